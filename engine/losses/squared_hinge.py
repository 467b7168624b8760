"""Weston–Watkins with every term squared."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, across
from engine.text import Text

from .base import DELTA, Loss, Work
from .grid import Grid, pointwise
from .margins import MISTAKES, WESTON_WATKINS, delta_margin, kinks, margins, rows


def _parts(work: Work, T: Array) -> Array:
    M = np.maximum(0, work[0])
    return M * M


def _slopes(work: Work, T: Array) -> Array:
    M = 2 * np.maximum(0, work[0])
    return M - T * across(M)


def _fold(M: Array) -> Array:
    M = np.maximum(M, 0, out=M).reshape(len(M), -1)
    total: Array = np.vecdot(M, M)
    return total


SQUARED_HINGE = Loss(
    id="squared_hinge",
    name=Text("Squared hinge (L2-SVM)", "제곱 힌지 (L2-SVM)"),
    short=Text("Squared hinge", "제곱 힌지"),
    formula=r"L_i = \sum_{j \neq y_i} \max(0,\; s_j - s_{y_i} + \Delta)^2",
    grad_formula=r"\frac{\partial L_i}{\partial s_j} = 2\max(0,\; s_j - s_{y_i} + \Delta) \;(j \neq y_i), \qquad"
    r" \frac{\partial L_i}{\partial s_{y_i}} = -2\sum_{j \neq y_i} \max(0,\; s_j - s_{y_i} + \Delta)",
    note=Text(
        "The Weston–Watkins terms squared: one big violation counts far more than many small ones, so another example may matter most.",
        "Weston–Watkins의 항을 제곱합니다. 작은 위반 여러 개보다 큰 위반 하나가 훨씬 무거워져서, 가장 중요한 예제가 바뀔 수 있습니다.",
    ),
    source=WESTON_WATKINS,
    params=(DELTA,),
    smooth=False,
    picture="margin",
    work=margins,
    parts=_parts,
    slopes=_slopes,
    kinks=kinks,
    at_zero=lambda k, delta=1.0: (k - 1) * delta**2,
    zero_formula=r"(K-1)\,\Delta^2",
    margin=delta_margin,
    grid=Grid(rows, pointwise(_fold)),
    mistakes=MISTAKES,
)
