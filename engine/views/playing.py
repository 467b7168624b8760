"""What the stage plays: everything of a run that the picture needs besides the run itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.checks.bugs import BUGS
from engine.checks.gradcheck import Sanity, check_start
from engine.data.features import FEATURES
from engine.landscape.slice import Slice, loss_slice, slice_loss
from engine.optimizers import OPTIMIZERS
from engine.run.simulate import Result
from engine.schedules import SCHEDULES

from .data_plane import GRID, ROOM, half_side

SCALES = (1 / 8, 1 / 4, 1 / 2, 1, 2, 5, 10, 20, 50)  # what arrows may be multiplied by
ARROW = 0.12  # length of a typical step's arrow over the side of the loss plane
BLOCK = 1 << 18  # numbers in one block of scores


@dataclass(frozen=True, eq=False)
class Play:
    """Arrays for every update t of a run; places and arrows are in the slice's coordinates (a, b), points in the data's order, test ones too.

    `shown`: there are two classes to learn from. `window`: half side of the data plane; points within ±`reach` never make it grow.
    `axis_parts` (grid_size, m), `point_parts` (n, 2, m): the features' parts along a side of the plane, and at the points; feature f is the
    product of the two that `pairs[f]` names. `phi` (n, F): features at the points. `train_accuracy`, `test_accuracy` (T+1,), NaN without points.
    `batches` (T, b): the points of each mini-batch, padded with -1.
    `path` (T+1, 2) and `slice_loss` (T+1,): the run in the slice. `arrows`: see `arrows`. `rate`: η of each update, of the first
    where none was made. `at_zero`: the check of J at W = 0, where the run starts there.
    """

    result: Result
    shown: bool
    window: float
    grid_size: int
    axis_parts: Array
    point_parts: Array
    pairs: list[tuple[int, int]]
    phi: Array
    train_accuracy: Array
    test_accuracy: Array
    batches: Ints | None
    slice: Slice
    path: Array
    slice_loss: Array
    arrows: dict[str, Array | None]
    arrow_scale: float
    rate: Array
    at_zero: Sanity | None

    @property
    def reach(self) -> float:
        return self.window / ROOM

    @cached_property
    def examples(self) -> Array:
        """L_i of every point at every update (T+1, n)."""
        fit, y = self.result.problem, self.result.data.y
        rows = [fit.loss.value(S.swapaxes(-1, -2), y, **fit.loss_settings) for S in _scores(self.result.run.theta, self.phi, fit.k)]
        return np.concatenate(rows)


def play(result: Result, size: int = 60, window: float | None = None) -> Play:
    """Everything the stage needs of `result`; the loss plane has size × size cells. `window`: the data plane's half side, if not by the points.

    >>> from engine import Config, simulate
    >>> played = play(simulate(Config(dataset="hand_check", loss="hinge", steps=20, batch_size=4)))
    >>> played.at_zero.ok, played.axis_parts.shape, played.path.shape, played.batches.shape
    (True, (2, 2), (21, 2), (20, 4))
    """
    config, data, fit, run = result.config, result.data, result.problem, result.run
    features, settings = FEATURES[config.features], config.settings("features")
    window = window or half_side(data.X)
    grid_size = 2 if features.linear else GRID
    phi = features.map(data.X, **settings)
    right = np.concatenate([S.argmax(-2) == data.y for S in _scores(run.theta, phi, fit.k)])
    plane = loss_slice(fit, run, size)
    drawn = arrows(result, plane)
    return Play(
        result=result,
        shown=len(np.unique(fit.y)) > 1,
        window=window,
        grid_size=grid_size,
        axis_parts=features.parts(np.linspace(-window, window, grid_size), **settings),
        point_parts=features.parts(data.X, **settings),
        pairs=features.pairs(**settings),
        phi=phi,
        train_accuracy=_share(right[:, data.train]),
        test_accuracy=_share(right[:, data.test]),
        batches=None if run.batches is None else np.where(run.batches < 0, -1, np.flatnonzero(data.train)[run.batches]),
        slice=plane,
        path=plane.project(run.theta),
        slice_loss=slice_loss(fit, plane, run.theta),
        arrows=drawn,
        arrow_scale=_scale(drawn["step"], plane),
        rate=run.learning_rate if run.updates else SCHEDULES[config.schedule].rates(config.learning_rate, 1, **config.settings("schedule")),
        at_zero=_at_zero(result),
    )


def arrows(result: Result, plane: Slice) -> dict[str, Array | None]:
    """The arrows of each update (T+1, 2), zero after the last; None where there is none.

    `gradient` -η∇J over all examples: the step of plain descent. `step` the step made. `momentum` the step if this update's gradient were
    zero: what the optimizer's memory alone would do. `batch` the rest of the step, from the mini-batch: `momentum` + `batch` = `step`.
    """
    run, fit = result.run, result.problem
    method = OPTIMIZERS[result.config.optimizer]
    descends = method.kind != "search"
    coast = _coast(result) * fit.free if descends else np.zeros_like(run.step)
    remembers = bool(np.any(coast))

    def drawn(move: Array) -> Array:
        return np.concatenate([move @ plane.basis.T, np.zeros((1, 2))])

    return {
        "gradient": drawn(-run.learning_rate[:, None] * run.grad[:-1] * fit.free) if descends else None,
        "step": drawn(run.step),
        "momentum": drawn(coast) if remembers else None,
        "batch": drawn(run.step - coast) if run.batch_grad is not None else None,
    }


def _coast(result: Result) -> Array:
    """What each update would do with a gradient of zero (T, d): one call, since optimizers take leading axes."""
    config, run = result.config, result.run
    method = OPTIMIZERS[config.optimizer]
    make = BUGS[config.bug].make.get(method.id, method.make) if config.bug else method.make
    state = type(run.states)(*(part[:-1] if part.ndim > 1 else part[:-1, None] for part in run.states))
    with np.errstate(all="ignore"):
        step, _ = make(**config.settings("optimizer")).update(np.zeros_like(run.step), state, run.theta[:-1], run.learning_rate[:, None])
    return np.nan_to_num(step)


def _scale(step: Array | None, plane: Slice) -> float:
    """The factor that makes a typical step 12 % of the window, and the longest not much over a half."""
    lengths = np.hypot(*step[: plane.updates].T) if step is not None else np.zeros(0)
    lengths = lengths[lengths > 0]
    if not lengths.size:
        return 1.0
    typical = max(float(np.median(lengths)), float(lengths.max()) / 4)
    ideal = math.log(ARROW * float(plane.a[-1] - plane.a[0]) / typical)
    return min(SCALES, key=lambda scale: abs(math.log(scale) - ideal))


def _scores(theta: Array, phi: Array, k: int) -> Iterator[Array]:
    """Scores of all points along a run, class by class: blocks (some of T+1, k, n)."""
    W = theta.reshape(len(theta), k, phi.shape[1])
    rows = max(1, BLOCK // max(1, k * len(phi)))
    return (W[t : t + rows] @ phi.T for t in range(0, len(W), rows))


def _share(right: Bools) -> Array:
    return right.mean(1) if right.shape[1] else np.full(len(right), np.nan)


def _at_zero(result: Result) -> Sanity | None:
    if result.run.theta[0].any() or not result.problem.n:
        return None
    return check_start(result.config)
