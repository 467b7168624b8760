"""What is drawn again after a hand on the stage: no more than what it changed."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.explore import model, open_update, page, sidebar
from tests.conftest import hold
from tests.ui.test_state import OWN
from ui import state
from ui.components import outbox

STAGE, UPDATE = page.FRAGMENT, open_update.FRAGMENT
MOVED = [[x, y + 0.1, label] for x, y, label in OWN.points]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What Streamlit is asked to run again; a session that shows OWN."""
    held = state.Session(now=state.Moment(OWN), language="en", published={})
    hold(held, monkeypatch)
    shown = sidebar.signature(OWN)
    monkeypatch.setattr(sidebar, "shown", lambda: shown)
    asked: list[Any] = []
    monkeypatch.setattr(st, "rerun", lambda *scope: asked.append(*scope or ["all"]))
    return asked


def points(**changes: Any) -> dict[str, Any]:
    return {"rev": 1, "act": "points", "points": MOVED, "classes": 2, "done": True} | changes


def test_while_a_point_is_dragged_only_the_stage_runs(runs: list[Any]) -> None:
    page._edits([points(done=False)])
    assert runs == []


def test_a_dropped_point_also_opens_its_update(runs: list[Any]) -> None:
    page._edits([points()])
    assert runs == [[STAGE, UPDATE]]


def test_the_sidebar_follows_where_it_shows_something_else(runs: list[Any]) -> None:
    page._edits([points(classes=3)])
    page._edits([{"act": "preset", "id": "moons", "rev": 2}])
    assert runs == ["all", "all"]


def test_a_sentence_to_say_needs_the_whole_page(runs: list[Any]) -> None:
    page._edits([points(points=[[0.0, 0.0, 0]] * 501)])
    assert runs == ["all"]


def test_the_cursor_runs_the_opened_update_alone(runs: list[Any]) -> None:
    page._cursor({"step": 12, "example": 3})
    assert runs == [[UPDATE]]
    assert state.session().cursor == (12, 3)


def test_every_edit_says_which_update_is_open(runs: list[Any]) -> None:
    state.session().cursor = (20, 2)
    page._edits([{"rev": 1, "act": "start", "theta": [0.1] * 6, "done": True, "cursor": {"step": 0, "example": 1}}])
    assert state.session().cursor == (0, 1)
    page._edits([points(rev=2, cursor={"step": 3, "example": 0})])
    assert state.session().cursor == (3, 0)
    page._edits([{"act": "undo", "rev": 3, "cursor": {"step": 5, "example": 2}}])
    assert state.session().cursor == (5, 2)


def test_before_the_first_run_is_over_there_is_nothing_to_name(runs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> None:
        raise StreamlitAPIException("unknown fragment")

    monkeypatch.setattr(st, "rerun", unknown)
    page._edits([points()])
    assert state.config().points != OWN.points


@pytest.mark.parametrize("act", ["points", "start", "preset", "no such act"])
@pytest.mark.parametrize("edit", [{}, {"points": 1, "classes": None, "done": 1, "theta": "abc", "cursor": {"step": -1, "example": 1e99}, "id": []}])
def test_nonsense_from_the_browser_changes_nothing(runs: list[Any], act: str, edit: dict[str, Any]) -> None:
    for revision in (1, "x", None):
        page._edits([{"act": act, "rev": revision} | edit])
    page._cursor(edit)
    assert state.config() == OWN
    assert model.played(state.config()).config == OWN


def test_all_acts_of_a_list_are_done_and_each_once(runs: list[Any]) -> None:
    """What a busy server gets at once: a drag that only began comes after what is finished."""
    first, second = points(), points(rev=2, points=[[0.0, 0.0, 0]])
    page._edits([first, second, {"act": "undo", "rev": 3}, {"act": "undo", "rev": 4}, {"pushes": 1}])
    assert state.config() == OWN and runs == [[STAGE, UPDATE]]
    page._edits([second, {"act": "undo", "rev": 3}, {"act": "redo", "rev": 5}, points(rev=6, done=False), {"pushes": 2}])
    assert len(state.session().past) == 1 and state.session().held, "redone once, and a drag is going on"
    assert outbox.revision(page.ID) == 6
