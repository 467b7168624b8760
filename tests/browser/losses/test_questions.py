"""The lecture's seven questions as a person may get them wrong: what was done decides; and Δ and the desk under mouse, keys and finger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pages.losses import formulas, score_table
from pages.losses.questions import QUESTIONS
from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE, PRESETS, Table
from pages.losses.strings import VARY
from tests.driver.losses_page import Losses, Open
from tests.driver.stage import at_rest, eventually, finger
from tests.driver.visit import PHONE

Act = Callable[[Losses], None]
ALIKE = Table(names=("cat", "car"), scores=((1.4, 1.9), (0.3, 0.8)), labels=(0, 0))  # one term each, and both images lose 1.5


def sidebar(key: str) -> Act:
    """A switch among the sidebar's variations of the sum."""

    def press(page: Losses) -> None:
        toggle = page.page.locator(f".st-key-desk_{key}").get_by_text(VARY[key].en)
        if not toggle.is_visible():
            page.page.locator(".st-key-variations summary").click()
            at_rest(page.page)  # what slides open would go away from under the click
        toggle.click()

    return press


def switch(page: Losses) -> None:
    page.part("question-switch").click()


def both(first: Act, second: Act) -> Act:
    def act(page: Losses) -> None:
        first(page)
        second(page)

    return act


def scaled(rung: int) -> Act:
    return lambda page: page.part("question-scale").fill(str(rung))


def weights(key: str) -> Act:
    return lambda page: page.page.locator(".st-key-desk_scale").get_by_role("slider").press(key)


@dataclass(frozen=True)
class Case:
    """A question, what does not answer it and what the page says then, what does, and what it says of that."""

    number: int
    wrong: Act
    hint: str
    right: Act
    verdict: str
    table: Table = LECTURE_TABLE


