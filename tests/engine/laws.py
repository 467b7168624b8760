"""What the engine's tests share: scores with known answers, and slopes by central differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.arrays import Array

LECTURE = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
TRUE = np.array([0, 1, 2])


def slopes(f: Callable[[Array], Any], x: Array, h: float = 1e-6) -> Array:
    """∂f/∂x by central differences, f: (...,) -> number."""
    x = np.asarray(x, float)
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad


def frozen(*arrays: Any) -> list[Array]:
    """Read-only copies: writing into one is an error."""
    copies = [np.array(a, float) for a in arrays]
    for copy in copies:
        copy.setflags(write=False)
    return copies
