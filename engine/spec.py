"""What can be picked is described, not coded: a number the user may turn, and how tables are looked up."""

from __future__ import annotations

import difflib
import reprlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .text import Text

Settings = tuple[tuple[str, float], ...]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Param:
    """A number the user may turn: widgets, links and docs are made from it.

    >>> delta = Param("delta", Text("Margin Δ", "마진 Δ"), default=1.0, low=0.1, high=10.0, log=True)
    >>> delta.check(2)
    2.0
    >>> delta.check(-1)
    Traceback (most recent call last):
    ...
    ValueError: delta must lie between 0.1 and 10, got -1
    """

    id: str
    name: Text
    default: float
    low: float
    high: float
    log: bool = False
    whole: bool = False

    def check(self, value: float) -> float:
        """`value` as a float if it is a finite number in [low, high] (whole where it must be), else ValueError."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= sys.float_info.max:
            raise ValueError(f"{self.id} must be a finite number between {self.low:g} and {self.high:g}, got {reprlib.repr(value)}")
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.id} must lie between {self.low:g} and {self.high:g}, got {value:g}")
        if self.whole and value != int(value):
            raise ValueError(f"{self.id} must be a whole number, got {value:g}")
        return float(value)


def lookup(table: Mapping[str, Entry], id: object, what: str) -> Entry:
    """The entry of `table` called `id`; ValueError says what was got, meant and possible.

    >>> lookup({"hinge": 1, "softmax": 2}, "sofmax", "loss")
    Traceback (most recent call last):
    ...
    ValueError: unknown loss 'sofmax'; did you mean 'softmax'? Choose from: hinge, softmax
    """
    if isinstance(id, str) and id in table:
        return table[id]
    close = difflib.get_close_matches(str(id)[:80], table, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    raise ValueError(f"unknown {what} {str(id)[:80]!r}; {meant}Choose from: {', '.join(table)}")


def settings_for(params: Iterable[Param], given: Settings, owner: str) -> dict[str, float]:
    """All of `params` as a dict: the given (name, value) pairs, checked, and defaults for the rest."""
    known = {param.id: param for param in params}
    values = {id: param.default for id, param in known.items()}
    for name, value in given:
        values[name] = lookup(known, name, f"setting of {owner}").check(value)
    return values
