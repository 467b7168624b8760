"""How the Losses page looks where its table is an odd one: words stand clear of each other, nothing is cut, what is small can be seen."""

from __future__ import annotations

import base64
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator

from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE, ROWS, Table
from pages.losses.strings import VARY
from tests.driver.layout import OVER
from tests.driver.losses_page import Losses, Open
from tests.driver.stage import at_rest, calm, eventually
from tests.driver.visit import PHONE

KOREAN: dict[str, Any] = {"locale": "ko-KR"}
SIX = Table(
    names=("cat", "car", "frog", "dog", "ship", "bird"),
    scores=tuple((2.2, 2.5, -3.1, 0.0, 0.1, -0.2) for _ in range(12)),
    labels=tuple((2, 0, 1)[i % 3] for i in range(12)),
)
TABLES = {
    "a wide margin": LECTURE_TABLE.but(delta=100.0),
    "large weights": LECTURE_TABLE.but(scale=1000.0),
    "six classes": SIX,
    "equal scores": LECTURE_TABLE.but(scale=0.0),
}
HALO = 3  # px of paper around a number
# The colours of a picture's middle row, left to right.
ROW = """async (source) => {
  const image = Object.assign(new Image(), { src: source });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }), c = canvas.getContext("2d");
  c.drawImage(image, 0, 0);
  const { data } = c.getImageData(0, Math.floor(image.height / 2), image.width, 1);
  return Array.from({ length: image.width }, (_, x) => [...data.subarray(4 * x, 4 * x + 3)]);
}"""
# What is written reaches out of its box.
CUT = """(all) => all.filter((box) => {
  const range = document.createRange();
  range.selectNodeContents(box);
  const room = box.getBoundingClientRect(), said = range.getBoundingClientRect();
  return said.left < room.left - 1 || said.right > room.right + 1 || said.top < room.top - 1 || said.bottom > room.bottom + 1;
}).map((box) => box.textContent)"""


def row(part: Locator) -> list[list[int]]:
    found: list[list[int]] = part.page.evaluate(ROW, f"data:image/png;base64,{base64.b64encode(part.screenshot()).decode()}")
    return found


def hue(page: Losses, number: int) -> list[int]:
    found: list[int] = page.root.evaluate(
        "(root, name) => getComputedStyle(root).getPropertyValue(name).match(/\\d+/g).slice(0, 3).map(Number)", f"--class-{number}"
    )
    return found


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_numbers_of_the_terms_stand_clear_of_each_other(desk_page: Open, table: Table, options: dict[str, Any]) -> None:
    page = desk_page(Desk(table), **options)
    seen = 0
    for column in page.root.locator(".desk .column").all()[:4]:
        room = column.bounding_box()
        assert room is not None
        found = [text.bounding_box() for text in column.locator(".termvalue").all() if text.is_visible()]
        boxes = [box for box in found if box]
        seen += len(boxes)
        for box in boxes:
            assert box["x"] >= room["x"] - HALO and box["x"] + box["width"] <= room["x"] + room["width"] + HALO
            assert box["y"] >= room["y"] - HALO and box["y"] + box["height"] <= room["y"] + room["height"] + HALO
        for a, b in combinations(boxes, 2):
            apart = max(a["x"], b["x"]) - min(a["x"] + a["width"], b["x"] + b["width"])
            below = max(a["y"], b["y"]) - min(a["y"] + a["height"], b["y"] + b["height"])
            assert apart > -HALO or below > -2 * HALO, "digits have no descenders"
    assert seen >= 3


@pytest.mark.parametrize("options", [{}, KOREAN, PHONE, PHONE | KOREAN], ids=["desktop", "korean", "phone", "phone, korean"])
def test_names_and_means_have_room_in_their_cells(desk_page: Open, options: dict[str, Any]) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(every_class=True, mean_of_terms=True, squared=True, scale=1000.0)), **options)
    cells = page.root.locator(".desk .label.loss, .desk .mean.loss, .desk .value-cell .value")
    assert cells.count() == 5 * 5
    assert cells.evaluate_all(CUT) == []


