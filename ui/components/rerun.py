"""Rerun some fragments of the page instead of the one that an event belongs to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

REQUESTED = "requested_fragments"  # keys of the fragments that a callback requested and that have not been drawn since


def fragment(key: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """`st.fragment(key=key)`, for the fragments that `rerun_fragments` names."""

    def decorate(draw: Callable[[], None]) -> Callable[[], None]:
        @st.fragment(key=key)
        @wraps(draw)
        def drawn() -> None:
            draw()
            _requested().discard(key)

        return drawn

    return decorate


def rerun_fragments(*fragments: str) -> None:
    """Rerun the fragments with these keys instead of the fragment that the event belongs to.

    Fragments that were requested before and have not been drawn run too. While a callback runs, the browser may send another event:
    Streamlit joins both runs into one, calls the second event's callback in it, and what that one requests replaces all other fragments
    of the joined run.

    A run of the whole page goes on: it draws them too, and it may be of another page that was requested at the same time, which would
    stay empty. Before the first whole run has ended, Streamlit has no fragments to rerun and reruns the page.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run and not run.fragment_ids_this_run:
        return
    _requested().update(fragments)
    with suppress(StreamlitAPIException):
        st.rerun(sorted(_requested()))


def begin_page() -> None:
    """Called where a run of the whole page begins: it draws all fragments of the page, and those of another page do not exist here."""
    _requested().clear()


def _requested() -> set[str]:
    keys: set[str] = st.session_state.setdefault(REQUESTED, set())
    return keys
