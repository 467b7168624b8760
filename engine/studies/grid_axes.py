"""The axes of a sweep's map: a usual range for each hyper-parameter, and the marks along an axis."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.run.facts import training

from .grid_plan import MOST, Axis, knobs

USUAL = {
    "learning_rate": (1e-3, 100.0, True),
    "strength": (1e-4, 10.0, True),
    "noise": (0.0, 1.0, False),
    "samples": (20.0, 500.0, True),
    "seed": (1.0, float(MOST), False),
}
BATCH = 128
MARKS = 7  # along an axis, about


def usual(base: Config, knob: str, count: int = MOST) -> Axis:
    """A range worth looking at.

    >>> usual(Config(), "batch_size"), usual(Config(optimizer="momentum"), "optimizer.momentum", 8).high
    (Axis(knob='batch_size', low=1.0, high=75.0, count=32, log=True), 0.999)
    """
    if knob == "batch_size":
        return Axis(knob, 1.0, float(max(2, min(BATCH, training(base)))), count, True)
    param = knobs(base)[knob]
    low, high, log = USUAL.get(knob, (param.low, param.high, param.log and param.low > 0))
    return Axis(knob, low, high, count, log)


def fitting(base: Config, axis: Axis) -> Axis:
    """`axis`, or the usual one where this run has no such hyper-parameter."""
    return axis if axis.knob in knobs(base) else replace(usual(base, "learning_rate"), count=axis.count)


def places(values: Array, at: Array, log: bool) -> Array:
    """Where numbers lie along an axis, in cells: 0 is the middle of the first one. Beyond its ends they go on evenly.

    >>> places(np.array([0.01, 0.1, 1.0]), np.array([0.1, 10.0]), True).tolist()
    [1.0, 3.0]
    """
    if len(values) < 2:
        return np.zeros(len(at))
    known, asked = (np.log10(values), np.log10(at)) if log else (values, at)
    inside = np.interp(asked, known, np.arange(len(known), dtype=float))
    low, high = known[1] - known[0], known[-1] - known[-2]
    below, above = (asked - known[0]) / low, len(known) - 1 + (asked - known[-1]) / high
    return np.asarray(np.where(asked < known[0], below, np.where(asked > known[-1], above, inside)))


class Mark(NamedTuple):
    """A round number on an axis: its `place` in cells, its `value`, and whether to write it as a power of ten."""

    place: float
    value: float
    power: bool = False


def marks(values: Array, log: bool) -> list[Mark]:
    """Round numbers along an axis, about seven. Powers of ten are marked as such where the axis spans two decades and leaves 1 … 1000.

    >>> marks(np.geomspace(0.01, 1, 5), True)[0]
    Mark(place=0.0, value=0.01, power=True)
    """
    low, high = float(values[0]), float(values[-1])
    if len(values) == 1:
        return [Mark(0.0, low)]
    powers = log and high / low >= 99.9
    if log:
        decades = range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)
        if powers:
            chosen = [10.0**d for d in decades[:: -(-len(decades) // MARKS)]]
        else:
            chosen = [v for d in (decades.start - 1, *decades) for v in (10.0**d, 2 * 10.0**d, 5 * 10.0**d)]
    else:
        rough = (high - low) / MARKS
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(m * unit for m in (1, 2, 5, 10) if m * unit >= rough)
        chosen = [i * step for i in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
    slack = 1e-9 * (high - low)
    there = np.array(sorted(v for v in chosen if low - slack <= v <= high + slack))
    as_powers = powers and len(there) > 0 and not (low >= 1 and high <= 1000)
    there = there if len(there) else np.array([low, high])
    return [Mark(round(float(at), 6), float(v), as_powers) for v, at in zip(there, places(values, there.clip(low, high), log), strict=True)]
