"""What a hand did is read from the session, each act once and in its order."""

from __future__ import annotations

from typing import Any

import pytest

from pages.gradients import page as gradients
from pages.regularization import page as regularization
from pages.regularization.record import DEFAULT
from ui import state
from ui.components import inbox


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session's own entries."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(inbox.st, "session_state", found)
    return found


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the whole page was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(inbox.st, "rerun", lambda: asked.append("all"))
    return asked


def test_what_a_component_says_is_handed_on(kept: dict[str, Any]) -> None:
    kept["board"] = {"edit": {"rev": 1}, "edits": [1]}
    got: list[Any] = []
    inbox.heard("board", "edit", got.append)()
    inbox.heard("board", "edits", got.append, list)()
    assert got == [{"rev": 1}, [1]]


@pytest.mark.parametrize("said", [{}, {"board": None}, {"board": {}}, {"board": {"edit": None}}, {"board": {"edit": [1]}}, {"board": {"edit": 7}}])
def test_what_is_gone_or_of_another_kind_is_no_act(kept: dict[str, Any], said: dict[str, Any]) -> None:
    kept |= said
    got: list[Any] = []
    inbox.heard("board", "edit", got.append)()
    assert got == []


def test_each_act_is_done_once_in_its_order(kept: dict[str, Any]) -> None:
    first, second, third = ({"rev": rev, "act": "x"} for rev in (5, 7, 9))
    assert list(inbox.fresh([first, second, {"pushes": 1}], "seen")) == [first, second]
    assert list(inbox.fresh([second, third, {"pushes": 2}], "seen")) == [third]
    assert kept["seen"] == 9


@pytest.mark.parametrize("edits", [None, 3, "ab", {"rev": 1}, [None, 1, {"rev": "1"}, {"rev": 0}, {"rev": -3}, {"rev": 2**60}, {"rev": 1.5}]])
def test_what_is_no_list_of_acts_is_none(kept: dict[str, Any], edits: Any) -> None:
    assert list(inbox.fresh(edits, "seen")) == [] and not kept


def test_several_acts_and_steps_back_are_all_done(bare: state.Session, kept: dict[str, Any], whole: list[str]) -> None:
    turns = [{"rev": r, "act": "turn", "power": p, "central": False, "weight": 0, "filled": [0]} for r, p in ((1, 5), (2, 6), (3, 7))]
    gradients._edits([*turns, {"rev": 4, "act": "undo"}, {"rev": 5, "act": "undo"}, {"rev": 6, "act": "example", "example": 3}])
    now = state.record("gradients")
    assert (now.power, now.example, whole) == (5, 2, ["all"])
    gradients._edits([{"rev": 6, "act": "undo"}, {"rev": 7, "act": "turn", "power": 99}, {"rev": 8, "act": "zero"}])
    assert state.record("gradients").zero and len(bare.notes) == 1, "what cannot be is said, and the rest is done"

    regularization._edits([{"rev": 1, "act": "scrub", "at": 20}, {"rev": 2, "act": "squares", "left": [1, 1, 0, 0], "right": [1, 0, 0, 0], "x": [1, 1, 1, 1]}])
    assert (state.record("regularization").at, state.record("regularization").left) == (20, (1, 1, 0, 0))
    regularization._edits([{"rev": 3, "act": "undo"}, {"rev": 4, "act": "undo"}, {"rev": 5, "act": "scrub", "at": "x"}, {"rev": 6, "act": "squares"}])
    assert state.record("regularization") == DEFAULT
