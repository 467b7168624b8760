"""How fast the Regularization page is, the sweep and the hand: `python -m benchmarks.regularization`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

from engine.studies.lambda_path import STRENGTHS, UPDATES, lambda_path, path_config, solve
from pages.regularization.model import PART
from pages.regularization.record import MODELS, PENALTIES

from .browser import WATCH, answers, app, follows, middle, opened, say, stroke, tell
from .machine import machine

POINTS, MOVES = 200, 120


def main() -> None:
    print(machine("numpy", "streamlit"))
    sweeps()
    with app() as (browser, server):
        page = opened(browser, f"{server.url}/regularization")
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
            tell("    of the processor, at once", f"{time.process_time() - began:.2f} s")


def timed(act: Any) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def hand(page: Page) -> None:
    """λ, then a square, dragged back and forth a move a frame; let go a few times."""
    page.evaluate(WATCH, "board")
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
        stroke(page, places[part], places[part : part + MOVES // 6])
        page.wait_for_timeout(1200)


def report(page: Page, what: str) -> None:
    noted = page.evaluate("taken()")
    follows(f"{what}: picture and numbers follow", noted["follow"])
    tell(f"{what}: script a frame, median (p95)", middle(noted["frames"]))
    if noted["answers"]:
        answers(f"{what}: let go, the server's answer on screen", noted["answers"])


if __name__ == "__main__":
    main()
