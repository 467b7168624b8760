"""What a gradient costs, measured here: d + 1 losses by nudging, one pass by the formula, for ever more weights."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.arrays import Array
from engine.losses import LOSSES
from engine.regularizers import REGULARIZERS
from engine.run.problem import Fit

SIZES = (6, 30, 300, 3_000, 30_000, 100_000)
CLASSES, POINTS = 3, 20
TIMINGS = 40
PATIENCE = 0.05  # seconds that one numeric gradient may take; above, one loss is timed and multiplied


@dataclass(frozen=True)
class Cost:
    """One size: weights, losses that a numeric gradient evaluates, its seconds, whether those were run whole, and the analytic one's seconds."""

    d: int
    losses: int
    numeric: float
    whole: bool
    analytic: float


def measure(
    sizes: tuple[int, ...] = SIZES,
    clock: Callable[[], float] = time.perf_counter,
    progress: Callable[[float], None] = lambda share: None,
) -> list[Cost]:
    """Time both gradients of a softmax classifier at each size; the least of many timings, since other programs only ever add.

    `progress` is told the share that is done.

    >>> found = measure((6, 30))
    >>> [cost.losses for cost in found], all(cost.numeric > cost.analytic > 0 for cost in found)
    ([7, 31], True)
    """
    fits = [problem(d) for d in sizes]
    thetas = [np.random.default_rng(d).standard_normal(d) for d in sizes]
    one, analytic = [float("inf")] * len(sizes), [float("inf")] * len(sizes)
    for done in range(TIMINGS):  # round by round: a busy moment then spoils no size's every timing
        for i, (fit, theta) in enumerate(zip(fits, thetas, strict=True)):
            one[i] = min(one[i], _timed(partial(fit.value, theta), clock))
            analytic[i] = min(analytic[i], _timed(partial(fit.grad, theta), clock))
        progress((done + 1) / TIMINGS)
    costs = []
    for d, fit, theta, loss, pass_ in zip(sizes, fits, thetas, one, analytic, strict=True):
        whole = loss * (d + 1) < PATIENCE
        numeric = min(_timed(partial(forward, fit, theta), clock) for _ in range(3)) if whole else loss * (d + 1)
        costs.append(Cost(d, d + 1, numeric, whole, pass_))
    return costs


def problem(d: int) -> Fit:
    """A softmax classifier with d weights: three classes, or two where d is no multiple of three."""
    k = CLASSES if d % CLASSES == 0 and d > 6 else 2
    rng = np.random.default_rng(0)
    phi = rng.standard_normal((POINTS, d // k))
    phi[:, -1] = 1.0
    return Fit(phi, rng.integers(0, k, POINTS), k, np.zeros(d), np.ones(d), LOSSES["softmax"], REGULARIZERS["none"])


def forward(fit: Fit, theta: Array, h: float = 1e-4) -> Array:
    """The numeric gradient as the lecture has it: one loss after the other, one weight at a time.

    >>> fit = problem(6)
    >>> bool(np.allclose(forward(fit, fit.start, 1e-6), fit.grad(fit.start), atol=1e-5))
    True
    """
    before = fit.value(theta)
    gradient = np.empty_like(theta)
    for i in range(len(theta)):
        nudged = theta.copy()
        nudged[i] += h
        gradient[i] = (fit.value(nudged) - before) / h
    return gradient


def _timed(act: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    act()
    return clock() - began
