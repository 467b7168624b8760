"""Whether the Sweep page leaves the server to others, measured in headless Chromium: `python -m benchmarks.sweep_page`.

One visitor edits in Explore while another's 1,024 runs are being swept, again and again; both browsers draw on this machine too, which a
hosted server would be spared. An edit is a new start, a run nobody has seen: from the click until its picture is on the stage.
"""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Browser, Page

from engine import Config
from tests.driver.stage import address

from .browser import app, high, opened
from .machine import machine

CONFIG = Config(dataset="three_blobs", samples=200, steps=300, noise=0.5)
EDITS, TURNS = 12, 3
WATCH = """() => {
  const find = () => [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)]
    .map((root) => root.querySelector('[data-testid=stage]')).find(Boolean);
  window.shown = () => find()?.dataset.run;
  addEventListener('pointerup', () => { window.released = performance.now(); }, true);
}"""
# whenever a sweep is over, it is to be run again
KEEP_ON = """() => setInterval(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? [e, ...all(e.shadowRoot)] : [e]));
  const sweep = all(document).find((e) => e.dataset?.testid === 'sweep');
  if (sweep?.dataset.state !== 'done') window.asked = false;
  if (sweep?.dataset.state !== 'done' || window.asked) return;
  window.asked = true;
  window.sweeps = (window.sweeps ?? 0) + 1;
  document.querySelector('.st-key-sweep_again button').click();
}, 60)"""


def main() -> None:
    print(machine("streamlit", "numpy"))
    with app() as (browser, server):
        visitor = settled(browser, address(server.url, "", CONFIG), "stage")
        visitor.evaluate(WATCH)
        edits(visitor, 4)  # warms the server
        alone: list[float] = []
        beside: list[float] = []
        sweeper = settled(browser, address(server.url, "sweep", None), "sweep")
        sweeper.locator("[data-testid=sweep][data-state=done]").wait_for()
        print(f"  {'a sweep on the page, first visit':52}{sweep_time(sweeper):>10.2f} s")
        for _ in range(TURNS):
            alone += edits(visitor, EDITS)
            going = sweeper.evaluate(KEEP_ON)
            time.sleep(0.3)
            beside += edits(visitor, EDITS)
            sweeper.evaluate("(id) => clearInterval(id)", going)
            sweeper.locator("[data-testid=sweep][data-state=done]").wait_for()
        swept = sweeper.evaluate("window.sweeps")
        usual, during = statistics.median(alone), statistics.median(beside)
        print(f"  {'an edit in Explore, nobody else there':52}{usual:>10.0f} ms   ({high(alone):.0f} ms at p95)")
        print(f"  {f'the same during a sweep ({swept} sweeps)':52}{during:>10.0f} ms   ({high(beside):.0f} ms at p95)")
        print(f"  {'ratio, under 2 is asked for':52}{during / usual:>10.2f}")


def settled(browser: Browser, url: str, testid: str) -> Page:
    page = opened(browser, url)
    page.get_by_test_id(testid).wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(800)
    return page


def sweep_time(page: Page) -> float:
    """Seconds of one sweep from a click on Run again until the whole map is drawn."""
    began = time.monotonic()
    page.locator(".st-key-sweep_again button").click()
    page.locator("[data-testid=sweep][data-state=running]").wait_for()
    page.locator("[data-testid=sweep][data-state=done]").wait_for()
    return time.monotonic() - began


def edits(page: Page, count: int) -> list[float]:
    """New starts one after another; how long each answer took."""
    took = []
    for _ in range(count):
        before = page.evaluate("shown()")
        page.get_by_role("button", name="New start").click()
        answered = page.wait_for_function("(before) => shown() !== before && performance.now()", arg=before, timeout=20_000)
        took.append(float(answered.json_value()) - float(page.evaluate("window.released")))
        page.wait_for_timeout(120)
    return took


if __name__ == "__main__":
    main()
