"""A second fixed data set, added by one table entry, has its own number of points everywhere."""

from __future__ import annotations

import numpy as np
import pytest

from engine import DATASETS, Config, simulate, sweep
from engine.arrays import Array, Ints
from engine.data.datasets import Dataset
from engine.run import facts
from engine.run.simulate import data_of
from engine.studies.grid_axes import usual
from engine.studies.grid_plan import Axis, SweepPlan, fault
from engine.studies.race.racers import Race, configs, pinned
from engine.text import Text
from explorer_app import PAGES
from pages.regularization.record import DATA, OWN
from pages.sweep.record import Record, common, sized
from tests.driver.app import config, open_app, switch_page, turn, widget

ID, N, TEST = "fourteen", 14, 0.25
TRAINING = 11  # ⌊14 · 0.25⌋ = 3 test points


def _fourteen(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    angle = 2 * np.pi * np.arange(N) / N
    y = np.arange(N) % 3
    return (0.3 + 0.25 * y)[:, None] * np.stack([np.cos(angle), np.sin(angle)], -1), y


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Config:
    """A Config over the second fixed set, which is in the table while the test runs."""
    entry = Dataset(ID, Text("Fourteen points", "열네 점"), Text("Fourteen points.", "열네 점입니다."), 3, _fourteen, size=N)
    monkeypatch.setitem(DATASETS, ID, entry)
    return Config(dataset=ID, samples=200, noise=0.9, test_fraction=TEST, steps=12)


def test_facts_are_those_of_the_data(base: Config) -> None:
    assert facts.training(base) == TRAINING == int(data_of(base).train.sum())
    assert facts.batch_sizes(base) == [1, 2, 4, 8, 0]
    assert [facts.batch_size(base.but(batch_size=b)) for b in (8, 10, 11, 64)] == [8, 10, 0, 0]
    assert facts.training(Config(dataset="hand_check", samples=200)) == 9
    assert facts.classes(base) == 3 and len(facts.points(base)) == N


@pytest.mark.parametrize("size", [0, 4, 11, 64])
def test_a_run_takes_batches_of_its_points(base: Config, size: int) -> None:
    """A batch of at least the eleven training points is all of them, whatever `samples` says."""
    run = simulate(base.but(batch_size=size)).run
    alone = simulate(base).run
    assert run.updates == 12 and np.isfinite(run.loss).all()
    assert np.array_equal(run.theta, alone.theta) == (size in (0, 11, 64))
    together = sweep([base.but(batch_size=size), base.but(batch_size=size, samples=20, noise=0.1)])
    assert all(np.allclose(result.run.theta, run.theta) for result in together)


def test_a_race_of_seeds_keeps_the_table_entry(base: Config) -> None:
    assert pinned(base) is base
    race = Race(racers=((("seed", 1), ("batch_size", 4)), (("seed", 2), ("batch_size", 4))), base=base)
    first, second = configs(race)
    assert first.dataset == second.dataset == ID
    assert np.array_equal(data_of(first).X, data_of(second).X)
    assert not np.array_equal(simulate(first).run.theta, simulate(second).run.theta)


def test_a_sweep_neither_sizes_nor_turns_it(base: Config) -> None:
    assert not sized(base) and common(Record(points=50), base).samples == base.samples
    assert usual(base, "batch_size").high == TRAINING
    assert usual(Config(dataset="hand_check"), "batch_size").high == 9
    for knob, low, high in (("samples", 20, 100), ("noise", 0.0, 1.0)):
        wrong = fault(SweepPlan(Axis("learning_rate", 0.01, 1.0, 3), Axis(knob, low, high, 3, False), base=base))
        assert wrong and wrong.id == "fixed" and wrong.axis and wrong.axis.knob == knob
    assert fault(SweepPlan(Axis("learning_rate", 0.01, 1.0, 3), usual(base, "batch_size", 3), base=base)) is None


def test_the_sidebars_offer_its_batch_sizes_and_no_number_of_points(base: Config) -> None:
    at = open_app(base)
    assert list(widget(at, "batch_size").options) == ["1", "2", "4", "8", "all"]
    assert "samples" not in [box.key for box in at.number_input] and "noise" not in [slider.key for slider in at.slider]
    turn(at, "batch_size", 8)
    assert config(at).batch_size == 8
    switch_page(at, "sweep")
    assert f"{TRAINING} points" in " ".join(caption.value for caption in at.caption)
    assert "sweep_points" not in [box.key for box in at.number_input]


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_every_page_opens_over_it(base: Config, page: str) -> None:
    at = switch_page(open_app(base.but(batch_size=64)), page)
    assert not at.exception and config(at).batch_size == 64


def test_regularization_offers_only_sets_of_any_number_of_points() -> None:
    assert not any(DATASETS[id].fixed for id in DATA if id != OWN)
