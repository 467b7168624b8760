"""The Sweep page in a real browser: it fills by itself, stops and goes on, is looked at by hand and by keys, and a click opens a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine import simulate
from engine.config import MAX_STEPS
from engine.studies.grid import DIVERGED
from engine.studies.grid_plan import Axis, SweepPlan
from pages.sweep.record import Record, encode
from pages.sweep.sentences import finding, table
from tests.driver.stage import Stage, eventually, in_the_moment
from tests.driver.sweep_page import SMALL, Sweep, whole
from tests.driver.visit import PHONE, Visit

Open = Callable[..., Sweep]
LONG = Record(updates=MAX_STEPS, points=400)  # on any machine there is time to stop it twice
STATES = """root => new MutationObserver(() => (window.states ??= []).push(root.dataset.state)).observe(root, { attributes: true })"""
SOME = "e.dataset.state === 'running' && +e.dataset.ran > 0"


@pytest.fixture
def sweep_page(visit: Visit) -> Open:
    def opened(record: Record = SMALL, **options: Any) -> Sweep:
        return Sweep(visit({"sweep": encode(record)}, path="sweep", ready=False, **options).page)

    return opened


def coloured(colour: str, record: Record) -> bool:
    return record.plan.colour == colour


def test_the_map_fills_and_says_what_it_found(sweep_page: Open) -> None:
    page, filled = sweep_page().finished(), whole()
    assert page.data("ran") == "64"
    page.says("finding", finding(filled)[0].en, "diverged, every one with")
    assert filled.best is not None
    assert page.map.get_attribute("data-cell") == f"{filled.best[0]},{filled.best[1]}", "the best run is shown first"


def test_hovering_shows_the_numbers_of_a_cell(sweep_page: Open) -> None:
    page, filled = sweep_page().finished(), whole()
    row, column = 1, 4
    page.hover(row, column)
    run = simulate(filled.plan.cell(row, column)).run
    assert page.says("cell-loss", f"{run.loss[-1]:.3f}")
    assert page.says("cell-test", f"{100 * filled.test[row, column]:.1f}")
    assert page.says("cell-updates", f"{filled.updates[row, column]:.0f}")
    page.says("cell-values", "1.93, 0.00373")
    eventually(lambda: page.part("this-run").get_attribute("class") or "", lambda names: "late" not in names, "the run's own picture")
    page.page.mouse.move(5, 5)
    eventually(lambda: page.map.get_attribute("data-cell"), lambda cell: cell == ",".join(map(str, filled.best or ())), "back to the best")


def test_a_diverged_cell_says_when_it_left(sweep_page: Open) -> None:
    page, filled = sweep_page().finished(), whole()
    assert filled.status[7, 7] == DIVERGED
    page.hover(7, 7)
    updates = simulate(filled.plan.cell(7, 7)).run.updates
    page.says("cell-loss", f"× diverged at update {updates + 1}")
    page.says("cell-test", "–")


def test_a_click_opens_that_run_in_explore_and_back_leads_to_the_map(sweep_page: Open) -> None:
    page, filled = sweep_page().finished(), whole()
    page.page.mouse.click(*page.place(2, 5))
    stage = Stage(page.page).ready()
    assert stage.config == eventually(lambda: stage.config, lambda config: config == filled.plan.cell(2, 5), "the cell's Config")
    page.page.go_back()
    page.finished()
    assert page.data("ran") == "64"


def test_keys_move_over_the_map_and_enter_opens(sweep_page: Open) -> None:
    page, filled = sweep_page(replace(SMALL, cell=(2, 2))).finished(), whole()
    page.map.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft", "ArrowDown"):
        page.page.keyboard.press(key)
    assert page.map.get_attribute("data-cell") == "3,2"
    page.says("cell-loss", f"{filled.loss[3, 2]:.3f}")
    page.keeps(lambda record: record.cell == (3, 2))
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowRight")
    page.keeps(lambda record: record.cell == (3, 7))
    page.page.keyboard.press("Home")
    page.page.keyboard.press("Enter")
    stage = Stage(page.page).ready()
    eventually(lambda: stage.config, lambda config: config == filled.plan.cell(3, 0), "the cell's Config")


def test_a_sweep_is_stopped_and_goes_on(sweep_page: Open) -> None:
    page = sweep_page(LONG)
    page.root.evaluate(STATES)
    eight = "const said = e.innerText; for (let i = 0; i < 8; i++) press('stop'); return [said, e.dataset.state];"
    said, state = in_the_moment(page.root, SOME, eight)
    assert " / 1024" in said and state == "stopped", "it holds at once, whatever is under way"
    ran = page.rests()
    page.says("counted", f"Stopped at {ran}", "The rest was not run")
    assert int(page.data("ran")) == ran < 1024
    states = page.page.evaluate("window.states")
    assert states.index("stopped") == states.count("running"), f"stopped once and for all, by any number of quick clicks: {states}"
    more = f"{SOME} && +e.dataset.ran > {ran} && performance.now() > e.since + {1000 * page.MOMENT}"
    again = in_the_moment(page.root, more, "press('stop'); return e.dataset.state;", first="e.since = performance.now(); press('stop')")
    assert again == "stopped", "more rows, and stopped once more"
    assert ran < page.rests() < 1024


def test_the_colour_is_a_look(sweep_page: Open) -> None:
    page, filled = sweep_page().finished(), whole()
    for colour in ("test", "updates", "lasted"):
        page.part(f"colour-{colour}").click()
        seen = replace(filled, plan=replace(filled.plan, colour=colour))
        page.says("finding", finding(seen)[0].en)
        page.keeps(partial(coloured, colour))
    page.says("colour-updates", "Updates to 0.7")
    kept = page.record
    assert kept == replace(SMALL, plan=replace(SMALL.plan, colour="lasted", base=kept.plan.base)), "a look changes nothing else"


def test_a_range_that_cannot_be_is_one_sentence_and_is_mended(sweep_page: Open) -> None:
    upside = replace(SMALL, plan=replace(SMALL.plan, x=Axis("learning_rate", 10.0, 0.1, 8)))
    page = sweep_page(upside)
    page.says("finding", "Learning rate η runs from 10 down to 0.1; the first number must be the smaller one.")
    page.page.get_by_text("Exact ranges").click()
    field = page.page.locator(".st-key-sweep_x_low input")
    field.fill("0.01")
    field.press("Enter")
    page.finished()
    assert page.record.plan.x.low == 0.01
    field.fill("50")
    field.press("Enter")
    page.says("finding", "runs from 50 down to 0.1")
    assert page.data("ran") == "64", "the last map stays"


def test_the_table_is_downloaded(sweep_page: Open, tmp_path: Path) -> None:
    page = sweep_page().finished()
    with page.page.expect_download() as waiting:
        page.page.get_by_role("button", name="CSV").click()
    saved = tmp_path / "sweep.csv"
    waiting.value.save_as(saved)
    assert saved.read_text() == table(whole())


def test_korean_and_the_switch(sweep_page: Open) -> None:
    page, filled = sweep_page(locale="ko-KR").finished(), whole()
    page.says("finding", finding(filled)[0].ko, "번은 발산했고")
    page.page.get_by_text("English", exact=True).click()
    page.says("finding", finding(filled)[0].en)
    assert page.record == SMALL


def test_a_tap_looks_and_the_button_opens(sweep_page: Open) -> None:
    page, filled = sweep_page(**PHONE).finished(), whole()
    assert page.data("layout") == "phone"
    page.page.touchscreen.tap(*page.place(3, 2))
    page.keeps(lambda record: record.cell == (3, 2))
    page.says("cell-loss", f"{filled.loss[3, 2]:.3f}")
    page.page.touchscreen.tap(*page.place(5, 1))
    page.keeps(lambda record: record.cell == (5, 1))
    page.part("open").tap()
    stage = Stage(page.page).ready()
    eventually(lambda: stage.config, lambda config: config == filled.plan.cell(5, 1), "the cell's Config")


def test_one_cell_is_a_sweep(sweep_page: Open) -> None:
    one = replace(SMALL, plan=SweepPlan(Axis("learning_rate", 0.5, 0.5, 1), Axis("strength", 0.01, 0.01, 1)))
    page = sweep_page(one).finished()
    assert page.data("ran") == "1"
    page.hover(0, 0)
    page.says("cell-values", "0.5, 0.01")
