"""Runs are worked out once for a Config, and what is only passed through while dragging takes no room."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from engine import Config, simulate
from engine.run import facts
from pages.explore import acts, model
from ui import runs
from ui.state import START

DIVERGING = START.but(learning_rate=1e5)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Config]:
    """The Configs that were run, in an empty cache and an empty session."""
    done: list[Config] = []

    def counting(config: Config) -> Any:
        done.append(config)
        return simulate(config)

    monkeypatch.setattr(model, "simulate", counting)
    monkeypatch.setattr(runs, "simulate", counting)
    model._kept.clear()
    runs._ran.clear()
    st.session_state.pop(model.LAST, None)
    return done


def test_a_run_is_worked_out_once(counted: list[Config]) -> None:
    first = model.played(START)
    model.played(START.but(seed=3))
    assert model.played(START.but()) is first
    assert counted == [START, START.but(seed=3)]


@pytest.mark.parametrize("rates", [(-1.0, -2.0), (0.1, 0.1000001)])
def test_configs_that_look_alike_are_told_apart(counted: list[Config], rates: tuple[float, float]) -> None:
    """hash(-1) equals hash(-2) in Python."""
    one, other = (model.played(START.but(learning_rate=rate)).config.learning_rate for rate in rates)
    assert (one, other) == rates


def test_a_drag_takes_no_room_and_seeks_no_advice(counted: list[Config], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(model, "advise", asked.append)
    for seed in range(2, 9):
        model.played(START.but(seed=seed), keep=False)
    assert not asked
    model.played(START.but(seed=8))
    assert len(asked) == 1, "the drop is a run to keep, and asks"
    model.played(START.but(seed=2))
    assert counted.count(START.but(seed=2)) == 2


def test_while_the_outcome_stays_so_does_what_was_said_of_it(counted: list[Config]) -> None:
    said = model.played(DIVERGING).advice
    assert said is not None
    assert model.played(DIVERGING.but(seed=3), keep=False).advice is said
    assert model.played(START, keep=False).advice is None


def test_the_fix_is_what_the_advice_says(counted: list[Config]) -> None:
    assert model.fix(START) == {}
    assert model.fix(DIVERGING).keys() == {"learning_rate"}


KINDS = {
    "preset": START,
    "fixed preset": START.but(dataset="hand_check"),
    "radial": START.but(features="radial"),
    "one test point": Config(dataset="drawn", points=((0, 0, 3),), test_fraction=0.5),
    "no points": Config(dataset="drawn"),
    "more classes than labels": Config(dataset="drawn", points=((0, 0, 0),) * 7, classes=5, test_fraction=0.8, features="polynomial"),
}


@pytest.mark.parametrize("config", KINDS.values(), ids=KINDS)
def test_what_is_known_without_a_run_is_so(config: Config) -> None:
    result = simulate(config)
    assert facts.classes(config) == result.data.classes
    assert facts.shape(config) == (result.problem.k, result.problem.F)
    assert facts.size(config) == result.problem.d
    assert facts.training(config) == int(result.data.train.sum())
    assert facts.points(config) == tuple((x, y, c) for (x, y), c in zip(result.data.X.tolist(), result.data.y.tolist(), strict=True))


def test_batch_sizes_go_from_one_to_all() -> None:
    assert facts.batch_sizes(START) == [1, 2, 4, 8, 16, 32, 0]
    for points in ((), ((0, 0, 0),)):
        assert facts.batch_sizes(Config(dataset="drawn", points=points)) == [1, 0], "a slider has two ends"


def test_a_new_start_is_new_each_time() -> None:
    one, other = acts.fresh_start(START), acts.fresh_start(START)
    assert len(one) == len(other) == facts.size(START)
    assert one != other


def test_the_data_plane_keeps_its_scale_while_something_is_dragged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    far = Config(dataset="drawn", points=((2.0, 0.0, 0), (0.0, 0.5, 1)), steps=5)
    before = model.played(far).play.window
    dragged = far.but(points=((0.5, 0.0, 0), (0.0, 0.5, 1)))
    assert model.played(dragged, keep=False).play.window == before > 2
    assert model.played(dragged).play.window == 1.0
