"""The panels move together: point and row, the dot of the loss plane, the notices and what mends them."""

from __future__ import annotations

import pytest

from engine import Config, simulate
from engine.views import opened
from pages.explore.formulas import opened_latex
from tests.driver.layout import OVER
from tests.driver.stage import Stage
from tests.driver.visit import PHONE, Visit

FOUR = ((-0.6, 0.5, 0), (-0.5, -0.4, 0), (0.6, 0.4, 1), (0.5, -0.5, 1))
CONFIG = Config(dataset="drawn", points=FOUR, steps=60)
TWO_FREE = Config(dataset="drawn", points=FOUR, steps=60, free=(0, 1))


def selected(stage: Stage) -> list[str]:
    rows = stage.page.locator("[data-testid=row][aria-selected=true]:not([hidden])")
    found: list[str] = rows.evaluate_all("rows => rows.map((row) => row.dataset.index)")
    return found


def picture(stage: Stage) -> bytes:
    return stage.data_plane.screenshot()


def test_hovering_a_point_lights_its_row(visit: Visit) -> None:
    stage = visit(CONFIG)
    for i, (x, y, _) in enumerate(FOUR):
        stage.page.mouse.move(*stage.at(x, y))
        stage.until(lambda: selected(stage), [str(i)].__eq__, f"row {i} alone")
    stage.page.mouse.move(*stage.at(0.0, 0.0))
    assert stage.until(lambda: selected(stage), lambda rows: rows == [], "no row") == []


def test_hovering_and_clicking_a_row_lights_its_point(visit: Visit) -> None:
    stage = visit(CONFIG)
    plain = picture(stage)
    stage.row(2).hover()
    stage.until(lambda: picture(stage), lambda now: now != plain, "the point's ring")
    stage.row(2).click()
    stage.page.mouse.move(*stage.at(0.0, 0.0))
    stage.until(lambda: selected(stage), lambda rows: rows == ["2"], "the chosen row")
    chosen = picture(stage)
    stage.page.keyboard.press("Escape")
    stage.until(lambda: selected(stage), lambda rows: rows == [], "no row")
    assert stage.until(lambda: picture(stage), lambda now: now != chosen, "the point without its ring") != chosen


@pytest.mark.parametrize("config", [CONFIG, TWO_FREE], ids=["slice", "exact"])
def test_dragging_the_dot_gives_a_new_start(visit: Visit, config: Config) -> None:
    stage = visit(config)
    box = stage.loss_plane.bounding_box()
    assert box
    before, start = stage.run, stage.number("loss")
    dot = stage.dot()
    aim = box["x"] + 0.75 * box["width"], box["y"] + 0.3 * box["height"]
    stage.slide(dot, aim, steps=12)
    moved = stage.settled(lambda c: not isinstance(c.start, str), "a start of its own")
    assert len(moved.start) == 6
    if config.free != "all":
        assert moved.start[2:] == (0.0,) * 4, "held weights stay"
    stage.until(lambda: stage.run, lambda run: run != before, "a new run")
    stage.until(lambda: stage.number("loss"), lambda loss: loss != start, "another loss at update 0")
    stage.part("undo").click()
    stage.settled(lambda c: c == config)


def test_a_diverging_run_says_so_and_the_button_mends_it(visit: Visit) -> None:
    stage = visit(CONFIG.but(learning_rate=1e6, regularizer="l2", strength=1.0))
    stage.until(lambda: stage.data("status"), lambda status: status == "diverged", "the outcome")
    notice = stage.part("notice")
    notice.wait_for()
    assert len(notice.locator("p").inner_text()) > 20
    stage.part("fix").click()
    stage.until(lambda: stage.data("status"), lambda status: status != "diverged", "a run that does not diverge")
    mended = stage.settled(lambda c: c.learning_rate < 1e6)
    assert mended.points == FOUR
    stage.part("undo").click()
    stage.until(lambda: stage.data("status"), lambda status: status == "diverged", "undo")


def test_a_diverged_run_plays_its_finite_part(visit: Visit) -> None:
    stage = visit(CONFIG.but(learning_rate=1e6, regularizer="l2", strength=1.0))
    stage.page.keyboard.press("End")
    last = stage.until(lambda: stage.step, lambda step: step > 0, "the last finite update")
    assert last < 60
    counts = stage.counts()
    assert not any(word in text.lower() for text in counts.values() for word in ("nan", "inf", "null", "undefined")), counts


@pytest.mark.parametrize("loss", ["softmax", "hinge"])
def test_two_classes_at_one_place_run_and_stay_wrong(visit: Visit, loss: str) -> None:
    stage = visit(CONFIG.but(points=((0.1, 0.2, 0), (0.1, 0.2, 1)), loss=loss))
    stage.go("End", 60)
    assert stage.number("train") == 50
    assert "NaN" not in stage.part("example-table").inner_text() + str(stage.counts())


@pytest.mark.parametrize(
    "points",
    [((0.1, 0.2, 0),), ((0.1, 0.2, 0), (0.3, 0.1, 0)), ((0.1, 0.2, 1),) * 5],
    ids=["one point", "one class", "all the same"],
)
def test_nothing_to_tell_apart_is_said_and_drawing_goes_on(visit: Visit, points: tuple[tuple[float, float, int], ...]) -> None:
    stage = visit(CONFIG.but(points=points))
    stage.part("notice").wait_for()
    assert len(stage.part("notice").inner_text()) > 20
    assert stage.part("play").is_disabled()
    assert set(stage.counts().values()) == {"–"}
    assert not stage.root.locator(".badge").is_visible(), "there is no run whose start could be checked"
    stage.page.keyboard.press("1" if points[0][2] else "2")
    stage.click(-0.5, -0.5)
    stage.points(len(points) + 1)
    stage.part("notice").wait_for(state="hidden")
    stage.go("End", 60)


def test_no_points_is_a_place_to_begin(visit: Visit) -> None:
    stage = visit(CONFIG.but(points=()))
    assert stage.part("play").is_disabled()
    assert stage.page.locator("[data-testid^=preset-]").count() >= 2
    assert set(stage.counts().values()) == {"–"}


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
