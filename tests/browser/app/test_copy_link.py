"""Every page has "Copy link" at the same place, and what it copies, opened cold, is that page again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import explorer_app
from engine import Config
from engine.run.compare import Runner
from engine.studies.descents import Descents
from engine.studies.descents import encode as surf
from engine.studies.race.racers import Race
from engine.studies.race.racers import encode as race
from pages.gradients.record import Record
from pages.gradients.record import encode as gradients
from pages.losses.record import Desk
from pages.losses.record import encode as desk
from pages.regularization.record import Study
from pages.regularization.record import encode as study
from pages.sweep.record import Record as Swept
from pages.sweep.record import encode as sweep
from tests.driver.server import Server
from tests.driver.stage import FOUR, Stage, address, at_rest
from tests.driver.visit import PHONE, Visit
from ui.state import START
from ui.state.config_link import encode

CLIPBOARD = ["clipboard-read", "clipboard-write"]
PAGES = [page.id for page in explorer_app.PAGES]
# what the page keeps besides the Config, and the record of it that is not the default
KEPT = {
    "losses": {"desk": desk(Desk(row="softmax", image=1))},
    "gradients": {"g": gradients(Record(step=30, power=6, weight=2))},
    "regularization": {"reg": study(Study(at=40))},
    "race": {"race": race(Race(racers=((("optimizer", "adam"),), (("batch_size", 2),))))},
    "surfaces": {"surf": surf(Descents("rosenbrock", runners=(Runner("momentum", 0.001),)))},
    "sweep": {"sweep": sweep(Swept(updates=20, points=40))},
}

CHOSEN = """() => [...document.querySelectorAll('[data-testid=stSidebar] :is(input, [role=slider], [aria-pressed], [aria-checked])')]
  .map((e) => [e.value, e.getAttribute('aria-valuetext'), e.getAttribute('aria-pressed'), e.getAttribute('aria-checked')].join())"""


def opened(visit: Visit, page: str, query: object, **options: Any) -> Stage:
    stage = visit(query, path=page, ready=False, **options)
    stage.part("copy-link").wait_for(state="attached", timeout=90_000)  # the foot comes after what the page computes
    return stage.calm()


def there(stage: Stage, url: str) -> Stage:
    """Another address in the same tab."""
    stage.page.goto(url)
    stage.part("copy-link").wait_for(state="attached", timeout=90_000)
    return stage.calm()


def copied(stage: Stage) -> str:
    stage.page.evaluate("navigator.clipboard.writeText('')")  # what was copied before is no answer
    stage.part("copy-link").click()
    return str(stage.until(lambda: stage.page.evaluate("navigator.clipboard.readText()"), bool, "the copy"))


@pytest.mark.parametrize("page", PAGES)
def test_the_copied_link_opened_cold_is_the_page_again(visit: Visit, page: str) -> None:
    given = dict(encode(Config(dataset="drawn", points=FOUR, steps=40), base=START)) | KEPT.get(page, {})
    stage = opened(visit, page, given, permissions=CLIPBOARD)
    link = copied(stage)
    assert link == stage.address and stage.query() == given
    other = opened(visit, page, link.partition("?")[2])
    assert other.query() == given and not other.exceptions()
    other.until(lambda: other.page.evaluate(CHOSEN), lambda chosen: chosen == stage.page.evaluate(CHOSEN) != [], "the same sidebar")


def test_gradients_copies_the_update_where_explore_was_paused(visit: Visit) -> None:
    stage = visit(Config(dataset="drawn", points=FOUR, steps=40, loss="hinge"), permissions=CLIPBOARD)
    stage.scrub(7)
    stage.rest()  # the cursor is told when the hand rests
    stage.page.get_by_role("link", name="Gradients").click()
    stage.until(lambda: stage.widget("g_weights").locator("input").input_value(), "Explore, update 7".__eq__, "the paused update")
    there = stage.page.get_by_test_id("slope-now").inner_text()
    link = copied(stage)
    assert link == stage.address
    other = opened(visit, "gradients", link.partition("?")[2])
    other.until(lambda: other.widget("g_weights").locator("input").input_value(), "Explore, update 7".__eq__, "that update again")
    assert other.page.get_by_test_id("slope-now").inner_text() == there


@pytest.mark.parametrize("options", [{}, {"locale": "ko-KR"}, PHONE], ids=["desktop", "korean", "phone"])
def test_it_stands_at_the_same_place_on_every_page(visit: Visit, server: Server, options: dict[str, Any]) -> None:
    gaps: set[tuple[int, int]] = set()
    first = opened(visit, PAGES[0], None, **options)
    for page in PAGES:
        stage = first if page == PAGES[0] else there(first, address(server.url, page, KEPT[page]))
        if options is PHONE and not gaps:  # once open it is open on the pages that follow
            stage.page.get_by_test_id("stExpandSidebarButton").click()
            stage.until(stage.part("copy-link").bounding_box, lambda box: bool(box and box["x"] >= 0), "the sidebar")

        def place(stage: Stage = stage) -> tuple[int, int]:
            button, switch = stage.part("copy-link").bounding_box(), stage.widget("language").bounding_box()
            return (round(button["x"]), round(switch["y"] - button["y"] - button["height"])) if button and switch else (-1, -1)

        def slid(stage: Stage = stage, place: Callable[[], tuple[int, int]] = place) -> tuple[int, int]:
            """The place once the sidebar is there, which slides in."""
            at_rest(stage.page)
            return place()

        gaps.add(stage.until(slid, lambda now: 0 < now[1] < 30, f"the foot of {page}'s sidebar"))
    assert len(gaps) == 1, gaps
