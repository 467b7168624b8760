"""What is minimized: J(θ) = mean_i L_i + λ R(w), and the shape of any problem that a run can descend.

θ = W.ravel() (..., d), W (k, F) with the bias in its last column, features Φ (n, F), scores S = Φ Wᵀ (..., n, k).
In memory scores lie class by class, (..., k, n): sums over the classes then run along the examples, seven times faster for k = 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np

from engine.arrays import Array, Ints
from engine.losses import Loss, one_hot
from engine.regularizers import Regularizer


class Evaluation(NamedTuple):
    """One look at θ: losses (...,) and gradients (..., d); `batch_grad` is the data gradient of a mini-batch, if one was given."""

    data_loss: Any
    penalty: Any
    data_grad: Array
    penalty_grad: Any
    batch_grad: Array | None

    @property
    def loss(self) -> Any:
        """J = data loss + penalty."""
        return self.data_loss + self.penalty

    @property
    def grad(self) -> Array:
        """∇J over all examples."""
        total: Array = self.data_grad + self.penalty_grad
        return total


class Problem(Protocol):
    """Anything with a start (..., d), a value and a gradient: a classifier's fit or a test surface; n examples cost n evaluations."""

    @property
    def start(self) -> Array: ...
    @property
    def free(self) -> Array: ...
    @property
    def n(self) -> int: ...
    def value(self, theta: Array, rows: Ints | None = None) -> Array: ...
    def grad(self, theta: Array, rows: Ints | None = None) -> Array: ...
    def evaluate(self, theta: Array, share: Array | None = None) -> Evaluation: ...
    def prox(self, theta: Array, step: Any) -> Array: ...


@dataclass(frozen=True, eq=False)
class Fit:
    """A linear classifier's problem over its training rows; θ may carry leading axes in every method.

    `free` (d,) is 1 where θ may move, else 0. With runs stacked, `phi`, `y`, `strength`, `start`, `free` and the settings may carry a
    leading R. `divisor` (0: the number of examples) and `bias_in_penalty_grad` are there for known mistakes only. `room` (R·k, n), if given, is
    written over by every `evaluate`: whoever gives it lets nobody else use this Fit. An array made anew costs more than the sums it holds.

    >>> from engine import Config, simulate
    >>> fit = simulate(Config(dataset="hand_check", steps=1)).problem
    >>> fit.n, fit.k, fit.F, round(float(fit.value(fit.start)), 6)
    (9, 3, 3, 1.098612)
    """

    phi: Array
    y: Ints
    k: int
    start: Array
    free: Array
    loss: Loss
    regularizer: Regularizer
    strength: Any = 0.0
    loss_settings: Mapping[str, Any] = field(default_factory=dict)
    divisor: int = 0
    bias_in_penalty_grad: bool = False
    room: Array | None = None

    @property
    def n(self) -> int:
        """Training examples."""
        return int(self.phi.shape[-2])

    @property
    def F(self) -> int:
        """Features, the constant included."""
        return int(self.phi.shape[-1])

    @property
    def d(self) -> int:
        """Parameters, k·F."""
        return self.k * self.F

    @cached_property
    def T(self) -> Array:
        """One-hot classes (n, k)."""
        return one_hot(self.y, self.k)

    @cached_property
    def weights(self) -> Array:
        """1 for the penalized weights, 0 for the biases (d,)."""
        return np.tile(np.append(np.ones(self.F - 1), 0.0), self.k)

    @cached_property
    def _phi_t(self) -> Array:
        return np.ascontiguousarray(self.phi.swapaxes(-1, -2))

    @cached_property
    def _lambda(self) -> Any:
        return self.strength[..., None] if isinstance(self.strength, np.ndarray) else self.strength

    @cached_property
    def _mean(self) -> float:
        return 1 / (self.divisor or self.n or 1)

    def scores(self, theta: Array, out: Array | None = None) -> Array:
        """S (..., n, k), where features are shared in `out` if given."""
        if self.phi.ndim == 3:
            W = theta.reshape(*theta.shape[:-1], self.k, self.F)
            return (W @ self._phi_t).swapaxes(-1, -2)
        S = np.matmul(theta.reshape(theta.size // self.F, self.F), self._phi_t, out=out)
        return S.reshape(*theta.shape[:-1], self.k, self.n).swapaxes(-1, -2)

    def _pull(self, G: Array, theta: Array) -> Array:
        """Σ_i G_i φ_iᵀ as a gradient in θ."""
        G = G.swapaxes(-1, -2)
        if self.phi.ndim == 3:
            return (G @ self.phi).reshape(theta.shape)
        return (G.reshape(theta.size // self.F, self.n) @ self.phi).reshape(theta.shape)

    def terms(self, theta: Array) -> Array:
        """The summands of each L_i, class by class (..., n, k)."""
        return self.loss.parts(self.loss.work(self.scores(theta), self.T, **self.loss_settings), self.T)

    def examples(self, theta: Array) -> Array:
        """L_i of each training example (..., n)."""
        value: Array = self.terms(theta).sum(-1)
        return value

    def penalty(self, theta: Array) -> Any:
        """λ R(w) (...,), biases left out."""
        return self.strength * self.regularizer.value(theta * self.weights)

    def penalty_grad(self, theta: Array) -> Array:
        """λ ∇R(w) (..., d), zero at the biases."""
        w = theta if self.bias_in_penalty_grad else theta * self.weights
        slope: Array = self._lambda * self.regularizer.grad(w)
        return slope

    def prox(self, theta: Array, step: Any) -> Array:
        """prox of step·λ·R at the weights (..., d); biases pass through."""
        return np.where(self.weights > 0, self.regularizer.prox(theta, step * self._lambda), theta)

    def only(self, rows: Ints | None) -> Fit:
        """The same problem over some of its rows (all: None)."""
        return self if rows is None else replace(self, phi=self.phi[..., rows, :], y=self.y[..., rows])

    def value(self, theta: Array, rows: Ints | None = None) -> Array:
        """J (...,) over the given rows (all: None)."""
        part = self.only(rows)
        J: Array = part.terms(theta).sum((-1, -2)) * part._mean + part.penalty(theta)
        return J

    def grad(self, theta: Array, rows: Ints | None = None) -> Array:
        """∇J (..., d) over the given rows (all: None)."""
        part = self.only(rows)
        G = part.loss.slopes(part.loss.work(part.scores(theta), part.T, **part.loss_settings), part.T)
        return part._pull(G, theta) * part._mean + part.penalty_grad(theta)

    def evaluate(self, theta: Array, share: Array | None = None) -> Evaluation:
        """Losses and gradients from one pass over the scores; `share` (..., n) is 1/b in a mini-batch and 0 outside."""
        S = self.scores(theta, self.room)
        if self.loss.fused is not None:
            total, G = self.loss.fused(S, self.T, **self.loss_settings)
        else:
            work = self.loss.work(S, self.T, **self.loss_settings)
            G, total = self.loss.slopes(work, self.T), self.loss.parts(work, self.T).sum((-1, -2))
        return Evaluation(
            total * self._mean,
            self.penalty(theta),
            self._pull(G, theta) * self._mean,
            self.penalty_grad(theta),
            None if share is None else self._pull(G * share[..., None], theta),
        )
