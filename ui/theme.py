"""The colours and shapes of data, read from static/kit/theme.js: the one table of both sides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TEXT = (Path(__file__).resolve().parents[1] / "static" / "kit" / "theme.js").read_text(encoding="utf-8")
_TABLE = json.loads(_TEXT[_TEXT.index("{") : _TEXT.rindex("}") + 1])


@dataclass(frozen=True)
class Hues:
    """Colours of one mode as "#RRGGBB": those of classes 1…6, of racers A…F, and of the quantities."""

    classes: tuple[str, ...]
    racers: tuple[str, ...]
    gradient: str
    momentum: str
    batch: str
    ok: str
    halo: str


def _hues(mode: dict[str, Any]) -> Hues:
    read: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in mode.items()}
    return Hues(**read)


LIGHT, DARK = _hues(_TABLE["light"]), _hues(_TABLE["dark"])
DASHES: tuple[tuple[float, ...], ...] = tuple(tuple(dash) for dash in _TABLE["dashes"])  # px on and off, of racers A…F
SHAPES = len(_TABLE["polygons"]) + 1


def hues(dark: bool) -> Hues:
    return DARK if dark else LIGHT


def outline(label: int, radius: float) -> str:
    """The marker of class `label` around (0, 0) as an SVG path, with the area of a disc of this radius.

    >>> outline(0, 2), outline(1, 1)
    ('M-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z', 'M-0.89 -0.89L0.89 -0.89L0.89 0.89L-0.89 0.89Z')
    """
    if label == 0:
        return f"M{-radius:g} 0a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0a{radius:g} {radius:g} 0 1 0 {-2 * radius:g} 0Z"
    points = (f"{round(x * radius, 2):g} {round(y * radius, 2):g}" for x, y in _TABLE["polygons"][label - 1])
    return f"M{'L'.join(points)}Z"
