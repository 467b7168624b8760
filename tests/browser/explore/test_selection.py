"""A hovered or selected example is marked in the data plane and in the table."""

from __future__ import annotations

from engine import Config
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)


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
