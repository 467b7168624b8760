"""The Sweep page: what its record keeps, how slices follow each other, what its message holds, what the hand and the sidebar do."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from engine import Config, Status, simulate
from engine.studies import grid
from engine.studies.grid import DIVERGED, NOT_RUN, RAN
from engine.studies.grid_plan import DEFAULT as PLAN
from engine.studies.grid_plan import Axis, SweepPlan
from engine.text import LANGUAGES
from pages.sweep import model, page, sidebar
from pages.sweep.colour_scale import scale
from pages.sweep.message import message
from pages.sweep.record import DEFAULT, Record, common, decode, encode
from pages.sweep.sentences import finding
from pages.sweep.strings import BOARD
from tests.driver.app import config, open_app, press, session, switch_page, turn, widget
from ui import state
from ui.state import Session
from ui.state.store import START

SMALL = Record(
    SweepPlan(Axis("learning_rate", 0.01, 100.0, 6), Axis("strength", 0.001, 10.0, 5), target=0.7), updates=40, points=40
)
DTYPES = {"f8": "<f8", "f4": "<f4", "u1": "|u1"}


def unpack(packed: dict[str, Any]) -> np.ndarray:
    return np.frombuffer(base64.b64decode(packed["b"]), DTYPES[packed["t"]]).reshape(packed["s"])


def run_whole(record: Record = SMALL, base: Config = START) -> model.Job:
    plan, wrong = model.planned(record, base)
    assert wrong is None
    job = model.job_for(plan, None)
    while not job.done:
        model.advance(job)
    return job


# the record


@pytest.mark.parametrize("record", [DEFAULT, SMALL, Record(cell=(0, 31)), replace(SMALL, plan=replace(PLAN, colour="updates"), cell=(3, 4))])
def test_round_trip(record: Record) -> None:
    assert decode(encode(record)) == (record, [])


@pytest.mark.parametrize("text", ["updates~0", "points~x", "cell~1", "cell~1.99", "cell~a.b", "updates~1e9", "points~501", "cell~-1.0", "x.low~nan", "z~1"])
def test_what_cannot_be_is_noted(text: str) -> None:
    record, notes = decode(text)
    assert record == DEFAULT and len(notes) == 1 and notes[0].ko


def test_garbage_never_raises() -> None:
    rng = np.random.default_rng(0)
    letters = list("~.-0123456789xycelpointsdupa \0<>")
    for _ in range(300):
        decode("".join(rng.choice(letters, rng.integers(1, 60))))


def test_what_runs_have_in_common() -> None:
    assert common(DEFAULT, START) == START.but(steps=200, samples=250)
    fixed = START.but(dataset="hand_check")
    assert common(DEFAULT, fixed) == fixed.but(steps=200), "what cannot be drawn anew keeps its points"
    placed = START.but(start=(0.0,) * 9)
    assert common(DEFAULT, placed).start == placed.start
    degree = replace(DEFAULT, plan=replace(PLAN, y=Axis("features.degree", 2, 4, 3, False)))
    assert common(degree, placed.but(features="polynomial", free=(0, 1))).start == "random"


# slices


def test_what_the_axes_turn_is_no_part_of_the_plan() -> None:
    plans = [model.planned(SMALL, START.but(learning_rate=rate, strength=0.3))[0] for rate in (0.5, 7.0)]
    assert plans[0] == plans[1]


def test_a_sweep_is_run_in_slices_and_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "PART", 10)
    wide = replace(SMALL.plan, x=Axis("learning_rate", 0.01, 100.0, 20))
    plan, _ = model.planned(replace(SMALL, plan=wide, updates=41), START)
    job = model.job_for(plan, None)
    model.advance(job, 0)
    first = job.filled.done
    assert first == 1 and job.state == "running"
    again = model.job_for(replace(plan, colour="updates"), job)
    assert again is job and job.filled.done == first and job.filled.plan.colour == "updates", "a colour is no other sweep"
    job.stopped = True
    assert job.state == "stopped"
    while not job.done:
        model.advance(job)
    assert (job.filled.status != NOT_RUN).all() and job.seconds > 0


def test_what_was_run_is_known_until_it_is_to_be_run_again() -> None:
    first = run_whole(replace(SMALL, updates=42))
    second = run_whole(replace(SMALL, updates=42))
    assert first.seconds > 0 and second.seconds == 0
    assert second.filled.loss is first.filled.loss
    third = model.forget(second)
    assert third.filled.done == 0 and third.plan == second.plan
    model.advance(third, 9)
    assert third.seconds > 0 and np.array_equal(third.filled.loss, first.filled.loss, equal_nan=True)


def test_two_visitors_of_one_sweep_do_not_disturb_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was run is shared; stopping it, or running it all again, is each one's own."""
    monkeypatch.setattr(grid, "PART", 3)
    plan, _ = model.planned(replace(SMALL, updates=43), START)
    mine, other = (model.job_for(plan, None) for _ in range(2))
    model.advance(mine, 0)
    mine.stopped = True
    with ThreadPoolExecutor(2) as pool:
        whole = [pool.submit(run_whole, replace(SMALL, updates=43)) for _ in range(2)]
        model.forget(mine)
        found = [job.result() for job in whole]
    assert other.state == "running" and mine.state == "stopped" and mine.filled.done == 1 and mine.id == other.id
    assert all(job.state == "done" for job in found)
    assert np.array_equal(found[0].filled.loss, found[1].filled.loss, equal_nan=True)


