"""Crammer–Singer: the worst class alone; classes that tie for worst share its term."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, across
from engine.text import Text

from .base import DELTA, Loss, Work
from .grid import Grid, pointwise
from .margins import MISTAKES, delta_margin, margins, rows


def _worst(Z: Array) -> Array:
    top = Z.max(-1, keepdims=True)
    P: Array = ((top > 0) & (top == Z)).astype(float)
    shared: Array = P / np.maximum(1, across(P))
    return shared


def _parts(work: Work, T: Array) -> Array:
    (Z,) = work
    return _worst(Z) * Z


def _slopes(work: Work, T: Array) -> Array:
    P = _worst(work[0])
    return P - T * across(P)


def _kinks(work: Work, T: Array) -> Array:
    (Z,) = work
    others: Array = np.where(np.eye(Z.shape[-1], dtype=bool), -np.inf, Z[..., None, :]).max(-1)
    return np.abs(Z - others)


def _fold(M: Array) -> Array:
    worst = M.max(1)
    total: Array = np.maximum(worst, 0, out=worst).sum(-1)
    return total


MAX_HINGE = Loss(
    id="max_hinge",
    name=Text("Crammer–Singer hinge", "크래머–싱어 힌지"),
    short=Text("Crammer–Singer", "크래머–싱어"),
    formula=r"L_i = \max\!\big(0,\; \max_{j \neq y_i} s_j - s_{y_i} + \Delta\big)",
    grad_formula=r"\frac{\partial L_i}{\partial s_j} = [j = j^*], \quad \frac{\partial L_i}{\partial s_{y_i}} = -1"
    r" \quad\text{where } j^* = \arg\max_{j \neq y_i} s_j \text{ and } L_i > 0",
    note=Text(
        "Only the most threatening wrong class counts; with two classes it is the same as the hinge.",
        "가장 위협적인 틀린 클래스 하나만 셉니다. 클래스가 둘이면 힌지와 같습니다.",
    ),
    source="Crammer & Singer 2001",
    params=(DELTA,),
    smooth=False,
    picture="margin",
    work=margins,
    parts=_parts,
    slopes=_slopes,
    kinks=_kinks,
    at_zero=lambda k, delta=1.0: delta,
    zero_formula=r"\Delta",
    margin=delta_margin,
    grid=Grid(rows, pointwise(_fold)),
    mistakes=MISTAKES,
)
