"""The start is dragged on the loss plane."""

from __future__ import annotations

import pytest

from engine import Config
from tests.driver.stage import FOUR
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)
TWO_FREE = Config(dataset="drawn", points=FOUR, steps=60, free=(0, 1))


@pytest.mark.parametrize("config", [CONFIG, TWO_FREE], ids=["slice", "exact"])
def test_dragging_the_dot_gives_a_new_start(visit: Visit, config: Config) -> None:
    stage = visit(config)
    box = stage.loss_plane.bounding_box()
    assert box
    before, start = stage.run, stage.number("loss")
    dot = stage.dot()
    aim = box["x"] + 0.75 * box["width"], box["y"] + 0.3 * box["height"]
    stage.slide(dot, aim, steps=12)
    moved = stage.settled(lambda c: not isinstance(c.start, str), "a start of its own")
    assert len(moved.start) == 6
    if config.free != "all":
        assert moved.start[2:] == (0.0,) * 4, "held weights stay"
    stage.until(lambda: stage.run, lambda run: run != before, "a new run")
    stage.until(lambda: stage.number("loss"), lambda loss: loss != start, "another loss at update 0")
    stage.part("undo").click()
    stage.settled(lambda c: c == config)
