"""Types of what message.py sends. static/race/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ui.components.message_types import Loss, Notice, Packed, Points


class Part(TypedDict):
    """A piece of a sentence: words, or the name of a racer."""

    text: str
    racer: NotRequired[int]
    strong: NotRequired[bool]


class Features(TypedDict):
    """The features on a grid, and at the points where they are not linear."""

    size: int
    F: int
    phi: Packed
    points: Packed | None


class Spent(TypedDict):
    """What each update had cost, on the axes other than updates."""

    epochs: Packed
    examples: Packed
    time: Packed


class Racer(TypedDict):
    """One run; `exit` is the update at which its path leaves the plane, `reached` that at which it reaches the target."""

    letter: str
    name: str
    detail: str
    search: bool
    diverged: bool
    updates: int
    theta: Packed
    curve: Packed
    spent: Spent
    path: Packed
    exit: int | None
    reached: int | None
    loss: Loss


class Plane(TypedDict):
    """One plane in weight space, with a landscape for each different loss; `of` says whose is which."""

    a: list[float]
    b: list[float]
    z: list[Packed]
    levels: list[list[float]]
    of: list[int]
    own: bool
    captions: list[list[str]]


class Rank(TypedDict):
    """A racer's place on one axis."""

    racer: int
    rank: int | None
    amount: str


class Message(TypedDict):
    """What the component of Race gets; `racers` is None, and what is not required is missing, where there is no race."""

    rev: int
    cursor_rev: int
    run: str
    lang: str
    text: dict[str, str]
    picked: int
    step: int
    axis: str
    measure: str
    steps: int
    empty: str | None
    sentence: list[Part]
    classes: NotRequired[int]
    window: NotRequired[float]
    points: NotRequired[Points]
    features: NotRequired[Features]
    target: NotRequired[float]
    target_text: NotRequired[str]
    racers: list[Racer] | None
    plane: NotRequired[Plane]
    ranks: NotRequired[dict[str, list[Rank]] | None]
    ranks_title: NotRequired[str]
    notice: Notice | None
