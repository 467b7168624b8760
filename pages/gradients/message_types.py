"""Types of what message.py sends. static/gradients/message.js says the same; tests/pages/test_messages.py compares the two."""

from __future__ import annotations

from typing import TypedDict

from ui.components.message_types import Choice, Packed


class Lens(TypedDict):
    """The loss along each weight, and along the chosen one at each h."""

    window: list[float]
    power: int
    weight: int
    weights: Packed
    powers: Packed


class Chosen(TypedDict):
    """What is picked: h = 10^−power, the kind of difference, the weight, and the weights whose numbers are filled in."""

    power: int
    central: bool
    weight: int
    filled: list[int]


class Worked(TypedDict):
    """The analytic gradient of one weight, worked out."""

    weight: int
    line: str
    value: str
    example: int
    y: int
    n: int
    example_line: str
    example_value: str


class Check(TypedDict):
    """The outcome of a check beside the gradient's."""

    ok: bool
    text: str


class Card(TypedDict):
    """The verdict on a guess; `zero` names the act that sets the penalty to 0 or back."""

    right: bool
    title: str
    text: str
    zero: str


class Bug(TypedDict):
    """The gradient with a mistake, its checks, and the guess."""

    picked: str
    kinds: list[Choice]
    about: str
    numeric: Packed
    analytic: Packed
    red: Packed
    kink: Packed
    start: Check
    steps: Check
    options: list[Choice]
    guess: str
    hidden: bool
    card: Card | None


class Message(TypedDict):
    """What the component of Gradients gets."""

    rev: int
    lang: str
    text: dict[str, str]
    names: list[str]
    kinds: list[int]
    powers: list[int]
    J: float
    theta: Packed
    up: Packed
    down: Packed
    analytic: Packed
    numeric: Packed
    error: Packed
    verdict: Packed
    kink: Packed
    left: Packed
    right: Packed
    examples: Packed
    lens: Lens
    chosen: Chosen
    worked: Worked
    bug: Bug
