"""What an optimizer is: two pure functions, and a description under which it can be picked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from engine.arrays import Array
from engine.spec import Param
from engine.text import Text

State = Any  # a NamedTuple


class Optimizer(NamedTuple):
    """`init(θ) -> state`; `update(g, state, θ, η) -> (step, state)`. Neither writes into what it was given.

    >>> import numpy as np
    >>> from engine import OPTIMIZERS
    >>> adam = OPTIMIZERS["adam"].make()
    >>> theta, g = np.array([1.0, -2.0]), np.array([0.3, -40.0])
    >>> step, state = adam.update(g, adam.init(theta), theta, 0.1)
    >>> step.round(6).tolist(), state.t
    ([-0.1, 0.1], 1)
    """

    init: Callable[[Array], State]
    update: Callable[[Array, State, Array, Any], tuple[Array, State]]


@dataclass(frozen=True)
class Method:
    """An optimizer that can be picked: `make(**settings) -> Optimizer`.

    `kind` says what the run does with its step. "gradient": g = ∇J, θ ← θ + Δ. "proximal": g is the data's gradient alone, and the
    regularizer's prox follows the step. "search": g is a standard normal draw, and Δ is kept only where it lowers J.
    """

    id: str
    name: Text
    formula: str
    note: Text
    source: str
    params: tuple[Param, ...]
    kind: Literal["gradient", "proximal", "search"]
    make: Callable[..., Optimizer]


class Nothing(NamedTuple):
    """The state of a method without memory."""


def forget(theta: Array) -> Nothing:
    """The initial state of a method without memory."""
    return Nothing()