CASES = {
    "another score than the one asked about": Case(
        0, lambda page: page.drag(2, 1, -1.0), "Guess first", lambda page: page.drag(2, 2, -0.7), "4.9 → 4.2 and still leads"
    ),
    "more than a nudge": Case(
        0, lambda page: page.drag(2, 2, -2.2), "Too far to be a nudge", lambda page: page.drag(2, 2, 1.5), "4.9 → 4.2 and still leads"
    ),
    "large, but not on the way to infinity": Case(1, scaled(9), "Largest now 23.8", scaled(12), "From 0 to ∞"),
    "small weights, but not near 0": Case(2, scaled(5), "The largest score is 0.51", scaled(0), "softmax 1.099 = ln 3"),
    "another variation": Case(3, sidebar("squared"), "Switch that off first", both(switch, sidebar("squared")), "5.27 → 6.27"),
    "one term is its own mean": Case(
        4, switch, "the sum has one term and is its own mean", lambda page: page.part("add-class").click(), "divided by 2", ALIKE
    ),
    "no loss to take a part of": Case(
        4, switch, "Every hinge loss is 0 here", lambda page: page.type(1, 1, "0.5"), "only the scale changed", PRESETS["right"][1]
    ),
    "images that lose alike": Case(
        5, switch, "Make one much worse than the rest", lambda page: page.type(1, 2, "5"), "’s share of the total went", ALIKE
    ),
    "smaller weights": Case(6, weights("ArrowLeft"), "Multiply all weights by 2", weights("End"), "Every score × 1000 (4.9 → 4900)"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_does_not_answer_the_question_is_not_accepted(desk_page: Open, case: Case) -> None:
    page = desk_page(Desk(table=case.table).ask(case.number))
    case.wrong(page)
    page.says("verdict", case.hint)
    page.settled(lambda kept: kept.table != case.table, "the act in the link")
    assert page.kept.done == ()
    assert page.part("next-question").count() == 0
    case.right(page)
    page.keeps(done=(case.number,))
    page.says("verdict", case.verdict)
    page.part("next-question").wait_for()


@pytest.mark.parametrize("number", range(7))
def test_a_wrong_guess_is_told_and_the_right_one_too(desk_page: Open, number: int) -> None:
    right: list[Act] = [
        lambda page: page.drag(2, 2, -0.7), scaled(12), scaled(0), switch, switch, switch, lambda page: page.part("double").click(),
    ]  # fmt: skip
    entry = QUESTIONS[number]
    for guess in (next(i for i in range(len(entry.options)) if i != entry.right), entry.right):
        page = desk_page(Desk().ask(number))
        page.part(f"guess-{guess + 1}").click()
        page.keeps(guess=guess)
        right[number](page)
        page.says("verdict", "Right." if guess == entry.right else "Not quite.")
        assert page.keeps(done=(number,)).guess == guess, "what was guessed stays"


# Δ


def test_delta_is_turned_on_its_slider(desk_page: Open) -> None:
    page = desk_page()
    slider = page.page.locator(".st-key-desk_delta").get_by_role("slider")
    line = page.root.locator(".desk .column").first.locator("line.dash")
    before, unit = line.bounding_box(), page.pixels_per_score()
    slider.press("ArrowRight")
    table = page.keeps(delta=2.0).table
    assert table == LECTURE_TABLE.but(delta=2.0)
    page.shows("hinge", "3.90", "0.00", "14.90", "6.27")
    page.shows("squared_hinge", "15.21", "0.00", "111.05", "42.09")
    page.shows("ova_hinge", "7.40", "7.30", "13.80", "9.50")
    page.shows("softmax", "2.04", "0.08", "6.16", "2.76")
    page.says("formula", "max(0, 5.1 − 3.2 + 2)", "= 3.9")
    page.writes(formulas.opened(table, "hinge", 0))
    assert page.root.locator(".desk .delta").inner_text() == "Δ = 2"
    after = line.bounding_box()
    assert before is not None and after is not None
    assert after["y"] > before["y"] + 0.4 * unit, "the dashed line is further below the true score"
    facts = score_table.shapes(score_table.MARGIN.default, 2.0)["hinge"]
    eventually(lambda: page.part("margin-hinge-loss").inner_text(), f"{facts[0]:.2f}".__eq__, "the curve's own Δ")
    page.page.locator(".st-key-desk_undo button").click()
    page.keeps(delta=1.0)
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")


def test_delta_is_dragged_with_the_mouse(desk_page: Open) -> None:
    page = desk_page()
    thumb = page.page.locator(".st-key-desk_delta").get_by_role("slider")
    box = thumb.bounding_box()
    assert box is not None
    x, y = box["x"] + 1, box["y"] + 1  # the input that is spoken of begins at the middle of the thumb
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x - 60, y, steps=6)
    page.page.mouse.up()
    kept = page.settled(lambda kept: kept.table.delta < 0.5, "a small Δ in the link")
    means = score_table.values(kept.table)["hinge"]
    page.shows("hinge", *(f"{value:.2f}" for value in (*means, means.mean())))


# a finger


def test_a_finger_drags_scores_and_the_margin(desk_page: Open) -> None:
    page = desk_page(**PHONE)
    knob = page.part("knob-1-2").locator("path").bounding_box()
    assert knob is not None
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    finger(page.page, (x, y), (x, y + 2 * page.pixels_per_score()))
    kept = page.settled(lambda kept: kept.table != LECTURE_TABLE, "the score in the link")
    assert kept.table.scores[0][1] == pytest.approx(3.1, abs=0.15)
    assert kept.table.score(0, 1, 5.1) == LECTURE_TABLE, "nothing else has moved"
    plot = page.part("margin-squared_hinge")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    at = box["y"] + box["height"] / 2
    finger(page.page, (box["x"] + 0.3 * box["width"], at), (box["x"] + 0.9 * box["width"], at))
    assert page.settled(lambda kept: kept.margin != score_table.MARGIN.default, "the margin in the link").margin > 2
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_wrong_or_right_step_lies_under_each_loss(desk_page: Open) -> None:
    page = desk_page()
    for id in score_table.SHAPES[1:]:
        step = page.part(f"margin-{id}").locator("path.step01").get_attribute("d") or ""
        curve = page.part(f"margin-{id}").locator("path.line").get_attribute("d") or ""
        places = [tuple(map(float, place.split())) for place in step.replace("L", "M").split("M")[1:]]
        assert len(places) == 4 and places[1][0] == places[2][0], "it falls at margin 0"
        assert places[0][1] < places[3][1] and float(curve.split("L")[-1].split()[1]) <= places[3][1]
    page.says("margin-note", "Crammer–Singer is the hinge curve", "one-versus-all")
