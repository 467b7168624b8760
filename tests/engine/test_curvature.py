"""Curvature by formula and by differences; what it predicts, and what runs then do."""

import math
from typing import Any

import numpy as np
import pytest

from engine import BUGS, SURFACES, Config, Status, minimize, simulate
from engine.landscape.curvature import (
    Curvature,
    best_momentum,
    course,
    curvature,
    differences,
    edge,
    hessian,
    rate,
    tenfold,
)
from engine.losses import LOSSES
from engine.regularizers import REGULARIZERS
from engine.run.simulate import data_of, fit_of

CURVES = (1.0, 3.0, 20.0)
VALLEY = SURFACES["valley"]


def fit(**changes: Any) -> Any:
    config = Config(samples=40, start="random", **changes)
    return fit_of(config, data_of(config))


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_surfaces_bend_as_their_gradients_say(surface: Any) -> None:
    problem = surface.problem()
    P = np.array(surface.start) + 0.03
    H, by_differences = hessian(problem, P), differences(problem, P)
    np.testing.assert_allclose(H, by_differences, rtol=1e-5, atol=1e-5)
    bend = curvature(problem, P)
    assert bend.directions @ np.diag(bend.values) @ bend.directions.T == pytest.approx(H)


@pytest.mark.parametrize("strength", [0.0, 0.3])
@pytest.mark.parametrize("penalty", ["none", "l2"])
@pytest.mark.parametrize("features", ["linear", "polynomial"])
def test_softmax_by_formula_and_by_differences(features: str, penalty: str, strength: float) -> None:
    problem = fit(features=features, regularizer=penalty, strength=strength)
    assert hessian(problem, problem.start) == pytest.approx(differences(problem, problem.start), abs=1e-7)


@pytest.mark.parametrize("bug", BUGS)
def test_a_spoilt_problem_is_measured_as_it_is(bug: str) -> None:
    problem = fit(bug=bug, strength=0.3)
    assert hessian(problem, problem.start) == pytest.approx(differences(problem, problem.start), abs=1e-7)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("penalty", REGULARIZERS)
def test_every_fit_has_a_curvature(loss: str, penalty: str) -> None:
    bend = curvature(fit(loss=loss, regularizer=penalty, strength=0.1, free=(0, 4)))
    assert bend.values.shape == (2,) and np.isfinite(bend.values).all() and bend.hessian.shape == (2, 2)


def test_only_what_may_move_is_counted() -> None:
    problem = fit(free=(1, 3))
    assert curvature(problem).hessian == pytest.approx(differences(problem, problem.start)[np.ix_([1, 3], [1, 3])], abs=1e-7)


