"""The Losses page: what its message holds, what each act of the hand does, and what its sidebar shows."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from engine.text import LANGUAGES
from pages.losses import message as losses_face
from pages.losses import page, score_table
from pages.losses.record import Desk, decode, encode
from pages.losses.strings import BOARD
from tests.driver.app import checked, open_app, press, session, switch_page, turn, widget
from ui import state, widgets


def opened(link: Desk | None = None, **query: str) -> AppTest:
    at = open_app(query | ({"desk": encode(link)} if link else {}))
    return switch_page(at, "losses")


def record(at: AppTest) -> Desk:
    found: Desk = session(at).now.record("losses")
    return found


def unpack(packed: dict[str, Any]) -> np.ndarray:
    assert packed["t"] == "f8"
    return np.frombuffer(base64.b64decode(packed["b"])).reshape(packed["s"])


# the message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kept",
    [
        Desk(),
        Desk(score_table.LECTURE_TABLE.but(scores=(), labels=())),
        Desk(score_table.Table(names=("cat",), scores=((1.0,),), labels=(0,))),
        Desk().having(score_table.LECTURE_TABLE.score(1, 1, 4.2)),
        Desk(factor=1000.0),
    ],
    ids=["lecture", "empty", "one class", "settled", "overflow"],
)
def test_the_message_holds_the_engines_numbers(kept: Desk, language: str) -> None:
    sent = losses_face.message(kept, 3, language)
    assert sent["rev"] == 3
    assert sent["text"] == {id: text(language) for id, text in BOARD.items()}
    for id, value in score_table.values(kept.table).items():
        np.testing.assert_array_equal(unpack(sent["rows"][id]["value"]), value)
        assert sent["rows"][id]["mean"] == score_table.mean(kept.table, id)
    np.testing.assert_array_equal(unpack(sent["p"]), score_table.probabilities(kept.table).ravel())
    assert sent["question"]["settled"] == (kept.proof is not None)
    assert sent["shapes"]["values"]["hinge"] == [1.9, -1.0]
    if kept.table.n:
        np.testing.assert_array_equal(unpack(sent["chain"]["e"]), score_table.chain(kept.table, 0, kept.factor).e)
        assert (sent["chain"]["notice"] is not None) == (kept.factor == 1000.0)


# what the hand does


@pytest.fixture
def quiet(bare: state.Session, monkeypatch: pytest.MonkeyPatch) -> state.Session:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(page.st, "session_state", kept)
    monkeypatch.setattr(page, "_again", lambda: None)
    return bare


def act(rev: int, what: str, /, **details: Any) -> dict[str, Any]:
    return {"rev": rev, "act": what, **details}


def test_each_act_does_what_it_says(quiet: state.Session) -> None:
    acts = [
        act(1, "score", image=1, label=1, value=4.2),
        act(2, "truth", image=0, label=2),
        act(3, "add_image"),
        act(4, "add_class"),
        act(5, "rename", label=3, name="my dog"),
        act(6, "scale", value=2.0),
        act(7, "vary", field="squared", on=True),
        act(8, "pick", row="softmax", image=3),
        act(9, "chain", image=2),
        act(10, "factor", value=5.0),
        act(11, "shift", on=True),
        act(12, "margin", value=1.5),
    ]
    page._edits(acts)
    now = state.record("losses")
    assert now.table.names == ("cat", "car", "frog", "my dog")
    assert now.table.scores[1] == (1.3, 4.2, 2.0, 0.0)
    assert (now.table.labels, now.table.scale, now.table.squared) == ((2, 1, 2, 0), 2.0, True)
    assert (now.row, now.image, now.chain, now.factor, now.shift, now.margin) == ("softmax", 3, 2, 5.0, True, 1.5)
    page._edits(
        [act(13, "remove_image", image=0), act(14, "remove_class", label=3), act(15, "ask", question=4), act(16, "guess", option=1)]
    )
    now = state.record("losses")
    assert (now.table.n, now.table.k, now.image, now.question, now.guess) == (3, 3, 2, 4, 1)
    assert not quiet.notes


def test_an_edit_counts_once_and_late_ones_in_order(quiet: state.Session) -> None:
    first = act(1, "add_image")
    page._edits([first])
    page._edits([first, act(2, "add_image")])
    assert state.record("losses").table.n == 5
    assert len(quiet.past) == 2


def test_looks_are_no_step_of_the_history(quiet: state.Session) -> None:
    page._edits([act(1, "pick", row="softmax", image=1), act(2, "chain", image=1), act(3, "margin", value=0.5)])
    assert not quiet.past
    page._edits([act(4, "score", image=0, label=0, value=1.0)])
    page._edits([act(5, "undo")])
    assert state.record("losses").table == score_table.LECTURE_TABLE
    assert state.record("losses").row == "softmax"


@pytest.mark.parametrize(
    "wrong",
    [
        act(1, "score", image=0, label=0, value=1e308),
        act(1, "score", image=0, label=0, value="word"),
        act(1, "score", image=0, label=0, value=None),
        act(1, "score", image=99, label=0, value=1.0),
        act(1, "score", label=0, value=1.0),
        act(1, "scale", value=float("nan")),
        act(1, "rename", label=0, name="x" * 99),
        act(1, "pick", row="<b>", image=0),
        act(1, "pick", row="hinge", image=7),
        act(1, "chain", image=-1),
        act(1, "factor", value=0),
        act(1, "ask", question=7),
        act(1, "ask", question="x"),
        act(1, "guess", option=9),
        act(1, "margin", value=1e9),
    ],
)
def test_what_cannot_be_changes_nothing_and_is_said(quiet: state.Session, wrong: dict[str, Any]) -> None:
    page._edits([wrong])
    assert state.record("losses") == Desk()
    assert len(quiet.notes) == 1
    assert quiet.notes[0]("ko")


@pytest.mark.parametrize(
    "strange", [act(1, "explode"), {"act": "add_image"}, {"rev": "1", "act": "add_image"}, {"rev": 2**60, "act": "add_image"}, {}]
)
def test_unknown_acts_ask_for_nothing(quiet: state.Session, strange: dict[str, Any]) -> None:
    page._edits([strange])
    assert state.record("losses") == Desk()
    assert not quiet.notes


# the page


def test_the_sidebar_moves_the_desk() -> None:
    at = opened()
    assert widget(at, "desk_undo").disabled
    turn(at, "desk_delta", 0.5)
    turn(at, "desk_scale", 2.0)
    turn(at, "desk_every_class", True)
    table = record(at).table
    assert (table.delta, table.scale, table.every_class) == (0.5, 2.0, True)
    assert decode("".join(at.query_params["desk"])) == (record(at), [])
    press(at, "desk_undo")
    assert not record(at).table.every_class
    press(at, "desk_redo")
    assert record(at).table.every_class
    press(at, "desk_reset")
    assert record(at) == Desk()
    press(at, "desk_undo")
    assert record(at).table.every_class


def test_presets_replace_the_scores_and_keep_the_settings() -> None:
    at = opened(Desk(score_table.LECTURE_TABLE.but(delta=2.0)))
    turn(at, "desk_preset", "two")
    assert record(at).table.names == ("cat", "car")
    assert record(at).table.delta == 2.0
    assert "own" not in widget(at, "desk_preset").options
    mine = opened(Desk(score_table.LECTURE_TABLE.score(0, 0, 1.0)))
    assert widget(mine, "desk_preset").value == "own"


def test_the_picked_sum_is_written_out() -> None:
    at = opened(Desk(row="softmax", image=2))
    shown = [latex.value for latex in at.latex]
    assert any(r"\frac{e^{-3.1}}{e^{2.2} + e^{2.5} + e^{-3.1}}" in latex for latex in shown)
    empty = opened(Desk(score_table.LECTURE_TABLE.but(scores=(), labels=())))
    assert any("image" in caption.value for caption in empty.caption)


def test_a_broken_link_says_so_and_shows_the_lecture() -> None:
    at = opened(desk="i1_2_x")
    assert record(at).table == score_table.LECTURE_TABLE


def test_what_the_sidebar_showed_before_is_nobodys_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that was on its way while the desk changed still holds the sidebar's old values."""
    at = opened()
    mine = Desk(score_table.LECTURE_TABLE.score(0, 0, 1.0).but(scale=5.0))
    session(at).now = session(at).now.with_record("losses", mine)
    checked(at.run())
    for key, before in (("desk_preset", "lecture"), ("desk_scale", 1.0)):
        turn(at, key, before)
        assert record(at).table == mine.table
    monkeypatch.setattr(widgets, "ECHO", -1.0)
    turn(at, "desk_scale", 1.0)
    assert record(at).table.scale == 1.0
