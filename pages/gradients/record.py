"""What the Gradients page keeps: a frozen record, and how it stands in a link. Whatever a link holds, decoding never raises."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from engine import BUGS, LOSSES
from engine.spec import lookup
from engine.studies.finite_differences import POWERS
from engine.text import Text
from ui.language.sentences import refused

from .strings import IN_LINK

SOURCES = {"run": None, "small": None}
HIDDEN, NO_BUG, SHOWN = "", "none", "shown"
MOST = 126  # weights: six classes of a polynomial of degree five
HUGE = 1e9


@dataclass(frozen=True)
class Record:
    """`source`: whose weights, at update `step` (-1: where Explore begins) or `theta` where they were changed; `loss` and `strength` where
    they are not the run's ("" and -1). `power`: h = 10^-power. `filled`: bits of the rows that were nudged; `weight` and `example` are chosen.
    `case`: which hidden mistake, `guess` what it was taken for; `bug` a mistake put in on purpose; `zero`: its λ is switched to 0.
    """

    source: str = "run"
    step: int = -1
    theta: tuple[float, ...] = ()
    loss: str = ""
    strength: float = -1.0
    power: int = 4
    central: bool = False
    weight: int = 0
    filled: int = 1
    example: int = 0
    bug: str = HIDDEN
    case: int = 0
    guess: str = ""
    zero: bool = False

    def __post_init__(self) -> None:
        lookup(SOURCES, self.source, "source")
        if self.loss:
            lookup(LOSSES, self.loss, "loss")
        lookup(dict.fromkeys((HIDDEN, NO_BUG, *BUGS)), self.bug, "mistake")
        lookup(dict.fromkeys(("", SHOWN, *BUGS)), self.guess, "mistake")
        for name, low, high in (
            ("step", -1, 10**6), ("power", POWERS[0], POWERS[-1]), ("weight", 0, MOST - 1), ("example", 0, 10**6), ("case", 0, 10**6),
            ("filled", 0, 2**MOST - 1),
        ):  # fmt: skip
            if not low <= getattr(self, name) <= high:
                raise ValueError(f"{name} must lie between {low} and {high}, got {getattr(self, name)}")
        if not (self.strength == -1 or 0 <= self.strength <= 100):
            raise ValueError(f"strength must lie between 0 and 100, got {self.strength:g}")
        if len(self.theta) > MOST or not all(math.isfinite(w) and abs(w) <= HUGE for w in self.theta):
            raise ValueError("theta must hold finite numbers")


DEFAULT = Record()


def paused(record: Record, step: int) -> Record:
    """The record when its page is opened after Explore was paused at another update.

    >>> paused(Record(power=6), 57)
    Record(source='run', step=57, theta=(), loss='', strength=-1.0, power=6, central=False, weight=0, filled=1, example=0, bug='', case=0, guess='', zero=False)
    """
    return replace(record, step=step)


def _whole(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or len(text) > 8:
        raise ValueError("a whole number is needed")
    return int(text)


def _flag(text: str) -> bool:
    return bool({"0": False, "1": True}[text])


CODES: dict[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "source": ("s", str, str),
    "step": ("u", str, _whole),
    "theta": ("w", lambda theta: "_".join(map(repr, theta)), lambda text: tuple(float(w) for w in text.split("_")) if text else ()),
    "loss": ("l", str, str),
    "strength": ("r", repr, float),
    "power": ("h", str, _whole),
    "central": ("c", lambda on: str(int(on)), _flag),
    "weight": ("i", str, _whole),
    "filled": ("f", lambda bits: f"{bits:x}", lambda text: int(text, 16)),
    "example": ("e", str, _whole),
    "bug": ("b", str, str),
    "case": ("n", str, _whole),
    "guess": ("g", str, str),
    "zero": ("z", lambda on: str(int(on)), _flag),
}


def encode(record: Record) -> str:
    """Only what differs from the default: "h:6~c:1".

    >>> encode(Record(power=6, central=True)), decode("h:6~c:1")[0] == Record(power=6, central=True)
    ('h:6~c:1', True)
    """
    parts = []
    for field in fields(record):
        value, (key, write, _) = getattr(record, field.name), CODES[field.name]
        if value != getattr(DEFAULT, field.name):
            parts.append(f"{key}:{write(value)}")
    return "~".join(parts)


def decode(text: str) -> tuple[Record, tuple[Text, ...]]:
    """The record that a link means, and a note for each part that is not possible. Never raises.

    >>> record, notes = decode("h:99~c:1~zebra")
    >>> record.power, record.central, [note.en for note in notes][0]
    (4, True, 'Gradients in the link: “h∶99” is not possible, so the default stands.')
    """
    record, notes = DEFAULT, []
    names = {key: (name, read) for name, (key, _, read) in CODES.items()}
    for part in text[:4000].split("~") if text else []:
        key, _, value = part.partition(":")
        try:
            name, read = names[key]
            record = replace(record, **{name: read(value)})
        except (ValueError, KeyError, TypeError, OverflowError):
            notes.append(refused(IN_LINK, part))
    return record, tuple(notes)
