"""What a hand does in one moment: all of it is done, in its order, and nothing takes the place of anything else."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from pages.gradients.record import Record
from pages.gradients.record import decode as read_gradients
from pages.gradients.record import encode as gradients_link
from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE
from pages.regularization.record import DEFAULT, Study
from pages.regularization.record import decode as read_study
from pages.sweep.record import Record as Swept
from pages.sweep.record import encode as sweep
from tests.driver.losses_page import Open
from tests.driver.stage import Stage, calm, eventually
from tests.driver.visit import Visit

# Two presses before anything is sent: as on a touch screen, where leaving a field finishes an act and the same touch presses something else.
AT_ONCE = "([first, second]) => { first.click(); second.click(); }"
# A page, something there that is an act at once, and another page's name and what is on it.
LEFT = [
    ("losses", "add-image", "Gradients", "gradients"),
    ("", "add-class", "Losses", "losses"),
    ("race", "axis-epochs", "Losses", "losses"),
    ("surfaces", "part-1", "Losses", "losses"),
    ("gradients", "next", "Losses", "losses"),
    ("regularization?reg=left~2_0_0_0", "as-at-first", "Losses", "losses"),
    (f"sweep?{urlencode({'sweep': sweep(Swept(updates=20, points=40))})}", "colour-test", "Losses", "losses"),
]


def gradients_of(stage: Stage) -> Record:
    return read_gradients(stage.query().get("g", ""))[0]


def study_of(stage: Stage) -> Study:
    return read_study(stage.query().get("reg", ""))[0]


def opened(visit: Visit, path: str, button: str) -> Stage:
    path, _, link = path.partition("?")
    stage = visit(link, path=path, ready=False)
    stage.part(button).wait_for()
    return stage.calm()


@pytest.mark.parametrize("path, button, other, shown", LEFT)
def test_a_page_chosen_together_with_an_act_is_shown(visit: Visit, path: str, button: str, other: str, shown: str) -> None:
    stage = opened(visit, path, button)
    name = stage.page.get_by_role("link", name=other)
    stage.page.evaluate(AT_ONCE, [stage.part(button).element_handle(), name.element_handle()])
    stage.part(shown).wait_for()
    assert stage.part(shown).is_visible()


@pytest.mark.parametrize("path, button, other, shown", LEFT)
def test_an_act_on_a_page_that_is_being_left_does_not_bring_it_back(visit: Visit, path: str, button: str, other: str, shown: str) -> None:
    stage = opened(visit, path, button)
    name = stage.page.get_by_role("link", name=other)
    stage.page.evaluate(AT_ONCE, [name.element_handle(), stage.part(button).element_handle()])
    stage.part(shown).wait_for()
    stage.calm()
    assert stage.part(shown).is_visible()


# what a hand does faster than it is answered

STEP_BACK = "() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true }))"
TWICE = f"() => {{ ({STEP_BACK})(); ({STEP_BACK})(); }}"
# From now on nothing reaches the server; and again everything, in the moment in which another page is chosen.
DEAF = """() => {
  window.unheard = 0;
  WebSocket.prototype.told = WebSocket.prototype.send;
  WebSocket.prototype.send = () => { unheard++; };
}"""
LEAVE = "(link) => { WebSocket.prototype.send = WebSocket.prototype.told; link.click(); }"


def test_two_steps_back_at_once_are_two_on_losses(desk_page: Open) -> None:
    page = desk_page()
    page.type(1, 1, "4")
    page.keeps(scores=((4.0, 5.1, -1.7), *LECTURE_TABLE.scores[1:]))
    page.part("add-image").click()
    page.keeps(n=4)
    page.page.evaluate(TWICE)
    page.keeps(table=LECTURE_TABLE)
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")
    assert page.part("score-1-1").input_value() == "3.2", "the first score again"


def test_two_steps_back_at_once_are_two_on_gradients(visit: Visit) -> None:
    stage = visit({"g": gradients_link(Record(source="small"))}, path="gradients", ready=False)
    for weight in (1, 2):
        stage.part("next").click()
        stage.until(lambda: gradients_of(stage).weight, weight.__eq__, "the nudge in the link")
    stage.page.evaluate(TWICE)
    stage.until(lambda: gradients_of(stage).weight, (0).__eq__, "the first weight in the link")
    stage.until(lambda: stage.part("gradients").get_attribute("data-weight"), "0".__eq__, "the first weight again")
    assert stage.part("evaluations").inner_text() == "2 loss evaluations", "what the other two cost is taken back"


def test_two_steps_back_at_once_are_two_on_regularization(visit: Visit) -> None:
    stage = visit(path="regularization", ready=False)
    for key, at in (("End", 59), ("Home", 0)):
        stage.part("lambda").press(key)
        stage.until(lambda: study_of(stage).at, at.__eq__, "λ in the link")
    stage.page.evaluate(TWICE)
    stage.until(lambda: study_of(stage), DEFAULT.__eq__, "the first λ in the link")
    assert stage.until(lambda: stage.part("board").get_attribute("data-at"), str(DEFAULT.at).__eq__, "the first λ again")


def test_what_keys_did_a_moment_ago_is_what_is_undone(desk_page: Open, visit: Visit) -> None:
    page = desk_page()
    page.type(1, 1, "4")
    kept = page.keeps(scores=((4.0, 5.1, -1.7), *LECTURE_TABLE.scores[1:]))
    page.part("knob-3-3").focus()
    page.page.keyboard.press("ArrowUp")
    page.page.keyboard.press("Control+z")
    eventually(page.part("score-3-3").input_value, "−3.1".__eq__)
    page.page.keyboard.press("Control+Shift+z")
    page.keeps(table=kept.table.score(2, 2, -3.0))
    assert eventually(page.part("score-3-3").input_value, "−3.0".__eq__), "the step of the key again"

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


@pytest.mark.parametrize("control", ["a score", "the weights of a question", "the scores of the chain"])
def test_what_is_moved_and_moved_back_holds_nothing(desk_page: Open, control: str) -> None:
    """The browser calls that no change; what the sidebar sets afterwards is shown."""
    page = desk_page(Desk().ask(1))
    if control == "a score":
        page.part("score-1-1").fill("9")
        page.shows("hinge", "0.00", "0.00", "12.90", "4.30")
        page.part("score-1-1").fill("3.2")
        page.part("score-1-1").press("Tab")
    else:
        slider = page.part("question-scale" if "question" in control else "chain-factor")
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        value = slider.input_value()
        at = box["x"] + 5.5 + (box["width"] - 11) * int(value) / int(slider.get_attribute("max") or 1)
        page.page.mouse.move(at, y)
        page.page.mouse.down()
        page.page.mouse.move(middle + 40, y, steps=4)
        page.page.mouse.move(at, y, steps=4)
        page.page.mouse.up()
        eventually(slider.input_value, value.__eq__)
        slider.press("Tab")
    page.page.locator(".st-key-desk_delta").get_by_role("slider").press("ArrowRight")
    page.keeps(delta=2.0)
    page.shows("hinge", "3.90", "0.00", "14.90", "6.27")


def test_an_act_that_never_arrived_is_done_when_the_page_is_opened_again(desk_page: Open) -> None:
    page = desk_page()
    calm(page.page)
    page.page.evaluate(DEAF)
    page.part("add-image").click()
    eventually(lambda: page.page.evaluate("unheard"), bool, "the act on its way")
    page.page.get_by_role("link", name="Gradients").evaluate(LEAVE)
    page.part("gradients").wait_for()
    calm(page.page)
    page.page.get_by_role("link", name="Losses").click()
    page.part("losses").wait_for()
    assert page.keeps(n=4).table == LECTURE_TABLE.add_image()
    page.shows("hinge", "2.90", "0.00", "12.90", "2.00", "4.45")
