"""What a loss is, and what the losses share.

Letters: scores S (..., n, k), true classes y (n,), their one-hot rows T (n, k), margins Z (..., n, k), losses L (..., n),
slopes G = ∂L_i/∂s_j (..., n, k). Leading axes are runs stepped together; no formula depends on them.
Each loss is written in three steps: `work` (what value and slope share), `parts` (the summands of L_i, class by class) and `slopes`.
At a kink the slope is the one of the flat side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from engine.arrays import Array, Ints
from engine.spec import Param
from engine.text import Text

from .grid import Grid

Work: TypeAlias = tuple[Array, ...]
Fused: TypeAlias = Callable[..., tuple[Array, Array]]

DELTA = Param("delta", Text("Margin Δ", "마진 Δ"), 1.0, 0.01, 100.0, log=True)


def _no_margin(**settings: Any) -> float:
    return 0.0


@dataclass(frozen=True)
class Loss:
    """A loss: its formula, its declared properties, and per-example value and gradient with respect to the scores. The caller averages.

    `short`: the name where there is little room. `smooth`: no kinks. `picture`: what its scores are best shown as, probabilities, margins
    between classes or each class's own. `at_zero(k, **settings)`: the value where all scores are equal.
    `margin(**settings)`: the lead (or for `picture` "own", the score) at which margin lines are drawn; 0: no lines.

    Optional, faster than or beyond what follows from `work`, `parts` and `slopes`; a loss without them is right, and slower:
    `fused(S, T, **settings) -> (Σ_i L_i (...,), G (..., n, k))` in one pass that overwrites S;
    `grid`: Σ_i L_i over a plane of parameters; `hessian(S, T, **settings)`: ∂²L_i/∂s_j∂s_l (..., n, k, k);
    `mistakes`: by id in `engine.checks.bugs.BUGS`, this loss with a known mistake in it.

    >>> from engine import LOSSES
    >>> S, y = np.array([[3.2, 5.1, -1.7]]), np.array([0])
    >>> LOSSES["hinge"].terms(S, y).round(9).tolist(), LOSSES["hinge"].value(S, y).round(9).tolist()
    ([[0.0, 2.9, 0.0]], [2.9])
    """

    id: str
    name: Text
    short: Text
    formula: str
    grad_formula: str
    note: Text
    source: str
    params: tuple[Param, ...]
    smooth: bool
    picture: Literal["probability", "margin", "own"]
    work: Callable[..., Work]
    parts: Callable[[Work, Array], Array]
    slopes: Callable[[Work, Array], Array]
    kinks: Callable[[Work, Array], Array]
    at_zero: Callable[..., float]
    zero_formula: str
    margin: Callable[..., float] = _no_margin
    fused: Fused | None = None
    grid: Grid | None = None
    hessian: Callable[..., Array] | None = None
    mistakes: Mapping[str, Callable[[Loss], Loss]] = field(default_factory=dict, hash=False)

    def terms(self, S: Array, y: Ints, **settings: Any) -> Array:
        """The summands of each L_i, class by class (..., n, k)."""
        T = one_hot(y, S.shape[-1])
        return self.parts(self.work(S, T, **settings), T)

    def value(self, S: Array, y: Ints, **settings: Any) -> Array:
        """L_i for each example (..., n)."""
        value: Array = self.terms(S, y, **settings).sum(-1)
        return value

    def grad(self, S: Array, y: Ints, **settings: Any) -> Array:
        """∂L_i/∂s_j (..., n, k)."""
        T = one_hot(y, S.shape[-1])
        return self.slopes(self.work(S, T, **settings), T)

    def kink(self, S: Array, y: Ints, **settings: Any) -> Array:
        """How far s_j alone may move before L_i meets a kink (..., n, k), in score units; ∞ where there is none."""
        T = one_hot(y, S.shape[-1])
        return self.kinks(self.work(S, T, **settings), T)

    def variant(self, **changes: Any) -> Loss:
        """The loss with some of its functions changed, without `fused`, `grid` and `hessian`, which belong to the unchanged ones."""
        return replace(self, **{"fused": None, "grid": None, "hessian": None, **changes})


def one_hot(y: Ints, k: int) -> Array:
    """T (..., n, k): 1 at the true class, 0 elsewhere; laid out class by class in memory, as scores are.

    >>> one_hot(np.array([0, 2]), 3).tolist()
    [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    """
    y = np.asarray(y)
    if y.size and not 0 <= y.min() <= y.max() < k:
        raise ValueError(f"y must hold classes from 0 to {k - 1} for {k} scores, got {y.min()} to {y.max()}")
    T: Array = (y[..., None, :] == np.arange(k)[:, None]).astype(float)
    return T.swapaxes(-1, -2)


def no_kinks(work: Work, T: Array) -> Array:
    """`kinks` of a smooth loss: ∞ everywhere (..., n, k)."""
    return np.full(np.broadcast_shapes(work[0].shape, T.shape), np.inf)
