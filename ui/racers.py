"""Racers A…F in Plotly: the hues and dashes of static/kit/racers.js."""

from __future__ import annotations

LETTERS = "ABCDEF"
DASHES = ("solid", "7px,3px", "2px,2.5px", "9px,2.5px,2px,2.5px", "12px,4px", "4px,2px")
LIGHT = ("#1B2027", "#3393A2", "#810297", "#877B37", "#5F0000", "#315C53")
DARK = ("#E3E6EB", "#33969B", "#F877EF", "#D5C984", "#AF8C11", "#879777")


def hues(dark: bool) -> tuple[str, ...]:
    """The six hues of one mode.

    >>> len(hues(True)), hues(False)[0]
    (6, '#1B2027')
    """
    return DARK if dark else LIGHT
