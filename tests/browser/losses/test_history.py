"""Undo and redo on the Losses page, and acts that are faster than their answers or never arrive."""

from __future__ import annotations

import pytest

from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE
from tests.driver.losses_page import Open
from tests.driver.stage import TWICE, calm, eventually

# From now on nothing reaches the server; and again everything, in the moment in which another page is chosen.
DEAF = """() => {
  window.unheard = 0;
  WebSocket.prototype.told = WebSocket.prototype.send;
  WebSocket.prototype.send = () => { unheard++; };
}"""

LEAVE = "(link) => { WebSocket.prototype.send = WebSocket.prototype.told; link.click(); }"


def test_two_steps_back_at_once_are_two_on_losses(desk_page: Open) -> None:
    page = desk_page()
    page.type(1, 1, "4")
    page.keeps(scores=((4.0, 5.1, -1.7), *LECTURE_TABLE.scores[1:]))
    page.part("add-image").click()
    page.keeps(n=4)
    page.page.evaluate(TWICE)
    page.keeps(table=LECTURE_TABLE)
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    assert page.part("score-1-1").input_value() == "3.2", "the first score again"


def test_what_keys_did_a_moment_ago_is_what_is_undone(desk_page: Open) -> None:
    page = desk_page()
    page.type(1, 1, "4")
    kept = page.keeps(scores=((4.0, 5.1, -1.7), *LECTURE_TABLE.scores[1:]))
    page.part("knob-3-3").focus()
    page.page.keyboard.press("ArrowUp")
    page.page.keyboard.press("Control+z")
    eventually(page.part("score-3-3").input_value, "−3.1".__eq__)
    page.page.keyboard.press("Control+Shift+z")
    page.keeps(table=kept.table.score(2, 2, -3.0))
    assert eventually(page.part("score-3-3").input_value, "−3.0".__eq__), "the step of the key again"


@pytest.mark.parametrize("control", ["a score", "the weights of a question", "the scores of the chain"])
def test_what_is_moved_and_moved_back_holds_nothing(desk_page: Open, control: str) -> None:
    """The browser calls that no change; what the sidebar sets afterwards is shown."""
    page = desk_page(Desk().ask(1))
    if control == "a score":
        page.part("score-1-1").fill("9")
        page.shows("hinge", "0.00", "0.00", "12.90", "4.30")
        page.part("score-1-1").fill("3.2")
        page.part("score-1-1").press("Tab")
    else:
        slider = page.part("question-scale" if "question" in control else "chain-factor")
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        value = slider.input_value()
        at = box["x"] + 5.5 + (box["width"] - 11) * int(value) / int(slider.get_attribute("max") or 1)
        page.page.mouse.move(at, y)
        page.page.mouse.down()
        page.page.mouse.move(middle + 40, y, steps=4)
        page.page.mouse.move(at, y, steps=4)
        page.page.mouse.up()
        eventually(slider.input_value, value.__eq__)
        slider.press("Tab")
    page.page.locator(".st-key-desk_delta").get_by_role("slider").press("ArrowRight")
    page.keeps(delta=2.0)
    page.shows("hinge", "3.90", "0.00", "14.90", "6.27")


def test_an_act_that_never_arrived_is_done_when_the_page_is_opened_again(desk_page: Open) -> None:
    page = desk_page()
    calm(page.page)
    page.page.evaluate(DEAF)
    page.part("add-image").click()
    eventually(lambda: page.page.evaluate("unheard"), bool, "the act on its way")
    page.page.get_by_role("link", name="Gradients").evaluate(LEAVE)
    page.part("gradients").wait_for()
    calm(page.page)
    page.page.get_by_role("link", name="Losses").click()
    page.part("losses").wait_for()
    assert page.keeps(n=4).table == LECTURE_TABLE.add_image()
    page.shows("hinge", "2.90", "0.00", "12.90", "2.00", "4.45")
