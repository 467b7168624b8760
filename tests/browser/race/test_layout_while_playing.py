"""Nothing moves while a race plays: cards, landscape, curves, bar, clock and ranks keep their place and size at every frame."""

from __future__ import annotations

from typing import Any

import pytest

from engine.studies.race.racers import Race
from tests.driver.layout import WATCH
from tests.driver.race_page import open_race
from tests.driver.visit import PHONE, Visit
from ui.state import START

RACE = ".sentence, .cards, .card, .cardhead, .cardhead > *, .field, canvas, .card .loss, .both, .both section, .head, .head > *, .tab, .curvebox, \
  .bar, .bar > *, .bar button, .clock > *, .ranks, .bump, .bump > *"


@pytest.mark.parametrize("options", [{}, PHONE | {"locale": "ko-KR"}], ids=["desktop", "phone in Korean"])
def test_nothing_moves_while_a_race_plays(visit: Visit, options: dict[str, Any]) -> None:
    board = open_race(visit, Race(base=START), **options)
    board.scrub(0)
    board.part("speed").select_option("60")
    board.page.wait_for_timeout(500)
    found = board.page.evaluate(WATCH, RACE)
    assert found["step"] == START.steps and found["frames"] > 10 and found["seen"] > 60, found
    assert found["moved"] == []
