"""The Regularization page under a finger."""

from __future__ import annotations

from typing import Any

from pages.regularization.record import DEFAULT
from tests.driver.stage import finger
from tests.driver.visit import PHONE


def test_a_finger_turns_lambda_and_draws_a_square_out(board: Any) -> None:
    page = board(**PHONE)
    page.slider.scroll_into_view_if_needed()
    finger(page.page, page.place(page.now), page.place(45))
    at = page.until(lambda: page.study.at, lambda at: at != DEFAULT.at, "λ in the link")
    assert abs(at - 45) <= 1
    square = page.part("square-left-1")
    square.evaluate("e => e.scrollIntoView({ block: 'center' })")
    rect = square.locator("rect.square").bounding_box()
    x, top, unit = rect["x"] + rect["width"] / 2, rect["y"], rect["height"]
    finger(page.page, (x, top + 2), (x, top + 2 + unit / 2))
    page.kept(left=(0.5, 0.0, 0.0, 0.0))
