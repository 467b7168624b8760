"""What is typed on the Losses page: scores that are none are said, and names of classes."""

from __future__ import annotations

import pytest

from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE, Table
from tests.driver.losses_page import Open
from tests.driver.stage import eventually
from tests.driver.visit import PHONE


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


def test_a_class_is_named_letter_by_letter(desk_page: Open) -> None:
    page = desk_page()
    page.part("class-name-1").click(click_count=3)
    page.page.keyboard.type("tiger")
    page.page.keyboard.press("Enter")
    page.keeps(names=("tiger", "car", "frog"))
    named = eventually(lambda: page.part("score-1-1").get_attribute("aria-label"), "Score of tiger, image 1".__eq__)
    assert named and page.part("class-name-1").input_value() == "tiger"
