"""The lecture's rows on the Losses page, done by hand in a real browser, its numbers read back from the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from engine import desk
from engine.desk import LECTURE_TABLE, ROWS, Table
from engine.desk_record import Desk, decode, encode
from tests.browser.conftest import PHONE, Visit
from tests.browser.stage import eventually, spoken_number
from tests.browser.test_look import KINDS, STICKS_OUT

Open = Callable[..., "Losses"]


class Losses:
    """The page as a hand and an eye know it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("losses")
        self.root.wait_for()
        self.part("loss-hinge-1").or_(self.part("mean-hinge")).first.wait_for()

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    @property
    def kept(self) -> Desk:
        """What the link says the desk is."""
        query = str(self.page.evaluate("new URL(location.href).searchParams.get('desk') ?? ''"))
        found, notes = decode(query)
        assert not notes
        return found

    def settled(self, holds: Callable[[Desk], bool], what: str = "the desk in the link") -> Desk:
        return eventually(lambda: self.kept, holds, what)

    def keeps(self, **expected: object) -> Desk:
        """Wait until the link has these of the desk's fields, or of its table's."""
        return self.settled(
            lambda kept: all(getattr(kept, f, getattr(kept.table, f, None)) == value for f, value in expected.items()), str(expected)
        )

    def says(self, testid: str, *words: str) -> str:
        return eventually(lambda: self.part(testid).inner_text(), lambda text: all(word in text for word in words), f"{words} in {testid}")

    def loss(self, row: str, image: int) -> str:
        return self.part(f"loss-{row}-{image}").locator(".value").inner_text()

    def shows(self, row: str, *values: str) -> None:
        """A whole row of the desk, its mean last."""

        def read() -> list[str]:
            cells = [self.loss(row, i + 1) for i in range(len(values) - 1)]
            return [*cells, self.part(f"mean-{row}").inner_text()]

        eventually(read, lambda found: found == list(values), f"{row} {values}")

    def bars(self, row: str, image: int) -> list[float]:
        widths = self.part(f"loss-{row}-{image}").locator(".bars i").evaluate_all("(bars) => bars.map((bar) => bar.style.width)")
        return [float(width.rstrip("%")) for width in widths]

    def type(self, image: int, label: int, text: str) -> None:
        field = self.part(f"score-{image}-{label}")
        field.fill(text)
        field.press("Tab")

    def drag(self, image: int, label: int, by: float, drop: bool = True) -> None:
        """Drag a marker up by so many score units."""
        box = self.part(f"knob-{image}-{label}").locator("path").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        scale = self.pixels_per_score()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x, y - by * scale, steps=6)
        if drop:
            self.page.mouse.up()

    def pixels_per_score(self) -> float:
        ticks = self.page.locator(".desk .axis text").evaluate_all(
            "(all) => all.map((t) => [t.textContent, t.getBoundingClientRect().y])",
        )
        (a, ya), (b, yb) = ticks[0], ticks[-1]
        return (ya - yb) / (spoken_number(b) - spoken_number(a))


@pytest.fixture
def desk_page(visit: Visit) -> Open:
    def opened(record: Desk | None = None, link: str = "", **options: Any) -> Losses:
        query = link or ({"desk": encode(record)} if record else None)
        return Losses(visit(query, path="losses", ready=False, **options).page)

    return opened


# rows 1, 4, 5: one number answers; the worked example; the mean


def test_a_score_moves_and_the_numbers_answer_before_the_hand_lets_go(desk_page: Open) -> None:
    page = desk_page()
    page.drag(1, 2, -1.9, drop=False)
    page.shows("hinge", "1.00", "0.00", "12.90", "4.63")
    assert page.part("score-1-2").input_value() == "3.2"
    assert page.kept == Desk(), "nothing is kept while it is held"
    page.page.mouse.up()
    table = page.settled(lambda kept: kept.table.scores[0][1] == 3.2).table
    page.shows("hinge", "1.00", "0.00", "12.90", "4.63")
    assert desk.mean(table) == pytest.approx(13.9 / 3)