def test_the_sidebar_has_room_for_the_sum_however_it_is_varied(desk_page: Open) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(delta=100.0), image=2))

    def fits() -> None:
        calm(page.page)
        at_rest(page.page)
        formulas = page.page.locator("[data-testid=stSidebar] .katex-display")
        over = eventually(lambda: formulas.evaluate_all(OVER), lambda over: len(over) == 2 and max(over) <= 1, f"{page.kept.row}, {page.kept.table}: room")
        assert len(over) == 2

    for id in ROWS:
        page.part(f"loss-{id}-3").click()
        page.keeps(row=id)
        fits()
    page.part("loss-hinge-3").click()
    page.page.locator(".st-key-variations summary").click()
    at_rest(page.page)  # what slides open would go away from under the click
    for turn in ("every_class", "mean_of_terms", "every_class", "squared", "every_class"):  # every mixture but one
        before = getattr(page.kept.table, turn)
        page.page.locator(f".st-key-desk_{turn}").get_by_text(VARY[turn].en).click()
        page.keeps(**{turn: not before})
        fits()


def test_a_probability_of_a_fifth_of_a_percent_can_be_seen(desk_page: Open) -> None:
    page = desk_page()
    colours, own = row(page.part("loss-softmax-3").locator(".bars")), hue(page, 3)
    near = [x for x, colour in enumerate(colours) if max(abs(a - b) for a, b in zip(colour, own, strict=True)) < 60]
    assert near and near[-1] >= len(colours) - 3, "the true class's own share, at the end"


def test_softmax_says_how_little_it_still_asks_for(desk_page: Open) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(scale=20.0)))
    assert page.loss("hinge", 2) == "0.00"
    assert page.loss("softmax", 2) == "6.5×10⁻²⁶"
    page.part("loss-softmax-2").click()
    page.says("formula", "= −ln (1 − 6.5×10⁻²⁶) = 6.5×10⁻²⁶")
    page.says("cell-note", "never 0")
    page.writes(r"-\ln (1 - 6.47 \times 10^{-26})")


@pytest.mark.parametrize("table", [LECTURE_TABLE.but(scale=20.0), Table(names=("cat",), scores=((2.5,),), labels=(0,))], ids=["p near 0", "p = 1"])
def test_the_marker_on_the_curve_is_whole_and_its_number_off_the_line(desk_page: Open, table: Table) -> None:
    page = desk_page(Desk(table))
    curve, dot, value = (page.part("chain").locator(f".curve{part}").bounding_box() for part in ("", " .dot", " .value"))
    assert curve and dot and value
    assert dot["x"] >= curve["x"] and dot["x"] + dot["width"] <= curve["x"] + curve["width"]
    assert value["x"] > dot["x"] + dot["width"] or value["y"] + value["height"] < dot["y"] - 4, "beside the marker, or well above it"


def test_what_to_do_is_said_anew_after_the_guess(desk_page: Open) -> None:
    page = desk_page()
    page.says("verdict", "Guess first, then move the marker")
    page.part("guess-3").click()
    said = page.says("verdict", "Now move the marker on its line.")
    assert "Guess first" not in said


@pytest.mark.parametrize("options", [PHONE, PHONE | KOREAN], ids=["english", "korean"])
@pytest.mark.parametrize("scale", [1.0, 1000.0])
def test_on_a_phone_the_hint_makes_room_for_long_numbers_on_the_axis(desk_page: Open, scale: float, options: dict[str, Any]) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(scale=scale)), **options)
    longest = max(map(len, page.root.locator(".desk .axis text").all_text_contents()))
    assert page.root.locator(".hint").is_visible() == (longest <= 2) == (scale == 1.0)


def test_a_letter_below_the_line_is_one(desk_page: Open) -> None:
    page = desk_page(Desk(question=3))
    page.part("question-switch").click()
    page.says("verdict", "The true class adds")
    assert page.part("verdict").locator("sub").all_inner_texts() == ["y", "y"]
