"""What an edit on the stage makes of a Config; pure, and alike for a drag under way and for a finished act."""

from __future__ import annotations

from typing import Any

from engine import Config
from engine.config import DRAWN
from engine.run import facts


def with_points(config: Config, points: Any, classes: Any) -> Config:
    """The stage's points: from now on they are the person's own. TypeError or ValueError for what cannot be points."""
    exact = {(round(x, 5), round(y, 5)): (x, y) for x, y, _ in facts.points(config)}
    own = tuple((*exact.get((round(x, 5), round(y, 5)), (round(x, 4), round(y, 4))), int(label)) for x, y, label in points)
    return config.but(dataset=DRAWN, points=own, classes=classes)


def with_start(config: Config, theta: Any) -> Config:
    """The dot was dragged: a new start. TypeError or ValueError for what cannot be one."""
    return config.but(start=tuple(float(w) for w in theta))


def fitted(config: Config) -> Config:
    """`config`, without a start or a choice of free weights that was made for a θ of another shape."""
    if isinstance(config.start, str) and config.free == "all":
        return config
    size = facts.size(config)
    start = config.start if isinstance(config.start, str) or len(config.start) == size else "random"
    free = config.free if config.free == "all" or max(config.free) < size else "all"
    return config.but(start=start, free=free)