def run_factor(optimizer: str, eta: float, beta: float = 0.0, updates: int = 400) -> float:
    """The factor on the distance per update, over the second half of a run down the valley."""
    settings: Any = (("momentum", beta),) if optimizer == "momentum" else ()
    run = minimize(VALLEY.problem((2.0, 1.0)), optimizer, eta, updates, optimizer_settings=settings)
    length = np.linalg.norm(run.theta, axis=1)
    last = min(len(length) - 1, int(np.argmax(length < 1e-100)) or len(length) - 1)
    return float((length[last] / length[last // 2]) ** (1 / (last - last // 2)))


@pytest.mark.parametrize("eta", [0.01, 0.05, 0.09, 0.0952, 0.0999, 0.101, 0.12])
def test_gradient_descent_runs_as_predicted(eta: float) -> None:
    rho = float(rate(eta, 0.0, [1.0, 20.0]))
    assert run_factor("gd", eta) == pytest.approx(rho, rel=2e-3)
    run = minimize(VALLEY.problem((2.0, 1.0)), "gd", eta, 200)
    steep, gentle = run.theta[:, 1], run.theta[:, 0]
    assert steep[1:6] == pytest.approx((1 - 20 * eta) * steep[:5]) and gentle[1:6] == pytest.approx((1 - eta) * gentle[:5])
    found = course(eta, 20.0)
    flips = bool((steep[1:] * steep[:-1] < 0).all())
    grows = bool(abs(steep[-1]) > abs(steep[0]))
    assert (found, flips, grows) in [("settles", False, False), ("zigzags", True, False), ("diverges", True, True)]
    assert (found == "diverges") == (rho > 1) == (eta > curvature(VALLEY.problem()).bound)


@pytest.mark.parametrize("eta, beta", [(0.05, 0.5), (0.1, 0.9), (0.02, 0.2), (0.13, 0.4), (0.15, 0.3), (0.19, 0.9), (0.03, 0.6)])
def test_momentum_runs_as_predicted(eta: float, beta: float) -> None:
    assert run_factor("momentum", eta, beta, 1500) == pytest.approx(float(rate(eta, beta, [1.0, 20.0])), rel=2e-2)


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.8])
def test_the_edge_of_momentum(beta: float) -> None:
    eta = float(edge(beta, 20.0))
    assert rate(eta, beta, [1.0, 20.0]) == pytest.approx(1.0)
    assert rate(0.999 * eta, beta, [1.0, 20.0]) < 1 < rate(1.001 * eta, beta, [1.0, 20.0])
    assert run_factor("momentum", 0.98 * eta, beta) < 1 < run_factor("momentum", 1.02 * eta, beta)


def test_rates_are_the_eigenvalues_of_the_update() -> None:
    """ρ is the spectral radius of (θ, Δ) ← M (θ, Δ)."""
    rng = np.random.default_rng(0)
    for eta, beta in zip(rng.uniform(0, 0.3, 200), rng.uniform(0, 0.999, 200), strict=True):
        radius = max(np.abs(np.linalg.eigvals([[1 - eta * v, beta], [-eta * v, beta]])).max() for v in CURVES)
        assert rate(eta, beta, CURVES) == pytest.approx(radius, rel=1e-6)
    assert rate(np.full((3, 1), 0.1), np.zeros((1, 4)), CURVES).shape == (3, 4)


def test_nothing_on_the_map_beats_the_best() -> None:
    eta, beta = np.meshgrid(np.linspace(1e-3, 0.4, 400), np.linspace(0, 0.99, 200))
    z = rate(eta, beta, CURVES)
    e, b, rho = best_momentum(CURVES)
    assert rate(e, b, CURVES) == pytest.approx(rho, abs=1e-7) and rho <= z.min() + 1e-9 and z.min() < rho + 0.02
    low, high = min(CURVES), max(CURVES)  # the fastest gradient descent: η = 2 / (λ_min + λ_max), ρ = (κ − 1) / (κ + 1)
    rho = (high - low) / (high + low)
    assert rate(2 / (low + high), 0.0, CURVES) == pytest.approx(rho) and rho <= z[0].min() + 1e-9
    assert (eta.ravel()[z.argmin()], beta.ravel()[z.argmin()]) == pytest.approx(best_momentum(CURVES)[:2], abs=0.02)


def test_ten_times_closer_takes_that_many_updates() -> None:
    updates = float(tenfold(rate(0.01, 0.0, [1.0, 20.0])))
    run = minimize(VALLEY.problem((2.0, 0.0)), "gd", 0.01, math.ceil(updates))
    assert 0.99 / 10 < np.linalg.norm(run.theta[-1]) / 2 <= 1 / 10
    assert tenfold([1.0, 1.2, np.nan]).tolist()[:2] == [math.inf] * 2 and tenfold(0.0) == pytest.approx(0.0)


def test_the_bound_of_a_softmax_problem() -> None:
    """Just under 2 / λ_max at the minimum a run settles; just over, it does not."""
    config = Config(dataset="overlap", samples=60, strength=0.05, free=(3, 4), learning_rate=0.5, steps=3000)
    found = simulate(config)
    bend = curvature(found.problem, found.run.theta[-1])
    near = found.run.theta[-1] + 1e-3 * np.array([0, 0, 0, *bend.directions[:, -1], 0])
    ends = {}
    for factor in (0.97, 1.03):
        run = simulate(config.but(start=tuple(near.tolist()), learning_rate=factor * bend.bound, steps=300)).run
        ends[factor] = float(np.linalg.norm(run.theta[-1] - found.run.theta[-1]))
    assert ends[0.97] < 1e-4 and ends[1.03] > 1e-3
    assert found.run.status is not Status.DIVERGED


def test_bounds_and_where_the_loss_bends_down() -> None:
    saddle = curvature(SURFACES["saddle"].problem(), np.zeros(2))
    assert saddle.bends_down and saddle.gentlest == pytest.approx(-1)
    rosenbrock = SURFACES["rosenbrock"]
    bend = curvature(rosenbrock.problem(), rosenbrock.minima()[0])
    assert bend.bound == pytest.approx(2 / 1001.6, rel=1e-4) and not bend.bends_down
    level = Curvature(np.zeros(2), np.zeros((2, 2)), np.zeros(2), np.eye(2), np.arange(2))
    assert level.bound == math.inf and not level.bends_down


@pytest.mark.parametrize("values", [[0.0, 1.0], [-1.0, 2.0]])
def test_no_best_setting_without_a_minimum(values: Any) -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        best_momentum(values)
