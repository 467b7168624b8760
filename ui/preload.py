"""What the stage will need, named in the header of the page's own answer: the browser fetches it beside Streamlit's own start instead of after."""

from __future__ import annotations

import threading
from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .stage import ADDRESSES

PAGES = ("", "explore")  # where the stage is at home
# Streamlit's own parts that it fetches only once a component's message is there; their names end in a hash.
BUNDLES = Path(st.__file__).parent / "static" / "static" / "js"
PARTS = ("BidiComponent", "_arrayReduce", "serialization", "recordbatch")

SERVED = threading.Event()  # a document was asked for through here: this process serves the routes beside the script too


def home() -> str:
    """The path under which this server lives, "" or "/some/path"."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def links() -> str:
    """The Link header; the stage's modules wait until the page's own parts are on their way."""
    parts = [f"static/js/{file.name}" for part in PARTS for file in sorted(BUNDLES.glob(f"{part}.*.js"))]
    return ", ".join(
        [f"<{home()}/{address}>; rel=modulepreload" for address in parts]
        + [f"<{home()}/{address}>; rel=modulepreload; fetchpriority=low" for address in ADDRESSES]
    )


class Preload:
    """ASGI middleware that adds the Link header to the document of the pages with a stage."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.documents = {f"{home()}/{page}".rstrip("/") for page in PAGES}
        self.header = (b"link", links().encode("ascii"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        SERVED.set()
        document = scope["type"] == "http" and scope["path"].rstrip("/") in self.documents

        async def sent(message: Message) -> None:
            if document and message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], self.header]}
            await send(message)

        await self.app(scope, receive, sent)
