"""What the Toy page keeps besides the Config, and its codec for the link."""

from __future__ import annotations

from dataclasses import dataclass

from engine.text import Text
from ui.state import codec

from . import strings

MOST = 99


@dataclass(frozen=True)
class Toy:
    """A count from 0 to MOST."""

    count: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.count <= MOST:
            raise ValueError(f"count must be a whole number from 0 to {MOST}, got {self.count}")


DEFAULT = Toy()
FIELDS: codec.Fields = {"count": codec.whole("n", strings.COUNT)}


def encode(toy: Toy) -> str:
    """
    >>> encode(Toy(3))
    'n~3'
    """
    return codec.text(codec.encode(toy, FIELDS, DEFAULT))


def decode(text: str) -> tuple[Toy, tuple[Text, ...]]:
    """The record of a link, and a note for each value that is not possible. Never raises.

    >>> decode("n~3"), decode("n~1e9")[0]
    ((Toy(count=3), ()), Toy(count=0))
    """
    return codec.decode(text, FIELDS, DEFAULT, strings.TITLE)
