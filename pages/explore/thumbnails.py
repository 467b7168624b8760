"""Small pictures of the datasets as SVG: the engine's own points, in the classes' shapes; colours are left to CSS (.c0, .c1, …)."""

from __future__ import annotations

from functools import cache

import numpy as np

from engine import DATASETS
from ui import theme

SIDE, SAMPLES, NOISE, SEED = 72, 48, 0.15, 3
RADIUS = 2.2  # of a marker
SHAPES = tuple(theme.outline(label, RADIUS) for label in range(theme.SHAPES))


@cache
def thumbnail(id: str) -> str:
    """The picture of a dataset; y grows upward, as everywhere."""
    X, y = DATASETS[id].make(np.random.default_rng(SEED), SAMPLES, NOISE)
    marks = "".join(
        f'<path class="c{label}" d="{SHAPES[label]}" transform="translate({(1 + x) * SIDE / 2:.1f} {(1 - up) * SIDE / 2:.1f})"/>'
        for (x, up), label in zip(X, y, strict=True)
    )
    return f'<svg viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true">{marks}</svg>'


DRAW = f'<svg viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true"><g class="pen"><path d="M24 48l3-10 17-17 7 7-17 17z"/><path d="M40 25l7 7"/></g></svg>'


def colours() -> str:
    """The CSS of the classes' colours, in both modes."""
    modes = (("", theme.LIGHT), (".dark ", theme.DARK))
    return "".join(f"{scope}.c{label}{{fill:{hue}}}" for scope, hues in modes for label, hue in enumerate(hues.classes))
