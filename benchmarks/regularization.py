"""How fast the Regularization page is, the sweep and the hand: `python -m benchmarks.regularization`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import machine
from benchmarks.stage import high, launched, say
from engine.lambda_path import STRENGTHS, UPDATES, lambda_path, path_config, solve
from engine.study import MODELS, PENALTIES
from scripts.ensure_chromium import ADVICE, find
from scripts.serve import Server
from ui.regularization_paths import PART

POINTS, MOVES = 200, 120
# In the page: for each move, the time from the event to the end of the frame in which the board shows it; and the same for each answer.
WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const board = [document, ...roots].map((root) => root.querySelector('[data-testid=board]')).find(Boolean);
  const noted = (window.noted = { follow: [], answers: [], frames: [], released: null });
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now();
    callback(now);
    noted.frames.push(performance.now() - start);
  });
  let open = null;
  addEventListener('pointermove', (event) => { open ??= event.timeStamp; }, true);
  addEventListener('pointerup', (event) => { noted.released = event.timeStamp; }, true);
  const after = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); then(performance.now()); };
    channel.port2.postMessage(0);
  };
  new MutationObserver((changes) => {
    const since = open;
    if (changes.some((change) => change.attributeName === 'data-rev')) {
      requestAnimationFrame(() => after((now) => noted.answers.push(now - noted.released)));
    } else if (since !== null) {
      open = null;
      after((now) => noted.follow.push(now - since));
    }
  }).observe(board, { attributes: true, subtree: true, characterData: true });
}"""


def main() -> None:
    print(machine("numpy", "streamlit"))
    sweeps()
    chromium = find()
    if chromium is None:
        raise SystemExit(ADVICE)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        Server(Path(folder)) as server,
        launched(playwright, chromium) as browser,
    ):
        page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US").new_page()
        page.goto(f"{server.url}/regularization")
        page.get_by_test_id("board").wait_for()
        page.locator(".st-key-else_support .main-svg").first.wait_for()
        page.wait_for_timeout(1500)
        hand(page)


def sweeps() -> None:
    """60 values × 500 updates × 200 points, all at once and in the parts the page makes of it."""
    for model in ("degree5", "radial"):
        features, settings = MODELS[model]
        for penalty in PENALTIES:
            config = path_config(samples=POINTS, test_fraction=0.0, features=features, feature_settings=settings, penalty=penalty)
            whole = [timed(lambda config=config: lambda_path(config)) for _ in range(3)]
            parts = [
                timed(lambda config=config: [solve(config, STRENGTHS[i : i + PART]) for i in range(0, len(STRENGTHS), PART)])
                for _ in range(3)
            ]
            what = f"{len(STRENGTHS)} λ × {UPDATES} updates × {POINTS} points, {model}, {penalty}"
            say(what + ": at once / in parts", f"{min(whole):.2f} / {min(parts):.2f} s", "under 1.5 s", min(parts) < 1.5)
            began = time.process_time()
            lambda_path(config)
            print(f"{'    of the processor, at once':58} {time.process_time() - began:>20.2f} s")


def timed(act: Any) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def hand(page: Page) -> None:
    """λ, then a square, dragged back and forth a move a frame; let go a few times."""
    page.evaluate(WATCH)
    box = page.get_by_test_id("lambda").bounding_box()
    assert box is not None
    drag(page, [(box["x"] + box["width"] * (0.5 + 0.45 * side(i)), box["y"] + 60) for i in range(MOVES)])
    report(page, "λ dragged")
    square = page.get_by_test_id("square-left-1")
    square.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    rect = square.locator("rect.square").bounding_box()
    assert rect is not None
    drag(page, [(rect["x"] + 60, rect["y"] + 2 + 60 * (1 + side(i))) for i in range(MOVES)])
    report(page, "a square dragged")


def side(i: int) -> float:
    """From −1 to 1 and back, twice in all the moves."""
    turn = (4 * i / MOVES) % 2
    return 2 * turn - 1 if turn <= 1 else 3 - 2 * turn


def drag(page: Page, places: list[tuple[float, float]]) -> None:
    for part in range(0, MOVES, MOVES // 6):
        page.mouse.move(*places[part])
        page.mouse.down()
        for place in places[part : part + MOVES // 6]:
            began = time.monotonic()
            page.mouse.move(*place)
            time.sleep(max(0.0, 1 / 60 - (time.monotonic() - began)))
        page.mouse.up()
        page.wait_for_timeout(1200)


def report(page: Page, what: str) -> None:
    noted = page.evaluate(
        "(() => { const n = { ...window.noted }; window.noted.follow = []; window.noted.answers = []; window.noted.frames = []; return n; })()"
    )
    follow, answers = noted["follow"], noted["answers"]
    say(
        f"{what}: picture and numbers follow, median (p95)",
        f"{statistics.median(follow):.1f} ({high(follow):.1f}) ms",
        "at most 20 (35) ms",
        statistics.median(follow) <= 20 and high(follow) <= 35,
    )
    print(f"{what + ': script a frame, median (p95)':58} {statistics.median(noted['frames']):>15.1f} ({high(noted['frames']):.1f}) ms")
    if answers:
        middle = statistics.median(answers)
        say(f"{what}: let go, until the server's answer is on screen", f"{middle:.0f} ms", "at most 150 ms", middle <= 150)


if __name__ == "__main__":
    main()
