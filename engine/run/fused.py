"""The lecture's two losses, value and slope in one pass that writes over the scores: most of a sweep's time is spent here.

A block of runs has some ten thousand scores. Every array of that size that is made anew costs more than the sum it holds, so this makes
one small column instead. `losses.py` has the same formulas as they are read; `together` finds the pass that belongs to a loss by them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.losses import LOSSES, Loss

CHUNK = 256
Pass = Callable[..., tuple[Array, Array]]


def together(loss: Loss) -> Pass | None:
    """The pass (S, T, **settings) -> (Σ_i L_i (...,), G (..., n, k)) of a loss, or None; S is lost.

    >>> S, T = np.array([[3.2, 5.1, -1.7]]), np.array([[1.0, 0.0, 0.0]])
    >>> total, G = together(LOSSES["hinge"])(S, T)
    >>> round(float(total), 9), G.tolist()
    (2.9, [[-1.0, 1.0, 0.0]])
    """
    return _PASSES.get((loss.work, loss.parts, loss.slopes))


def _own(S: Array, T: Array) -> Array:
    """s_y of each example (..., 1)."""
    column: Array = np.einsum("...nk,...nk->...n", S, T)[..., None]
    return column


def _inner(S: Array, T: Array) -> Array:
    """Σ_i Σ_j s_ij t_ij of each run (...,), from memory as it lies: class by class."""
    S, T = S.swapaxes(-1, -2), T.swapaxes(-1, -2)
    rows = S.reshape(*S.shape[:-2], -1)
    if T.ndim == 2:
        return np.asarray(rows @ T.reshape(-1))
    return np.asarray(np.vecdot(rows, T.reshape(*T.shape[:-2], -1)))


def _logs(total: Array) -> Array:
    """Σ_i ln total_i (...,), as the logarithm of products: each factor lies between 1 and k, so a few hundred stay far from overflow."""
    products = [np.multiply.reduce(total[..., i : i + CHUNK], -1) for i in range(0, total.shape[-1], CHUNK)]
    return np.asarray(sum(np.log(product) for product in products))


def _softmax(S: Array, T: Array) -> tuple[Array, Array]:
    S -= S.max(-1, keepdims=True)
    own = _inner(S, T)
    np.exp(S, out=S)
    total = S.sum(-1, keepdims=True)
    S /= total
    S -= T
    return _logs(total[..., 0]) - own, S


def _hinge(S: Array, T: Array, delta: Any = 1.0) -> tuple[Array, Array]:
    S -= _own(S, T)
    S += delta * (1 - T)
    np.maximum(S, 0, out=S)
    total = S.sum((-1, -2))
    np.greater(S, 0, out=S)
    count = S.sum(-1)
    for j in range(S.shape[-1]):
        S[..., j] -= T[..., j] * count
    return total, S


_PASSES: dict[Any, Pass] = {
    (loss.work, loss.parts, loss.slopes): run for loss, run in ((LOSSES["softmax"], _softmax), (LOSSES["hinge"], _hinge))
}
