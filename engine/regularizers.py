"""Penalties on the weights w (..., m), the bias left out; J adds λ times one of them, so λΣw² has the gradient 2λw.

`prox(w, step)` is argmin_v R(v) step + ½|v - w|² (Parikh & Boyd 2014, Proximal algorithms, §6.5); `step` is η·λ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .arrays import Array
from .text import Text


@dataclass(frozen=True)
class Regularizer:
    """R(w) >= 0 with R(0) = 0: value (...,), a (sub)gradient with sign(0) = 0, the proximal step, and how near w_i is to a kink.

    `hessian(w)`: ∂²R/∂w_i² (..., m), for a smooth R that has no mixed second derivatives.

    >>> l2 = REGULARIZERS["l2"]
    >>> float(l2.value(np.array([1.0, 0, 0, 0]))), float(l2.value(np.full(4, 0.25)))
    (1.0, 0.25)
    >>> REGULARIZERS["l1"].prox(np.array([0.3, -0.05]), 0.1).round(9).tolist()
    [0.2, 0.0]
    """

    id: str
    name: Text
    formula: str
    grad_formula: str
    note: Text
    smooth: bool
    value: Callable[[Array], Array]
    grad: Callable[[Array], Array]
    prox: Callable[[Array, Any], Array]
    kinks: Callable[[Array], Array]
    hessian: Callable[[Array], Array] | None = None


def _none(w: Array) -> Array:
    value: Array = np.zeros(w.shape[:-1])[()]
    return value


def _l2(w: Array) -> Array:
    total: Array = np.vecdot(w, w)
    return total


def _l1(w: Array) -> Array:
    total: Array = np.abs(w).sum(-1)
    return total


def _elastic(w: Array) -> Array:
    return 0.5 * _l1(w) + 0.5 * _l2(w)


def _shrink(w: Array, step: Any) -> Array:
    """Soft threshold: towards 0 by `step`, stopping there."""
    return w - np.clip(w, -step, step)


def _nowhere(w: Array) -> Array:
    return np.full(w.shape, np.inf)


REGULARIZERS: dict[str, Regularizer] = {
    entry.id: entry
    for entry in (
        Regularizer(
            id="none",
            name=Text("None", "없음"),
            formula=r"R(W) = 0",
            grad_formula=r"\nabla R = 0",
            note=Text(
                "Nothing holds the weights back: once every margin is met, many W have the same zero loss.",
                "가중치를 붙잡는 것이 없습니다. 마진을 모두 만족하면 손실이 0인 W가 아주 많습니다.",
            ),
            smooth=True,
            value=_none,
            grad=np.zeros_like,
            prox=lambda w, step: w,
            kinks=_nowhere,
            hessian=np.zeros_like,
        ),
        Regularizer(
            id="l2",
            name=Text("L2", "L2"),
            formula=r"R(W) = \sum_{w} w^2",
            grad_formula=r"\nabla R = 2W",
            note=Text(
                "Prefers small weights spread over all features: (¼, ¼, ¼, ¼) costs a quarter of (1, 0, 0, 0).",
                "작고 고르게 퍼진 가중치를 좋아합니다. (¼, ¼, ¼, ¼)의 벌점은 (1, 0, 0, 0)의 4분의 1입니다.",
            ),
            smooth=True,
            value=_l2,
            grad=lambda w: 2 * w,
            prox=lambda w, step: w / (1 + 2 * step),
            kinks=_nowhere,
            hessian=lambda w: np.full_like(w, 2.0),
        ),
        Regularizer(
            id="l1",
            name=Text("L1", "L1"),
            formula=r"R(W) = \sum_{w} |w|",
            grad_formula=r"\nabla R = \operatorname{sign}(W), \quad \operatorname{sign}(0) = 0",
            note=Text(
                "Pulls every weight with the same force, so useless ones end at zero: exactly so only with the proximal optimizer.",
                "모든 가중치를 같은 힘으로 당겨 쓸모없는 가중치를 0으로 만듭니다. 정확히 0이 되는 것은 근접 옵티마이저뿐입니다.",
            ),
            smooth=False,
            value=_l1,
            grad=np.sign,
            prox=_shrink,
            kinks=np.abs,
        ),
        Regularizer(
            id="elastic",
            name=Text("Elastic net (L1 + L2)", "엘라스틱 넷 (L1 + L2)"),
            formula=r"R(W) = \tfrac12 \sum_{w} |w| + \tfrac12 \sum_{w} w^2",
            grad_formula=r"\nabla R = \tfrac12 \operatorname{sign}(W) + W",
            note=Text(
                "Half of each: some weights go to zero, the others stay small.",
                "절반씩 섞은 것입니다. 일부 가중치는 0이 되고 나머지는 작게 유지됩니다.",
            ),
            smooth=False,
            value=_elastic,
            grad=lambda w: 0.5 * np.sign(w) + w,
            prox=lambda w, step: _shrink(w, 0.5 * step) / (1 + step),
            kinks=np.abs,
        ),
    )
}
