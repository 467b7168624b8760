"""The gradient check: every loss × penalty × features agrees; a kink is named; every known mistake is caught by the check it names."""

import itertools

import numpy as np
import pytest

from engine import BUGS, Config, check_gradient, check_start, check_steps, simulate, sweep
from engine.checks.bugs import Bug
from engine.checks.gradcheck import Verdict, relative_error
from engine.config import FIELDS
from engine.data.features import FEATURES
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.regularizers import REGULARIZERS
from engine.run.problem import Fit

COMBINATIONS = list(itertools.product(LOSSES, REGULARIZERS, FEATURES))


@pytest.mark.parametrize("loss, regularizer, features", COMBINATIONS)
def test_every_combination_agrees(loss: str, regularizer: str, features: str) -> None:
    """At random and at trained parameters, with λ > 0, below 1e-6 away from kinks."""
    config = Config(loss=loss, regularizer=regularizer, features=features, strength=0.1, start="random", optimizer="adam", steps=60)
    result = simulate(config)
    for theta in (result.run.theta[0], result.run.theta[-1]):
        check = check_gradient(result.problem, theta)
        assert check.worst < 1e-6 and check.verdict is not Verdict.DISAGREE, check.message.en
        assert not check.kink.all()


def test_trained_to_a_stationary_point_agrees() -> None:
    result = simulate(Config(dataset="overlap", strength=0.05, learning_rate=2.0, steps=3000))
    check = check_gradient(result.problem, result.run.theta[-1])
    assert np.abs(check.analytic).max() < 1e-8 and check.verdict is Verdict.AGREE


def test_large_penalties_and_margins_agree() -> None:
    for loss in LOSSES.values():
        settings = (("delta", 100.0),) if loss.params else ()
        check = check_gradient(Config(loss=loss.id, loss_settings=settings, strength=100.0, start="random"))
        assert check.verdict is Verdict.AGREE, check.message.en


def test_record() -> None:
    check = check_gradient(Config(strength=0.1, start="random"))
    d = 9
    assert all(part.shape == (d,) for part in (check.analytic, check.numeric, check.left, check.right, check.error, check.kink))
    assert check.evaluations == 2 * d + 1 and check.h == 1e-5 and check.examples.shape == (75,)
    assert check.left == pytest.approx(check.analytic, abs=1e-4) and check.right == pytest.approx(check.analytic, abs=1e-4)
    assert check.message.en.startswith("The gradients agree") and "일치" in check.message.ko


def test_error_against_h_is_v_shaped() -> None:
    config = Config(strength=0.1, start="random")
    gaps = [np.abs((c := check_gradient(config, h=h)).numeric - c.analytic).max() for h in (1e-1, 1e-5, 1e-12)]
    assert gaps[1] < 1e-9 and gaps[0] > 1e-9 and gaps[2] > gaps[1]


def test_lecture_slope() -> None:
    """h = 0.0001, loss 1.25347 → 1.25322 is a slope of -2.5; the formula for the relative error is |a - n| / max(|a| + |n|, floor)."""
    assert pytest.approx(-2.5) == (1.25322 - 1.25347) / 0.0001
    assert relative_error(np.array([3.0, 0.0]), np.array([1.0, 0.0])).tolist() == [0.5, 0.0]


def test_hinge_kink_is_named() -> None:
    """One point on its margin: the slope to the left is 0, to the right it is not, and the check says whose kink it is."""
    points = ((0.5, 0.0, 0), (-0.4, 0.3, 1))
    config = Config(dataset="drawn", points=points, loss="hinge", regularizer="none", start=(1.0, 0.0, 0.0, -1.0, 0.0, 0.0))
    check = check_gradient(config)
    assert check.verdict is Verdict.KINK and "kink" in check.message.en and "꺾이는" in check.message.ko
    assert check.examples.tolist() == [True, False]
    assert check.kink.tolist() == [True, False, True] * 2, "y is 0 at this point: its weights do not reach the kink"
    assert np.abs(check.right - check.left)[check.kink].min() > 0.1
    assert np.abs(check.right - check.left)[~check.kink].max() < 1e-4


def test_l1_at_zero_is_a_kink() -> None:
    check = check_gradient(Config(regularizer="l1", strength=0.1, start="zeros"))
    assert check.verdict is Verdict.KINK and check.kink.tolist() == [True, True, False] * 3 and not check.examples.any()
    assert check.right[0] - check.left[0] == pytest.approx(0.2, abs=1e-4)
    assert check_gradient(Config(regularizer="l1", strength=0.0, start="zeros")).verdict is Verdict.AGREE


def test_bad_calls() -> None:
    with pytest.raises(ValueError, match=r"theta must have shape \(9,\), got \(4,\)"):
        check_gradient(Config(), np.zeros(4))
    with pytest.raises(ValueError, match="h must be positive, got 0"):
        check_gradient(Config(), h=0)


def test_no_points() -> None:
    check = check_gradient(Config(dataset="drawn", start=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), strength=0.5))
    assert check.verdict is Verdict.AGREE and check.analytic == pytest.approx([1, 2, 0, 4, 5, 0])


