"""Types of what message.py sends. static/surfaces/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import TypedDict

from ui.components.message_types import Packed


class Still(TypedDict):
    """The surface; `z` is None where the component has it already."""

    id: str
    window: list[float]
    z: Packed | None
    levels: Packed
    minima: Packed
    saddles: Packed


class Look(TypedDict):
    """The update, the racer whose update is opened, the sub-step, and where the curvature is taken."""

    step: int
    opened: int
    part: int
    where: str


class Run(TypedDict):
    """One racer's run; `left` is the update at which it leaves what is drawn."""

    name: str
    eta: float
    updates: int
    path: Packed
    loss: Packed
    reached: int | None
    left: int | None
    diverged: bool


class Curvature(TypedDict):
    """Eigenvalues of the Hessian from update `first` on, and the learning rate beside them."""

    where: str
    choice: bool
    who: str
    near: bool
    lead: int | None
    shared: list[int]
    whose: str
    plain: str
    eta: float | None
    first: int
    values: Packed
    bound: Packed
    factors: Packed | None
    reach: float


class Fastest(TypedDict):
    """The fastest place on the map."""

    eta: float
    beta: float
    n: str


class Mark(TypedDict):
    """A racer's place on the map."""

    racer: int
    eta: float
    beta: float
    free: bool
    n: str


class Map(TypedDict):
    """Updates over η × β; `z` is None where the component has it already."""

    id: str
    width: float
    height: float
    na: int
    z: Packed | None
    best: float
    fastest: Fastest
    edge: list[float]
    marks: list[Mark]


class Arrow(TypedDict):
    """Arrows of a sub-step; `ends` is None where they are the sub-step's values."""

    kind: str
    faint: bool
    ends: Packed | None


class Substep(TypedDict):
    """One sub-step of each update from `first` on."""

    id: str
    name: str
    symbol: str
    sentence: str
    values: Packed
    arrows: list[Arrow]


class Anatomy(TypedDict):
    """The opened racer's updates, taken apart."""

    opened: int
    part: int
    updates: int
    first: int
    parts: list[Substep]


class Message(TypedDict):
    """What the component of Surfaces gets; `text` is None where it has the texts already."""

    rev: int
    live: bool
    short: bool
    record: str | None
    link: dict[str, str]
    lang: str
    text: dict[str, str] | None
    title: str
    sentence: str
    still: Still
    start: list[float]
    updates: int
    look: Look
    runs: list[Run]
    curvature: Curvature
    map: Map | None
    anatomy: Anatomy
