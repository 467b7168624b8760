"""Types of what message.py sends. static/explore/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ui.components.message_types import Choice, Loss, Notice, Packed, Points


class Clock(TypedDict):
    """`token` changes with each reset; `step` is the update to begin at."""

    token: int
    step: int


class History(TypedDict):
    """Whether undo and redo are possible."""

    undo: bool
    redo: bool


class Limits(TypedDict):
    """How many points and classes can be drawn."""

    points: int
    classes: int


class Features(TypedDict):
    """The feature map: sampled along one axis, and at the points where that does not suffice."""

    F: int
    size: int
    pairs: list[list[int]]
    axis: Packed
    points: Packed | None


class Curves(TypedDict):
    """Values after each update; without a run only how many updates are planned."""

    steps: int
    loss: NotRequired[Packed]
    data: NotRequired[Packed]
    penalty: NotRequired[Packed]
    gradient: NotRequired[Packed]
    rate: NotRequired[Packed]
    epoch: NotRequired[Packed]
    train: NotRequired[Packed]
    test: NotRequired[Packed]


class Slice(TypedDict):
    """The loss over a plane in weight space: ranges `a` and `b`, values `z`, the run's path on it."""

    kind: str
    share: float
    a: list[float]
    b: list[float]
    z: Packed
    levels: list[float]
    path: Packed
    loss: Packed
    centre: Packed
    basis: Packed
    captions: list[str]


class Arrows(TypedDict):
    """Arrows of each update in the slice; none without a run."""

    scale: NotRequired[float]
    gradient: NotRequired[Packed | None]
    step: NotRequired[Packed | None]
    momentum: NotRequired[Packed | None]
    batch: NotRequired[Packed | None]


class Message(TypedDict):
    """What the component of Explore gets."""

    rev: int
    cursor: list[int]
    lang: str
    text: dict[str, str]
    link: dict[str, str]
    clock: Clock
    history: History
    limits: Limits
    presets: list[Choice]
    notice: Notice | None
    run: str
    classes: int
    window: float
    reach: float
    points: Points
    loss: Loss
    status: str
    badge: str | None
    theta: Packed | None
    features: Features | None
    curves: Curves
    batches: Packed | None
    slice: Slice | None
    arrows: Arrows
