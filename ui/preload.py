"""The stage's modules, named in the header of the page's own answer: the browser fetches them beside Streamlit's instead of after."""

from __future__ import annotations

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .stage import ADDRESSES

PAGES = ("", "explore")  # where the stage is at home


def home() -> str:
    """The path under which this server lives, "" or "/some/path"."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


class Preload:
    """ASGI middleware that adds the Link header to the document of the pages with a stage."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.documents = {f"{home()}/{page}".rstrip("/") for page in PAGES}
        links = (f"<{home()}/{address}>; rel=modulepreload" for address in ADDRESSES)
        self.header = (b"link", ", ".join(links).encode("ascii"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        document = scope["type"] == "http" and scope["path"].rstrip("/") in self.documents

        async def sent(message: Message) -> None:
            if document and message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], self.header]}
            await send(message)

        await self.app(scope, receive, sent)