def test_the_lectures_table_in_all_five_losses(desk_page: Open) -> None:
    page = desk_page()
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    page.shows("squared_hinge", "8.41", "0.00", "83.25", "30.55")
    page.shows("max_hinge", "2.90", "0.00", "6.60", "3.17")
    page.shows("ova_hinge", "6.10", "5.30", "10.80", "7.40")
    page.shows("softmax", "2.04", "0.08", "6.16", "2.76")
    assert page.bars("hinge", 3) == pytest.approx([100 * 6.3 / 12.9, 100 * 6.6 / 12.9, 0], abs=0.01)
    assert page.bars("softmax", 1) == pytest.approx([12.998, 86.905, 0.097], abs=0.001)


def test_every_sum_is_written_with_its_numbers(desk_page: Open) -> None:
    page = desk_page()
    for row, image, words in (
        ("hinge", 1, "max(0, 5.1 − 3.2 + 1) + max(0, −1.7 − 3.2 + 1) = 2.9 + 0 = 2.9"),
        ("hinge", 2, "= 0 + 0 = 0"),
        ("hinge", 3, "= 6.3 + 6.6 = 12.9"),
        ("squared_hinge", 3, "max(0, 2.2 − (−3.1) + 1)² + max(0, 2.5 − (−3.1) + 1)² = 39.69 + 43.56 = 83.25"),
        ("max_hinge", 3, "max(0, max(2.2, 2.5) − (−3.1) + 1) = 6.6"),
        ("ova_hinge", 1, "max(0, 1 − 3.2) + max(0, 1 + 5.1) + max(0, 1 + (−1.7)) = 0 + 6.1 + 0 = 6.1"),
        ("softmax", 1, "= −ln 0.13 = 2.04"),
    ):
        page.part(f"loss-{row}-{image}").click()
        page.says("formula", words)
        page.keeps(row=row, image=image - 1)
    page.page.locator("[data-testid=stSidebar] .katex").first.wait_for()
    assert page.page.locator("[data-testid=stSidebar] .katex").count() >= 2


def test_the_notes_of_2016_and_of_log10(desk_page: Open) -> None:
    page = desk_page()
    page.part("loss-hinge-3").click()
    page.says("cell-note", "10.9", "4.6")
    page.part("loss-softmax-1").click()
    page.says("cell-note", "natural log", "0.89")


def test_the_mean_divides_by_images(desk_page: Open) -> None:
    page = desk_page()
    page.says("mean-note", "15.8 ÷ 3 = 5.27", "images")
    page.part("add-image").click()
    page.shows("hinge", "2.90", "0.00", "12.90", "2.00", "4.45")
    page.says("mean-note", "17.8 ÷ 4 = 4.45", "By the 3 classes it would be 5.93")
    assert page.settled(lambda kept: kept.table.n == 4).table == LECTURE_TABLE.add_image()


def test_columns_and_rows_come_and_go_and_undo_brings_them_back(desk_page: Open) -> None:
    page = desk_page()
    page.part("add-class").click()
    page.part("score-3-4").wait_for()
    page.type(1, 4, "7,5")
    page.settled(lambda kept: kept.table.scores[0] == (3.2, 5.1, -1.7, 7.5))
    page.part("class-name-4").fill("rabbit")
    page.part("class-name-4").press("Enter")
    page.keeps(names=("cat", "car", "frog", "rabbit"))
    page.part("remove-class-4").locator("xpath=..").hover()
    page.part("remove-class-4").click()
    page.keeps(table=LECTURE_TABLE)
    page.part("remove-image-2").locator("xpath=..").hover()
    page.part("remove-image-2").click()
    page.shows("hinge", "2.90", "12.90", "7.90")
    page.keeps(n=2)
    for k in (3, 4):
        page.page.locator(".st-key-desk_undo button").click()
        page.keeps(k=k, n=3)
    page.page.locator(".st-key-desk_redo button").click()
    page.keeps(table=LECTURE_TABLE)


def test_the_true_class_is_picked_per_column(desk_page: Open) -> None:
    page = desk_page()
    page.part("truth-1-2").click()
    page.shows("hinge", "0.00", "0.00", "12.90", "4.30")
    assert page.settled(lambda kept: kept.table.labels == (1, 1, 2))


def test_keys_move_a_score_and_come_to_rest_as_one_act(desk_page: Open) -> None:
    page = desk_page()
    page.part("knob-3-3").focus()
    for _ in range(5):
        page.page.keyboard.press("ArrowUp")
    eventually(page.part("score-3-3").input_value, lambda text: text == "−2.6")
    assert page.settled(lambda kept: kept.table.scores[2][2] == -2.6).table.scores[:2] == LECTURE_TABLE.scores[:2]
    page.page.keyboard.press("Control+z")  # at once: the browser has not heard yet that the sidebar shows something else
    page.keeps(table=LECTURE_TABLE)
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")


