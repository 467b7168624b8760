"""Every page with the keyboard alone: Tab goes through all that can be used, and never stays where it is."""

from __future__ import annotations

import pytest

from pages.sweep.record import Record
from pages.sweep.record import encode as sweep
from tests.driver.stage import calm
from tests.driver.visit import Visit

FEW = Record(updates=20, points=40)  # runs of the map that are computed quickly
PAGES = {"": "stage", "losses": "losses", "gradients": "gradients", "regularization": "board", "race": "stage", "surfaces": "surfaces", "sweep": "sweep"}
# After each Tab: notes the element that has the focus, whichever shadow it stands in, until it is none, or the same again.
HELD = """() => {
  Object.assign(window, { met: [], end: "" });
  document.addEventListener("keyup", ({ key }) => {
    if (key !== "Tab" || end) return;
    let held = document.activeElement;
    while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
    if (held === document.body) end = "gone";
    else if (met.at(-1) === held) end = `stuck at ${held.getAttribute("data-testid") ?? held.tagName}`;
    else met.push(held);
  }, true);
}"""
# What a component offers to the keyboard and Tab has not come to.
MISSED = """(root) => [...root.querySelectorAll("button, input, select, textarea, a[href], [tabindex='0']")]
  .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && !met.includes(e))
  .map((e) => e.getAttribute("data-testid") ?? e.getAttribute("aria-label") ?? e.tagName)"""


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_the_whole_page(visit: Visit, path: str) -> None:
    page = visit({"sweep": sweep(FEW)} if path == "sweep" else None, path=path, ready=False).page
    root = page.get_by_test_id(PAGES[path])
    root.wait_for()
    calm(page)
    page.evaluate(HELD)
    for _ in range(40):
        for _ in range(10):
            page.keyboard.press("Tab")
        if page.evaluate("end"):
            break
    assert page.evaluate("end") == "gone", "Tab goes on, until it leaves the page"
    assert root.evaluate(MISSED) == []
