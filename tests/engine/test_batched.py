"""A sweep is `simulate` many times, to 1e-10, whatever differs between the runs."""

import itertools
from typing import Any

import numpy as np
import pytest

from engine import Config, Status, simulate, sweep, sweep_blocks
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.regularizers import REGULARIZERS
from engine.run.loop import Keep, descend
from engine.schedules import SCHEDULES

BASE = Config(samples=30, steps=25, start="random", test_fraction=0.2)
FIELDS = ("theta", "loss", "data_loss", "penalty", "grad", "step", "batch_grad", "batches", "evaluations", "epoch", "learning_rate")
LOSS_ROWS = ("loss", "data_loss", "penalty")
LAST = (*LOSS_ROWS, "theta", "grad", "evaluations", "epoch")


def assert_same(configs: list[Config], keep: Keep = "all") -> None:
    results = sweep(configs, keep)
    for config, result in zip(configs, results, strict=True):
        one, run = simulate(config).run, result.run
        assert result.config is config and (run.updates, run.status, run.message.ko) == (one.updates, one.status, one.message.ko)
        names = FIELDS if keep == "all" else LAST
        for name in names:
            alone, together = getattr(one, name), getattr(run, name)
            if keep == "last" or (keep == "losses" and name not in LOSS_ROWS):
                alone = alone[-1:]
            if alone is None:
                assert together is None
            else:
                rows = together[:, : alone.shape[1]] if name == "batches" else together
                np.testing.assert_allclose(rows, alone, rtol=1e-10, atol=1e-10, err_msg=name)
        if keep == "all":
            for alone, together in zip(one.states, run.states, strict=True):
                np.testing.assert_allclose(together, alone, rtol=1e-10, atol=1e-10)
        assert np.array_equal(result.problem.start, simulate(config).problem.start)



@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_rates_strengths_and_batches(optimizer: str) -> None:
    grid = itertools.product((0.01, 0.3), (0.0, 0.2), (0, 4, 7))
    assert_same([BASE.but(optimizer=optimizer, learning_rate=rate, strength=strength, batch_size=size) for rate, strength, size in grid])


@pytest.mark.parametrize("optimizer", [id for id, method in OPTIMIZERS.items() if method.params])
def test_optimizer_settings(optimizer: str) -> None:
    params = OPTIMIZERS[optimizer].params
    corners = [{}, {p.id: p.low for p in params}, {p.id: (p.low + min(p.high, 1.0)) / 2 for p in params}]
    assert_same([BASE.but(optimizer=optimizer, optimizer_settings=tuple(c.items()), learning_rate=0.05) for c in corners])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("regularizer", REGULARIZERS)
def test_losses_and_their_settings(loss: str, regularizer: str) -> None:
    deltas = [(("delta", d),) for d in (0.5, 1.0, 3.0)] if LOSSES[loss].params else [()]
    assert_same([BASE.but(loss=loss, loss_settings=s, regularizer=regularizer, strength=v) for s in deltas for v in (0.01, 0.1)])


def test_proximal_with_every_penalty() -> None:
    assert_same([BASE.but(optimizer="proximal", regularizer=r, strength=v, batch_size=b) for r in REGULARIZERS for v in (0.01, 0.2) for b in (0, 5)])


def test_schedules_seeds_data_starts_free() -> None:
    configs = [BASE.but(schedule=s) for s in SCHEDULES]
    configs += [BASE.but(seed=seed, batch_size=6) for seed in range(4)]
    configs += [BASE.but(dataset=d, noise=0.1) for d in ("three_blobs", "spiral", "two_blobs", "moons", "hand_check")]
    configs += [BASE.but(start=tuple(np.arange(9) / 9)), BASE.but(free=(1, 5)), BASE.but(free=(0,))]
    configs += [BASE.but(features=f) for f in ("polynomial", "radial")] + [BASE.but(steps=7), BASE.but(samples=12)]
    configs += [BASE.but(features="radial", feature_settings=(("width", w),)) for w in (0.3, 0.9)]
    configs += [BASE.but(features="polynomial", feature_settings=(("degree", p),)) for p in (2, 4)]
    configs += [BASE.but(dataset="drawn", points=p) for p in ((), ((0.1, 0.1, 0),), ((0.1, 0.1, 0), (0.2, 0.3, 1)))]
    assert_same(configs)


