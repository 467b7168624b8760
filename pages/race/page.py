"""The Race page: the board in a fragment of its own, and below it what luck and noise amount to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from engine.config import MAX_STEPS
from engine.studies.advice import advise
from engine.studies.race.racers import AXES, RACING
from engine.studies.race.run import RaceResult
from engine.text import Text
from ui import state
from ui.advice_sentences import sentence
from ui.components.outbox import advance, perform, revision
from ui.components.rerun import fragment, rerun_fragments

from . import message, model, strings
from .sentences import twins
from .studies import FRAGMENT as STUDIES

BOARD = "race_board"
ID, CURSOR = "race", "race_cursor"  # the cursor counts its own revisions: it is no act, and may come before or after those sent with it


@fragment(BOARD)
def panel() -> None:
    """The race and its clock: what a hand does there runs only it again, where the sidebar stays the same."""
    race = model.race()
    found = model.shown(race)
    message.show(
        found,
        revision=revision(ID),
        cursor_revision=revision(CURSOR),
        language=state.language(),
        notice=notice(found),
        on_edits=_edits,
        on_cursor=_cursor,
    )


def notice(found: message.Shown) -> tuple[Text, Text | None] | None:
    """One sentence about racers that are the same, or about why all of them left, with what helps."""
    result = found.result
    if found.plane is None:
        return None
    if len(result.diverged) == len(result.results):
        advice = advise(result.results[result.diverged[0]])
        if advice:
            return sentence(advice), strings.FIX_ALL if fixes(result) else None
    same = twins(result.race)
    return (same[0], None) if same else None


def fixes(found: RaceResult) -> dict[int, dict[str, Any]]:
    """For each racer that left, the change that would keep it, tried before it is offered."""
    out = {}
    for r in found.diverged:
        advice = advise(found.results[r])
        changes = {name: value for name, value in advice.changes.items() if name in RACING} if advice else {}
        if changes:
            out[r] = changes
    return out


def _cursor(edit: Mapping[str, Any]) -> None:
    step = edit.get("step")
    if advance(CURSOR, edit) and isinstance(step, int) and not isinstance(step, bool) and 0 <= step <= MAX_STEPS:
        model.look(step=step)
        rerun_fragments(STUDIES)


def _edits(edits: Any) -> None:
    """Each act that is not done yet; the axis changes the board alone."""
    done = perform(ID, edits, _act)
    if {edit.get("act") for edit in done} <= {"axis"}:
        rerun_fragments(BOARD)
    else:
        st.rerun()


def _act(name: str, edit: Mapping[str, Any]) -> None:
    if name in ACTS:
        ACTS[name](edit)


def _axis(edit: Mapping[str, Any]) -> None:
    if edit.get("axis") in AXES:
        model.commit(replace(model.race(), axis=str(edit["axis"])), history=False)


def _pick(edit: Mapping[str, Any]) -> None:
    r = edit.get("racer")
    if isinstance(r, int) and 0 <= r < len(model.race().racers):
        model.look(picked=r)


def _fix(_: Mapping[str, Any]) -> None:
    race = model.race()
    changes = fixes(model.shown(race).result)
    racers = [tuple((dict(its) | changes.get(r, {})).items()) for r, its in enumerate(race.racers)]
    model.commit(replace(race, racers=tuple(racers)))


ACTS: dict[str, Callable[[Mapping[str, Any]], None]] = {"axis": _axis, "pick": _pick, "fix": _fix}
