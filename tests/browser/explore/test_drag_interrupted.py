"""What comes between while something is held: keys, another finger, a network that goes away. Nothing is lost, and no other point moves."""

from __future__ import annotations

import time
from typing import Any

import pytest

from engine import Config
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import PHONE, Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)


class Fingers:
    """Several fingers on the screen, each by its number."""

    def __init__(self, stage: Stage) -> None:
        self.session = stage.page.context.new_cdp_session(stage.page)
        self.down: dict[int, tuple[float, float]] = {}

    def send(self, kind: str, *fingers: int) -> None:
        points = [{"x": self.down[i][0], "y": self.down[i][1], "id": i} for i in fingers]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        time.sleep(0.03)

    def put(self, i: int, x: float, y: float) -> None:
        self.down[i] = x, y
        self.send("touchStart", *self.down)

    def move(self, i: int, x: float, y: float) -> None:
        x0, y0 = self.down[i]
        for part in range(1, 6):
            self.down[i] = x0 + (x - x0) * part / 5, y0 + (y - y0) * part / 5
            self.send("touchMove", *self.down)

    def lift(self, i: int) -> None:
        self.send("touchEnd", i)
        del self.down[i]


def only_third_moved(stage: Stage, x: float, y: float) -> None:
    points = stage.settled(lambda c: c.points[2:3] != FOUR[2:3], "the held point").points
    assert points[2][:2] == pytest.approx((x, y), abs=0.02)
    assert (*points[:2], *points[3:]) == (*FOUR[:2], *FOUR[3:])
    stage.follows()


@pytest.mark.parametrize("key", ["Delete", "Backspace", "Control+z", "n", "Enter"])
def test_a_key_takes_nothing_out_of_the_hand(visit: Visit, key: str) -> None:
    stage = visit(CONFIG)
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.4, 0.3), steps=3)
    stage.page.keyboard.press(key)
    stage.page.wait_for_timeout(300)  # an answer, if anything was asked for
    mouse.move(*stage.at(0.1, 0.1), steps=3)
    mouse.up()
    only_third_moved(stage, 0.1, 0.1)


def test_a_second_finger_neither_moves_the_point_nor_lets_it_go(visit: Visit) -> None:
    stage = visit(CONFIG, **PHONE)
    stage.data_plane.scroll_into_view_if_needed()
    hand = Fingers(stage)
    hand.put(0, *stage.at(0.6, 0.4))
    hand.move(0, *stage.at(0.4, 0.4))
    hand.put(1, *stage.at(-0.2, -0.8))
    hand.move(1, *stage.at(-0.2, -0.6))
    hand.lift(1)
    assert stage.config.points == FOUR, "it is still held"
    hand.move(0, *stage.at(0.4, 0.2))
    hand.lift(0)
    only_third_moved(stage, 0.4, 0.2)


def test_a_second_finger_leaves_the_start_in_the_hand(visit: Visit) -> None:
    stage = visit(CONFIG, **PHONE)
    stage.loss_plane.scroll_into_view_if_needed()
    x, y = stage.dot()
    hand = Fingers(stage)
    hand.put(0, x, y)
    hand.move(0, x + 30, y)
    hand.put(1, x + 90, y - 90)
    hand.lift(1)
    stage.page.wait_for_timeout(500)
    assert isinstance(stage.config.start, str), "it is still held"
    hand.move(0, x + 30, y - 40)
    hand.lift(0)
    stage.settled(lambda c: not isinstance(c.start, str), "the new start")
    stage.follows()


@pytest.mark.parametrize("way", ["Escape", "Tab", "n", "1 undo", "a click"])
def test_a_point_held_by_keys_is_put_down_however_they_are_taken_away(visit: Visit, way: str) -> None:
    """What the screen shows is what the link says; and undo brings it back to where it was taken up."""
    stage = visit(CONFIG)
    keys = stage.page.keyboard
    stage.data_plane.focus()
    keys.press("n")
    keys.press("Enter")
    for _ in range(6):
        keys.press("ArrowRight")
    ways: dict[str, Any] = {"1 undo": lambda: keys.press("Control+z"), "a click": lambda: stage.click(0.6, 0.4)}
    ways.get(way, lambda: keys.press(way))()
    if way != "1 undo":
        x, y, _ = stage.settled(lambda c: c.points[0] != FOUR[0], "the point put down").points[0]
        assert (x, y) == pytest.approx((-0.3, 0.5), abs=0.01)
        stage.follows()
        keys.press("Control+z")
    stage.settled(lambda c: c.points == FOUR, "the point where it was")
    stage.follows()


# The network is away for the questions of a moving hand: each fails at once, or when the test says so.
AWAY = """() => {
  const own = window.fetch;
  Object.assign(window, { away: true, asked: 0, fail: [] });
  window.fetch = (url, ...rest) => {
    if (!String(url).includes("live/run")) return own(url, ...rest);
    window.asked++;
    return window.away ? new Promise((_, reject) => { window.fail.push(() => reject(new TypeError("Failed to fetch"))); }) : own(url, ...rest);
  };
}"""
FAIL = "() => window.fail.splice(0).forEach((fail) => fail())"


def test_a_network_that_was_away_for_a_moment_is_asked_again(visit: Visit) -> None:
    stage = visit(CONFIG)
    page, mouse = stage.page, stage.page.mouse
    page.evaluate(AWAY)
    before = stage.run
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.4, 0.3), steps=3)
    stage.until(lambda: (page.evaluate(FAIL), stage.run)[1], lambda run: run != before, "the held point's run, by the script")
    page.evaluate("away = false, asked = 0")
    mouse.move(*stage.at(0.1, 0.1), steps=3)
    assert stage.until(lambda: page.evaluate("asked"), bool, "a question beside the script")
    mouse.up()
    only_third_moved(stage, 0.1, 0.1)


def test_a_question_that_fails_after_the_point_was_dropped_changes_nothing(visit: Visit) -> None:
    stage = visit(CONFIG)
    page, mouse = stage.page, stage.page.mouse
    page.evaluate(AWAY)
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.4, 0.3), steps=3)
    mouse.move(*stage.at(0.1, 0.1), steps=3)
    mouse.up()
    only_third_moved(stage, 0.1, 0.1)
    page.evaluate(FAIL)
    page.wait_for_timeout(600)  # what would be asked of the script instead
    only_third_moved(stage, 0.1, 0.1)
    stage.part("forward").click()
    stage.until(lambda: stage.step, bool, "an update")
    assert stage.config.points[2][:2] == pytest.approx((0.1, 0.1), abs=0.02) and not stage.exceptions()
    assert stage.part("undo").is_enabled() and stage.part("redo").is_disabled()
    stage.part("undo").click()
    stage.settled(lambda c: c.points == FOUR, "one step back to where it was taken up")
