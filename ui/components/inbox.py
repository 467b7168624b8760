"""What a hand did on a component, as the session has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from ui import state

UNDOING = {"undo": state.undo, "redo": state.redo}


def sent(key: str, name: str) -> Any:
    """What the component `key` says under `name`; nothing where its page was left in the same moment: Streamlit has forgotten it then."""
    return (st.session_state.get(key) or {}).get(name)


def heard(key: str, name: str, act: Callable[[Any], None], kind: type = dict) -> Callable[[], None]:
    """The callback that hands it to `act`, if it is of this kind."""

    def call() -> None:
        value = sent(key, name)
        if isinstance(value, kind):
            act(value)

    return call


def fresh(edits: Any, revision: str) -> Iterator[Mapping[str, Any]]:
    """The acts of a list that were not done before, in their order: the browser sends each until it is answered.

    The session keeps under `revision` which was the last.
    """
    for edit in edits if isinstance(edits, list) else ():
        found = edit.get("rev") if isinstance(edit, Mapping) else None
        if isinstance(found, int) and st.session_state.get(revision, 0) < found < 2**53:
            st.session_state[revision] = found
            yield edit


def stepped(edits: Any, revision: str, act: Callable[[str, Mapping[str, Any]], None]) -> bool:
    """Do what is fresh: a step of the history, or `act(name, edit)`. Whether there was a step: it leads to what else is on the page, too."""
    steps = 0
    for edit in fresh(edits, revision):
        name = str(edit.get("act"))
        if name in UNDOING:
            UNDOING[name]()
            steps += 1
        else:
            act(name, edit)
    return steps > 0
