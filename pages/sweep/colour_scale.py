"""How a sweep's map is coloured: each cell's depth in a ramp of 13, deepest where it is best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.losses import LOSSES
from engine.run.simulate import data_of
from engine.studies.grid import DIVERGED, SweepMap

STEPS = 13
NONE = 255  # no number: not run, diverged, or never there
CAP = 2.0  # times the loss at W = 0: what is worse is one colour


@dataclass(frozen=True, eq=False)
class Scale:
    """`depth` (ny, nx): 0 for the best, 12 for the worst, NONE where there is no number; `best` and `worst`: the ramp's ends."""

    depth: NDArray[np.uint8]
    best: float
    worst: float
    capped: bool


def scale(filled: SweepMap) -> Scale:
    """The ramp over what the plan colours by: in equal ratios, or for an accuracy in even steps.

    >>> from engine import Config
    >>> from engine.studies.grid import blocks
    >>> from engine.studies.grid_plan import Axis, SweepPlan
    >>> plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, 3), Axis("seed", 1, 1, 1), base=Config(samples=30, steps=20))
    >>> scale(list(blocks(plan))[-1]).depth.tolist()
    [[12, 10, 0]]
    """
    if filled.plan.colour == "lasted":
        return _lasting(filled)
    values, share = filled.values, filled.plan.colour == "test"
    known = np.isfinite(values)
    depth = np.full(values.shape, NONE, np.uint8)
    if not known.any():
        return Scale(depth, np.nan, np.nan, False)
    found = values[known]
    low, high = float(found.min()), float(found.max())
    cap = CAP * zero(filled) if filled.plan.colour == "loss" else np.inf
    capped = high > cap > low
    high = cap if capped else high
    if share:
        at = (high - found) / (high - low) if high > low else np.zeros_like(found)
    else:
        least = 1.0 if filled.plan.colour == "updates" else max(low, 1e-12)
        logs = np.log(np.clip(found, max(low, least), high)) if high > 0 else np.zeros_like(found)
        first, last = np.log(max(low, least)), np.log(max(high, least))
        at = (logs - first) / (last - first) if last > first else np.zeros_like(found)
    depth[known] = np.minimum((at * STEPS).astype(int), STEPS - 1)
    return Scale(depth, high if share else low, low if share else high, capped)


def _lasting(filled: SweepMap) -> Scale:
    """Deepest where a run stays; of those that left, in equal ratios, the deeper the later."""
    gone, steps = filled.status == DIVERGED, filled.plan.base.steps
    depth = np.where(np.isfinite(filled.lasted), 0, NONE).astype(np.uint8)
    if not gone.any():
        return Scale(depth, np.nan, np.nan, False)
    early = 1 - np.log(filled.lasted[gone]) / np.log(max(steps, 2))
    depth[gone] = 1 + np.clip((STEPS - 1) * early, 0, STEPS - 2).astype(int)
    return Scale(depth, float(steps), float(filled.lasted[gone].min()), False)


def zero(filled: SweepMap) -> float:
    """The loss at W = 0, which any run can do better than."""
    config = filled.plan.base
    return LOSSES[config.loss].at_zero(max(2, data_of(config).classes), **config.settings("loss"))