# rows 3, 6, 7 and the questions: judged by what was done


def test_a_nudge_leaves_hinge_at_zero_and_moves_softmax(desk_page: Open) -> None:
    page = desk_page()
    page.part("guess-2").click()
    page.drag(2, 2, -2.2)
    page.says("verdict", "Too far to be a nudge: at 2.7 the lead is 0.7", "hinge wakes up (0.3)")
    page.drag(2, 2, 1.5)
    page.says("verdict", "Right.", "4.9 → 4.2", "hinge stays 0", "0.079 → 0.153")
    assert page.loss("hinge", 2) == "0.00"
    assert page.loss("softmax", 2) == "0.15"
    assert page.settled(lambda kept: kept.done == (0,)).guess == 1


def test_a_wrong_guess_is_told(desk_page: Open) -> None:
    page = desk_page()
    page.part("guess-1").click()
    page.settled(lambda kept: kept.guess == 0)
    page.drag(2, 2, 0.5)
    page.says("verdict", "Not quite.", "hinge stays 0")


def test_all_seven_questions_are_answered_by_doing(desk_page: Open) -> None:
    page = desk_page()
    acts: list[tuple[Callable[[], None], tuple[str, ...]]] = [
        (lambda: page.drag(2, 2, -0.7), ("4.9 → 4.2",)),
        (lambda: page.part("question-scale").fill("12"), ("could cost still more", "image 2 costs 0", "From 0 to ∞")),
        (lambda: page.part("question-scale").fill("0"), ("Hinge 2 = (classes − 1) × Δ", "softmax 1.099 = ln 3")),
        (lambda: page.part("question-switch").click(), ("= 1 to every image: mean 5.27 → 6.27",)),
        (lambda: page.part("question-switch").click(), ("divided by 2: mean 5.27 → 2.63",)),
        (lambda: page.part("question-switch").click(), ("82 % → 91 %",)),
        (lambda: page.part("double").click(), ("Every score × 2 (4.2 → 8.4)", "image 2 still costs 0")),
    ]
    for number, (do, words) in enumerate(acts):
        page.keeps(question=number)
        page.root.locator(f"[data-testid=question-{number + 1}][aria-current=true]").wait_for()
        do()
        page.says("verdict", *words)
        page.keeps(done=tuple(range(number + 1)))
        if number == 2:
            page.shows("softmax", "1.10", "1.10", "1.10", "1.10")
        if number == 6:
            assert page.loss("hinge", 2) == "0.00"
        page.part("next-question").click()
    assert page.settled(lambda kept: kept.question == 0).done == tuple(range(7))


# rows 9, 10: softmax step by step


def test_the_chain_of_the_lecture(desk_page: Open) -> None:
    page = desk_page()
    chain = [[page.part(f"chain-{kind}-{j}").inner_text() for j in (1, 2, 3)] for kind in "sep"]
    assert chain == [["3.2", "5.1", "−1.7"], ["24.5", "164.0", "0.18"], ["0.130", "0.869", "0.001"]]
    assert page.part("chain-sum-2").inner_text() == "188.7"
    assert page.part("chain-loss").text_content() == "2.040"
    page.says("chain-sentence", "natural log", "0.89")
    page.part("chain-image-2").click()
    eventually(lambda: page.part("chain-loss").text_content(), lambda text: text == "0.079")


def test_the_chain_plays_its_steps(desk_page: Open) -> None:
    page = desk_page()
    chain = page.part("chain")
    page.part("step-2").click()
    assert chain.get_attribute("data-step") == "2"
    page.part("chain-play").click()
    eventually(lambda: chain.get_attribute("data-step"), lambda step: step == "4")


def test_it_overflows_and_the_shift_mends_it(desk_page: Open) -> None:
    page = desk_page()
    page.part("chain-factor").fill("13")
    page.says("chain-notice", "e¹⁰²⁰", "e⁷⁰⁹", "∞ ÷ ∞")
    assert [page.part(f"chain-{kind}-2").inner_text() for kind in "ep"] == ["∞", "NaN"]
    assert page.part("chain-loss").text_content() == "−ln 0 = ∞"
    assert page.settled(lambda kept: kept.factor == 200)
    page.part("chain-fix").click()
    eventually(lambda: page.part("chain-p-2").inner_text(), lambda text: text == "1.000")
    assert page.part("chain-notice").is_hidden()
    assert page.part("chain-s-2").inner_text() == "0.0"
    page.part("chain-shift").click()
    page.says("chain-notice", "∞")


