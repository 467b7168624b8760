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
    return {"rev": 1, "points": MOVED, "classes": 2, "done": True} | changes


def test_while_a_point_is_dragged_only_the_stage_runs(runs: list[Any]) -> None:
    page._points(points(done=False))
    assert runs == []


def test_a_dropped_point_also_opens_its_update(runs: list[Any]) -> None:
    page._points(points())
    assert runs == [[STAGE, UPDATE]]


def test_the_sidebar_follows_where_it_shows_something_else(runs: list[Any]) -> None:
    page._points(points(classes=3))
    page._action({"name": "preset", "id": "moons", "rev": 2})
    assert runs == ["all", "all"]


def test_a_sentence_to_say_needs_the_whole_page(runs: list[Any]) -> None:
    page._points(points(points=[[0.0, 0.0, 0]] * 501))
    assert runs == ["all"]


def test_the_cursor_runs_the_opened_update_alone(runs: list[Any]) -> None:
    page._cursor({"step": 12, "example": 3})
    assert runs == [[UPDATE]]
    assert state.session().cursor == (12, 3)


def test_every_edit_says_which_update_is_open(runs: list[Any]) -> None:
    state.session().cursor = (20, 2)
    page._start({"rev": 1, "theta": [0.1] * 6, "done": True, "cursor": {"step": 0, "example": 1}})
    assert state.session().cursor == (0, 1)
    page._points(points(cursor={"step": 3, "example": 0}))
    assert state.session().cursor == (3, 0)
    page._action({"name": "undo", "rev": 3, "cursor": {"step": 5, "example": 2}})
    assert state.session().cursor == (5, 2)


def test_before_the_first_run_is_over_there_is_nothing_to_name(runs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> None:
        raise StreamlitAPIException("unknown fragment")

    monkeypatch.setattr(st, "rerun", unknown)
    page._points(points())
    assert state.config().points != OWN.points


@pytest.mark.parametrize("hand", [page._points, page._start, page._cursor, page._action])
@pytest.mark.parametrize(
    "edit", [{}, {"rev": "x", "points": 1, "classes": None, "done": 1, "theta": "abc", "step": -1, "example": 1e99, "name": []}]
)
def test_nonsense_from_the_browser_changes_nothing(runs: list[Any], hand: Any, edit: dict[str, Any]) -> None:
    hand(edit)
    assert state.config() == OWN
    assert model.played(state.config()).config == OWN
