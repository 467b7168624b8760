"""The gradient by nudging: J(w + h) - J(w) over h for one weight at a time, for h from 10⁻¹ to 10⁻¹⁴, beside the formula.

A hand that turns h or steps through the weights is answered from one table, so that every number it meets is the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.checks.gradcheck import FLOOR, relative_error
from engine.run.problem import Fit

POWERS = tuple(range(1, 15))
AGREES, DIFFERS = 1e-3, 1e-2
WINDOW = (-1.6, 1.9)  # of the lens, in units of h
SAMPLES = 97
BLOCK = 1 << 21  # scores held at once
JUMP = 1e-3  # slopes left and right that differ by more are two


class Verdict(IntEnum):
    """What is said of one row. TOO_BIG and TOO_SMALL: the formula is right, as another h shows; it is the nudge that is off."""

    AGREES = 0
    CLOSE = 1
    DIFFERS = 2
    KINK = 3
    TOO_BIG = 4
    TOO_SMALL = 5


@dataclass(frozen=True)
class Lecture:
    """The lecture's own example. Its data are not given, so its losses (to five decimals) cannot be worked out again; its slopes can.

    >>> LECTURE.slopes
    (-2.5, 0.6, 0.0)
    """

    W: tuple[float, ...] = (0.34, -1.11, 0.78, 0.12, 0.55, 2.81, -3.1, -1.5, 0.33)
    h: float = 1e-4
    before: float = 1.25347
    after: tuple[float, ...] = (1.25322, 1.25353, 1.25347)  # the first, second, third weight moved by h

    @property
    def slopes(self) -> tuple[float, ...]:
        """Forward differences, with as many decimals as five decimals over h leave."""
        return tuple(round((after - self.before) / self.h, 1) for after in self.after)


LECTURE = Lecture()


@dataclass(frozen=True, eq=False)
class Nudges:
    """Every weight nudged by every h. Rows of the arrays are h = 10^-p for p in `powers`, columns the d weights.

    `up`, `down`: J at w ± h. `numeric`, `error`, `verdict` (2, powers, d): forward, then central differences, against `analytic` (d,).
    `left`, `right`: one-sided slopes. `kink`: they differ, since some example or the penalty has a kink within h. `examples` (powers,): how many do.
    """

    theta: Array
    powers: tuple[int, ...]
    J: float
    up: Array
    down: Array
    analytic: Array
    numeric: Array
    error: Array
    left: Array
    right: Array
    kink: Bools
    examples: Ints
    verdict: Ints

    @property
    def h(self) -> Array:
        return _steps(self.powers)


def nudges(fit: Fit, theta: Array, powers: tuple[int, ...] = POWERS) -> Nudges:
    """Nudge every weight of θ (d,) by every h.

    >>> from engine import Config, simulate
    >>> fit = simulate(Config(dataset="hand_check", start="random", steps=1)).problem
    >>> table = nudges(fit, fit.start)
    >>> bool(np.all(table.error[1, 4] < 1e-8)), bool(np.all(table.verdict[1, 4] == Verdict.AGREES))
    (True, True)
    """
    h = _steps(powers)
    nudge = h[:, None, None] * np.eye(fit.d)
    J, up, down = values(fit, theta[None])[0], values(fit, theta + nudge), values(fit, theta - nudge)
    column = h[:, None]
    left, right = (J - down) / column, (up - J) / column
    analytic = fit.grad(theta)
    numeric = np.stack([right, (up - down) / (2 * column)])
    floor = FLOOR * max(1.0, abs(float(J)))
    error = relative_error(analytic, numeric, floor)
    apart = np.abs(right - left) > JUMP * np.maximum(np.abs(right) + np.abs(left), floor)
    reach = kink_distances(fit, theta)
    near: Bools = reach.min(0)[None] <= column
    kink = near & apart
    return Nudges(
        theta=theta,
        powers=powers,
        J=float(J),
        up=up,
        down=down,
        analytic=analytic,
        numeric=numeric,
        error=error,
        left=left,
        right=right,
        kink=kink,
        examples=np.asarray((reach[:-1].min(1)[None] <= column).sum(1), np.int64),
        verdict=np.stack([_verdicts(part, kink) for part in error]),
    )


def _verdicts(error: Array, kink: Bools) -> Ints:
    """For each h (rows) and weight: a row that disagrees is blamed on h where a better h agrees."""
    best = error.argmin(0)
    place = np.arange(len(error))[:, None]
    found = np.where(error < DIFFERS, Verdict.CLOSE, Verdict.DIFFERS)
    found = np.where(error.min(0) < AGREES, np.where(place < best, Verdict.TOO_BIG, Verdict.TOO_SMALL), found)
    found = np.where(error < AGREES, Verdict.AGREES, found)
    return np.where(kink, Verdict.KINK, found).astype(np.int64)


def _steps(powers: tuple[int, ...]) -> Array:
    return np.array([float(f"1e-{p}") for p in powers])


def values(fit: Fit, theta: Array) -> Array:
    """J at many places (..., d), some at a time, since all their scores at once may be more than fits."""
    flat = theta.reshape(-1, fit.d)
    rows = max(1, BLOCK // max(1, fit.k * fit.n))
    J = np.concatenate([np.atleast_1d(fit.value(flat[i : i + rows])) for i in range(0, len(flat), rows)])
    return J.reshape(theta.shape[:-1])


def lens(fit: Fit, theta: Array, indices: Ints, powers: tuple[int, ...], samples: int = SAMPLES) -> Array:
    """J - J(θ) along each of some weights, at each of some h (weights, powers, samples): what the lens shows, across `WINDOW`."""
    offsets = np.linspace(*WINDOW, samples)
    shift = _steps(powers)[:, None, None] * offsets[:, None]
    moved = theta + shift[None] * np.eye(fit.d)[indices][:, None, None]
    picture: Array = values(fit, moved) - values(fit, theta[None])[0]
    return picture


def kink_distances(fit: Fit, theta: Array) -> Array:
    """How far each weight may move before it meets a kink (n + 1, d): of each example, and in the last row of the penalty; ∞ where there is none."""
    near = fit.loss.kinks(fit.loss.work(fit.scores(theta), fit.T, **fit.loss_settings), fit.T)
    phi = np.abs(fit.phi)[:, None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        of_examples = np.where(phi > 0, near[:, :, None] / phi, np.inf).reshape(fit.n, fit.d)
    penalized = (fit.weights > 0) & (fit.strength > 0)
    of_penalty = np.where(penalized, fit.regularizer.kinks(theta), np.inf)
    return np.vstack([of_examples, of_penalty])


def to_kink(fit: Fit, theta: Array, index: int) -> Array | None:
    """θ with one weight moved to its nearest kink, so that a slope is a choice there; None if it meets none.

    >>> from engine import Config, simulate
    >>> fit = simulate(Config(dataset="hand_check", loss="hinge", start="random", steps=1)).problem
    >>> there = to_kink(fit, fit.start, 0)
    >>> bool(kink_distances(fit, there)[:, 0].min() < 1e-12), int(np.count_nonzero(there != fit.start))
    (True, 1)
    """
    here = kink_distances(fit, theta)[:, index]
    for distance in np.sort(here[np.isfinite(here) & (here > 1e-9)]):
        for sign in (1.0, -1.0):
            moved = theta.copy()
            moved[index] += sign * distance
            check = nudges(fit, moved, (5,))
            if check.kink[0, index] and kink_distances(fit, moved)[:, index].min() < 1e-9:
                return moved
    return None
