"""Optimizers: two pure functions each, with PyTorch's conventions, defaults and setting names; simplest first.

Letters: parameters θ (..., d), gradient g, learning rate η (a number, or (..., 1)), step Δ, with θ ← θ + Δ.
A state is a named tuple of arrays shaped like θ, so it can be drawn; Adam's also counts its updates t from 1.
"""

from .adaptive import ADAPTIVE, Moments, Squares, adagrad, adam, adamw, rmsprop
from .base import Method, Nothing, Optimizer, State
from .plain import PLAIN, PROXIMAL, Velocity, gd, momentum, nesterov
from .search import SEARCHES, Tried, local_search, random_search

__all__ = [
    "OPTIMIZERS",
    "Method",
    "Moments",
    "Nothing",
    "Optimizer",
    "Squares",
    "State",
    "Tried",
    "Velocity",
    "adagrad",
    "adam",
    "adamw",
    "gd",
    "local_search",
    "momentum",
    "nesterov",
    "random_search",
    "rmsprop",
]

OPTIMIZERS: dict[str, Method] = {method.id: method for method in (*PLAIN, *ADAPTIVE, PROXIMAL, *SEARCHES)}
