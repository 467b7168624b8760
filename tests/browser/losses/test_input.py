"""The Losses page with bad input, links, its mirror and its look, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.losses import score_table
from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE, ROWS, Table
from tests.driver.layout import STICKS_OUT
from tests.driver.losses_page import Open
from tests.driver.server import Server
from tests.driver.stage import at_rest, calm, eventually
from tests.driver.visit import KINDS, PHONE

# care


@pytest.mark.shares
@pytest.mark.parametrize(
    "typed, said",
    [
        ("", "A score is missing here"),
        ("word", "“word” is not a number"),
        ("NaN", "“NaN” is not a number"),
        ("1e308", "scores go from −10,000 to 10,000"),
        ("1 2", "is not a number"),
    ],
)
def test_what_is_no_score_is_said_and_the_rest_kept(desk_page: Open, typed: str, said: str) -> None:
    page = desk_page()
    field = page.part("score-1-1")
    field.fill(typed)
    assert field.get_attribute("aria-invalid") == "true"
    alert = page.root.locator(".said")
    assert said in alert.inner_text()
    field.press("Tab")
    eventually(field.input_value, lambda text: text == "3.2")
    assert field.get_attribute("aria-invalid") == "false"
    assert alert.is_visible(), "the sentence can still be read"
    assert said in alert.inner_text()
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    assert page.kept == Desk()


def test_on_a_phone_what_is_said_is_on_the_screen_until_something_is_done(desk_page: Open) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(scale=0.0), question=2), **PHONE)
    page.part("knob-1-1").locator("path").tap()
    alert = page.root.locator(".said")
    alert.wait_for()
    box = alert.bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844
    page.part("question-scale").fill("8")
    page.keeps(scale=1.0)
    alert.wait_for(state="hidden")
    assert page.part("score-1-1").get_attribute("aria-invalid") == "false"


def test_what_begins_like_a_score_and_is_none_leaves_nothing_behind(desk_page: Open) -> None:
    page = desk_page()
    field = page.part("score-1-1")
    field.click()
    field.press_sequentially("−1e", delay=20)
    page.shows("hinge", "7.40", "0.00", "12.90", "6.77")
    assert field.get_attribute("aria-invalid") != "true"
    field.press_sequentially("308")
    assert "scores go from" in page.root.locator(".said").inner_text()
    field.press("Tab")
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    eventually(field.input_value, lambda text: text == "3.2")
    assert page.kept == Desk()


def test_no_image_and_one_class_say_why(desk_page: Open) -> None:
    empty = desk_page(Desk(LECTURE_TABLE.but(scores=(), labels=())))
    empty.says("verdict", "Add an image first")
    assert empty.part("mean-hinge").inner_text() == "–"
    empty.root.get_by_role("button", name="+ Add an image").click()
    empty.shows("hinge", "2.00", "2.00")
    one = desk_page(Desk(Table(names=("cat",), scores=((2.5,),), labels=(0,))))
    one.shows("hinge", "0.00", "0.00")
    one.shows("softmax", "0.00", "0.00")
    one.says("cell-note", "With one class there is nobody to lose against")


def test_at_weights_0_no_score_moves_and_the_page_says_so(desk_page: Open) -> None:
    page = desk_page(Desk(LECTURE_TABLE.but(scale=0.0)))
    page.part("score-1-1").fill("5")
    assert "turn the weights up first" in page.root.locator(".said").inner_text()
    page.part("score-1-1").press("Tab")
    assert page.kept.table.scores == LECTURE_TABLE.scores


def test_a_link_holds_the_whole_desk(desk_page: Open) -> None:
    record = Desk(
        table=LECTURE_TABLE.add_image().add_class().score(3, 3, 2.5).but(delta=2.0, squared=True),
        question=3, guess=1, done=(0, 2), row="ova_hinge", image=3, chain=2, factor=5.0, shift=True, margin=1.2,
    )  # fmt: skip
    page = desk_page(record)
    assert page.kept == record
    assert page.part("score-4-4").input_value() == "2.5"
    assert page.part("loss-ova_hinge-4").get_attribute("aria-pressed") == "true"
    expected = score_table.values(record.table)["ova_hinge"][3]
    assert float(page.loss("ova_hinge", 4)) == pytest.approx(expected, abs=0.005)


def test_the_desks_table_opens_cold_and_the_first_act_counts(desk_page: Open, start: Callable[..., Server]) -> None:
    """The very first request a server gets is a link with somebody's table."""
    mine = LECTURE_TABLE.score(0, 1, 7.5).add_image().rename(1, "bus").but(delta=2.0)
    cold = start()
    page = desk_page(Desk(mine, asked=mine), to=cold)
    assert page.kept.table == mine
    assert [page.part(f"score-1-{j}").input_value() for j in (1, 2, 3)] == ["3.2", "7.5", "−1.7"]
    assert page.part("class-name-2").input_value() == "bus"
    page.shows("hinge", *(f"{value:.2f}" for value in (*score_table.values(mine)["hinge"], score_table.mean(mine))))
    page.type(1, 1, "9")
    page.settled(lambda kept: kept.table == mine.score(0, 0, 9.0), "the first act")
    assert not cold.tracebacks()


