"""A Link header on each page's document that names the modules of its component: the browser requests them while Streamlit starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.page import Page

from . import first_paint
from .mount import addresses, guard

# Streamlit's own modules that it requests only when a component's message arrives; their file names end in a hash.
BUNDLES = Path(st.__file__).parent / "static" / "static" / "js"
STREAMLIT_MODULES = ("BidiComponent", "_arrayReduce", "serialization", "recordbatch")


def home() -> str:
    """The base path of this server: "" or "/some/path"."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def links(folder: str) -> str:
    """The Link header. The component's modules have a low priority: Streamlit's own are requested first."""
    parts = [f"static/js/{file.name}" for part in STREAMLIT_MODULES for file in sorted(BUNDLES.glob(f"{part}.*.js"))]
    return ", ".join(
        [f"<{home()}/{address}>; rel=modulepreload" for address in parts]
        + [f"<{home()}/{address}>; rel=modulepreload; fetchpriority=low" for address in [guard(), *addresses(folder)]]
    )


class Preload:
    """ASGI middleware that adds the Link header to each page's document."""

    def __init__(self, app: ASGIApp, pages: Sequence[Page]) -> None:
        self.app = app
        components = {"": pages[0].component} | {page.id: page.component for page in pages}
        self.headers = {f"{home()}/{id}".rstrip("/"): (b"link", links(folder).encode("ascii")) for id, folder in components.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first_paint.SERVED.set()
        header = self.headers.get(scope["path"].rstrip("/")) if scope["type"] == "http" else None

        async def sent(message: Message) -> None:
            if header and message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], header]}
            await send(message)

        await self.app(scope, receive, sent)
