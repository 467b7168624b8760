"""A visit's first page: the stage comes first, the sidebar after it, and nothing moves when it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from engine import Config
from tests.driver.profiles import DESKTOP
from tests.driver.server import ROOT, Server
from tests.driver.stage import address, drawn, eventually

# Every place the drawn stage was seen at, and whether the sidebar had its controls by then.
WATCH = """
window.places = [];
(function look() {
  const host = [...document.querySelectorAll('.st-key-stage *')].find((element) => element.shadowRoot);
  const stage = host?.shadowRoot.querySelector('[data-status]')?.getBoundingClientRect();
  const sidebar = Boolean(document.querySelector('.st-key-reset button'));
  if (stage?.width) {
    const place = [Math.round(stage.left), Math.round(stage.top), Math.round(stage.width), sidebar];
    if (String(places.at(-1)) !== String(place)) places.push(place);
  }
  requestAnimationFrame(look);
})();
"""
SENT = "[...document.querySelectorAll('[data-testid=stHtml] style')].some((style) => style.textContent.includes('stMainBlockContainer'))"

# A browser that is slow to paint is waited for as long as it takes: Python reads this before the app.
PATIENT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from ui.components import first_paint
first_paint.PATIENCE = 30
"""


@pytest.mark.parametrize("late", [False, True], ids=["plain", "style sheet last"])
def test_the_stage_comes_first_and_stays_where_it_is(
    browser: Browser, start: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    (tmp_path / "sitecustomize.py").write_text(PATIENT)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    server = start()
    context = browser.new_context(viewport=DESKTOP, locale="en-US")
    context.add_init_script(WATCH)
    page = context.new_page()
    said: list[str] = []
    page.on("request", lambda request: said.append(request.url.removeprefix(server.url)))
    held: list[Route] = []
    if late:
        page.route("**/static/js/Html.*.js", lambda route: held.append(route))  # Streamlit's module that shows what st.html sends
    page.goto(address(server.url, "", Config(steps=20)))
    page.get_by_test_id("stage").and_(page.locator("[data-status]")).wait_for()
    page.locator(".st-key-reset button").first.wait_for()
    if late:
        eventually(lambda: (page.evaluate("0"), len(held))[1], bool, "the request for the module")
        held[0].continue_()
    eventually(lambda: page.evaluate(SENT), bool, "the frame's style sheet")
    drawn(page)
    places = page.evaluate("places")
    context.close()
    assert said.count("/live/painted") == 1
    assert not places[0][3] and places[-1][3], "the stage was there before the sidebar"
    assert len({tuple(where) for *where, _ in places}) == 1, places
