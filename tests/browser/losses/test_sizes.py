"""The Losses page in every window, light and dark, in both languages: nothing sticks out or is cut, and axe has nothing serious to say."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE
from tests.driver.layout import STICKS_OUT
from tests.driver.losses_page import Open
from tests.driver.stage import at_rest, calm
from tests.driver.visit import KINDS, PHONE

# What reaches out of its cell, and what lies on something else in it.
CUT = """(grid) => [...grid.querySelectorAll(".head, .label")].flatMap((cell) => {
  const box = cell.getBoundingClientRect(), parts = [...cell.querySelectorAll("strong, .menu, .tool, p, small, .axis text")].filter((e) => e.getClientRects().length);
  const boxes = parts.map((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return e.matches(".menu, .tool") ? e.getBoundingClientRect() : range.getBoundingClientRect();
  });
  const name = (i) => parts[i].textContent || parts[i].className;
  const cut = (b) => b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1;
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const out = boxes.flatMap((b, i) => (cut(b) ? [`${name(i)} is cut`] : []));
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b, j) => (meet(a, b) ? [`${name(i)} lies on ${name(i + 1 + j)}`] : [])));
  return [...out, ...over];
})"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_axe_is_content(desk_page: Open, kind: str) -> None:
    page = desk_page(**KINDS[kind])
    calm(page.page)
    at_rest(page.page)
    assert page.page.evaluate(STICKS_OUT) == []
    found = [v for v in Axe().run(page.page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert not found, [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found]


def test_a_phone_has_targets_for_fingers(desk_page: Open) -> None:
    page = desk_page(**PHONE)
    for testid in (
        "guess-1",
        "score-1-1",
        "truth-menu-1",
        "add-image",
        "class-menu",
        "loss-hinge-1",
        "chain-image-1",
        "chain-shift",
        "chain-play",
    ):
        box = page.part(testid).bounding_box()
        assert box is not None
        assert box["height"] >= 43.5, testid
        assert box["width"] >= 43.5, testid
    page.part("truth-menu-1").select_option("1")
    page.shows("hinge", "0.00", "0.00", "12.90", "4.30")
    page.part("class-menu").select_option("add")
    page.part("score-1-4").wait_for()
    page.part("truth-menu-3").select_option("remove")
    assert page.settled(lambda kept: kept.table.n == 2).table.k == 4


@pytest.mark.parametrize("kind", ["phone", "phone, dark, korean"])
def test_nothing_is_cut_or_covered_in_the_heads_of_a_phone(desk_page: Open, kind: str) -> None:
    page = desk_page(Desk(LECTURE_TABLE), **KINDS[kind])
    outside = page.page.locator(".desk .grid").evaluate(CUT)
    assert outside == []


def test_eight_images_scroll_inside_the_desk(desk_page: Open) -> None:
    table = LECTURE_TABLE
    for _ in range(5):
        table = table.add_image()
    page = desk_page(Desk(table))
    sizes = page.page.locator(".desk .scroller").evaluate("(e) => [e.scrollWidth, e.clientWidth]")
    assert sizes[0] > sizes[1]
    before = page.part("mean-hinge").bounding_box()
    page.page.locator(".desk .scroller").evaluate("(e) => e.scrollTo(9999, 0)")
    assert page.part("mean-hinge").bounding_box() == before
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
