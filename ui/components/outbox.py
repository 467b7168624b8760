"""The Python half of static/kit/outbox.js: does each act of a component once, in order, and keeps which was the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from ui import state

HISTORY: dict[str, Callable[[], None]] = {"undo": state.undo, "redo": state.redo}

Edit = Mapping[str, Any]


def value(key: str, name: str) -> Any:
    """What the component `key` set under `name`; None where its page was left in the same moment, since Streamlit has dropped it then."""
    return (st.session_state.get(key) or {}).get(name)


def on_value(key: str, name: str, act: Callable[[Any], None], kind: type = dict) -> Callable[[], None]:
    """The callback that hands the value of `name` to `act` if it is of type `kind`."""

    def call() -> None:
        found = value(key, name)
        if isinstance(found, kind):
            act(found)

    return call


def revision(page: str) -> int:
    """The revision of the act that was done last, which the next message answers."""
    return state.session().revisions.get(page, 0)


def advance(page: str, edit: Edit) -> bool:
    """Whether `edit` is newer than all that were done; it counts as done from now on."""
    found = edit.get("rev")
    if not isinstance(found, int) or isinstance(found, bool) or not revision(page) < found < 2**53:
        return False
    state.session().revisions[page] = found
    return True


def perform(page: str, edits: Any, act: Callable[[str, Edit], None]) -> list[Edit]:
    """Do what was not done before: a step of the history, or `act(name, edit)`. Returns the acts done; `edits` may be anything a browser sent."""
    done = []
    for edit in _mappings(edits):
        if advance(page, edit):
            name = str(edit.get("act"))
            if name in HISTORY:
                HISTORY[name]()
            else:
                act(name, edit)
            done.append(edit)
    return done


def stepped(done: list[Edit]) -> bool:
    """Whether a step of the history is among `done`: it may change anything on the page."""
    return any(edit.get("act") in HISTORY for edit in done)


def _mappings(edits: Any) -> Iterator[Edit]:
    return (edit for edit in (edits if isinstance(edits, list) else ()) if isinstance(edit, Mapping))