def test_the_scale_of_the_weights_moves_the_probabilities(desk_page: Open) -> None:
    page = desk_page()
    page.part("chain-factor").fill("7")
    page.says("chain-sentence", "× 2 is temperature 0.5", "0.869 → 0.978")
    assert page.part("chain-p-2").inner_text() == "0.978"


def test_softmax_never_reaches_0_and_hinge_does(desk_page: Open) -> None:
    page = desk_page()
    page.type(2, 2, "14")
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    shown = eventually(lambda: page.loss("softmax", 2), lambda text: "×10" in text)
    assert 0 < spoken_number(shown) < 1e-4


# loss shapes and shares


def test_one_line_through_four_losses(desk_page: Open) -> None:
    page = desk_page()

    def facts() -> list[tuple[float, float]]:
        return [
            (
                spoken_number(page.part(f"margin-{id}-loss").inner_text()),
                spoken_number(page.part(f"margin-{id}-slope").inner_text()),
            )
            for id in desk.SHAPES
        ]

    assert facts() == [(1, 0), (1.9, -1), (3.61, -3.8), (1.24, -0.71)]
    box = page.part("margin-hinge").bounding_box()
    assert box is not None
    page.part("margin-hinge").scroll_into_view_if_needed()
    box = page.part("margin-hinge").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 60, steps=5)
    held = facts()
    page.page.mouse.up()
    margin = page.settled(lambda kept: kept.margin != Desk().margin).margin
    expected = [tuple(round(x, 2) for x in pair) for pair in desk.shapes(margin, 1.0).values()]
    assert facts() == held == expected
    assert margin > 1
    page.says("margin-sentence", "stopped caring")
    page.part("margin-softmax").focus()
    page.page.keyboard.press("ArrowLeft")
    page.settled(lambda kept: kept.margin == round(margin - 0.1, 1))


def test_each_loss_cares_about_another_image(desk_page: Open) -> None:
    page = desk_page()
    shown = {row: page.part(f"share-{row}").get_attribute("aria-label") for row in ROWS}
    assert shown["hinge"] == "Hinge: Image 3 82 %, Image 1 18 %"
    assert "Image 3 91 %, Image 1 9 %" in (shown["squared_hinge"] or "")
    assert "Image 2 24 %" in (shown["ova_hinge"] or "")
    page.says("shares-sentence", "91 % on image 3", "74 % on image 3")


# care


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
    assert said in alert.inner_text(), "the sentence can still be read"
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    assert page.kept == Desk()


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
    expected = desk.values(record.table)["ova_hinge"][3]
    assert float(page.loss("ova_hinge", 4)) == pytest.approx(expected, abs=0.005)


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
        terms = desk.terms(table)
        for id, (found, average) in zip(ROWS, rows, strict=True):
            np.testing.assert_allclose(found, terms[id].ravel(), rtol=1e-12, atol=1e-12)
            assert average == pytest.approx(desk.mean(table, id), rel=1e-12, abs=1e-12)
        np.testing.assert_allclose(p, desk.probabilities(table).ravel(), rtol=1e-12, atol=1e-15)
        assert [float(lead.replace("Infinity", "inf")) for lead in leads] == pytest.approx(desk.leads(table).tolist(), rel=1e-12)
        c = desk.chain(table, 0, factor, shift)
        for shown, expected in zip(made, (c.e, c.p, np.array([c.total, c.loss])), strict=True):
            numbers = [float(x.replace("Infinity", "inf")) for x in shown]
            np.testing.assert_allclose(numbers, expected, rtol=1e-11, atol=1e-300)
    for (m, delta), found in zip(margins, shapes, strict=True):
        np.testing.assert_allclose(found, list(desk.shapes(m, delta).values()), rtol=1e-12, atol=1e-15)


# the look


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_axe_is_content(desk_page: Open, kind: str) -> None:
    page = desk_page(**KINDS[kind])
    page.page.wait_for_timeout(500)
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
