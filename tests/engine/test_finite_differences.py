"""The nudged gradient: the lecture's own subtraction, orders of error, what the lens shows, kinks, and who is blamed for a row that disagrees."""

import numpy as np
import pytest

from engine import Config, check_gradient, simulate
from engine.data.features import FEATURES
from engine.losses import LOSSES
from engine.run.problem import Fit
from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import LECTURE, POWERS, SAMPLES, WINDOW, Verdict, kink_distances, lens, nudges, to_kink, values

FORWARD, CENTRAL = 0, 1
KINKED = [id for id, loss in LOSSES.items() if not loss.smooth and id != "squared_hinge"]  # its slope is continuous, its curvature jumps


def fit(**changes: object) -> Fit:
    config = Config(strength=0.1, start="random").but(**changes)
    return fit_of(config, data_of(config))


def test_the_lectures_three_slopes() -> None:
    assert (LECTURE.before, LECTURE.after, LECTURE.h) == (1.25347, (1.25322, 1.25353, 1.25347), 0.0001)
    assert LECTURE.slopes == (-2.5, 0.6, 0.0)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("features", FEATURES)
def test_central_differences_are_those_of_the_gradient_check(loss: str, features: str) -> None:
    problem = fit(loss=loss, features=features)
    table, check = nudges(problem, problem.start), check_gradient(problem, h=1e-5)
    row = POWERS.index(5)
    np.testing.assert_allclose(table.numeric[CENTRAL, row], check.numeric, atol=1e-9)
    np.testing.assert_allclose(table.error[CENTRAL, row], check.error, atol=1e-6)
    assert table.analytic.tolist() == check.analytic.tolist()


def test_every_column_is_one_weight_moved_alone() -> None:
    problem = fit()
    table = nudges(problem, problem.start)
    for p, i in ((1, 0), (4, 3), (7, 8)):
        moved = problem.start.copy()
        moved[i] += 10.0**-p
        assert table.up[p - 1, i] == pytest.approx(float(problem.value(moved)), abs=1e-14)
        assert table.numeric[FORWARD, p - 1, i] == (table.up[p - 1, i] - table.J) / float(f"1e-{p}")
    assert np.array_equal(table.right, table.numeric[FORWARD])
    np.testing.assert_allclose((table.left + table.right) / 2, table.numeric[CENTRAL], rtol=1e-9, atol=1e-2)


def test_the_error_is_v_shaped() -> None:
    """Truncation falls by ten with h for forward differences, by a hundred for central ones; then round-off grows."""
    problem = fit()
    error = nudges(problem, problem.start).error
    np.testing.assert_allclose(error[FORWARD, 1] / error[FORWARD, 3], 100, rtol=0.05)
    np.testing.assert_allclose(error[CENTRAL, 0] / error[CENTRAL, 1], 100, rtol=0.1)
    forward, central = np.median(error, axis=-1)
    assert 6 <= POWERS[int(forward.argmin())] <= 9 and 4 <= POWERS[int(central.argmin())] <= 6
    assert central.min() < forward.min() < 1e-7 and min(forward[-1], central[-1]) > 1e-5


def test_the_lens_goes_through_the_three_losses() -> None:
    problem = fit()
    table = nudges(problem, problem.start)
    offsets = np.linspace(*WINDOW, SAMPLES)
    picture = lens(problem, problem.start, np.arange(9), (2, 4))
    assert picture.shape == (9, 2, SAMPLES)
    for q, p in enumerate((2, 4)):
        for i in range(9):
            shown = np.interp((-1, 0, 1), offsets, picture[i, q])
            want = [table.down[p - 1, i] - table.J, 0.0, table.up[p - 1, i] - table.J]
            np.testing.assert_allclose(shown, want, atol=1e-4 * 10.0**-p)


def test_many_places_are_evaluated_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = fit()
    places = problem.start + np.random.default_rng(0).standard_normal((7, 5, 9))
    whole = values(problem, places)
    monkeypatch.setattr("engine.studies.finite_differences.BLOCK", 4 * problem.n * problem.k)
    np.testing.assert_allclose(values(problem, places), whole, rtol=1e-14)
    assert whole.shape == (7, 5)


def test_a_row_that_disagrees_is_blamed_on_h_where_another_h_agrees() -> None:
    problem = fit()
    verdict = nudges(problem, problem.start).verdict[FORWARD]
    assert set(verdict[0]) == {Verdict.TOO_BIG} and set(verdict[5]) == {Verdict.AGREES} and Verdict.TOO_SMALL in verdict[-1]
    wrong = fit_of(config := Config(strength=0.1, start="random", bug="penalty_quarter"), data_of(config))
    spoilt = nudges(wrong, wrong.start).verdict[CENTRAL, 4].reshape(3, 3)
    assert (spoilt[:, :2] == Verdict.DIFFERS).all() and (spoilt[:, 2] == Verdict.AGREES).all()


@pytest.mark.parametrize("loss", KINKED)
def test_a_kink_is_found_and_named(loss: str) -> None:
    problem = fit(loss=loss)
    for i in (0, 4, 8):
        there = to_kink(problem, problem.start, i)
        assert there is not None and np.flatnonzero(there != problem.start).tolist() == [i]
        assert kink_distances(problem, there)[:, i].min() < 1e-9
        table = nudges(problem, there)
        assert table.kink[3, i] and table.verdict[CENTRAL, 3, i] == Verdict.KINK and table.examples[3] >= 1
        assert abs(table.right[3, i] - table.left[3, i]) > 1e-3
        low, high = sorted((table.left[3, i], table.right[3, i]))
        assert low - 1e-6 <= table.analytic[i] <= high + 1e-6


def test_the_nearest_kink_is_looked_for_on_both_sides() -> None:
    problem = fit(loss="hinge")
    moves = [(to_kink(problem, problem.start, i) - problem.start)[i] for i in range(9)]  # type: ignore[operator]
    nearest = kink_distances(problem, problem.start).min(0)
    np.testing.assert_allclose(np.abs(moves), nearest, rtol=1e-9)
    assert {np.sign(move) for move in moves} == {-1.0, 1.0}


def test_smooth_losses_have_no_kink() -> None:
    problem = fit()
    assert to_kink(problem, problem.start, 0) is None
    assert not nudges(problem, problem.start).kink.any() and np.isinf(kink_distances(problem, problem.start)).all()


def test_the_penaltys_kink_is_at_zero() -> None:
    problem = fit(regularizer="l1", start=(0.0, *[0.5] * 8))
    table = nudges(problem, problem.start)
    assert table.kink[3].tolist() == [True] + [False] * 8 and table.examples[3] == 0
    assert table.right[3, 0] - table.left[3, 0] == pytest.approx(0.2, abs=1e-3)


@pytest.mark.parametrize("size", [0.0, 1e8, 1e150])
def test_any_weights_give_finite_or_said_numbers(size: float) -> None:
    problem = fit(loss="hinge", start=tuple([size] * 9))
    table = nudges(problem, problem.start)
    assert table.verdict.shape == (2, 14, 9) and set(np.unique(table.verdict)) <= set(Verdict)


def test_a_run_of_explore_is_nudged_where_it_stands() -> None:
    result = simulate(Config(steps=60))
    table = nudges(result.problem, result.run.theta[-1])
    np.testing.assert_allclose(table.analytic, result.run.grad[-1])
