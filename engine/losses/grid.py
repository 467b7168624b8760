"""Σ_i L_i over a plane of parameters, in closed form.

Scores are linear in the parameters, so what each example adds is made of linear functions c + a·u + b·v: its rows (3, p, n), p to an example.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array

BLOCK = 1 << 16  # numbers in one block: half a megabyte, inside the second-level cache


@dataclass(frozen=True)
class Grid:
    """`rows(S (3, n, k), y (n,), **settings) -> (3, p, n)` and `sums(rows, a (na,), b (nb,)) -> (nb, na)`.

    S holds the scores at the centre and along the two directions. `limit`: the largest absolute value of c + a·u + b·v that `sums` can take.
    """

    rows: Callable[..., Array]
    sums: Callable[[Array, Array, Array], Array]
    limit: float = math.inf


def pointwise(fold: Callable[[Array], Array]) -> Callable[[Array, Array, Array], Array]:
    """`sums` from a fold (m, p, n) -> (m,), which may overwrite its argument: one pass per row of cells."""

    def sums(rows: Array, a: Array, b: Array) -> Array:
        c, u, v = rows
        z = np.empty((len(b), len(a)))
        for part in blocks(len(a), c.size):
            along = a[part, None, None] * u
            M = np.empty_like(along)
            for i, height in enumerate(b):
                z[i, part] = fold(np.add(along, c + height * v, out=M))
        return z

    return sums


def clipped(M: Array) -> Array:
    """The fold Σ max(0, M): (m, p, n) -> (m,); M is overwritten."""
    total: Array = np.maximum(M, 0, out=M).reshape(len(M), -1).sum(-1)
    return total


def blocks(count: int, each: int) -> Iterator[slice]:
    """Slices of 0..count so that a slice of items of `each` numbers holds at most BLOCK."""
    length = max(1, BLOCK // max(each, 1))
    return (slice(i, i + length) for i in range(0, count, length))
