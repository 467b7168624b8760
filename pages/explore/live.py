"""Answers to the stage's questions while a point or the start is dragged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import simulate, views
from engine.config import MAX_COORDINATE
from engine.run import facts
from pages.explore import edits
from ui.components.live import language
from ui.components.pack import enclose
from ui.state.config_link import decode
from ui.state.store import START

from . import message


def run(asked: Mapping[str, Any]) -> bytes:
    """The run of `link` with the `points` and `classes`, or the `start`, that are under the hand: what of the stage's message is about it.

    The data plane keeps its `window` while the hand moves.
    """
    config, _ = decode({str(key): str(value) for key, value in asked["link"].items()}, base=START)
    if "start" in asked:
        config = edits.with_start(config, asked["start"])
    else:
        config = edits.with_points(config, asked["points"], asked["classes"])
    result = simulate(facts.fitted(config))
    window = asked.get("window")
    scale = float(window) if isinstance(window, int | float) and 1 <= window <= 2 * MAX_COORDINATE else None
    return enclose(message.moving(result, views.play(result, window=scale), language(asked)))
