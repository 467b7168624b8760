"""The Gradients page under a finger."""

from __future__ import annotations

from tests.driver.gradients_page import SMALL_ONE, opened
from tests.driver.stage import finger
from tests.driver.visit import PHONE, Visit


def test_a_finger_turns_h_along_the_v(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE, **PHONE)
    plot = hand.page.get_by_test_id("errors")
    plot.evaluate("e => e.scrollIntoView({ block: 'center' })")
    box = plot.bounding_box()
    assert box is not None
    y, x = box["y"] + box["height"] / 2, [box["x"] + 40 + (p - 1) / 13 * (box["width"] - 54) for p in (4, 10)]
    finger(hand.page, (x[0], y), (x[1], y))
    hand.until("h in the link", power=10)
