"""Test surfaces: slopes and curvature by differences, minima where they are said to be, and runs on them."""

from functools import partial
from typing import Any

import numpy as np
import pytest

from engine import Status, minimize
from engine.arrays import Array
from engine.landscape.surfaces import SURFACES, Surface, Terrain

from .laws import slopes

every = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def points(surface: Surface, n: int = 6) -> Array:
    x0, x1, y0, y1 = surface.window
    return np.random.default_rng(0).uniform((x0, y0), (x1, y1), (n, 2))


def test_ids() -> None:
    assert list(SURFACES) == ["bowl", "valley", "saddle", "plateau", "rosenbrock", "himmelblau", "beale", "rastrigin"]


def part(problem: Terrain, i: int, P: Array) -> Any:
    return problem.grad(P)[i]


@every
def test_slope_and_curvature(surface: Surface) -> None:
    for problem in (surface.problem(), surface.problem(**{p.id: 3.0 for p in surface.params})):
        for P in points(surface):
            H = surface.hessian(P, **problem.settings)
            tolerance = 1e-6 * (1 + np.abs(H).max())
            assert problem.grad(P) == pytest.approx(slopes(problem.value, P), abs=tolerance)
            for i in range(2):
                assert H[i] == pytest.approx(slopes(partial(part, problem, i), P), abs=tolerance)


@every
def test_minima_and_saddles(surface: Surface) -> None:
    x0, x1, y0, y1 = surface.window
    minima = surface.minima()
    assert len(minima) >= 1
    for P in minima:
        assert x0 < P[0] < x1 and y0 < P[1] < y1
        assert surface.grad(P) == pytest.approx([0, 0], abs=1e-9)
        assert (np.linalg.eigvalsh(surface.hessian(P)) > 0).all()
        assert surface.value(P) <= surface.value(points(surface, 500)).min() + 1e-12
    for P in np.array(surface.saddles).reshape(-1, 2):
        assert surface.grad(P).tolist() == [0, 0] and np.linalg.eigvalsh(surface.hessian(P))[0] < 0


def test_values_by_hand() -> None:
    by_hand = {"bowl": ((3, 4), 12.5), "valley": ((1, 1), 10.5), "saddle": ((2, 1), 1.75), "rosenbrock": ((-1.2, 1.0), 24.2)}
    by_hand |= {"himmelblau": ((0, 0), 170.0), "beale": ((0, 0), 14.203125), "rastrigin": ((1, 2), 5.0), "plateau": ((0, 0), 0.0)}
    for id, (P, value) in by_hand.items():
        assert SURFACES[id].value(np.array(P, float)) == pytest.approx(value)


@every
def test_start_lies_in_the_window_and_is_no_solution(surface: Surface) -> None:
    x0, x1, y0, y1 = surface.window
    x, y = surface.start
    assert x0 < x < x1 and y0 < y < y1 and np.linalg.norm(surface.grad(np.array(surface.start))) > 1e-3


@every
def test_leading_axes(surface: Surface) -> None:
    P = points(surface, 6).reshape(2, 3, 2)
    assert surface.value(P).shape == (2, 3) and surface.grad(P).shape == (2, 3, 2) and surface.hessian(P).shape == (2, 3, 2, 2)
    assert surface.hessian(P)[1, 2] == pytest.approx(surface.hessian(P[1, 2]))


@every
def test_adam_finds_its_way_down(surface: Surface) -> None:
    run = minimize(surface.problem(), "adam", learning_rate=0.02, updates=3000)
    assert run.loss[-1] < run.loss[0] and np.isfinite(run.theta).all()
    assert run.evaluations.tolist() == list(range(3001)) and run.penalty.tolist() == [0] * 3001


def test_valley_diverges_above_two_over_kappa() -> None:
    valley = SURFACES["valley"]
    slow, fast = (minimize(valley.problem(condition=50.0), learning_rate=rate, updates=3000) for rate in (0.0399, 0.0401))
    assert slow.loss[-1] < 1e-6 and fast.loss[-1] > fast.loss[0]
    assert minimize(valley.problem(), learning_rate=1.0, updates=100).status is Status.DIVERGED


def test_a_saddle_stops_only_the_one_who_starts_on_its_ridge() -> None:
    saddle = SURFACES["saddle"]
    on = minimize(saddle.problem((1.5, 0.0)), learning_rate=0.1, updates=500)
    off = minimize(saddle.problem((1.5, 1e-6)), learning_rate=0.1, updates=500)
    assert on.status is Status.CONVERGED and on.loss[-1] == pytest.approx(0) and off.loss[-1] == pytest.approx(-0.25)


def test_minimize_is_the_loop_of_simulate() -> None:
    """A fit run as a bare problem takes the same path as its Config."""
    from engine import Config, simulate

    result = simulate(Config(optimizer="adam", schedule="cosine", learning_rate=0.2, steps=50, optimizer_settings=(("beta1", 0.8),)))
    run = minimize(result.problem, "adam", 0.2, 50, optimizer_settings=(("beta1", 0.8),), schedule="cosine")
    assert np.array_equal(run.theta, result.run.theta)


def test_bad_calls() -> None:
    with pytest.raises(ValueError, match="start must hold 2 numbers"):
        SURFACES["bowl"].problem((1.0, 2.0, 3.0))
    with pytest.raises(ValueError, match="unknown optimizer 'addam'; did you mean 'adam'"):
        minimize(SURFACES["bowl"].problem(), "addam")
    with pytest.raises(ValueError, match="unknown setting of adam 'beta'"):
        minimize(SURFACES["bowl"].problem(), "adam", optimizer_settings=(("beta", 0.5),))


@pytest.mark.parametrize("id", SURFACES)
def test_a_slope_of_two_numbers_is_the_gradient_however_far(id: str) -> None:
    """A run that diverges goes through all sizes: numbers must become infinite there as arrays do, and raise nothing."""
    slope = SURFACES[id].slope
    assert slope is not None
    with np.errstate(all="ignore"):
        for x, y in [(0.3, -1.7), (-4.0, 2.5), (0.0, 0.0), (1e9, -1e12), (1e200, 1e200), (-np.inf, 3.0), (np.nan, 0.0)]:
            np.testing.assert_allclose(slope(x, y), SURFACES[id].grad(np.array([x, y])), rtol=1e-12, atol=1e-12)
