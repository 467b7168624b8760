"""What the stage draws of a run, as plain arrays: no drawing here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Array, Ints
from .features import FEATURES
from .landscape import Slice, loss_slice, slice_loss
from .run import Result

SCALES = (0.125, 0.25, 0.5, 1, 2, 5, 10, 20, 50)
GRID = 33
ARROW = 0.12


@dataclass(frozen=True, eq=False)
class Play:
    """Arrays for every update t of a run; `shown` is False where there is nothing to learn from."""

    shown: bool
    window: float
    grid_size: int
    grid: Array
    phi: Array
    train_accuracy: Array
    test_accuracy: Array
    batches: Ints | None
    slice: Slice
    path: Array
    slice_loss: Array
    arrows: dict[str, Array | None]
    arrow_scale: float


def play(result: Result) -> Play:
    """Everything the stage needs of `result` besides the run itself."""
    data, run, fit = result.data, result.run, result.problem
    settings = result.config.settings("features")
    map_ = FEATURES[result.config.features].map
    window = max(1.0, 1.06 * float(np.abs(data.X).max(initial=0)))
    size = 2 if result.config.features == "linear" else GRID
    axis = np.linspace(-window, window, size)
    grid = map_(np.stack([g.ravel() for g in np.meshgrid(axis, axis)], -1), **settings)
    phi = map_(data.X, **settings)
    right = (np.einsum("if,tkf->tik", phi, run.theta.reshape(-1, fit.k, fit.F)).argmax(-1) == data.y) if len(data.y) else np.zeros((len(run.theta), 0), bool)
    share = lambda mask: right[:, mask].mean(1) if mask.any() else np.full(len(run.theta), np.nan)
    plane = loss_slice(fit, run)
    project = lambda v: np.vstack([v @ plane.basis.T, np.zeros((1, 2))])
    step = project(run.step)
    eta = run.learning_rate[:, None]
    arrows = {"gradient": project(-eta * run.grad[:-1]), "step": step, "momentum": None, "batch": None if run.batch_grad is None else project(-eta * run.batch_grad)}
    lengths = np.hypot(*step.T)
    typical = float(np.median(lengths[lengths > 0])) if (lengths > 0).any() else 1.0
    width = float(plane.a[-1] - plane.a[0])
    scale = min(SCALES, key=lambda s: abs(np.log(s * typical / (ARROW * width))))
    train = np.flatnonzero(data.train)
    batches = None if run.batches is None else np.where(run.batches >= 0, train[run.batches], -1)
    return Play(fit.n > 0, window, size, grid, phi, share(data.train), share(data.test), batches, plane, plane.project(run.theta), slice_loss(fit, plane, run.theta), arrows, scale)
