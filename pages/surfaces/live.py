"""Answers to the Surfaces page's questions while something on it is dragged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.studies import descents
from ui.components import question
from ui.components.pack import enclose
from ui.components.question import BadQuestion
from ui.state.config_link import decode
from ui.state.store import START

from . import message
from .edits import applied
from .model import model, possible, surface_of


def surfaces(asked: Mapping[str, Any]) -> bytes:
    """The Surfaces page's message after the `edit` of the record `surf`; `link` gives the data, which own data are a surface of.

    During a drag a long run is only begun; the component asks for the `whole` run when the hand rests. BadQuestion for what is not possible.
    """
    record, _ = descents.decode(question.text(question.field(asked, "surf"), "surf"))
    config, _ = decode(question.link(asked), base=START)
    if record.surface == descents.OWN and not possible(config):
        raise BadQuestion("surf must be a surface that the link's data make, got “own”, and the link has no training point")
    edit = question.mapping(question.field(asked, "edit"), "edit")
    revision = question.whole(question.field(edit, "rev"), "rev", 0, 2**53)
    known = question.mapping(edit.get("known", {}), "known")
    language = question.language(asked)
    shown = model(applied(record, surface_of(record, config)[0], edit), config, moving=not edit.get("whole"))
    return enclose(message.message(shown, language, revision=revision, known=known, live=True))
