"""The open update shows the formulas of the paused update."""

from __future__ import annotations

from engine import Config, simulate
from engine.views import opened
from pages.explore.formulas import opened_latex
from tests.driver.layout import OVER
from tests.driver.stage import FOUR
from tests.driver.visit import PHONE, Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)


def test_the_opened_update_follows_the_paused_step(visit: Visit) -> None:
    """Below the stage, the numbers in the formulas are this update's."""
    stage = visit(CONFIG)
    stage.widget("open_update").locator("summary").click()
    formulas = stage.widget("opened").locator(".katex-mathml annotation")
    stage.until(formulas.count, lambda n: n > 3, "the formulas")
    stage.scrub(30)
    stage.until(formulas.all_text_contents, lambda now: shows(now, 30), "formulas of update 30")
    stage.go("ArrowRight", 31)
    stage.until(formulas.all_text_contents, lambda now: shows(now, 31), "formulas of update 31")
    stage.go("ArrowLeft", 30)
    stage.until(formulas.all_text_contents, lambda now: shows(now, 30), "and back to update 30")
    stage.part("speed").select_option("5")
    stage.part("play").click()
    stage.until(lambda: stage.step, lambda step: step > 31, "some updates")
    stage.part("play").click()
    stage.until(lambda: stage.playing, lambda on: not on, "the pause")
    stage.until(formulas.all_text_contents, lambda now: shows(now, stage.step), "where the play was stopped")
    assert 31 < stage.step < 60
    stage.row(3).click()
    stage.until(formulas.all_text_contents, lambda now: any(r"\varphi_{4}" in line for line in now), "the chosen example's")
    stage.part("first").click()
    latest = stage.until(formulas.all_text_contents, lambda now: shows(now, 0, 3), "and the start again")
    assert not shows(latest, 30, 3), "a step's formulas are its own"


def test_on_a_phone_an_opened_updates_formulas_break_where_there_is_no_room(visit: Visit) -> None:
    stage = visit(Config(dataset="three_blobs", strength=0.0, steps=20, start="random"), **PHONE)
    stage.widget("open_update").locator("summary").tap()
    formulas = stage.widget("opened").locator(".katex-display")
    stage.until(formulas.count, lambda n: n == 7, "the rows")
    over = formulas.evaluate_all(OVER)
    assert max(over) <= 1, over


def shows(formulas: list[str], step: int, example: int = 0) -> bool:
    """Whether the opened update is the engine's own of this update."""
    return formulas == [latex for _, latex in opened_latex(opened(simulate(CONFIG), step, example), "en")]
