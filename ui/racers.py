"""Racers A…F: their letters, and their looks in Plotly."""

from __future__ import annotations

from engine.studies.race.racers import LETTERS
from ui import theme

__all__ = ["DASHES", "LETTERS", "hues"]

DASHES = tuple(",".join(f"{length:g}px" for length in dash) or "solid" for dash in theme.DASHES)


def hues(dark: bool) -> tuple[str, ...]:
    """The six hues of one mode.

    >>> len(hues(True)), hues(False)[0]
    (6, '#1B2027')
    """
    return theme.hues(dark).racers
