"""(1, 0, 0, 0) against (¼, ¼, ¼, ¼): two weight vectors that may give one score and cost differently."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.regularizers import REGULARIZERS

Four = tuple[float, float, float, float]


@dataclass(frozen=True)
class Charge:
    """A weight vector's score w·x and what each penalty charges it, λ left out; `parts` are its w²."""

    score: float
    l2: float
    l1: float
    elastic: float
    parts: Four


@dataclass(frozen=True)
class Comparison:
    """Two weight vectors on one x; `same`: their scores agree, so that comparing penalties means something."""

    left: Charge
    right: Charge

    @property
    def same(self) -> bool:
        return abs(self.left.score - self.right.score) <= 1e-9 * max(1.0, abs(self.left.score), abs(self.right.score))


def charge(w: Four, x: Four) -> Charge:
    """
    >>> charge((0.25, 0.25, 0.25, 0.25), (1, 1, 1, 1))
    Charge(score=1.0, l2=0.25, l1=1.0, elastic=0.625, parts=(0.0625, 0.0625, 0.0625, 0.0625))
    """
    weights: Array = np.array(w, float)
    cost = {id: float(REGULARIZERS[id].value(weights)) for id in ("l2", "l1", "elastic")}
    a, b, c, d = (float(v) for v in weights**2)
    return Charge(float(weights @ np.array(x, float)), **cost, parts=(a, b, c, d))


def compare(left: Four, right: Four, x: Four) -> Comparison:
    """
    >>> result = compare((1, 0, 0, 0), (0.25, 0.25, 0.25, 0.25), (1, 1, 1, 1))
    >>> result.same, result.left.l2, result.right.l2, result.left.l1 == result.right.l1
    (True, 1.0, 0.25, True)
    """
    return Comparison(charge(left, x), charge(right, x))


def matched(left: Four, right: Four, x: Four) -> Four | None:
    """`right`, stretched so that it scores as `left` does; None where its score is 0 or it would leave the range.

    >>> matched((1, 0, 0, 0), (0.5, 0.5, 0.5, 0.5), (1, 1, 1, 1))
    (0.25, 0.25, 0.25, 0.25)
    """
    now = compare(left, right, x)
    if abs(now.right.score) < 1e-9:
        return None
    stretch = now.left.score / now.right.score
    a, b, c, d = (w * stretch for w in right)
    return (a, b, c, d)
