"""Buttons that the sidebars of several pages show."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from engine.text import Text

from . import state, strings

Then = Callable[[Callable[[], None]], None]


def history(key: str, reset: Callable[[], None], help: Text, then: Then, language: str) -> None:
    """Undo, redo and reset in a row. `then` is called with the act of the button that was pressed; widget keys begin with `key`."""
    undo, redo = state.undoable()
    with st.container(horizontal=True, gap="xsmall", key=f"{key}_acts"):
        st.button(strings.UNDO(language), key=f"{key}_undo", disabled=not undo, on_click=then, args=(state.undo,))
        st.button(strings.REDO(language), key=f"{key}_redo", disabled=not redo, on_click=then, args=(state.redo,))
        st.button(strings.RESET(language), key=f"{key}_reset", help=help(language), on_click=then, args=(reset,))
