"""Types of what message.py sends. static/losses/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ui.components.message_types import Packed


class Limits(TypedDict):
    """The largest table, the longest name of a class, the largest score."""

    images: int
    classes: int
    name: int
    score: float


class Row(TypedDict):
    """One loss: its summands (n·k), its value for each image, their mean."""

    terms: Packed
    value: Packed
    mean: float


class Question(TypedDict):
    """The question that is open, and those that were settled."""

    index: int
    names: list[str]
    done: list[int]
    ask: str
    text: str
    settled: bool
    options: list[str]
    guess: int
    right: int
    tool: str


class Trouble(TypedDict):
    """What goes wrong in the softmax, and the act that mends it."""

    text: str
    fix: str


# A class body cannot hold the key `for`.
Chain = TypedDict(
    "Chain",
    {
        "image": int,
        "factor": float,
        "shift": bool,
        "for": NotRequired[int],
        "s": NotRequired[Packed],
        "e": NotRequired[Packed],
        "p": NotRequired[Packed],
        "sums": NotRequired[Packed],
        "notice": NotRequired[Trouble | None],
        "sentence": NotRequired[str],
    },
)


class Shapes(TypedDict):
    """Each loss of a margin, and its slope there."""

    margin: float
    values: dict[str, list[float]]


class Message(TypedDict):
    """What the component of Losses gets."""

    rev: int
    lang: str
    text: dict[str, str]
    limits: Limits
    n: int
    k: int
    names: list[str]
    labels: list[int]
    scores: Packed
    delta: float
    scale: float
    every_class: bool
    mean_of_terms: bool
    squared: bool
    S: Packed
    p: Packed
    leads: Packed
    rows: dict[str, Row]
    row_names: dict[str, str]
    row: str
    image: int
    note: str | None
    asked: Packed
    asked_scale: float
    question: Question
    chain: Chain
    shapes: Shapes
