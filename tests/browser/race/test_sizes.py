"""The Race page in every window, light and dark, in both languages: nothing sticks out, the clock stays in sight, and axe has nothing serious to say."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from engine.studies.race.racers import Race
from tests.driver.layout import STICKS_OUT
from tests.driver.race_page import SIX, open_race
from tests.driver.visit import KINDS, PHONE, Visit


@pytest.mark.shares
@pytest.mark.parametrize("race", [None, SIX], ids=["four", "six"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out(visit: Visit, kind: str, race: Race | None) -> None:
    board = open_race(visit, race, **KINDS[kind])
    board.scrub(60)
    assert board.page.evaluate(STICKS_OUT) == []
    box, bar = board.part("loss-plane").bounding_box(), board.part("play").bounding_box()
    assert box and bar and abs(box["width"] - box["height"]) < 1
    if kind in ("desktop", "projector"):
        assert bar["y"] + bar["height"] <= KINDS[kind].get("viewport", {"height": 800})["height"]


@pytest.mark.shares
def test_on_a_phone_the_clock_stays_at_hand(visit: Visit) -> None:
    board = open_race(visit, **PHONE)
    bar = board.part("play").bounding_box()
    assert bar and bar["y"] + bar["height"] <= 844 and min(bar["width"], bar["height"]) >= 37
    small = board.root.locator("button:visible").evaluate_all(
        "nodes => nodes.filter((n) => n.getBoundingClientRect().height < 37).map((n) => n.dataset.testid)"
    )
    assert small == []


@pytest.mark.shares
@pytest.mark.parametrize("kind", ["desktop", "dark"])
def test_axe_finds_nothing_serious(visit: Visit, kind: str) -> None:
    board = open_race(visit, SIX, **KINDS[kind])
    found = [v for v in Axe().run(board.page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
