"""Answers to the Surfaces page's questions while something on it is dragged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.studies import descents
from ui.components.live import language
from ui.components.pack import enclose
from ui.state.config_link import decode
from ui.state.store import START

from . import message
from .edits import applied
from .model import model, surface_of


def surfaces(asked: Mapping[str, Any]) -> bytes:
    """The Surfaces page's message after the hand's `edit` of the record `surf`; `link` is the person's own problem, where that is the surface.

    While the hand moves, what takes long is only begun; `whole` is asked for when it rests.
    """
    record, _ = descents.decode(str(asked["surf"]))
    config, _ = decode({str(key): str(value) for key, value in asked["link"].items()}, base=START)
    edit = asked["edit"]
    record = applied(record, surface_of(record, config)[0], edit)
    revision, known = int(edit["rev"]), edit.get("known")
    return enclose(
        message.message(
            model(record, config, moving=not edit.get("whole")),
            language(asked),
            revision=revision,
            known=known if isinstance(known, Mapping) else {},
            live=True,
        )
    )
