"""The Regularization page in every window, light and dark, in both languages: nothing sticks out, and axe has nothing serious to say."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.regularization.record import Study
from tests.driver.layout import STICKS_OUT
from tests.driver.stage import at_rest
from tests.driver.visit import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out(board: Any, kind: str) -> None:
    page = board(Study(at=30), **KINDS[kind])
    page.page.locator(".st-key-else_support .main-svg").first.wait_for()
    at_rest(page.page)
    assert page.page.evaluate(STICKS_OUT) == []
    if "phone" in kind:
        for testid in ("lambda", "left-1", "x-4"):
            box = page.part(testid).bounding_box()
            assert box is not None and min(box["width"], box["height"]) >= 43.5, testid


@pytest.mark.parametrize("kind", ["desktop", "dark", "korean", "phone"])
def test_axe_finds_nothing_serious(board: Any, kind: str) -> None:
    page = board(Study(penalty="l1", at=34), **KINDS[kind])
    page.page.locator(".st-key-else_support .main-svg").first.wait_for()
    found = Axe().run(page.page).response["violations"]
    bad = [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
    assert not bad, "\n".join(bad)
