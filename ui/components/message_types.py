"""Types of message fields that several components have in common. static/kit/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import TypedDict


class Packed(TypedDict):
    """An array as pack.pack writes it; pack.Raw, enclosed, stands for the same. In the browser decode.js makes it a typed array with its `shape`."""

    t: str
    s: list[int]
    b: str


class Choice(TypedDict):
    """An entry that can be picked."""

    id: str
    name: str


class Points(TypedDict):
    """All points: places (n, 2), labels, and which are test points."""

    xy: Packed
    label: Packed
    test: Packed
    test_fraction: float


class Loss(TypedDict):
    """The loss of a run; `examples` holds losses of the examples where the browser cannot compute them."""

    id: str
    delta: float
    picture: str
    mirror: bool
    examples: Packed | None


class Grid(TypedDict):
    """The features on a grid over the data plane: `size` × `size` places, F features each."""

    size: int
    F: int
    phi: Packed


class Notice(TypedDict):
    """A sentence above the picture, and the label of its button, if it has one."""

    text: str
    label: str | None
