"""On the first page of a visit the component is sent first; the rest follows once the browser has painted it.

Streamlit shows elements whose modules it had to request all together, 300 ms after the last request: a component that is sent with a
sidebar of forty widgets waits for all of them. Sent ahead, it is painted half a second sooner, and the rest hardly later.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

import streamlit as st

SERVED = threading.Event()  # set by ui/components/preload.py: this process serves the routes outside the script too
KEY = "first_paint"
PATIENCE = 0.6  # seconds after which the rest is sent in any case

_awaited: dict[str, threading.Event] = {}


def token() -> str | None:
    """What the component sends to `live/painted` after its first paint; None after the first page, and where the route is not served."""
    if KEY not in st.session_state:
        listening = SERVED.is_set() and bool(st.context.headers)
        st.session_state[KEY] = secrets.token_urlsafe(8) if listening else None
        if listening:
            _awaited[st.session_state[KEY]] = threading.Event()
    found: str | None = st.session_state[KEY]
    return found


def painted(token: str) -> None:
    """The browser reported the first paint."""
    if event := _awaited.get(token):
        event.set()


def wait() -> None:
    """Wait for the first paint, at most PATIENCE seconds."""
    if given := token():
        _awaited[given].wait(PATIENCE)
        del _awaited[given]
        st.session_state[KEY] = None


def order(picture: Callable[[], None], controls: Callable[[], None]) -> None:
    """Draw a page's two parts: on the first page of a visit the picture first, later the controls, so that they are usable at once."""
    for part in (picture, controls) if token() else (controls, picture):
        part()
