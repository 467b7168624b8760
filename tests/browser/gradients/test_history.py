"""Undo on the Gradients page, faster than it is answered."""

from __future__ import annotations

from pages.gradients.record import Record
from pages.gradients.record import decode as read_gradients
from pages.gradients.record import encode as gradients_link
from tests.driver.stage import TWICE, Stage
from tests.driver.visit import Visit


def gradients_of(stage: Stage) -> Record:
    return read_gradients(stage.query().get("g", ""))[0]


def test_two_steps_back_at_once_are_two_on_gradients(visit: Visit) -> None:
    stage = visit({"g": gradients_link(Record(source="small"))}, path="gradients", ready=False)
    for weight in (1, 2):
        stage.part("next").click()
        stage.until(lambda: gradients_of(stage).weight, weight.__eq__, "the nudge in the link")
    stage.page.evaluate(TWICE)
    stage.until(lambda: gradients_of(stage).weight, (0).__eq__, "the first weight in the link")
    stage.until(lambda: stage.part("gradients").get_attribute("data-weight"), "0".__eq__, "the first weight again")
    assert stage.part("evaluations").inner_text() == "2 loss evaluations", "what the other two cost is taken back"
