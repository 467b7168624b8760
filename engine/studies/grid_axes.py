"""The axes of a sweep's map: a usual range for each hyper-parameter, and the marks along an axis."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.run.facts import training
from ui.language.words import SUPERSCRIPT, said

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


def marks(values: Array, log: bool, write: Callable[[float], str] = said) -> list[tuple[float, str]]:
    """Round numbers along an axis: the place of each, in cells, and how it is written: by `write`, but for very large or small powers of ten.

    >>> marks(np.geomspace(0.01, 1, 5), True)
    [(0.0, '10⁻²'), (2.0, '10⁻¹'), (4.0, '10⁰')]
    """
    low, high = float(values[0]), float(values[-1])
    if len(values) == 1:
        return [(0.0, write(low))]
    if log:
        decades = range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)
        if high / low >= 99.9:
            every = -(-len(decades) // MARKS)
            plain = low >= 1 and high <= 1000
            chosen = {10.0**d: write(10.0**d) if plain else f"10{str(d).translate(SUPERSCRIPT)}" for d in decades[::every]}
        else:
            chosen = {v: write(v) for d in (*decades, decades.start - 1) for v in (10.0**d, 2 * 10.0**d, 5 * 10.0**d)}
    else:
        rough = (high - low) / MARKS
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(m * unit for m in (1, 2, 5, 10) if m * unit >= rough)
        chosen = {i * step: write(i * step) for i in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)}
    slack = 1e-9 * (high - low)
    there = np.array(sorted(v for v in chosen if low - slack <= v <= high + slack))
    if len(there) == 0:
        there = np.array([low, high])
        chosen = {low: write(low), high: write(high)}
    return [(round(float(at), 6), chosen[float(v)]) for v, at in zip(there, places(values, there.clip(low, high), log), strict=True)]
