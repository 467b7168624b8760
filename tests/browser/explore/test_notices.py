"""Runs that diverge and data that cannot be learned from: the notice, the button that corrects the settings, and what stays possible."""

from __future__ import annotations

import pytest

from engine import Config
from tests.driver.stage import FOUR
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)


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
