"""Answers to Explore's questions while a point or the start is dragged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import simulate, views
from engine.config import MAX_COORDINATE
from engine.run import facts
from pages.explore import edits
from ui.components import question
from ui.components.pack import enclose
from ui.state.config_link import decode
from ui.state.store import START

from . import message


def run(asked: Mapping[str, Any]) -> bytes:
    """The run of `link` with the dragged `points` and `classes`, or with the dragged `start`: the part of the stage's message that it changes.

    `window` is the scale of the data plane, which is kept during a drag. BadQuestion for what is not possible.
    """
    config, _ = decode(question.link(asked), base=START)
    if "start" in asked:
        config = edits.with_start(config, asked["start"])
    else:
        config = edits.with_points(config, question.field(asked, "points"), question.field(asked, "classes"))
    window = asked.get("window")
    if window is not None:
        window = question.number(window, "window", 1, 2 * MAX_COORDINATE)
    language = question.language(asked)
    result = simulate(facts.fitted(config))
    return enclose(message.moving(result, views.play(result, window=window), language))