@pytest.mark.parametrize("loss", LOSSES)
def test_start_values(loss: str) -> None:
    assert check_start(Config(loss=loss)).ok and check_start(Config(loss=loss, classes=6, dataset="drawn", points=((0, 0, 1),))).ok
    assert check_start(Config(dataset="drawn")).ok


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("size", [0, 4])
def test_first_steps(optimizer: str, size: int) -> None:
    assert check_steps(Config(dataset="hand_check", optimizer=optimizer, batch_size=size, regularizer="l1", start="random", free=(0, 1, 4))).ok


def test_first_steps_reach_the_short_batch_and_see_a_wrong_gradient() -> None:
    assert not check_steps(Config(samples=75, batch_size=8, bug="short_batch")).ok
    assert not check_steps(Config(start="random", strength=0.1, bug="penalty_quarter")).ok


# Known mistakes


def caught(config: Config) -> dict[str, bool]:
    """Which checks object to a Config."""
    rng = np.random.default_rng(0)
    fit = simulate(config.but(steps=1)).problem
    return {
        "gradient": check_gradient(fit, rng.standard_normal(fit.d)).verdict is Verdict.DISAGREE,
        "start value": not check_start(config).ok,
        "first steps": not check_steps(config).ok,
    }


@pytest.mark.parametrize("bug", BUGS.values(), ids=BUGS)
def test_every_known_mistake_is_caught(bug: Bug) -> None:
    config = Config(loss="softmax").but(**dict(bug.shows))
    assert caught(config) == {"gradient": False, "start value": False, "first steps": False}
    assert caught(config.but(bug=bug.id))[bug.caught_by]
    assert bug.source and set(dict(bug.shows)) <= set(FIELDS)


def test_what_each_check_cannot_see() -> None:
    """λ = 0 hides a wrong penalty gradient; the right gradient of a wrong value agrees with it; a wrong optimizer has a right gradient."""
    assert check_gradient(Config(strength=0.0, start="random", bug="penalty_quarter")).verdict is Verdict.AGREE
    assert check_gradient(Config(loss="hinge", start="random", bug="sum_with_true_class")).verdict is Verdict.AGREE
    assert check_gradient(Config(loss="hinge", start="random", bug="mean_over_classes")).verdict is Verdict.AGREE
    assert check_gradient(Config(optimizer="adam", start="random", bug="adam_uncorrected")).verdict is Verdict.AGREE


def first_step(bug: str, g: float = -40.0) -> float:
    make = BUGS[bug].make["adam"] if bug else OPTIMIZERS["adam"].make
    optimizer = make()
    with np.errstate(all="ignore"):
        step, _ = optimizer.update(np.array([g]), optimizer.init(np.zeros(1)), np.zeros(1), 1.0)
    return float(step[0])


def test_how_far_the_wrong_adams_step() -> None:
    """Right: η. Uncorrected: (1-β₁)/√(1-β₂) = 3.16 η. Multiplied: (1-β₁)²/(1-β₂) = 10 η. From t = 0: not a number."""
    assert first_step("") == pytest.approx(1.0)
    assert first_step("adam_uncorrected") == pytest.approx(0.1 / 0.001**0.5, rel=1e-6)
    assert first_step("adam_multiplied") == pytest.approx(0.01 / 0.001, rel=1e-6)
    assert not np.isfinite(first_step("adam_from_zero"))


def test_wrong_values_by_hand() -> None:
    def start(config: Config) -> float:
        return float(simulate(config.but(steps=1)).run.loss[0])

    hinge, softmax = Config(loss="hinge", strength=0), Config(strength=0)
    assert start(hinge.but(bug="sum_with_true_class")) == pytest.approx(3)
    assert start(softmax.but(bug="base_ten")) == pytest.approx(0.477121, abs=1e-6)
    assert start(hinge.but(bug="mean_over_classes")) == pytest.approx(2 * 75 / 3)


def test_wrong_penalty_gradients_by_hand() -> None:
    theta = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    base = Config(dataset="drawn", points=((0, 0, 0), (0, 0, 1)), start=theta, strength=0.5, steps=1)
    at = np.array(theta)

    def fit(bug: str) -> Fit:
        return simulate(base.but(bug=bug)).problem

    assert fit("").penalty_grad(at).tolist() == [1, 2, 0, 4, 5, 0]
    assert fit("penalty_quarter").penalty_grad(at).tolist() == [0.25, 0.5, 0, 1, 1.25, 0]
    assert fit("penalty_over_batch").penalty_grad(at).tolist() == [0.5, 1, 0, 2, 2.5, 0]
    assert fit("bias_in_penalty_grad").penalty_grad(at).tolist() == [1, 2, 3, 4, 5, 6]
    assert fit("bias_in_penalty_grad").penalty(at) == fit("").penalty(at)


def test_a_mistake_that_does_not_apply_changes_nothing() -> None:
    for bug, loss in (("base_ten", "hinge"), ("no_minus_one", "hinge"), ("sum_with_true_class", "softmax"), ("no_true_row", "ova_hinge")):
        config = Config(loss=loss, steps=5)
        wrong, right = simulate(config.but(bug=bug)).run, simulate(config).run
        assert np.array_equal(wrong.theta, right.theta) and np.array_equal(wrong.loss, right.loss)


def test_mistakes_are_swept_like_the_rest() -> None:
    configs = [Config(bug=bug, learning_rate=rate, optimizer="adam", steps=5, batch_size=20) for bug in BUGS for rate in (0.1, 0.2)]
    for config, result in zip(configs, sweep(configs), strict=True):
        assert result.run.theta == pytest.approx(simulate(config).run.theta, abs=1e-10)
