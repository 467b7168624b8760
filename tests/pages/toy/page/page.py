"""The Toy page: its component, and what an act on it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ui import state
from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value, perform, revision

from . import strings
from .record import MOST, Toy

ID = "toy"
_board = mount("toy", "kit/kit.css")


def page() -> None:
    """Draw the component; the script runs again after each finished act."""
    toy: Toy = state.record(ID)
    language = state.language()
    data = {"rev": revision(ID), "lang": language, "text": fields.texts(strings.BOARD, language), "count": toy.count}
    _board(key=ID, data=data, on_edits_change=on_value(ID, "edits", _edits, list))


def _edits(edits: Any) -> None:
    perform(ID, edits, _act)


def _act(name: str, edit: Mapping[str, Any]) -> None:
    toy: Toy = state.record(ID)
    if name == "more" and toy.count < MOST:
        state.commit_record(ID, replace(toy, count=toy.count + 1))
