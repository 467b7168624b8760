"""The stage first: the rest of a visit's first page is sent once the browser has painted the stage.

Streamlit's page shows parts that it had to fetch all together, and 300 ms after the last of them was asked for; a stage that comes
with a sidebar of forty parts waits for them all. Sent ahead, it is painted half a second sooner, and the rest no later to speak of.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

import streamlit as st

SERVED = threading.Event()  # a document was asked for through ui/components/preload.py: this process serves the routes beside the script too
KEY = "first_picture"
PATIENCE = 0.6  # seconds; a browser that says nothing gets the rest all the same

_awaited: dict[str, threading.Event] = {}


def token() -> str | None:
    """What the stage is to say back once it is painted; nothing after a visit's first page, or where nobody could hear it."""
    if KEY not in st.session_state:
        listening = SERVED.is_set() and bool(st.context.headers)
        st.session_state[KEY] = secrets.token_urlsafe(8) if listening else None
        if listening:
            _awaited[st.session_state[KEY]] = threading.Event()
    said: str | None = st.session_state[KEY]
    return said


def painted(token: str) -> None:
    """The browser has said so."""
    if event := _awaited.get(token):
        event.set()


def wait() -> None:
    """Until the stage is painted, or patience ends."""
    if given := token():
        _awaited[given].wait(PATIENCE)
        del _awaited[given]
        st.session_state[KEY] = None


def order(picture: Callable[[], None], controls: Callable[[], None]) -> None:
    """A page's two parts: its picture first where a visit begins; later the controls, which a hand may be about to open."""
    for part in (picture, controls) if token() else (controls, picture):
        part()