def test_diverged_runs_do_not_touch_the_others() -> None:
    configs = [BASE.but(learning_rate=rate, strength=1.0, steps=200) for rate in (0.1, 1e6, 0.2, 3.0, 1e3)]
    assert_same(configs)
    assert_same(configs, keep="last")
    assert_same(configs, keep="losses")
    statuses = [result.run.status for result in sweep(configs)]
    assert statuses.count(Status.DIVERGED) == 3 and statuses[0] is not Status.DIVERGED
    assert_same([BASE.but(learning_rate=1e6, strength=1.0), BASE.but(learning_rate=1e5, strength=1.0)])
    points = ((1e6, 1e6, 0), (0.1, 0.1, 1), (-0.1, 0.2, 0))
    gone = Config(dataset="drawn", points=points, loss="squared_hinge", learning_rate=1e6, batch_size=1, steps=20)
    assert_same([gone, gone.but(learning_rate=1e-9), gone.but(seed=3)])
    assert_same([BASE.but(start=(1e13,) * 9), BASE, BASE.but(optimizer="random_search"), BASE.but(start=(1e13,) * 9, optimizer="random_search")])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_last_rows_only(optimizer: str) -> None:
    configs = [BASE.but(optimizer=optimizer, learning_rate=rate, batch_size=size) for rate in (0.01, 0.1) for size in (0, 8)]
    assert_same(configs, keep="last")
    run = sweep(configs, keep="last")[0].run
    assert run.theta.shape == (1, 9) and run.step.shape == (0, 9) and run.updates == 25


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_losses_and_last_rows(optimizer: str) -> None:
    configs = [BASE.but(optimizer=optimizer, learning_rate=rate, batch_size=size, strength=0.3) for rate in (0.1, 30.0) for size in (0, 8)]
    assert_same(configs, keep="losses")
    run = sweep(configs, keep="losses")[0].run
    assert run.theta.shape == (1, 9) and run.loss.shape == (26,) and run.updates == 25


def test_blocks_say_which_and_can_be_stopped() -> None:
    configs = [BASE.but(learning_rate=0.01 * (i + 1)) for i in range(10)]
    blocks = sweep_blocks(configs, block=4)
    first = next(blocks)
    assert list(first) == [0, 1, 2, 3] and first[2].config is configs[2]
    assert [list(block) for block in blocks] == [[4, 5, 6, 7], [8, 9]]


def test_nothing_to_do() -> None:
    assert sweep([]) == []


def test_blocks_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block is cut where its rows would not fit; what is not recorded is not counted."""
    configs = [BASE.but(learning_rate=r) for r in (0.1, 0.2, 0.3, 0.4)]
    monkeypatch.setattr("engine.run.batched.BLOCK_BYTES", 40_000)
    assert [len(block) for block in sweep_blocks(configs)] == [1, 1, 1, 1]
    assert [len(block) for block in sweep_blocks(configs, keep="last")] == [4]
    assert_same(configs)


def test_runs_of_one_shape_are_stepped_by_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one by one: what that gains is measured in benchmarks/engine.py."""
    stepped: list[tuple[int, ...]] = []

    def counted(problem: Any, plan: Any, keep: Any) -> Any:
        trace = descend(problem, plan, keep)
        stepped.append(np.shape(problem.start))
        return trace

    monkeypatch.setattr("engine.run.batched.descend", counted)
    sweep([Config(samples=200, steps=5, learning_rate=rate) for rate in np.geomspace(1e-3, 1, 64)])
    assert stepped == [(64, 9)]


def test_several_blocks_of_runs() -> None:
    """Each of 256 runs goes to the end; their best beats their worst."""
    rates, strengths = np.geomspace(1e-3, 3, 16), np.geomspace(1e-4, 1, 16)
    configs = [Config(optimizer="adam", steps=100, learning_rate=r, strength=s) for r in rates for s in strengths]
    runs = [result.run for result in sweep(configs, keep="last")]
    assert len(runs) == 256 and all(run.updates == 100 for run in runs)
    assert min(run.data_loss[-1] for run in runs) < 0.1 < max(run.data_loss[-1] for run in runs)
