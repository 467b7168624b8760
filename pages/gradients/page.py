"""The Gradients page's component, in a fragment of its own, and what it does with what the hand did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from ui import state
from ui import strings as shared
from ui.components.mount import mount
from ui.components.outbox import on_value, perform, revision, stepped
from ui.components.progress import Progress

from . import model as models
from . import strings
from .message import message
from .record import Record

ID, KEY = "gradients", "gradients"
_board = mount("gradients", "kit/kit.css", "gradients/gradients.css")


def record() -> Record:
    """What the page shows, with the update that is meant."""
    kept: Record = state.record(ID)
    return kept if kept.step >= 0 else replace(kept, step=0)


def commit(new: Record) -> None:
    """A finished act: from now on the page, and its link, are about this update."""
    state.commit_record(ID, new)


def model() -> models.Model:
    return models.model(record(), state.config())


@st.fragment(key="gradients_fragment")
def panel() -> None:
    """The three sections that a hand works in."""
    language = state.language()
    with Progress() as told:
        if models.long(record(), state.config()):
            told.at_once(0, 1, strings.RUNNING(language, all=state.config().steps))
        found = model()
        shown = models.clamped(record(), found)
        table = models.table(found, shown.weight, shown.power, lambda done, of: told(done, of, strings.NUDGING(language, done=done, all=of)))
        case = models.case(found, shown, lambda done, of: told(done, of, strings.PROGRESS(language, done=done, all=of)))
    data = message(shown, found, table, case, language, revision=revision(ID))
    _board(key=KEY, data=data, on_edits_change=on_value(KEY, "edits", _edits, list))


def _edits(edits: Any) -> None:
    """Each act that is not done yet; the sidebar is run too after a step of the history, and where there is a note."""
    if stepped(perform(ID, edits, _act)) or state.session().notes:
        st.rerun()


def _act(name: str, edit: Mapping[str, Any]) -> None:
    if name not in ACTS:
        return
    try:
        ACTS[name](models.clamped(record(), model()), edit)
    except (TypeError, ValueError, KeyError):
        state.note(shared.NOT_TAKEN)


def _turn(now: Record, edit: Mapping[str, Any]) -> None:
    """What the hand turned, nudged or chose in the first two sections."""
    nudged, d = {int(i) for i in edit["filled"]}, model().fit.d
    if not nudged <= set(range(d)):
        raise ValueError(f"there are {d} weights")
    filled = sum(1 << i for i in nudged)
    commit(replace(now, power=int(edit["power"]), central=bool(edit["central"]), weight=int(edit["weight"]), filled=filled))


def _example(now: Record, edit: Mapping[str, Any]) -> None:
    n = model().fit.n
    commit(replace(now, example=(int(edit["example"]) - 1) % n))


def _guess(now: Record, edit: Mapping[str, Any]) -> None:
    commit(replace(now, guess=str(edit["id"])))


def _another(now: Record, edit: Mapping[str, Any]) -> None:
    commit(replace(now, bug="", case=now.case + 1, guess="", zero=False))


def _inject(now: Record, edit: Mapping[str, Any]) -> None:
    id = str(edit["id"])
    commit(replace(now, bug="" if id == "hidden" else id, guess="", zero=False))


def _zero(now: Record, edit: Mapping[str, Any]) -> None:
    commit(replace(now, zero=not now.zero))


ACTS: dict[str, Callable[[Record, Mapping[str, Any]], None]] = {
    "turn": _turn,
    "example": _example,
    "guess": _guess,
    "another": _another,
    "inject": _inject,
    "zero": _zero,
}


# What the sidebar's buttons ask for


def new_weights() -> None:
    now, found = record(), model()
    commit(replace(now, theta=models.fresh(found.config, found.fit.d), filled=1, weight=0))


def to_kink() -> None:
    found = model()
    now = models.clamped(record(), found)
    moved = models.kink(found, now.weight)
    if moved is None:
        state.note(strings.NO_KINK)
    else:
        commit(replace(now, theta=moved, central=True, power=4, filled=2**found.fit.d - 1))


def reset() -> None:
    commit(replace(record(), step=state.session().cursor[0], theta=(), loss="", strength=-1.0, filled=1, weight=0))
