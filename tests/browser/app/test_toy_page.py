"""Adding a page is local: one folder in pages/, one in static/, one line and its import in explorer_app.py."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.driver.profiles import DESKTOP
from tests.driver.runs import Runs
from tests.driver.server import ROOT, Server
from tests.driver.stage import eventually
from tests.driver.tree import changed, copied
from ui.state.arrival import IN_FLIGHT

TOY = ROOT / "tests" / "pages" / "toy"


def with_toy(folder: Path) -> Path:
    """A copy of the app with the toy page."""
    tree = copied(folder)
    shutil.copytree(TOY / "page", tree / "pages" / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TOY / "static", tree / "static" / "toy")
    entry = tree / "explorer_app.py"
    changed(entry, "surfaces, sweep\n", "surfaces, sweep, toy\n")
    changed(entry, "sweep.PAGE)", "sweep.PAGE, toy.PAGE)")
    return tree


@pytest.fixture
def toy(browser: Browser, start: Callable[..., Server], tmp_path: Path) -> tuple[Server, Page, Runs]:
    tree = with_toy(tmp_path / "app")
    server = start(script=tree / "explorer_app.py", cwd=tree)
    page = browser.new_context(viewport=DESKTOP, locale="en-US").new_page()
    return server, page, Runs(page)


def test_a_page_added_in_one_place_opens_keeps_a_record_and_takes_part_in_undo(toy: tuple[Server, Page, Runs]) -> None:
    server, page, runs = toy
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    count = page.get_by_test_id("count")

    def shows(number: int, query: str) -> None:
        eventually(count.inner_text, str(number).__eq__, f"the count {number}")
        eventually(lambda: page.url.removeprefix(server.url), f"/toy{query}".__eq__, f"the link {query!r}")

    page.goto(f"{server.url}/toy?toy=n~3")
    shows(3, "?toy=n~3")
    eventually(lambda: page.evaluate("0") or runs.ended, bool, "the end of the first run")
    assert (runs.pictures[0], runs.not_found) == (1, [])
    page.get_by_test_id("more").click()
    shows(4, "?toy=n~4")
    page.keyboard.press("Control+z")
    shows(3, "?toy=n~3")
    page.keyboard.press("Control+y")
    shows(4, "?toy=n~4")
    page.wait_for_timeout(1000 * IN_FLIGHT + 200)  # until then an older address may be one that was on its way
    page.go_back()
    shows(3, "?toy=n~3")
    # another page keeps the record, and its link says so
    page.get_by_role("link", name="Losses").click()
    page.get_by_test_id("losses").wait_for()
    eventually(lambda: page.url.removeprefix(server.url), "/losses?toy=n~3".__eq__, "the link of the other page")
    page.goto(f"{server.url}/toy?toy=n~1e9")
    shows(0, "?toy=n~1e9")
    page.get_by_text("is not possible").wait_for()
    page.context.close()
    assert not faults and not server.tracebacks()
