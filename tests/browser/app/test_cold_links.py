"""A deep link is the first thing that a server is asked for: the page it names is drawn in one run of the script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from streamlit.runtime.pages_manager import PagesManager

from explorer_app import PAGES
from tests.driver.profiles import DESKTOP
from tests.driver.runs import Runs
from tests.driver.server import Server
from tests.driver.stage import eventually
from tests.driver.tree import changed, copied

FOLDERS = {page.id: page.component for page in PAGES}
BASES = ("", "some/path")
SETTING = "PagesManager.uses_pages_directory = False"


def opened(browser: Browser, server: Server, path: str) -> tuple[Runs, set[str]]:
    """Open an address; the runs until the first one is over and a component is there, and the folders whose components were asked for."""
    page = browser.new_context(viewport=DESKTOP, locale="en-US").new_page()
    runs, asked = Runs(page), list[str]()
    page.on("request", lambda request: asked.append(request.url.removeprefix(server.url).split("?")[0]))
    page.goto(f"{server.url}/{path}")
    page.locator(".stage").first.wait_for()
    eventually(lambda: page.evaluate("0") or runs.ended, bool, "the end of the first run")
    page.context.close()
    return runs, {folder for folder in FOLDERS.values() if f"/app/static/{folder}/{folder}.js" in asked}


@pytest.mark.parametrize("id, base", [*((id, BASES[i % 2]) for i, id in enumerate(FOLDERS)), ("explore", BASES[1]), ("losses", BASES[0])])
def test_a_cold_deep_link_draws_its_page_in_one_run(browser: Browser, start: Callable[..., Server], id: str, base: str) -> None:
    """The home page's own address is the root."""
    runs, folders = opened(browser, start(base=base), "" if id == PAGES[0].id else id)
    assert (runs.ended[0], runs.pictures[0], runs.not_found) == ("FINISHED_SUCCESSFULLY", 1, [])
    assert folders == {FOLDERS[id]}


def test_the_home_pages_name_is_an_address_too(browser: Browser, start: Callable[..., Server]) -> None:
    runs, folders = opened(browser, start(), PAGES[0].id)
    assert not runs.not_found and folders == {PAGES[0].component}


def test_without_the_entrys_setting_no_page_is_found_at_first(browser: Browser, start: Callable[..., Server], tmp_path: Path) -> None:
    """Streamlit takes pages/ for a folder of scripts. Where this fails, the setting in explorer_app.py is no longer needed."""
    tree = copied(tmp_path / "app")
    changed(tree / "explorer_app.py", f"    {SETTING}\n", "")
    runs, _ = opened(browser, start(script=tree / "explorer_app.py", cwd=tree), "losses")
    assert runs.not_found


def test_streamlit_has_the_attribute_that_the_entry_sets() -> None:
    """Where this fails, Streamlit decides in another way whether pages/ is a folder of scripts, and a cold deep link may not be found."""
    assert "uses_pages_directory" in vars(PagesManager)