def test_data_that_cannot_be_learned_from_are_refused() -> None:
    for points in ((), ((0.0, 0.0, 1),)):
        plan, wrong = model.planned(SMALL, START.but(dataset="drawn", points=points, test_fraction=0.0))
        assert wrong is not None and "Two classes" in wrong.en and plan.base.points == points


# the message


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_holds_the_engines_numbers(language: str) -> None:
    job = run_whole()
    filled = job.filled
    sent = message(job, None, (1, 2), None, language, 7)
    assert (sent["rev"], sent["state"], sent["shape"], sent["ran"], sent["kept"]) == (7, "done", [5, 6], 30, [1, 2])
    assert sent["text"] == {id: text(language) for id, text in BOARD.items()}
    np.testing.assert_array_equal(unpack(sent["loss"]), filled.loss)
    np.testing.assert_array_equal(unpack(sent["status"]), filled.status)
    for colour, view in sent["views"].items():
        seen = replace(filled, plan=replace(filled.plan, colour=colour))
        assert view["best"] == list(seen.best or ()) and view["finding"] == finding(seen)[0](language)
        np.testing.assert_array_equal(unpack(view["depth"]), scale(seen).depth)
    ends = {"en": ["stays", "left at "], "ko": ["남음", "번째에 떠남"]}[language]
    assert sent["views"]["lasted"]["ends"][0] == ends[0] and ends[1] in sent["views"]["lasted"]["ends"][1]
    np.testing.assert_array_equal(unpack(sent["lasted"]), filled.lasted)
    assert sent["diverged"] == (filled.status == DIVERGED).sum() > 0
    assert sent["bound"]["name"] == "η · λ = 1" and sent["axes"]["x"]["marks"][0] == (0.0, "10⁻²")
    gone = ("above 1.", "1보다 큽니다.")[language == "ko"]
    assert gone in sent["views"]["loss"]["rest"]


@pytest.mark.parametrize("cell", [(0, 0), (4, 5)])
def test_the_cell_that_is_looked_at_is_that_run(cell: tuple[int, int]) -> None:
    job = run_whole()
    run = simulate(job.plan.cell(*cell)).run
    seen = message(job, None, (), cell, "en", 0)["look"]
    assert seen["cell"] == list(cell)
    np.testing.assert_allclose(unpack(seen["curve"]), run.loss, rtol=1e-6)
    np.testing.assert_allclose(unpack(seen["theta"]), run.theta[-1], rtol=1e-6)
    diverged = run.status is Status.DIVERGED
    assert diverged == (cell == (4, 5)) == (job.filled.status[cell] == DIVERGED)
    assert seen["left"] == (run.updates + 1 if diverged else None)


def test_without_test_points_there_is_no_such_colour() -> None:
    job = run_whole(base=START.but(test_fraction=0.0))
    assert message(job, None, (), None, "en", 0)["views"]["test"] is None


def test_a_cell_this_map_does_not_have_is_the_best_one() -> None:
    job = run_whole()
    sent = message(job, None, (20, 20), (9, 0), "en", 0)
    assert sent["kept"] is None and sent["look"]["cell"] == list(job.filled.best or ())


