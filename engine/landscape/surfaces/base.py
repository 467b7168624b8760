"""What a surface is, and the problem it makes; helpers to write one down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from engine.arrays import Array, Ints
from engine.run.problem import Evaluation
from engine.spec import Param
from engine.text import Text

Window = tuple[float, float, float, float]
Slope = Callable[..., tuple[Any, Any]]


@dataclass(frozen=True)
class Surface:
    """A surface: formula, functions of points, `minima(**settings)` (m, 2), `saddles` (s, 2), `window` x0, x1, y0, y1 and a start in it.

    `slope(x, y, **settings)` is the gradient's two parts for numbers and arrays alike; None where only `grad` knows it. `both(P, **settings)`
    is value and gradient where one pass has them together, over `scores` scores a place.

    >>> from engine import SURFACES
    >>> bowl = SURFACES["bowl"]
    >>> float(bowl.value(np.array([3.0, 4.0]))), bowl.grad(np.array([3.0, 4.0])).tolist()
    (12.5, [3.0, 4.0])
    """

    id: str
    name: Text
    formula: str
    note: Text
    source: str
    params: tuple[Param, ...]
    window: Window
    start: tuple[float, float]
    value: Callable[..., Array]
    grad: Callable[..., Array]
    hessian: Callable[..., Array]
    minima: Callable[..., Array]
    saddles: tuple[tuple[float, float], ...] = ()
    slope: Slope | None = None
    both: Callable[..., tuple[Array, Array]] | None = None
    scores: int = 0

    def problem(self, start: Any = None, **settings: float) -> Terrain:
        """The surface as a problem from `start` (..., 2), by default its own."""
        theta = np.array(self.start if start is None else start, float)
        if theta.shape[-1:] != (2,):
            raise ValueError(f"start must hold 2 numbers, x and y, got shape {theta.shape}")
        return Terrain(self, theta, settings)


@dataclass(frozen=True, eq=False)
class Terrain:
    """A surface to descend; there are no examples, so `rows` and `share` change nothing, and one look is one evaluation."""

    surface: Surface
    start: Array
    settings: dict[str, float]

    @property
    def free(self) -> Array:
        """Both parameters may move (2,)."""
        return np.ones(2)

    @property
    def slope(self) -> Slope | None:
        """∇f of two plain numbers, two plain numbers: what a loop over one place at a time wants; None where the surface has none."""
        slope = self.surface.slope
        return None if slope is None else partial(slope, **self.settings)

    @property
    def n(self) -> int:
        """One evaluation a look."""
        return 1

    def value(self, theta: Array, rows: Ints | None = None) -> Array:
        """f (...,)."""
        return self.surface.value(theta, **self.settings)

    def grad(self, theta: Array, rows: Ints | None = None) -> Array:
        """∇f (..., 2)."""
        return self.surface.grad(theta, **self.settings)

    def evaluate(self, theta: Array, share: Array | None = None) -> Evaluation:
        """Value and slope; no penalty, no batch."""
        both = self.surface.both
        value, slope = both(theta, **self.settings) if both else (self.value(theta), self.grad(theta))
        return Evaluation(value, np.zeros_like(value), slope, 0.0, None)

    def prox(self, theta: Array, step: Any) -> Array:
        """No penalty: nothing to do."""
        return theta


def xy(P: Array) -> tuple[Array, Array]:
    """The coordinates (...,) of points (..., 2)."""
    return P[..., 0], P[..., 1]


def pair(a: Any, b: Any) -> Array:
    """A gradient (..., 2) from its parts."""
    a, b = np.asarray(a), np.asarray(b)
    P = np.empty((*(a.shape if a.shape == b.shape else np.broadcast_shapes(a.shape, b.shape)), 2))
    P[..., 0], P[..., 1] = a, b
    return P


def sloping(slope: Slope) -> Callable[..., Array]:
    """The gradient (..., 2) of points, from its formula in x and y."""
    return lambda P, **settings: pair(*slope(*xy(P), **settings))


def curve(xx: Any, xy: Any, yy: Any) -> Array:
    """A symmetric Hessian (..., 2, 2) from its parts."""
    return np.stack([pair(xx, xy), pair(xy, yy)], -2)


def at(*points: tuple[float, float]) -> Callable[..., Array]:
    """The same minima whatever the settings."""
    return lambda **settings: np.array(points, float).reshape(-1, 2)
