"""Several optimizers on one surface: the same runs as alone, minima reached where theory says so, the record and its link."""

from __future__ import annotations

import numpy as np
import pytest

from engine import OPTIMIZERS, Config, minimize
from engine.landscape.own_data import own_surface
from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner, side_by_side
from engine.run.record import Run
from engine.run.simulate import data_of, fit_of
from engine.studies.descents import (
    DEFAULT,
    MOST,
    NEAR,
    OWN,
    Descents,
    Picture,
    decode,
    descend_all,
    encode,
    left_at,
    picture,
    start_fault,
    suited,
)

from .laws import slopes

ALL = [Runner(id, 0.01) for id in OPTIMIZERS]


@pytest.mark.parametrize("id", SURFACES)
def test_side_by_side_is_each_alone(id: str) -> None:
    problem = SURFACES[id].problem()
    for runner, run in zip(ALL, side_by_side(problem, ALL, 60), strict=True):
        alone = minimize(problem, runner.optimizer, runner.learning_rate, 60, optimizer_settings=runner.settings)
        assert (run.updates, run.status, str(run.message)) == (alone.updates, alone.status, str(alone.message))
        for name in ("theta", "loss", "grad", "step", "learning_rate", "evaluations"):
            np.testing.assert_allclose(getattr(run, name), getattr(alone, name), rtol=1e-9, atol=1e-12)
        assert type(run.states) is type(alone.states)
        for part, other in zip(run.states, alone.states, strict=True):
            np.testing.assert_allclose(part, other, rtol=1e-9, atol=1e-12)


def test_one_who_diverges_disturbs_nobody() -> None:
    problem = SURFACES["valley"].problem()
    lost, found = side_by_side(problem, [Runner("gd", 5.0), Runner("gd", 0.05)], 400)
    alone = minimize(problem, "gd", 5.0, 400)
    assert (lost.updates, lost.status) == (alone.updates, alone.status) and lost.updates < 40
    np.testing.assert_array_equal(found.theta, minimize(problem, "gd", 0.05, 400).theta)


# Convex, or started in the basin of a minimum: a small enough rate must arrive. The plateau and Rastrigin's egg box promise nothing
# from their own starts, so they start inside the basin here.
BASINS: dict[str, tuple[float, float] | None] = {
    "bowl": None, "valley": None, "saddle": None, "himmelblau": None, "rosenbrock": (0.6, 0.4), "beale": None,
    "plateau": (0.6, -0.5), "rastrigin": (0.2, -0.15),
}  # fmt: skip


def ends_at(run: Run, still: Picture) -> int | None:
    """Which of the minima a run ends at, None if at none of them."""
    away = np.linalg.norm(still.minima - run.theta[-1], axis=-1)
    return int(away.argmin()) if away.min() <= NEAR * (still.window[1] - still.window[0]) else None


RATES = {"rastrigin": 0.1, "himmelblau": 0.5}  # of the suited rate: where curvature on the way exceeds that at both ends


CAREFUL = {"momentum": 0.2, "nesterov": 0.2, "rmsprop": 0.03, "adam": 0.2, "adamw": 0.2}  # RMSProp ends in a cycle as wide as its rate


@pytest.mark.parametrize("id", SURFACES)
def test_optimizers_reach_the_known_minima(id: str) -> None:
    surface = SURFACES[id]
    runners = [
        Runner(o, eta * RATES.get(id, 1.0) * CAREFUL.get(o, 1.0), (("weight_decay", 0.0),) if o == "adamw" else ())
        for o, eta in suited(surface).items()
        if OPTIMIZERS[o].kind == "gradient"
    ]
    assert len(runners) == 7
    runs = side_by_side(surface.problem(BASINS[id]), runners, 20_000 if id in ("rosenbrock", "beale") else 5_000)
    for runner, run in zip(runners, runs, strict=True):
        assert ends_at(run, picture(surface, 20)) is not None, (runner, run.theta[-1])


def test_above_the_bound_nobody_settles() -> None:
    surface = SURFACES["valley"]
    for kappa in (5.0, 50.0):
        inside, outside = (
            minimize(surface.problem(condition=kappa), "gd", share * 2 / kappa, 4000).loss[-1] for share in (0.99, 1.01)
        )  # fmt: skip
        assert inside < 1e-6 < 1 < outside
        beyond = minimize(
            surface.problem(condition=kappa), "momentum", 1.01 * 2 * 1.5 / kappa, 4000, optimizer_settings=(("momentum", 0.5),)
        )
        within = minimize(
            surface.problem(condition=kappa), "momentum", 0.99 * 2 * 1.5 / kappa, 4000, optimizer_settings=(("momentum", 0.5),)
        )
        assert within.loss[-1] < 1e-6 < 1 < beyond.loss[-1]


def test_runs_are_reproducible_from_the_link() -> None:
    record = Descents(
        "beale", start=(0.5, 1.0), runners=(Runner("random_search", 0.1, (("scale", 2.0),)), Runner("adam", 0.07)), updates=37
    )
    again, notes = decode(encode(record))
    assert again == record and not notes
    for run, other in zip(descend_all(record), descend_all(again), strict=True):
        np.testing.assert_array_equal(run.theta, other.theta)


