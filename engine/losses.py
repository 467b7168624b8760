"""Multiclass losses, point by point: a value and its derivative in the scores; someone else averages.

Letters: scores S (..., n, k), true classes y (n,), their one-hot rows T (n, k), margins Z (..., n, k), losses L (..., n),
slopes G = ∂L_i/∂s_j (..., n, k). Leading axes are runs stepped together; no formula notices them.
Each loss is written in three steps: `work` (what value and slope share), `parts` (the summands of L_i, class by class) and `slopes`.
At a kink the slope is the one of the flat side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from .arrays import Array, Ints, across
from .spec import Param
from .text import Text

Work: TypeAlias = tuple[Array, ...]


@dataclass(frozen=True)
class Loss:
    """A loss: its formula, what is declared about it, and its value and slope for each example.

    `smooth`: no kinks. `picture`: what its scores are best shown as, probabilities, margins between classes or each class's own.
    `at_zero(k, **settings)`: the value where all scores are equal.

    >>> S, y = np.array([[3.2, 5.1, -1.7]]), np.array([0])
    >>> LOSSES["hinge"].terms(S, y).round(9).tolist(), LOSSES["hinge"].value(S, y).round(9).tolist()
    ([[0.0, 2.9, 0.0]], [2.9])
    """

    id: str
    name: Text
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


def softmax(S: Array) -> Array:
    """p_j = e^{s_j} / Σ e^{s_l} (..., n, k), finite for any finite scores.

    >>> softmax(np.array([[3.2, 5.1, -1.7]])).round(6).tolist()
    [[0.129983, 0.86905, 0.000968]]
    """
    _, E, total = _softmax_work(S, S)
    return E / total


# Weston–Watkins: every class that comes within Δ of the true one adds its overlap.


def _margins(S: Array, T: Array, delta: Any = 1.0) -> Work:
    s_y = across(S * T)
    return (S - s_y + delta * (1 - T),)  # exactly 0 at j = y, so the true class never adds Δ


def _hinge_parts(work: Work, T: Array) -> Array:
    (Z,) = work
    return np.maximum(0, Z)


def _hinge_slopes(work: Work, T: Array) -> Array:
    (Z,) = work
    P = (Z > 0).astype(float)
    return P - T * across(P)


def _hinge_kinks(work: Work, T: Array) -> Array:
    D = np.abs(work[0])
    nearest = np.where(T, np.inf, D).min(-1, keepdims=True)
    return np.where(T, nearest, D)


def _squared_parts(work: Work, T: Array) -> Array:
    M = np.maximum(0, work[0])
    return M * M


def _squared_slopes(work: Work, T: Array) -> Array:
    M = 2 * np.maximum(0, work[0])
    return M - T * across(M)


# Softmax and cross-entropy. Z = s - max s, so that the largest exponential is 1.


def _softmax_work(S: Array, T: Array) -> Work:
    Z = S - S.max(-1, keepdims=True)
    E = np.exp(Z)
    return Z, E, across(E)


def _softmax_parts(work: Work, T: Array) -> Array:
    Z, _, total = work
    return T * (np.log(total) - Z)


def _softmax_slopes(work: Work, T: Array) -> Array:
    _, E, total = work
    return E / total - T


def _no_kinks(work: Work, T: Array) -> Array:
    return np.full(np.broadcast_shapes(work[0].shape, T.shape), np.inf)


# Crammer–Singer: the worst class alone; classes that tie for worst share it.


def _worst(Z: Array) -> Array:
    top = Z.max(-1, keepdims=True)
    P: Array = ((top > 0) & (top == Z)).astype(float)
    shared: Array = P / np.maximum(1, across(P))
    return shared


def _max_parts(work: Work, T: Array) -> Array:
    (Z,) = work
    return _worst(Z) * Z


def _max_slopes(work: Work, T: Array) -> Array:
    P = _worst(work[0])
    return P - T * across(P)


def _max_kinks(work: Work, T: Array) -> Array:
    (Z,) = work
    others: Array = np.where(np.eye(Z.shape[-1], dtype=bool), -np.inf, Z[..., None, :]).max(-1)
    return np.abs(Z - others)


# One-versus-all: k two-class hinges side by side, t = +1 for the true class and -1 for the others.


def _ova_work(S: Array, T: Array, delta: Any = 1.0) -> Work:
    return (delta + (1 - 2 * T) * S,)


def _ova_slopes(work: Work, T: Array) -> Array:
    return (1 - 2 * T) * (work[0] > 0)


def _ova_kinks(work: Work, T: Array) -> Array:
    return np.abs(work[0])


DELTA = Param("delta", Text("Margin Δ", "마진 Δ"), 1.0, 0.01, 100.0, log=True)
WESTON_WATKINS = "Weston & Watkins 1999; CS231n, Linear classification"

LOSSES: dict[str, Loss] = {
    loss.id: loss
    for loss in (
        Loss(
            id="hinge",
            name=Text("Hinge (Weston–Watkins)", "힌지 (Weston–Watkins)"),
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
            work=_margins,
            parts=_hinge_parts,
            slopes=_hinge_slopes,
            kinks=_hinge_kinks,
            at_zero=lambda k, delta=1.0: (k - 1) * delta,
            zero_formula=r"(K-1)\,\Delta",
        ),
        Loss(
            id="squared_hinge",
            name=Text("Squared hinge (L2-SVM)", "제곱 힌지 (L2-SVM)"),
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
            work=_margins,
            parts=_squared_parts,
            slopes=_squared_slopes,
            kinks=_hinge_kinks,
            at_zero=lambda k, delta=1.0: (k - 1) * delta**2,
            zero_formula=r"(K-1)\,\Delta^2",
        ),
        Loss(
            id="softmax",
            name=Text("Softmax (cross-entropy)", "소프트맥스 (교차 엔트로피)"),
            formula=r"L_i = -\log p_{y_i}, \qquad p_j = \frac{e^{s_j}}{\sum_l e^{s_l}}",
            grad_formula=r"\frac{\partial L_i}{\partial s_j} = p_j - [j = y_i]",
            note=Text(
                "Turns scores into probabilities and asks for the true one to be 1; natural log, and never quite zero.",
                "점수를 확률로 바꾸고 정답의 확률이 1이 되기를 요구합니다. 자연로그를 쓰며, 결코 0이 되지 않습니다.",
            ),
            source="CS231n, Linear classification; log-sum-exp: Blanchard, Higham & Higham 2021",
            params=(),
            smooth=True,
            picture="probability",
            work=_softmax_work,
            parts=_softmax_parts,
            slopes=_softmax_slopes,
            kinks=_no_kinks,
            at_zero=lambda k: float(np.log(k)),
            zero_formula=r"\ln K",
        ),
        Loss(
            id="max_hinge",
            name=Text("Crammer–Singer hinge", "크래머–싱어 힌지"),
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
            work=_margins,
            parts=_max_parts,
            slopes=_max_slopes,
            kinks=_max_kinks,
            at_zero=lambda k, delta=1.0: delta,
            zero_formula=r"\Delta",
        ),
        Loss(
            id="ova_hinge",
            name=Text("One-versus-all hinge", "일대다(one-vs-all) 힌지"),
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
            work=_ova_work,
            parts=_hinge_parts,
            slopes=_ova_slopes,
            kinks=_ova_kinks,
            at_zero=lambda k, delta=1.0: k * delta,
            zero_formula=r"K\,\Delta",
        ),
    )
}
