"""What the losses over margins Z_j = s_j - s_y + Δ share: hinge, squared hinge, Crammer–Singer."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array, Ints, across

from .base import Loss, Work

WESTON_WATKINS = "Weston & Watkins 1999; CS231n, Linear classification"


def margins(S: Array, T: Array, delta: Any = 1.0) -> Work:
    """`work`: Z (..., n, k)."""
    s_y = across(S * T)
    return (S - s_y + delta * (1 - T),)  # exactly 0 at j = y, so the true class never adds Δ


def clip(work: Work, T: Array) -> Array:
    """`parts` max(0, Z)."""
    (Z,) = work
    return np.maximum(0, Z)


def kinks(work: Work, T: Array) -> Array:
    """A wrong class's kink is its own Z = 0; the true class meets the nearest of them."""
    D = np.abs(work[0])
    nearest = np.where(T, np.inf, D).min(-1, keepdims=True)
    return np.where(T, nearest, D)


def delta_margin(delta: float = 1.0) -> float:
    """`margin`: a class adds nothing once the true score leads it by Δ."""
    return delta


def rows(S: Array, y: Ints, delta: float = 1.0) -> Array:
    """`Grid.rows`: s_j - s_y + Δ of the k - 1 wrong classes."""
    k = S.shape[-1]
    others = (y + np.arange(1, k)[:, None]) % k
    Z = S.swapaxes(-1, -2)
    found = np.take_along_axis(Z, others[None], 1) - np.take_along_axis(Z, y[None, None], 1)
    found[0] += delta
    return found


def sum_with_true_class(loss: Loss) -> Loss:
    """The mistake of comparing the true class with itself: each example gains Δ."""

    def work(S: Array, T: Array, delta: Any = 1.0) -> Work:
        return (S - (S * T).sum(-1, keepdims=True) + delta,)

    return loss.variant(work=work)


def no_true_row(loss: Loss) -> Loss:
    """The mistake of a gradient without its entry at the true class."""

    def slopes(work: Work, T: Array) -> Array:
        return loss.slopes(work, T) * (1 - T)

    return loss.variant(slopes=slopes)


MISTAKES = {"sum_with_true_class": sum_with_true_class, "no_true_row": no_true_row}
