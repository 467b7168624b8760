"""Weston–Watkins: every class that comes within Δ of the true one adds its overlap."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array, across
from engine.text import Text

from .base import DELTA, Loss, Work
from .grid import Grid, clipped, pointwise
from .margins import MISTAKES, WESTON_WATKINS, clip, delta_margin, kinks, margins, rows


def _slopes(work: Work, T: Array) -> Array:
    (Z,) = work
    P = (Z > 0).astype(float)
    return P - T * across(P)


def _fused(S: Array, T: Array, delta: Any = 1.0) -> tuple[Array, Array]:
    S -= np.einsum("...nk,...nk->...n", S, T)[..., None]
    S += delta * (1 - T)
    np.maximum(S, 0, out=S)
    total = S.sum((-1, -2))
    np.greater(S, 0, out=S)
    count = S.sum(-1)
    for j in range(S.shape[-1]):
        S[..., j] -= T[..., j] * count
    return total, S


HINGE = Loss(
    id="hinge",
    name=Text("Hinge (Weston–Watkins)", "힌지 (Weston–Watkins)"),
    short=Text("Hinge", "힌지"),
    formula=r"L_i = \sum_{j \neq y_i} \max(0,\; s_j - s_{y_i} + \Delta)",
    grad_formula=r"\frac{\partial L_i}{\partial s_j} = [s_j - s_{y_i} + \Delta > 0] \;(j \neq y_i), \qquad"
    r" \frac{\partial L_i}{\partial s_{y_i}} = -\sum_{j \neq y_i} [s_j - s_{y_i} + \Delta > 0]",
    note=Text(
        "The multiclass SVM of the lecture: a sum over the wrong classes, zero once the true score wins by Δ against each.",
        "강의에 나오는 다중 클래스 SVM입니다. 틀린 클래스마다 더하며, 정답 점수가 모두를 Δ 이상 앞서면 0이 됩니다.",
    ),
    source=WESTON_WATKINS,
    params=(DELTA,),
    smooth=False,
    picture="margin",
    work=margins,
    parts=clip,
    slopes=_slopes,
    kinks=kinks,
    at_zero=lambda k, delta=1.0: (k - 1) * delta,
    zero_formula=r"(K-1)\,\Delta",
    margin=delta_margin,
    fused=_fused,
    grid=Grid(rows, pointwise(clipped)),
    mistakes=MISTAKES,
)
