"""What a gradient costs: the count is exact, the time is the least, and where it was not measured whole it says so."""

import itertools

import numpy as np

from engine.studies.cost import SIZES, TIMINGS, Cost, forward, measure, problem


def test_losses_are_counted_and_times_are_the_least() -> None:
    ticks = itertools.accumulate(itertools.cycle([0.0, 1e-6, 0.0, 3e-6, 0.0, 5e-6, 0.0, 9e-6]))  # a loss takes 1 or 5, a pass 3 or 9 millionths
    shares: list[float] = []
    found = measure((6, 3000, 99_999), clock=lambda: next(ticks), progress=shares.append)
    assert shares == sorted(shares) and len(shares) == TIMINGS and shares[-1] == 1.0
    assert [cost.losses for cost in found] == [7, 3001, 100_000]
    assert [cost.whole for cost in found] == [True, True, False]
    assert abs(found[2].numeric - 0.1) < 1e-6 and all(abs(cost.analytic - 3e-6) < 1e-9 for cost in found)


def test_the_numeric_gradient_is_the_lectures() -> None:
    fit = problem(30)
    theta = np.random.default_rng(1).standard_normal(30)
    np.testing.assert_allclose(forward(fit, theta, 1e-6), fit.grad(theta), atol=1e-5)


def test_sizes() -> None:
    assert SIZES[0] == 6 and SIZES[-1] == 100_000 and TIMINGS == 40
    assert [problem(d).d for d in SIZES[:3]] == [6, 30, 300]
    assert problem(6).k == 2 and problem(30).k == 3
    assert Cost(6, 7, 1.0, True, 0.1).losses == 7
