"""How fast the Losses page follows the hand and is answered: `python -m benchmarks.losses`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import machine
from benchmarks.stage import high, launched, say
from engine.desk import LECTURE_TABLE, Table
from engine.desk_record import Desk, encode
from scripts.ensure_chromium import ADVICE, find
from scripts.serve import Server
from tests.browser.stage import address

MOVES, TRIALS = 150, 20
LARGE = Table(
    names=("cat", "car", "frog", "dog", "ship", "bird"),
    scores=tuple(tuple(float((3 * i + 5 * j) % 7 - 3) for j in range(6)) for i in range(12)),
    labels=tuple(i % 6 for i in range(12)),
)
# In the page: from a move of the pointer to the end of the frame in which the numbers show it; from an act to its answer on the screen.
WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const root = [document, ...roots].map((each) => each.querySelector('[data-testid=losses]')).find(Boolean);
  const noted = (window.noted = { follow: [], answers: [], frames: [], acted: null });
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now();
    callback(now);
    noted.frames.push(performance.now() - start);
  });
  let open = null;
  addEventListener('pointermove', (event) => { open ??= event.timeStamp; }, true);
  addEventListener('pointerup', (event) => { noted.acted = event.timeStamp; }, true);
  const after = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); then(performance.now()); };
    channel.port2.postMessage(0);
  };
  new MutationObserver((changes) => {
    const since = open;
    if (changes.some((change) => change.attributeName === 'data-rev')) {
      request(() => after((now) => noted.answers.push(now - noted.acted)));
    } else if (since !== null) {
      open = null;
      after((now) => noted.follow.push(now - since));
    }
  }).observe(root, { attributes: true, subtree: true, characterData: true });
}"""


def main() -> None:
    print(machine("numpy", "streamlit"))
    chromium = find()
    if chromium is None:
        raise SystemExit(ADVICE)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        Server(Path(folder)) as server,
        launched(playwright, chromium) as browser,
    ):
        for name, table in (("3 × 3", LECTURE_TABLE), ("12 images × 6 classes", LARGE)):
            page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US").new_page()
            page.goto(address(server.url, "losses", {"desk": encode(Desk(table))}))
            page.get_by_test_id("knob-2-2").wait_for()
            page.wait_for_timeout(1500)
            page.evaluate(WATCH)
            hand(page, name)
            answers(page, name)


def hand(page: Page, name: str) -> None:
    """A marker dragged up and down, a move a frame."""
    box = page.get_by_test_id("knob-2-2").locator("path").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(MOVES):
        began = time.monotonic()
        page.mouse.move(x, y + 80 * abs((i / 25) % 2 - 1))
        time.sleep(max(0.0, 1 / 60 - (time.monotonic() - began)))
    page.mouse.up()
    page.wait_for_timeout(1500)
    noted = page.evaluate("window.noted")
    follow = noted["follow"]
    say(
        f"{name}: picture and numbers follow, median (p95)",
        f"{statistics.median(follow):.1f} ({high(follow):.1f}) ms",
        "at most 20 (35) ms",
        statistics.median(follow) <= 20 and high(follow) <= 35,
    )
    frames = noted["frames"]
    print(f"{name + ': script a frame, median (p95)':58} {statistics.median(frames):>15.1f} ({high(frames):.1f}) ms")


def answers(page: Page, name: str) -> None:
    """A score dropped a few times: until the engine's numbers are on the screen."""
    page.evaluate("window.noted.answers.length = 0")
    for trial in range(TRIALS):
        box = page.get_by_test_id("knob-2-2").locator("path").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + (12 if trial % 2 else -12))
        page.mouse.up()
        page.wait_for_timeout(600)
    found = page.evaluate("window.noted.answers")
    middle = statistics.median(found)
    say(
        f"{name}: let go, until the server's answer is on screen ({len(found)} of {TRIALS})",
        f"{middle:.0f} ms",
        "at most 150 ms",
        middle <= 150,
    )


if __name__ == "__main__":
    main()
