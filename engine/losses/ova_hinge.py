"""One-versus-all: k two-class hinges side by side, t = +1 for the true class and -1 for the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array, Ints
from engine.text import Text

from .base import DELTA, Loss, Work, one_hot
from .grid import Grid, clipped, pointwise
from .margins import clip, delta_margin


def _work(S: Array, T: Array, delta: Any = 1.0) -> Work:
    return (delta + (1 - 2 * T) * S,)


def _slopes(work: Work, T: Array) -> Array:
    return (1 - 2 * T) * (work[0] > 0)


def _kinks(work: Work, T: Array) -> Array:
    return np.abs(work[0])


def _rows(S: Array, y: Ints, delta: float = 1.0) -> Array:
    """Δ - t_j s_j of all k classes."""
    rows = np.ascontiguousarray(((1 - 2 * one_hot(y, S.shape[-1])) * S).swapaxes(-1, -2))
    rows[0] += delta
    return rows


OVA_HINGE = Loss(
    id="ova_hinge",
    name=Text("One-versus-all hinge", "일대다(one-vs-all) 힌지"),
    short=Text("One-versus-all", "일대다"),
    formula=r"L_i = \sum_j \max(0,\; \Delta - t_j s_j), \qquad t_j = +1 \text{ if } j = y_i \text{ else } -1",
    grad_formula=r"\frac{\partial L_i}{\partial s_j} = -t_j\,[\Delta - t_j s_j > 0]",
    note=Text(
        "One two-class SVM per class: the true score should pass +Δ, every other one should fall below -Δ.",
        "클래스마다 이진 SVM을 하나씩 둡니다. 정답 점수는 +Δ를 넘고 나머지는 -Δ 아래로 내려가야 합니다.",
    ),
    source="Rifkin & Klautau 2004",
    params=(DELTA,),
    smooth=False,
    picture="own",
    work=_work,
    parts=clip,
    slopes=_slopes,
    kinks=_kinks,
    at_zero=lambda k, delta=1.0: k * delta,
    zero_formula=r"K\,\Delta",
    margin=delta_margin,
    grid=Grid(_rows, pointwise(clipped)),
)
