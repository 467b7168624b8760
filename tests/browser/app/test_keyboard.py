"""Every page with the keyboard alone: Tab goes through all that can be used, and never stays where it is."""

from __future__ import annotations

import pytest

from tests.driver.losses_page import Open
from tests.driver.stage import calm, eventually
from tests.driver.visit import Visit

PAGES = {"": "stage", "losses": "losses", "gradients": "gradients", "regularization": "board", "race": "stage", "surfaces": "surfaces", "sweep": "sweep"}
# The element that has the focus, whichever shadow it stands in: noted, and said to be new or not.
HELD = """() => {
  let held = document.activeElement;
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  window.met ??= [];
  if (held === document.body) return "gone";
  if (met.at(-1) === held) return `stuck at ${held.getAttribute("data-testid") ?? held.tagName}`;
  met.push(held);
  return "";
}"""
# What a component offers to the keyboard and Tab has not come to.
MISSED = """(root) => [...root.querySelectorAll("button, input, select, textarea, a[href], [tabindex='0']")]
  .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && !met.includes(e))
  .map((e) => e.getAttribute("data-testid") ?? e.getAttribute("aria-label") ?? e.tagName)"""


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_the_whole_page(visit: Visit, path: str) -> None:
    page = visit(path=path, ready=False).page
    root = page.get_by_test_id(PAGES[path])
    root.wait_for()
    calm(page)
    for _ in range(400):
        page.keyboard.press("Tab")
        said = page.evaluate(HELD)
        if said:
            break
    assert said == "gone", "Tab goes on, until it leaves the page"
    assert root.evaluate(MISSED) == []


def test_a_class_is_named_letter_by_letter(desk_page: Open) -> None:
    page = desk_page()
    page.part("class-name-1").click(click_count=3)
    page.page.keyboard.type("tiger")
    page.page.keyboard.press("Enter")
    page.keeps(names=("tiger", "car", "frog"))
    named = eventually(lambda: page.part("score-1-1").get_attribute("aria-label"), "Score of tiger, image 1".__eq__)
    assert named and page.part("class-name-1").input_value() == "tiger"
