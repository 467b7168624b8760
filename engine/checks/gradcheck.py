"""Is the gradient right? Central differences against the formula, and the two checks that a gradient check cannot replace.

Relative error |a - n| / max(|a| + |n|, floor); the floor, 1e-3·max(1, |J|), keeps the rounding of J / h below the tolerance where
the slope is nearly zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Array, Bools
from engine.config import Config
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.run.problem import Fit
from engine.run.simulate import data_of, fit_of, simulate
from engine.text import Text

TOLERANCE, FLOOR = 1e-6, 1e-3


class Verdict(Enum):
    """What a check found: KINK means that all agrees except where the slope jumps and is a choice."""

    AGREE = "agree"
    KINK = "kink"
    DISAGREE = "disagree"


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """Analytic, numeric and one-sided slopes, relative errors and kinks, each (d,); `examples` (n,) are those with a kink within h.

    `worst` is the largest error away from kinks; `evaluations` counts evaluations of J, against one for the analytic gradient.
    """

    theta: Array
    h: float
    analytic: Array
    numeric: Array
    left: Array
    right: Array
    error: Array
    kink: Bools
    examples: Bools
    worst: float
    evaluations: int
    verdict: Verdict
    message: Text


@dataclass(frozen=True)
class Sanity:
    """A number that must come out: what was expected, what was got, and a sentence."""

    expected: float
    got: float
    ok: bool
    message: Text


MESSAGES = {
    Verdict.AGREE: Text(
        "The gradients agree: the largest relative error of {d} slopes is {worst:.1e}.",
        "두 그래디언트가 일치합니다. 기울기 {d}개 가운데 가장 큰 상대 오차는 {worst:.1e}입니다.",
    ),
    Verdict.KINK: Text(
        "At a kink: {kinks} of {d} slopes jump within h of here, where the subgradient is a choice; the others agree to {worst:.1e}.",
        "꺾이는 점입니다. 기울기 {d}개 가운데 {kinks}개가 h 안에서 뛰므로 서브그래디언트는 선택의 문제입니다. 나머지는 {worst:.1e}까지 일치합니다.",
    ),
    Verdict.DISAGREE: Text(
        "The gradients disagree: slope {index} is {analytic:.6g} by the formula and {numeric:.6g} by differences, relative error {worst:.1e}.",
        "두 그래디언트가 다릅니다. {index}번 기울기가 공식으로는 {analytic:.6g}, 수치로는 {numeric:.6g}이며 상대 오차는 {worst:.1e}입니다.",
    ),
}


def relative_error(analytic: Array, numeric: Array, floor: float = 1e-12) -> Array:
    """|a - n| / max(|a| + |n|, floor), elementwise.

    >>> relative_error(np.array([-2.5]), np.array([-2.4])).round(4).tolist()
    [0.0204]
    """
    error: Array = np.abs(analytic - numeric) / np.maximum(np.abs(analytic) + np.abs(numeric), floor)
    return error


def check_gradient(problem: Fit | Config, theta: Array | None = None, h: float = 1e-5) -> GradientCheck:
    """Every slope of J at θ (d,) (the start, if none is given) by the formula and by (J(θ + h e) - J(θ - h e)) / 2h.

    >>> check = check_gradient(Config(loss="softmax", strength=0.1, start="random"))
    >>> check.verdict.value, check.worst < 1e-6, check.evaluations
    ('agree', True, 19)
    >>> check_gradient(Config(strength=0.1, start="random", bug="penalty_quarter")).verdict.value
    'disagree'
    """
    fit = fit_of(problem, data_of(problem)) if isinstance(problem, Config) else problem
    theta = fit.start if theta is None else np.asarray(theta, float)
    if theta.shape != (fit.d,):
        raise ValueError(f"theta must have shape ({fit.d},), got {theta.shape}")
    if not h > 0:
        raise ValueError(f"h must be positive, got {h:g}")
    steps = h * np.eye(fit.d)
    J, up, down = float(fit.value(theta)), fit.value(theta + steps), fit.value(theta - steps)
    analytic, numeric = fit.grad(theta), (up - down) / (2 * h)
    error = relative_error(analytic, numeric, FLOOR * max(1.0, abs(J)))
    kink, examples = _kinks(fit, theta, h)
    away = np.where(kink, 0.0, error)
    worst, index = float(away.max()), int(away.argmax())
    verdict = Verdict.DISAGREE if not worst < TOLERANCE else Verdict.KINK if kink.any() else Verdict.AGREE
    return GradientCheck(
        theta=theta,
        h=h,
        analytic=analytic,
        numeric=numeric,
        left=(J - down) / h,
        right=(up - J) / h,
        error=error,
        kink=kink,
        examples=examples,
        worst=worst,
        evaluations=2 * fit.d + 1,
        verdict=verdict,
        message=MESSAGES[verdict].format(
            d=fit.d, worst=worst, kinks=int(kink.sum()), index=index, analytic=analytic[index], numeric=numeric[index]
        ),
    )


def _kinks(fit: Fit, theta: Array, h: float) -> tuple[Bools, Bools]:
    """Parameters (d,) whose step of h reaches a kink, and the examples (n,) whose kinks those are."""
    near = fit.loss.kinks(fit.loss.work(fit.scores(theta), fit.T, **fit.loss_settings), fit.T)
    phi = np.abs(fit.phi)[:, None, :]
    reached: Bools = (near[:, :, None] <= h * phi) & (phi > 0)
    penalty = (fit.regularizer.kinks(theta) <= h) & (fit.weights > 0) & (fit.strength > 0)
    return np.asarray(reached.any(0)).ravel() | penalty, np.asarray(reached.any((1, 2)))


def check_start(config: Config) -> Sanity:
    """The data loss at W = 0 against the loss's own value there: K-1, ln K, …

    >>> check_start(Config(loss="hinge")).expected, check_start(Config(loss="hinge", bug="sum_with_true_class")).got
    (2.0, 3.0)
    """
    fit = fit_of(config, data_of(config))
    loss = LOSSES[config.loss]
    expected = loss.at_zero(fit.k, **config.settings("loss"))
    got = float(fit.value(np.zeros(fit.d))) if fit.n else expected
    ok = abs(got - expected) <= 1e-9 * max(1.0, abs(expected))
    text = Text(
        "At W = 0 the loss is {got:.4g}, as it must be." if ok else "At W = 0 the loss is {got:.4g}; it must be {expected:.4g}.",
        "W = 0에서 손실이 {got:.4g}로, 맞는 값입니다." if ok else "W = 0에서 손실이 {got:.4g}입니다. {expected:.4g}이어야 합니다.",
    )
    return Sanity(expected, got, ok, text.format(got=got, expected=expected))


def check_steps(config: Config, updates: int = 5) -> Sanity:
    """The run's first updates, at least five and one epoch, against the optimizer's definition on the right gradient; 0 is expected.

    >>> check_steps(Config(optimizer="adam")).ok, check_steps(Config(optimizer="adam", bug="adam_uncorrected")).ok
    (True, False)
    """
    right = fit_of(config.but(bug=""), data_of(config))
    method = OPTIMIZERS[config.optimizer]
    per_epoch = -(-right.n // config.batch_size) if config.batch_size else 1
    run = simulate(config.but(steps=min(config.steps, max(updates, per_epoch)))).run
    optimizer = method.make(**config.settings("optimizer"))
    state, worst = optimizer.init(run.theta[0]), 0.0 if run.updates else np.inf
    if method.kind == "search" or not right.n:
        return _steps_message(0.0)
    for t in range(run.updates):
        theta, eta = run.theta[t], float(run.learning_rate[t])
        rows = None if run.batches is None else run.batches[t][run.batches[t] >= 0]
        g = right.grad(theta, rows)
        if method.kind == "proximal":
            g = g - right.penalty_grad(theta)
        step, state = optimizer.update(g, state, theta, eta)
        if method.kind == "proximal":
            step = right.prox(theta + step, eta) - theta
        worst = max(worst, float(np.abs(run.step[t] - step * right.free).max() / max(np.abs(step).max(), 1e-12)))
    return _steps_message(worst)


def _steps_message(worst: float) -> Sanity:
    ok = bool(worst <= 1e-9)
    text = Text(
        "The first steps are what the optimizer's formula says." if ok else "The first steps are off by {worst:.0%} of what the formula says.",
        "첫 걸음들이 옵티마이저의 공식과 같습니다." if ok else "첫 걸음들이 공식에서 {worst:.0%}만큼 벗어났습니다.",
    )
    return Sanity(0.0, worst, ok, text.format(worst=worst))
