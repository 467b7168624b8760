"""The Sweep page's map, in a fragment of its own: each answer of the browser asks for the next slice, so nobody waits for a whole sweep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from engine.studies.grid_plan import COLOURS
from ui import state
from ui.components.mount import mount
from ui.components.outbox import perform, revision, stepped, value
from ui.frame import open_page

from . import model
from .message import message
from .record import Record

ID, KEY, SEEN = "sweep", "sweep_map", "sweep_seen"
MORE, HOVER, OPEN = "sweep_more", "sweep_hover", "sweep_open"
FIRST = 0.05  # seconds of computing before the page is there
_board = mount("sweep", "kit/kit.css", "sweep/sweep.css")


def record() -> Record:
    found: Record = state.record(ID)
    return found


@dataclass
class Seen:
    """The sweep that a session saw last; what is asked for outside the script, such as a file, can hold on to it."""

    job: model.Job | None = None


def seen() -> Seen:
    found: Seen = st.session_state.setdefault(SEEN, Seen())
    return found


def job() -> model.Job | None:
    return seen().job


@st.fragment(key="sweep_panel")
def panel() -> None:
    """The map, a slice further."""
    if st.session_state.pop(OPEN, False):
        open_page("explore")
    plan, wrong = model.planned(record(), state.config())
    if wrong is None:
        before = job()
        now = model.job_for(plan, before)
        fresh = now is not before
        if fresh:
            seen().job = now
            st.session_state.pop(HOVER, None)
        if not now.stopped and (fresh or st.session_state.get(MORE)):
            model.advance(now, FIRST if fresh else model.SLICE)
    st.session_state.pop(MORE, None)
    hovered = st.session_state.get(HOVER)
    data = message(job(), wrong, record().cell, hovered, state.language(), revision(ID), plan.target)
    _board(key=KEY, data=data, on_edits_change=_edited, on_more_change=_asked, on_look_change=_looked)


def again() -> None:
    """Run it all again."""
    now = job()
    if now is not None:
        seen().job = model.forget(now)
        st.session_state[MORE] = True


# What the browser sends


def _asked() -> None:
    """The last slice was drawn: go on, if it is still this sweep."""
    asked, now = value(KEY, "more"), job()
    if isinstance(asked, Mapping) and now is not None and (asked.get("job"), asked.get("done")) == (now.id, now.filled.done):
        st.session_state[MORE] = True


def _looked() -> None:
    """The hand is over a cell, or over none."""
    cell = _cell(value(KEY, "look"))
    if cell is None:
        st.session_state.pop(HOVER, None)
    else:
        st.session_state[HOVER] = cell


def _cell(sent: Any) -> tuple[int, int] | None:
    """The cell that was sent, if this map has it."""
    now = job()
    if not isinstance(sent, Mapping) or now is None:
        return None
    row, column = sent.get("row"), sent.get("column")
    ny, nx = now.filled.status.shape
    if isinstance(row, int) and isinstance(column, int) and 0 <= row < ny and 0 <= column < nx:
        return row, column
    return None


def _edited() -> None:
    """Each act that is not done yet; the sidebar is run too after a step of the history."""
    if stepped(perform(ID, value(KEY, "edits"), lambda name, edit: ACTS.get(name, _ignore)(edit))):
        st.rerun()


def _ignore(edit: Mapping[str, Any]) -> None:
    """An act that this page does not know."""


def _keep(edit: Mapping[str, Any]) -> None:
    cell = _cell(edit)
    state.commit_record(ID, replace(record(), cell=cell or ()), history=False)


def _colour(edit: Mapping[str, Any]) -> None:
    if edit.get("id") in COLOURS:
        kept = record()
        state.commit_record(ID, replace(kept, plan=replace(kept.plan, colour=str(edit["id"]))), history=False)


def _pause(stopped: bool) -> Callable[[Mapping[str, Any]], None]:
    def act(edit: Mapping[str, Any]) -> None:
        now = job()
        if now is not None:
            now.stopped = stopped
            st.session_state[MORE] = not stopped

    return act


def _open(edit: Mapping[str, Any]) -> None:
    """The run of a cell becomes Explore's own."""
    cell, now = _cell(edit), job()
    if cell is not None and now is not None:
        _keep(edit)
        state.commit(now.plan.cell(*cell))
        st.session_state[OPEN] = True


ACTS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "keep": _keep,
    "colour": _colour,
    "stop": _pause(True),
    "resume": _pause(False),
    "open": _open,
}
