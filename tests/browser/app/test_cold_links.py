"""A deep link is the first thing that a server is asked for: the page it names is drawn in one run of the script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from explorer_app import PAGES
from tests.driver.profiles import DESKTOP
from tests.driver.runs import Runs
from tests.driver.server import Server

FOLDERS = {page.id: page.component for page in PAGES}


@pytest.mark.parametrize("base", ["", "some/path"])
@pytest.mark.parametrize("id", FOLDERS)
def test_a_cold_deep_link_draws_its_page_in_one_run(browser: Browser, start: Callable[..., Server], id: str, base: str) -> None:
    server = start(base=base)
    page = browser.new_context(viewport=DESKTOP, locale="en-US").new_page()
    runs, asked = Runs(page), list[str]()
    page.on("request", lambda request: asked.append(request.url.removeprefix(server.url).split("?")[0]))
    page.goto(f"{server.url}/{id}")
    page.locator(".stage").first.wait_for()
    page.wait_for_timeout(500)
    page.context.close()
    print(runs.__dict__)
    assert (runs.begun, runs.ended, runs.not_found) == (1, ["FINISHED_SUCCESSFULLY"], [])
    assert {folder for folder in FOLDERS.values() if f"/app/static/{folder}/{folder}.js" in asked} == {FOLDERS[id]}
