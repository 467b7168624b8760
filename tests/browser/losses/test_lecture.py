"""The lecture's rows on the Losses page, done by hand in a real browser, its numbers read back from the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.losses import formulas, score_table
from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE, ROWS
from tests.driver.losses_page import Open
from tests.driver.stage import drawn, eventually, spoken_number

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
    assert score_table.mean(table) == pytest.approx(13.9 / 3)


@pytest.mark.shares
def test_a_violation_is_a_length_to_its_margin_line(desk_page: Open) -> None:
    page = desk_page()
    for image, expected in ((1, [2.9]), (2, []), (3, [6.3, 6.6])):
        bars = page.root.locator(".desk .column").nth(image - 1).locator("rect.overlap")
        heights = [box["height"] for box in (bar.bounding_box() for bar in bars.all()) if box]
        assert heights == pytest.approx([term * page.pixels_per_score() for term in expected], abs=1)


@pytest.mark.shares
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
        page.writes(formulas.opened(LECTURE_TABLE, row, image - 1))
        assert spoken_number(page.loss(row, image)) == float(words.rpartition("= ")[2]), "the sum ends in what the cell says"


def test_the_notes_of_2016_and_of_log10(desk_page: Open) -> None:
    page = desk_page()
    page.part("loss-hinge-3").click()
    page.says("cell-note", "10.9", "4.6")
    page.part("loss-softmax-1").click()
    note = page.says("cell-note", "natural log", "0.89")
    assert "10.9" not in note, "the other cell's note is gone"


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
    verdict = page.says("verdict", "Not quite.", "hinge stays 0")
    assert "Right." not in verdict


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
            for id in score_table.SHAPES
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
    drawn(page.page)
    held = facts()
    page.page.mouse.up()
    margin = page.settled(lambda kept: kept.margin != Desk().margin).margin
    expected = [tuple(round(x, 2) for x in pair) for pair in score_table.shapes(margin, 1.0).values()]
    assert facts() == held == expected
    assert margin > 1
    page.says("margin-sentence", "stopped caring")
    page.part("margin-softmax").focus()
    page.page.keyboard.press("ArrowLeft")
    page.settled(lambda kept: kept.margin == round(margin - 0.1, 1))


def test_the_rug_holds_the_persons_own_points(desk_page: Open) -> None:
    page = desk_page()
    ticks = page.part("margin-hinge").locator("path.mark")
    boxes = [box for box in (mark.bounding_box() for mark in ticks.all()) if box]
    leads = score_table.leads(LECTURE_TABLE)
    scale = (boxes[1]["x"] - boxes[0]["x"]) / (leads[1] - leads[0])
    assert scale > 0
    assert boxes[2]["x"] - boxes[0]["x"] == pytest.approx(scale * (leads[2] - leads[0]), abs=2)
    page.type(1, 2, "3.2")

    def apart() -> float:
        first, second = (ticks.nth(i).bounding_box() for i in (0, 1))
        assert first is not None and second is not None
        return second["x"] - first["x"]

    eventually(apart, lambda now: abs(now - scale * leads[1]) < 6, "image 1 at margin 0")


@pytest.mark.shares
def test_each_loss_cares_about_another_image(desk_page: Open) -> None:
    page = desk_page()
    shown = {row: page.part(f"share-{row}").get_attribute("aria-label") for row in ROWS}
    assert shown["hinge"] == "Hinge: Image 3 82 %, Image 1 18 %"
    assert "Image 3 91 %, Image 1 9 %" in (shown["squared_hinge"] or "")
    assert "Image 2 24 %" in (shown["ova_hinge"] or "")
    page.says("shares-sentence", "91 % on image 3", "74 % on image 3")
