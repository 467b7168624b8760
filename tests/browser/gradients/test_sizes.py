"""The Gradients page in every window, light and dark, in both languages: nothing sticks out, targets suit a thumb, and axe has nothing serious to say."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.gradients.record import Record
from tests.driver.gradients_page import SMALL_ONE, opened
from tests.driver.layout import STICKS_OUT
from tests.driver.stage import at_rest
from tests.driver.visit import KINDS, PHONE, Visit


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_axe_is_content(visit: Visit, kind: str) -> None:
    hand = opened(visit, Record(source="small", filled=0b11111, weight=4, guess="penalty_quarter"), **KINDS[kind])
    hand.page.locator(".st-key-cost .js-plotly-plot").wait_for()
    at_rest(hand.page)
    assert hand.page.evaluate(STICKS_OUT) == []
    grave = [v for v in Axe().run(hand.page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert not grave, [(v["id"], [n["target"] for n in v["nodes"]][:4]) for v in grave]


def test_the_bugs_table_fits_a_phone(visit: Visit) -> None:
    hand = opened(visit, **PHONE)
    table = hand.page.get_by_test_id("bugrows").bounding_box()
    assert table is not None and table["x"] + table["width"] <= PHONE["viewport"]["width"]


def test_a_thumb_finds_every_target(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE, **PHONE)
    small = hand.root.evaluate(
        """root => [...root.querySelectorAll('button:not(.name), select, input')].filter((e) => e.offsetParent)
          .map((e) => [e.dataset.testid ?? e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5).map(([name, box]) => `${name} ${box.width} × ${box.height}`)"""
    )
    assert small == []
