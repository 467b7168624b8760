"""The Config after an edit on the stage: the same while something is dragged and when the act is finished."""

from __future__ import annotations

from typing import Any

from engine import Config
from engine.config import DRAWN, MAX_CLASSES, MAX_COORDINATE, MAX_POINTS
from engine.run import facts
from engine.run.facts import Points
from ui.components import question


def with_points(config: Config, points: Any, classes: Any) -> Config:
    """`config` with the stage's points as the visitor's own. BadQuestion for what cannot be points or classes.

    The stage rounds coordinates; a point that was there before keeps its exact place.
    """
    new = tuple(_point(point, f"point {i}") for i, point in enumerate(question.items(points, "points", MAX_POINTS)))
    k = question.whole(classes, "classes", max(2, 1 + max((label for _, _, label in new), default=0)), MAX_CLASSES)
    exact = {(round(x, 5), round(y, 5)): (x, y) for x, y, _ in facts.points(config)}
    own: Points = tuple((*exact.get((round(x, 5), round(y, 5)), (round(x, 4), round(y, 4))), label) for x, y, label in new)
    return config.but(dataset=DRAWN, points=own, classes=k)


def _point(value: Any, name: str) -> tuple[float, float, int]:
    if not isinstance(value, list | tuple) or len(value) != 3:
        question.refuse(name, "[x, y, label]", value)
    x, y = (question.number(v, f"a coordinate of {name}", -MAX_COORDINATE, MAX_COORDINATE) for v in value[:2])
    return x, y, question.whole(value[2], f"the label of {name}", 0, MAX_CLASSES - 1)


def with_start(config: Config, theta: Any) -> Config:
    """`config` with another start, which was dragged. BadQuestion for what cannot be one."""
    size = facts.size(config)
    numbers = question.items(theta, "start", size)
    if len(numbers) < size:
        question.refuse("start", f"a list of {size} numbers", f"{len(numbers)} numbers")
    return config.but(start=tuple(question.number(w, "a weight of start") for w in numbers))