@pytest.mark.parametrize(
    "record",
    [
        DEFAULT,
        Descents("valley", (("condition", 77.5),), updates=1000, step=1000, where="minimum"),
        Descents("rosenbrock", start=(-1e-7, 2.0), runners=tuple(Runner("momentum", 0.1 * (i + 1)) for i in range(MOST)), opened=5, part=2),
        Descents(OWN, runners=(Runner("gd", -0.5),), opened=0),
    ],
)
def test_a_link_brings_the_same_record(record: Descents) -> None:
    assert decode(encode(record)) == (record, [])


@pytest.mark.parametrize(
    "text",
    ["", "~", "f", "f~nowhere", "x~nan_1", "x~1e999_0", "x~1", "T~0", "T~1e9", "T~x", "r~nobody", "eta~3", "os.beta1~2", "t~-1", "t~x", "o~99~p~99",
     "w~moon", "fs.condition~-3", "~".join(["r~gd"] * 9), "🦆~<script>", "f~bowl~fs.condition~3"],
)  # fmt: skip
def test_a_broken_link_falls_back_and_says_so(text: str) -> None:
    record, notes = decode(text)
    descend_all(record)
    assert record.runners and len(notes) <= 3
    if text not in ("", "o~99~p~99"):
        assert notes and all(note.ko for note in notes)


def test_what_is_looked_at_ends_with_what_there_is() -> None:
    record = Descents(step=80, opened=3)
    short = Descents(runners=record.runners[:2], updates=50, step=80, opened=3)
    assert (short.step, short.opened) == (50, 1)
    for wrong in (
        {"step": -1},
        {"opened": True},
        {"part": 1.5},
        {"where": "moon"},
        {"runners": ()},
        {"start": (float("nan"), 0.0)},
        {"updates": 0},
    ):
        with pytest.raises(ValueError, match=r"got|unknown"):
            Descents(**wrong)


def test_a_start_outside_is_refused() -> None:
    with pytest.raises(ValueError, match=r"the start \(9, 0\) is outside the window"):
        descend_all(Descents("bowl", start=(9.0, 0.0)))
    for place in ((float("inf"), 0.0), (0.0, float("nan"))):
        assert start_fault((-3, 3, -3, 3), place) == "not_finite"
    assert start_fault((-3, 3, -3, 3), (99.0, 90.0)) == "outside"
    assert start_fault((-3, 3, -3, 3), (3.0, -3.0)) is None


def test_left_at() -> None:
    run = minimize(SURFACES["bowl"].problem(), "gd", 2.5, 30)
    t = left_at(run, SURFACES["bowl"].window)
    assert t is not None and np.abs(run.theta[t]).max() > 3 >= np.abs(run.theta[t - 1]).max()
    assert left_at(minimize(SURFACES["bowl"].problem(), "gd", 0.5, 30), SURFACES["bowl"].window) is None


# the person's own data

OWNED = Config(dataset="three_blobs", samples=30, seed=3, start="random", regularizer="l2", strength=0.1)


def test_own_surface_is_the_loss_over_two_weights() -> None:
    fit, surface = fit_of(OWNED, data_of(OWNED)), own_surface(OWNED, (1, 5))
    P = np.random.default_rng(0).normal(size=(4, 2))
    for place in P:
        theta = fit.start.copy()
        theta[[1, 5]] = place
        assert surface.value(place) == pytest.approx(float(fit.value(theta)), abs=1e-14)
        np.testing.assert_allclose(surface.grad(place), fit.grad(theta)[[1, 5]], atol=1e-14)
        np.testing.assert_allclose(surface.grad(place), slopes(surface.value, place), atol=1e-6)
        bend = np.array([(surface.grad(place + e) - surface.grad(place - e)) / 2e-5 for e in 1e-5 * np.eye(2)])
        np.testing.assert_allclose(surface.hessian(place), bend, atol=1e-6)
    assert surface.value(P.reshape(2, 2, 2)).shape == (2, 2) and surface.hessian(P).shape == (4, 2, 2)


def test_own_minimum_is_one_and_own_start_is_the_configs() -> None:
    surface, fit = own_surface(OWNED), fit_of(OWNED, data_of(OWNED))
    assert surface.start == tuple(fit.start[[fit.F, fit.F + 1]])
    (minimum,) = surface.minima()
    assert np.linalg.norm(surface.grad(minimum)) < 1e-3
    assert start_fault(surface.window, surface.start) is None and start_fault(surface.window, tuple(minimum)) is None
    run = descend_all(Descents(OWN, runners=(Runner("gd", suited(surface)["gd"]),), updates=1000), surface)[0]
    assert ends_at(run, picture(surface, 20)) == 0


def test_own_data_without_a_minimum_found_still_have_a_picture() -> None:
    """Separable data without a penalty: the loss falls for ever."""
    surface = own_surface(Config(dataset="two_blobs", samples=20, noise=0.05, loss="softmax", regularizer="none"))
    still = picture(surface, 20)
    assert still.minima.shape == (0, 2) and still.low == still.z.min() and (still.levels > still.low).all()


def test_own_surface_takes_the_two_free_weights_and_refuses_others() -> None:
    held = OWNED.but(free=(2, 7))
    assert own_surface(held).formula == own_surface(OWNED, (2, 7)).formula
    for pair in ((1, 1), (0, 99), (-1, 2)):
        with pytest.raises(ValueError, match="two different indices of θ from 0 to 8 are needed, got"):
            own_surface(OWNED, pair)
