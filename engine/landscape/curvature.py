"""Learning rate against curvature: eigenvalues of the Hessian, what rate they allow, and how fast descent with momentum gets closer.

On a quadratic, along a direction of curvature λ, an update θ ← θ + Δ, Δ ← β Δ - η g multiplies the distance, in the long run, by the larger
root of z² - (1 + β - ηλ) z + β = 0 in size (Polyak 1964; Goh 2017, Why momentum really works). β = 0 is gradient descent: |1 - ηλ|.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from engine.arrays import Array
from engine.run.problem import Fit, Problem

from .surfaces import Terrain

Course = Literal["settles", "zigzags", "diverges"]
STEP = 1e-5  # of the central differences
FLAT = 1e-9  # of the largest curvature: below it there is none


@dataclass(frozen=True, eq=False)
class Curvature:
    """The Hessian at `theta` over the m parameters that may move: `values` (m,) rising, `directions` (m, m), column i for `values[i]`.

    >>> from engine import SURFACES
    >>> bend = curvature(SURFACES["valley"].problem(condition=20.0))
    >>> bend.values.tolist(), bend.bound
    ([1.0, 20.0], 0.1)
    """

    theta: Array
    hessian: Array
    values: Array
    directions: Array
    free: Any

    @property
    def steepest(self) -> float:
        """λ_max."""
        return float(self.values[-1])

    @property
    def gentlest(self) -> float:
        """λ_min; negative where the loss bends down along some direction."""
        return float(self.values[0])

    @property
    def bound(self) -> float:
        """2 / λ_max: gradient descent settles below it; ∞ where nothing bends up."""
        return 2 / self.steepest if self.steepest > 0 else math.inf

    @property
    def bends_down(self) -> bool:
        """Whether the loss falls away along some direction, to second order."""
        return self.gentlest < -FLAT * max(abs(self.steepest), abs(self.gentlest))


def curvature(problem: Problem, theta: Array | None = None) -> Curvature:
    """The curvature of a surface (exact), of a fit (exact where loss and penalty have a `hessian`) or of any other problem, at θ (d,), or its start."""
    theta = np.asarray(problem.start if theta is None else theta, float)
    free = np.flatnonzero(problem.free)
    H = hessian(problem, theta)[np.ix_(free, free)]
    values, directions = np.linalg.eigh(H)
    return Curvature(theta, H, values, directions, free)


def hessian(problem: Problem, theta: Array) -> Array:
    """∇²J at θ (d,) -> (d, d): by formula for surfaces and for fits whose loss and penalty have one, else by central differences of the gradient.

    >>> from engine import Config
    >>> from engine.run.simulate import data_of, fit_of
    >>> fit = fit_of(Config(dataset="hand_check"), data_of(Config(dataset="hand_check")))
    >>> bool(np.allclose(hessian(fit, fit.start), differences(fit, fit.start), atol=1e-8))
    True
    """
    if isinstance(problem, Terrain):
        return problem.surface.hessian(theta, **problem.settings)
    found = _by_formula(problem, theta) if isinstance(problem, Fit) else None
    return differences(problem, theta) if found is None else found


def _by_formula(fit: Fit, theta: Array) -> Array | None:
    """mean_i ∂²L_i/∂s² ⊗ φφᵀ + λ ∇²R, or None where loss or penalty has no formula, or a known mistake was put in."""
    bend, penalty = fit.loss.hessian, fit.regularizer.hessian
    if bend is None or penalty is None or fit.divisor or fit.bias_in_penalty_grad:
        return None
    A = bend(fit.scores(theta), fit.T, **fit.loss_settings)
    H = np.einsum("nij,na,nb->iajb", A, fit.phi, fit.phi).reshape(fit.d, fit.d) / max(fit.n, 1)
    total: Array = H + np.diag(fit.strength * penalty(theta) * fit.weights)
    return total


def differences(problem: Problem, theta: Array, h: float = STEP) -> Array:
    """∇²J (d, d) by central differences of the gradient, made symmetric; at a kink it is the slope of the jump, and no curvature."""
    steps = h * np.eye(len(theta))
    H = (problem.grad(theta + steps) - problem.grad(theta - steps)) / (2 * h)
    symmetric: Array = (H + H.T) / 2
    return symmetric


def rate(eta: Any, beta: Any, values: Any) -> Array:
    """ρ(η, β) (...,): the factor on the distance, per update and in the long run, along the slowest of the curvatures `values` (m,).

    η and β may be arrays that broadcast. Below 1 it settles; 1 keeps the distance; above 1 it diverges.

    >>> rate(0.1, 0.0, [1.0, 4.0]).round(9).tolist(), rate(np.array([0.4, 0.6]), 0.0, [1.0, 4.0]).round(9).tolist()
    (0.9, [0.6, 1.4])
    """
    eta, beta = np.broadcast_arrays(np.asarray(eta, float), np.asarray(beta, float))
    half = (1 + beta[..., None] - eta[..., None] * np.asarray(values, float)) / 2
    under = half * half - beta[..., None]
    with np.errstate(invalid="ignore"):
        roots = np.where(under < 0, np.sqrt(np.abs(beta))[..., None], np.abs(half) + np.sqrt(np.maximum(under, 0)))
    worst: Array = roots.max(-1)
    return worst


def tenfold(rho: Any) -> Array:
    """Updates for ten times closer, -1 / log₁₀ ρ; ∞ where it never gets there.

    >>> tenfold([0.1, 0.9, 1.0, 1.7]).round(2).tolist()
    [1.0, 21.85, inf, inf]
    """
    rho = np.asarray(rho, float)
    with np.errstate(divide="ignore"):
        return np.where(rho < 1, -1 / np.log10(np.minimum(rho, 1 - 1e-15)), np.inf)


def edge(beta: Any, steepest: float) -> Any:
    """The learning rate beyond which momentum β diverges: 2 (1 + β) / λ_max."""
    return 2 * (1 + np.asarray(beta, float)) / steepest


def best_momentum(values: Any) -> tuple[float, float, float]:
    """η, β and ρ of the fastest momentum: η = (2 / (√λ_min + √λ_max))², β = ρ², ρ = (√κ - 1) / (√κ + 1). Polyak 1964.

    >>> [round(x, 6) for x in best_momentum([1.0, 4.0])]
    [0.444444, 0.111111, 0.333333]
    """
    low, high = map(math.sqrt, _ends(values))
    rho = (high - low) / (high + low)
    return (2 / (low + high)) ** 2, rho**2, rho


def _ends(values: Any) -> tuple[float, float]:
    low, high = float(np.min(values)), float(np.max(values))
    if not low > 0:
        raise ValueError(f"every curvature must be above 0 for a best setting, got {low:g}")
    return low, high


def course(eta: float, steepest: float) -> Course:
    """What gradient descent does along the steepest direction: past 1 / λ it jumps across, past 2 / λ ever further.

    >>> [course(eta, 2.0) for eta in (0.4, 0.9, 1.1)]
    ['settles', 'zigzags', 'diverges']
    """
    factor = 1 - eta * steepest
    return "diverges" if abs(factor) > 1 else "zigzags" if factor < 0 else "settles"
