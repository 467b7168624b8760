"""The link of the Gradients page: it opens the same page, Back and undo take an act back, a garbled one is said."""

from __future__ import annotations

import re
from collections.abc import Callable

from pages.gradients.record import Record
from tests.driver.gradients_page import CENTRAL, SMALL_ONE, TABLE, Hand, opened
from tests.driver.server import Server
from tests.driver.stage import eventually
from tests.driver.visit import Visit
from ui.language.numbers import slope


def test_the_link_opens_the_same_page(visit: Visit) -> None:
    record = Record(source="small", power=6, central=True, weight=4, filled=0b11111, example=2)
    hand = opened(visit, record)
    assert (hand.seen("power"), hand.seen("central"), hand.seen("weight"), hand.seen("filled")) == ("6", "true", "4", "5")
    assert hand.cells(4)[4] == slope(float(TABLE.numeric[CENTRAL, 5, 4]))
    hand.stage.speak("한국어")
    eventually(lambda: hand.part("next"), "다음 가중치 밀기".__eq__, "Korean")
    assert (hand.seen("power"), hand.seen("weight"), hand.seen("filled")) == ("6", "4", "5")
    assert re.fullmatch(r"✓ \d+자리 일치", hand.cells(4)[8])


def test_back_and_undo_take_the_last_act_back(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    hand.click("next")
    hand.until("row 2", weight=1)
    hand.click("central-difference")
    hand.until("central", central=True)
    hand.page.keyboard.press("Control+z")
    hand.until("undone", central=False, weight=1)
    eventually(lambda: hand.seen("central"), "false".__eq__, "forward again")
    hand.page.keyboard.press("Control+Shift+Z")
    hand.until("redone", central=True)
    assert eventually(lambda: hand.seen("central"), "true".__eq__, "central again") and hand.seen("weight") == "1"


def test_the_first_act_after_a_cold_deep_link_is_kept(visit: Visit, start: Callable[..., Server]) -> None:
    hand = opened(visit, SMALL_ONE, to=start())
    hand.click("next")
    hand.until("the first act", weight=1, filled=0b11)
    assert (hand.seen("weight"), hand.seen("filled")) == ("1", "2"), "and it is on the screen"


def test_a_garbled_link_says_so_and_opens(visit: Visit) -> None:
    hand = opened(visit, "h:99~i:3~<b>")
    toasts = hand.page.get_by_test_id("stToast")
    eventually(toasts.count, lambda n: n >= 2, "the notes")
    assert (hand.seen("power"), hand.seen("weight")) == ("4", "3")


def test_coming_from_explore_the_sidebar_shows_the_runs_loss(visit: Visit) -> None:
    stage = visit()
    for _ in range(2):
        stage.page.get_by_role("link", name="Gradients").click()
        Hand(stage)
        eventually(lambda: stage.widget("g_loss").locator("input").first.input_value(), "Softmax (cross-entropy)".__eq__, "the loss")
        stage.page.get_by_role("link", name="Explore").click()
        stage.ready()
        eventually(lambda: stage.widget("loss").locator("input").first.input_value(), "Softmax (cross-entropy)".__eq__, "the loss")
    assert stage.config.loss == "softmax"
