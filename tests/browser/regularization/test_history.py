"""Undo and redo on the Regularization page, and acts that are faster than their answers."""

from __future__ import annotations

from pages.regularization.record import DEFAULT, Study
from pages.regularization.record import decode as read_study
from tests.driver.stage import TWICE, Stage, calm
from tests.driver.visit import Visit


def study_of(stage: Stage) -> Study:
    return read_study(stage.query().get("reg", ""))[0]


def test_two_steps_back_at_once_are_two_on_regularization(visit: Visit) -> None:
    stage = visit(path="regularization", ready=False)
    for key, at in (("End", 59), ("Home", 0)):
        stage.part("lambda").press(key)
        stage.until(lambda: study_of(stage).at, at.__eq__, "λ in the link")
    stage.page.evaluate(TWICE)
    stage.until(lambda: study_of(stage), DEFAULT.__eq__, "the first λ in the link")
    assert stage.until(lambda: stage.part("board").get_attribute("data-at"), str(DEFAULT.at).__eq__, "the first λ again")


def test_what_a_key_did_a_moment_ago_is_what_is_undone(visit: Visit) -> None:
    stage = visit(path="regularization", ready=False)
    stage.part("lambda").press("End")
    stage.until(lambda: study_of(stage).at, (59).__eq__, "λ in the link")
    stage.part("lambda").press("ArrowLeft")
    stage.page.keyboard.press("Control+z")
    stage.until(lambda: stage.part("board").get_attribute("data-at"), "59".__eq__, "the λ before")
    stage.page.keyboard.press("Control+Shift+z")
    stage.until(lambda: study_of(stage).at, (58).__eq__, "the λ that was undone, in the link")
    assert stage.until(lambda: stage.part("board").get_attribute("data-at"), "58".__eq__, "the λ that was undone")


def test_numbers_changed_and_changed_back_before_the_answer_stay(visit: Visit) -> None:
    stage = visit(path="regularization", ready=False)
    calm(stage.page)
    stage.part("left-1").evaluate("(field) => ['2', '1'].forEach((text) => { field.value = text; field.dispatchEvent(new Event('change')); })")
    stage.until(lambda: stage.part("left-1").input_value(), "1".__eq__)
    stage.part("left-2").fill("3")
    stage.part("left-2").press("Enter")
    stage.until(lambda: study_of(stage).left, (1.0, 3.0, 0.0, 0.0).__eq__, "the weights in the link")
    stage.calm()
    assert [stage.part(f"left-{i}").input_value() for i in (1, 2, 3, 4)] == ["1", "3", "0", "0"], "and in the fields"
