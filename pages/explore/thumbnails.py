"""Small pictures of the datasets as SVG: the engine's own points, in the classes' shapes; colours are left to CSS (.c0, .c1, …)."""

from __future__ import annotations

from functools import cache

import numpy as np

from engine import DATASETS

SIDE, SAMPLES, NOISE, SEED = 72, 48, 0.15, 3
# ● ■ ▲ ◆ ✚ ★ of equal area, as paths around (0, 0)
SHAPES = (
    "M-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0Z",
    "M-1.95-1.95h3.9v3.9h-3.9Z",
    "M0-2.8L2.6 1.8H-2.6Z",
    "M0-2.76L2.76 0L0 2.76L-2.76 0Z",
    "M-.9-2.6h1.8v1.7h1.7v1.8h-1.7v1.7h-1.8v-1.7h-1.7v-1.8h1.7Z",
    "M0-3.1L.9-.95L3-.9L1.4.5L1.9 2.6L0 1.4L-1.9 2.6L-1.4.5L-3-.9L-.9-.95Z",
)


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
