"""What a hand did is read from the session, each act once and in its order."""

from __future__ import annotations

from typing import Any

import pytest

from pages.gradients import page as gradients
from pages.regularization import page as regularization
from pages.regularization.record import DEFAULT
from ui import state
from ui.components import outbox


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session's own entries."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(outbox.st, "session_state", found)
    return found


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the whole page was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(outbox.st, "rerun", lambda: asked.append("all"))
    return asked


def test_what_a_component_says_is_handed_on(kept: dict[str, Any]) -> None:
    kept["board"] = {"edit": {"rev": 1}, "edits": [1]}
    got: list[Any] = []
    outbox.on_value("board", "edit", got.append)()
    outbox.on_value("board", "edits", got.append, list)()
    assert got == [{"rev": 1}, [1]]


@pytest.mark.parametrize("said", [{}, {"board": None}, {"board": {}}, {"board": {"edit": None}}, {"board": {"edit": [1]}}, {"board": {"edit": 7}}])
def test_what_is_gone_or_of_another_kind_is_no_act(kept: dict[str, Any], said: dict[str, Any]) -> None:
    kept |= said
    got: list[Any] = []
    outbox.on_value("board", "edit", got.append)()
    assert got == []


def act(rev: Any, name: str = "x") -> dict[str, Any]:
    return {"rev": rev, "act": name}


def done(edits: Any) -> list[tuple[str, Any]]:
    """What `perform` hands on."""
    got: list[tuple[str, Any]] = []
    outbox.perform("seen", edits, lambda name, edit: got.append((name, edit["rev"])))
    return got


def test_each_act_is_done_once_in_its_order(bare: state.Session) -> None:
    assert done([act(5), act(7), {"pushes": 1}]) == [("x", 5), ("x", 7)]
    assert done([act(7), act(9, "y"), {"pushes": 2}]) == [("y", 9)]
    assert outbox.revision("seen") == 9 and outbox.revision("other") == 0


def test_steps_of_the_history_are_done_here(bare: state.Session) -> None:
    assert not outbox.stepped(outbox.perform("seen", [act(1)], lambda name, edit: state.change(learning_rate=0.3)))
    assert outbox.stepped(outbox.perform("seen", [act(2, "undo"), act(3)], lambda name, edit: None))
    assert bare.future and not bare.past


@pytest.mark.parametrize("edits", [None, 3, "ab", {"rev": 1}, [None, 1, act("1"), act(0), act(-3), act(2**60), act(1.5), act(True)]])
def test_what_is_no_list_of_acts_is_none(bare: state.Session, edits: Any) -> None:
    assert done(edits) == [] and not bare.revisions


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
