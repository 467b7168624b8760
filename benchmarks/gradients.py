"""How fast the Gradients page is, its tables and the hand: `python -m benchmarks.gradients`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from playwright.sync_api import Page

from engine import Config
from engine.checks.bug_case import case_config, suspects
from engine.run.simulate import data_of, fit_of
from engine.studies.cost import measure
from engine.studies.finite_differences import POWERS, lens, nudges

from .browser import answers, app, follows, opened, stroke, tell
from .machine import machine

SIZES = {
    "200 points, 9 weights": Config(samples=200, start="random", strength=0.1),
    "500 points, 126 weights": Config(
        dataset="drawn",
        points=tuple((float(x), float(y), i % 6) for i, (x, y) in enumerate(np.random.default_rng(1).uniform(-1, 1, (500, 2)))),
        classes=6, features="polynomial", feature_settings=(("degree", 5),), start="random", strength=0.1,
    ),
}  # fmt: skip
SWEEPS, ACTS = 8, 30
# In the page: for each move that changed something, the time from the event to the end of the frame that shows it; for each act, to its answer.
WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const root = [document, ...roots].map((r) => r.querySelector('[data-testid=gradients]')).find(Boolean);
  const noted = (window.noted = { follow: [], answers: [] });
  let moved = null, acted = null;
  addEventListener('pointermove', (event) => { moved = event.timeStamp; }, true);
  addEventListener('pointerdown', (event) => { acted = event.timeStamp; }, true);
  new MutationObserver((changes) => {
    const names = changes.map((change) => change.attributeName);
    const since = names.includes('data-rev') ? acted : moved, list = names.includes('data-rev') ? noted.answers : noted.follow;
    if (since !== null) requestAnimationFrame(() => painted((now) => list.push(now - since)));
  }).observe(root, { attributes: true, attributeFilter: ['data-power', 'data-rev'] });
}"""


def main() -> None:
    print(machine("numpy", "streamlit"))
    engine()
    with app() as (browser, server):
        page = opened(browser, f"{server.url}/gradients?n=200")
        page.locator(".st-key-cost .js-plotly-plot").wait_for(timeout=60_000)
        page.wait_for_timeout(1500)
        hand(page)


def least(act: Callable[[], object], times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
    return 1000 * best


def engine() -> None:
    """What one answer computes at most; nothing of it is computed twice."""
    for name, config in SIZES.items():
        fit = fit_of(config, data_of(config))
        parts = {
            "every weight, every h": least(lambda fit=fit: nudges(fit, fit.start)),  # type: ignore[misc]
            "lens along one weight, every h": least(lambda fit=fit: lens(fit, fit.start, np.array([0]), POWERS, 97 if fit.d < 31 else 33)),  # type: ignore[misc]
            "all mistakes examined": least(lambda c=config, fit=fit: suspects(case_config(c, fit.start, "softmax")), 2),  # type: ignore[misc]
        }
        for part, took in parts.items():
            tell(f"{name}: {part}", f"{took:.1f} ms")
    began = time.perf_counter()
    measure()
    tell("cost of both gradients, all sizes", f"{time.perf_counter() - began:.2f} s")


def hand(page: Page) -> None:
    page.evaluate(WATCH)
    plot = page.get_by_test_id("errors")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    for sweep in range(SWEEPS):
        there = (box["x"] + 45, box["x"] + box["width"] - 20)
        start, end = there if sweep % 2 == 0 else there[::-1]
        stroke(page, (start, y), [(start + (end - start) * i / 30, y) for i in range(1, 31)])
        page.wait_for_timeout(600)
    follow = page.evaluate("noted.follow")
    page.get_by_test_id("next").scroll_into_view_if_needed()
    page.evaluate("noted.answers = []")
    for _ in range(ACTS):
        page.get_by_test_id("next").click()
        page.wait_for_timeout(500)
    follows("dragging h: every picture and number on screen", follow)
    found = page.evaluate("noted.answers")
    answers(f"the next weight: the server's answer on screen, {len(found)} acts", found)


if __name__ == "__main__":
    main()
