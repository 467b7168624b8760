"""Softmax and cross-entropy. Z = s - max s, so that the largest exponential is 1."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array, Ints, across
from engine.text import Text

from .base import Loss, Work, no_kinks
from .grid import Grid, blocks
from .margins import rows

CHUNK = 256  # examples in one product of `_logs`
HALVINGS = 2  # on a grid, logarithms are taken of products of 2² examples,
SAFE = 150.0  # which cannot overflow while exponents stay below this


def softmax(S: Array) -> Array:
    """p_j = e^{s_j} / Σ e^{s_l} (..., n, k), finite for any finite scores.

    >>> softmax(np.array([[3.2, 5.1, -1.7]])).round(6).tolist()
    [[0.129983, 0.86905, 0.000968]]
    """
    _, E, total = _work(S, S)
    return E / total


def _work(S: Array, T: Array) -> Work:
    Z = S - S.max(-1, keepdims=True)
    E = np.exp(Z)
    return Z, E, across(E)


def _parts(work: Work, T: Array) -> Array:
    Z, _, total = work
    return T * (np.log(total) - Z)


def _slopes(work: Work, T: Array) -> Array:
    _, E, total = work
    return E / total - T


def _inner(S: Array, T: Array) -> Array:
    """Σ_i Σ_j s_ij t_ij of each run (...,), from memory as it lies: class by class."""
    S, T = S.swapaxes(-1, -2), T.swapaxes(-1, -2)
    flat = S.reshape(*S.shape[:-2], -1)
    if T.ndim == 2:
        return np.asarray(flat @ T.reshape(-1))
    return np.asarray(np.vecdot(flat, T.reshape(*T.shape[:-2], -1)))


def _logs(total: Array) -> Array:
    """Σ_i ln total_i (...,), as the logarithm of products: each factor lies between 1 and k, so a few hundred stay far from overflow."""
    products = [np.multiply.reduce(total[..., i : i + CHUNK], -1) for i in range(0, total.shape[-1], CHUNK)]
    return np.asarray(sum(np.log(product) for product in products))


def _fused(S: Array, T: Array) -> tuple[Array, Array]:
    S -= S.max(-1, keepdims=True)
    own = _inner(S, T)
    np.exp(S, out=S)
    total = S.sum(-1, keepdims=True)
    S /= total
    S -= T
    return _logs(total[..., 0]) - own, S


def _rows(S: Array, y: Ints) -> Array:
    return rows(S, y, delta=0.0)


def _log_sum_exp(rows: Array, a: Array, b: Array) -> Array:
    """Σ_i log(1 + Σ_j e^{row_ij}): e^{x + y} = e^x e^y makes Σ_j one small matrix product per example, Σ log x = log Π x saves logarithms."""
    (c, u, v), (_, p, n) = rows, rows.shape
    along, across = np.ones((n, p + 1, len(a))), np.ones((n, len(b), p + 1))
    along[:, :p] = np.exp(u[..., None] * a).swapaxes(0, 1)
    across[..., :p] = np.exp(c + b[:, None, None] * v).transpose(2, 0, 1)
    z = np.zeros((len(b), len(a)))
    for part in blocks(n, z.size // 2):
        total = across[part] @ along[part]
        for _ in range(HALVINGS):
            half = len(total) // 2
            total[:half] *= total[len(total) - half :]
            total = total[: len(total) - half]
        z += np.log(total, out=total).sum(0)
    return z


def _hessian(S: Array, T: Array) -> Array:
    """diag p - p pᵀ (..., n, k, k). Bishop 2006, eq. 4.110."""
    p = softmax(S)
    bend: Array = p[..., :, None] * (np.eye(S.shape[-1]) - p[..., None, :])
    return bend


def _base_ten(loss: Loss) -> Loss:
    """The mistake of a logarithm to base ten."""

    def parts(work: Work, T: Array) -> Array:
        return loss.parts(work, T) / float(np.log(10))

    return loss.variant(parts=parts)


def _no_minus_one(loss: Loss) -> Loss:
    """The mistake of the gradient p instead of p - 1 at the true class."""

    def slopes(work: Work, T: Array) -> Array:
        return loss.slopes(work, T) + T

    return loss.variant(slopes=slopes)


SOFTMAX = Loss(
    id="softmax",
    name=Text("Softmax (cross-entropy)", "소프트맥스 (교차 엔트로피)"),
    short=Text("Softmax", "소프트맥스"),
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
    work=_work,
    parts=_parts,
    slopes=_slopes,
    kinks=no_kinks,
    at_zero=lambda k: float(np.log(k)),
    zero_formula=r"\ln K",
    fused=_fused,
    grid=Grid(_rows, _log_sum_exp, limit=SAFE),
    hessian=_hessian,
    mistakes={"base_ten": _base_ten, "no_minus_one": _no_minus_one},
)
