"""Kinds of browser windows, and the type of the fixture `visit`."""

from __future__ import annotations

from typing import Any, Protocol

from .server import Server
from .stage import Stage

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
SMALL: dict[str, Any] = {"viewport": {"width": 1024, "height": 700}}
TABLET: dict[str, Any] = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
DARK: dict[str, Any] = {"color_scheme": "dark"}
KOREAN: dict[str, Any] = {"locale": "ko-KR"}
KINDS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "dark": DARK,
    "korean": KOREAN,
    "small": SMALL,
    "tablet": TABLET,
    "projector": PROJECTOR,
    "phone": PHONE,
    "phone, dark, korean": PHONE | DARK | KOREAN,
}


class Visit(Protocol):
    def __call__(self, link: Any = None, *, path: str = "", to: Server | None = None, ready: bool = True, **options: Any) -> Stage: ...
