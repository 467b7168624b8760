"""Types of what message.py sends. static/sweep/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ui.components.message_types import Packed


class Axis(TypedDict):
    """A setting along a side of the map: ticks [place, label], and the value of each row or column."""

    name: str
    letter: str
    log: bool
    marks: list[tuple[float, str]]
    values: list[str]


class Axes(TypedDict):
    """Both sides."""

    x: Axis
    y: Axis


class View(TypedDict):
    """The map in one of its colours."""

    depth: Packed
    ends: list[str]
    cap: float | None
    best: list[int] | None
    finding: str
    rest: str


class Bound(TypedDict):
    """The line η·λ beyond which gradient descent cannot stay."""

    line: Packed
    name: str


class Look(TypedDict):
    """One cell's own run; `left` is the update at which it diverged."""

    cell: list[int]
    window: float
    size: int
    F: int
    phi: Packed
    xy: Packed
    label: Packed
    hollow: Packed
    classes: int
    theta: Packed
    probabilities: bool
    delta: float
    curve: Packed
    left: int | None


class Message(TypedDict):
    """What the component of Sweep gets; without a map what is not required is missing."""

    rev: int
    lang: str
    text: dict[str, str]
    fault: str | None
    job: str
    state: str
    shape: list[int] | None
    target: str
    done: NotRequired[int]
    ran: NotRequired[int]
    all: NotRequired[int]
    seconds: NotRequired[str]
    status: NotRequired[Packed]
    loss: NotRequired[Packed]
    test: NotRequired[Packed]
    updates: NotRequired[Packed]
    lasted: NotRequired[Packed]
    axes: NotRequired[Axes]
    colour: NotRequired[str]
    room: NotRequired[list[str]]
    views: NotRequired[dict[str, View | None]]
    steps: NotRequired[int]
    diverged: NotRequired[int]
    bound: NotRequired[Bound | None]
    kept: NotRequired[list[int] | None]
    look: NotRequired[Look | None]