def test_a_broken_link_is_said_and_the_lecture_shown(desk_page: Open) -> None:
    page = desk_page(link="desk=i1_2_x~zzz")
    page.page.get_by_test_id("stToast").first.wait_for()
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")


def test_back_is_undo_and_the_language_keeps_everything(desk_page: Open) -> None:
    page = desk_page()
    page.type(1, 1, "4.5")
    moved = page.settled(lambda kept: kept.table.scores[0][0] == 4.5)
    page.page.locator(".st-key-language").get_by_text("한국어").click()
    page.says("question", "이미지 2의 자동차 점수를")
    eventually(page.part("score-1-1").input_value, lambda text: text == "4.5")
    assert page.kept == moved
    page.type(1, 2, "2")
    page.settled(lambda kept: kept.table.scores[0][1] == 2)
    page.page.wait_for_timeout(700)
    page.page.go_back()
    page.settled(lambda kept: kept.table.scores[0][1] == 5.1)
    eventually(page.part("score-1-2").input_value, lambda text: text == "5.1")


# the mirror


PARITY = """async ([tables, margins]) => {
  const { work, chain, SHAPES, ROWS } = await import(new URL("app/static/losses/compute.js", document.baseURI));
  return [tables.map((table) => {
    const view = work(table), made = chain({ ...table, ...view }, 0, table.factor, table.shift);
    const rows = ROWS.map((id) => [[...view.rows[id].terms], view.rows[id].mean]);
    return [rows, [...view.p], [...view.leads].map(String), [made.e, made.p, [made.total, made.loss]].map((x) => x.map(String))];
  }), margins.map(([m, delta]) => Object.values(SHAPES).map((shape) => shape(m, delta)))];
}"""


def random_tables() -> list[tuple[Table, float, bool]]:
    rng = np.random.default_rng(3)
    found = []
    for trial in range(120):
        k, n = int(rng.integers(1, 7)), int(rng.integers(1, 6))
        size = (0.0, 1.0, 30.0, 5000.0)[trial % 4]
        table = Table(
            names=tuple("abcdef"[:k]),
            scores=tuple(tuple(float(s) for s in np.clip(size * rng.standard_normal(k), -1e4, 1e4)) for _ in range(n)),
            labels=tuple(int(y) for y in rng.integers(0, k, n)),
            delta=(1.0, 0.3)[trial % 2],
            scale=(1.0, 2.5, 0.0)[trial % 3],
            every_class=bool(rng.integers(2)),
            mean_of_terms=bool(rng.integers(2)),
            squared=bool(rng.integers(2)),
        )
        found.append((table, (1.0, 0.1, 40.0)[trial % 3], bool(rng.integers(2))))
    return found


def test_the_hands_own_frame_gives_the_engines_numbers(desk_page: Open) -> None:
    page = desk_page()
    asked = random_tables()
    margins = [[float(m), delta] for m in (-800, -20, -1, 0, 0.3, 1, 1 + 1e-9, 3, 20, 800) for delta in (0.3, 1.0)]
    sent = [
        {
            **{name: getattr(t, name) for name in ("n", "k", "labels", "delta", "scale", "every_class", "mean_of_terms", "squared")},
            "scores": [s for row in t.scores for s in row], "factor": factor, "shift": shift,
        }
        for t, factor, shift in asked
    ]  # fmt: skip
    tables, shapes = page.page.evaluate(PARITY, json.loads(json.dumps([sent, margins])))
    for (table, factor, shift), (rows, p, leads, made) in zip(asked, tables, strict=True):
        terms = score_table.terms(table)
        for id, (found, average) in zip(ROWS, rows, strict=True):
            np.testing.assert_allclose(found, terms[id].ravel(), rtol=1e-12, atol=1e-12)
            assert average == pytest.approx(score_table.mean(table, id), rel=1e-12, abs=1e-12)
        np.testing.assert_allclose(p, score_table.probabilities(table).ravel(), rtol=1e-12, atol=1e-15)
        assert [float(lead.replace("Infinity", "inf")) for lead in leads] == pytest.approx(score_table.leads(table).tolist(), rel=1e-12)
        c = score_table.chain(table, 0, factor, shift)
        for shown, expected in zip(made, (c.e, c.p, np.array([c.total, c.loss])), strict=True):
            numbers = [float(x.replace("Infinity", "inf")) for x in shown]
            np.testing.assert_allclose(numbers, expected, rtol=1e-11, atol=1e-300)
    for (m, delta), found in zip(margins, shapes, strict=True):
        np.testing.assert_allclose(found, list(score_table.shapes(m, delta).values()), rtol=1e-12, atol=1e-15)


# the look

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
