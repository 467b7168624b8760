"""Types of what message.py sends. static/regularization/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ui.components.message_types import Grid, Packed, Points


class Curves(TypedDict):
    """Values at each λ."""

    data: Packed
    penalty: Packed
    total: Packed
    test_loss: Packed
    train: Packed
    test: Packed
    margin: Packed
    support: Packed
    alive: Packed


class Charge(TypedDict):
    """A weight vector's score for x, and what each penalty costs."""

    score: float
    l2: float
    l1: float
    elastic: float
    parts: list[float]


class Charges(TypedDict):
    """Both vectors'."""

    left: Charge
    right: Charge


class Vectors(TypedDict):
    """The comparison as it was at first."""

    left: list[float]
    right: list[float]
    x: list[float]


class Same(TypedDict):
    """Two weight vectors of one score; `matched` is the right one scaled to the left one's score."""

    left: list[float]
    right: list[float]
    x: list[float]
    reach: float
    charges: Charges
    matched: list[float] | None
    default: Vectors


class Message(TypedDict):
    """What the component of Regularization gets; `features` is None, and what is not required is missing, where nothing was solved."""

    rev: int
    path: str
    lang: str
    text: dict[str, str]
    at: int
    empty: str | None
    window: float
    points: Points
    delta: float
    features: Grid | None
    strengths: NotRequired[Packed]
    shares: NotRequired[Packed]
    weights: NotRequired[Packed]
    names: NotRequired[list[str]]
    groups: NotRequired[list[tuple[str, int]]]
    support: NotRequired[Packed]
    wrong: NotRequired[Packed]
    verdicts: NotRequired[list[str]]
    best: NotRequired[int]
    curves: NotRequired[Curves]
    same: Same