# what the hand does


@pytest.fixture
def hand(bare: Session, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    job = run_whole()
    bare.now = bare.now.with_record("sweep", SMALL)
    kept: dict[str, Any] = {page.SEEN: page.Seen(job), page.KEY: {}}
    monkeypatch.setattr(page.st, "session_state", kept)
    return kept


def act(rev: int, what: str, /, **details: Any) -> dict[str, Any]:
    return {"rev": rev, "act": what, **details}


def edit(hand: dict[str, Any], *edits: Any) -> None:
    hand[page.KEY]["edits"] = list(edits)
    page._edited()


def test_a_click_makes_the_cell_explores_run(hand: dict[str, Any], bare: Session) -> None:
    job = hand[page.SEEN].job
    edit(hand, act(5, "open", row=1, column=2), {"pushes": 1})
    assert bare.config == job.plan.cell(1, 2) and hand[page.OPEN] and page.record().cell == (1, 2)
    assert simulate(bare.config).run.loss[-1] == pytest.approx(job.filled.loss[1, 2], rel=1e-10)
    state.undo()
    assert bare.config == START


def test_each_act_counts_once(hand: dict[str, Any], bare: Session) -> None:
    edit(hand, act(1, "keep", row=2, column=3), act(2, "colour", id="updates"))
    assert page.record().cell == (2, 3) and page.record().plan.colour == "updates" and not bare.past, "a look is no step of the history"
    edit(hand, act(1, "keep", row=0, column=0), act(2, "colour", id="loss"))
    assert page.record().cell == (2, 3) and page.record().plan.colour == "updates"
    edit(hand, act(3, "stop"))
    assert hand[page.SEEN].job.stopped
    edit(hand, act(4, "resume"))
    assert not hand[page.SEEN].job.stopped and hand[page.MORE]


@pytest.mark.parametrize(
    "wrong",
    [
        act(1, "keep"),
        act(1, "keep", row=9, column=0),
        act(1, "keep", row="1", column=0),
        act(1, "open", row=-1, column=0),
        act(1, "colour", id="red"),
        act(1, "no"),
        7,
        act(-1, "stop"),
        act(2**60, "stop"),
    ],
)
def test_what_makes_no_sense_changes_nothing(hand: dict[str, Any], bare: Session, wrong: Any) -> None:
    edit(hand, wrong)
    assert bare.config == START and page.record() == SMALL and not hand[page.SEEN].job.stopped and page.OPEN not in hand


def test_only_the_last_slice_asks_for_the_next(hand: dict[str, Any]) -> None:
    job = hand[page.SEEN].job
    for asked in ({"job": "other", "done": 5}, {"job": job.id, "done": 3}, None, 3):
        hand[page.KEY]["more"] = asked
        page._asked()
        assert page.MORE not in hand
    hand[page.KEY]["more"] = {"job": job.id, "done": 5}
    page._asked()
    assert hand[page.MORE]


def test_a_look_is_remembered_until_the_hand_leaves(hand: dict[str, Any]) -> None:
    hand[page.KEY]["look"] = {"row": 4, "column": 5}
    page._looked()
    assert hand[page.HOVER] == (4, 5)
    hand[page.KEY]["look"] = {"row": 5, "column": 5}
    page._looked()
    assert page.HOVER not in hand


# the page


def opened(record: Record = SMALL, **query: str) -> AppTest:
    return switch_page(open_app({"sweep": encode(record)} | query), "sweep")


def kept(at: AppTest) -> Record:
    found: Record = session(at).now.record("sweep")
    return found


def job(at: AppTest) -> model.Job:
    found: model.Job = at.session_state[page.SEEN].job
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sidebar_says_the_plan(language: str) -> None:
    at = opened(lang=language)
    name = {"en": "Learning rate η", "ko": "학습률 η"}[language]
    assert name in widget(at, "sweep_x").options and widget(at, "sweep_x").value == "learning_rate"
    assert widget(at, "sweep_x_range").value == (0.01, 100.0)
    assert widget(at, "sweep_x_low").value == 0.01 and widget(at, "sweep_points").value == 40
    assert {"en": "32 points", "ko": "훈련 점 32개"}[language] in " ".join(caption.value for caption in at.caption)


def test_an_axis_gets_a_range_worth_looking_at() -> None:
    at = turn(opened(), "sweep_optimizer", "momentum")
    at = turn(at, "sweep_y", "optimizer.momentum")
    assert kept(at).plan.y == Axis("optimizer.momentum", 0.0, 0.999, 5, False) and config(at).optimizer == "momentum"
    assert job(at).filled.rows[-1] == 0.999
    at = turn(at, "sweep_x", "batch_size")
    assert kept(at).plan.x == Axis("batch_size", 1.0, 32.0, 6, True)


def test_axes_trade_places() -> None:
    at = turn(opened(), "sweep_x", "strength")
    assert (kept(at).plan.x, kept(at).plan.y) == (SMALL.plan.y, SMALL.plan.x)


def test_ranges_and_cells_are_turned() -> None:
    at = turn(opened(), "sweep_x_range", (0.1, 10.0))
    assert (kept(at).plan.x.low, kept(at).plan.x.high) == (0.1, 10.0)
    at = turn(at, "sweep_cells", 4)
    assert job(at).filled.status.shape == (4, 4)
    at = turn(at, "sweep_y_count", 1)
    at = turn(at, "sweep_x_count", 1)
    assert job(at).done and job(at).filled.status.tolist() == [[RAN]], "one cell is a sweep too"
    at = turn(at, "sweep_y_log", "even")
    assert not kept(at).plan.y.log


@pytest.mark.parametrize(
    "key, value, part",
    [
        ("sweep_x_low", 500.0, "the first number must be the smaller one"),
        ("sweep_x_high", 0.01, "no room for 6 values"),
        ("sweep_y_low", 0.0, "equal ratios need more than 0"),
        ("sweep_y_high", 1000.0, "must stay between"),
    ],
)
def test_a_range_that_cannot_be_is_said_and_the_map_stays(key: str, value: float, part: str) -> None:
    at = opened()
    before = job(at)
    at = turn(at, key, value)
    _, wrong = model.planned(kept(at), config(at))
    assert wrong is not None and part in wrong.en and job(at) is before
    sent = message(before, wrong, (), None, "en", 0)
    assert sent["fault"] == wrong.en and sent["shape"] == [5, 6]
    at = turn(at, "sweep_x_range", (0.01, 10.0))
    at = turn(at, "sweep_y_range", (0.001, 1.0))
    assert model.planned(kept(at), config(at))[1] is None, "a thumb mends it"


def test_a_faulty_link_opens_with_its_sentence_and_no_map() -> None:
    at = opened(replace(SMALL, plan=replace(SMALL.plan, x=Axis("learning_rate", 1.0, 0.1, 6))))
    assert at.session_state[page.SEEN].job is None
    sent = message(None, model.planned(kept(at), config(at))[1], (), None, "ko", 0, 0.7)
    assert sent["fault"].startswith("학습률 η 범위가") and (sent["shape"], sent["target"]) == (None, "0.7")


def test_an_axis_this_run_does_not_have_can_be_left() -> None:
    momentum = replace(SMALL, plan=replace(SMALL.plan, y=Axis("optimizer.momentum", 0.0, 0.9, 4, False)))
    at = opened(momentum)
    assert "no “momentum” to turn" in str(model.planned(kept(at), config(at))[1])
    at = turn(at, "sweep_y", "strength")
    assert model.planned(kept(at), config(at))[1] is None


def test_what_is_the_same_for_every_run() -> None:
    at = turn(opened(), "sweep_loss", "hinge")
    assert config(at).loss == "hinge" and job(at).plan.base.loss == "hinge"
    at = turn(at, "sweep_updates", 17)
    at = turn(at, "sweep_points", 30)
    assert (job(at).plan.base.steps, job(at).plan.base.samples) == (17, 30)
    assert config(at).steps == START.steps, "Explore's own run is as long as it was"
    at = turn(at, "sweep_target", 0.25)
    assert job(at).plan.target == 0.25


def test_run_again_and_the_table() -> None:
    at = press(opened(), "sweep_again")
    assert job(at).filled.done > 0
    lines = sidebar.csv(at.session_state[page.SEEN]).decode().splitlines()
    assert len(lines) == 31 and lines[0].startswith("learning_rate,strength,status")
    assert sidebar.csv(page.Seen()) == b""
