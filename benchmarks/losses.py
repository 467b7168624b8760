"""How fast the Losses page follows the hand and is answered: `python -m benchmarks.losses`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

from playwright.sync_api import Page

from pages.losses.record import Desk, encode
from pages.losses.score_table import LECTURE_TABLE, Table
from tests.driver.stage import address

from .browser import WATCH, answers, app, centre, follows, middle, opened, stroke, tell
from .machine import machine

MOVES, TRIALS = 150, 20
LARGE = Table(
    names=("cat", "car", "frog", "dog", "ship", "bird"),
    scores=tuple(tuple(float((3 * i + 5 * j) % 7 - 3) for j in range(6)) for i in range(12)),
    labels=tuple(i % 6 for i in range(12)),
)


def main() -> None:
    print(machine("numpy", "streamlit"))
    with app() as (browser, server):
        for name, table in (("3 × 3", LECTURE_TABLE), ("12 images × 6 classes", LARGE)):
            page = opened(browser, address(server.url, "losses", {"desk": encode(Desk(table))}))
            page.get_by_test_id("knob-2-2").wait_for()
            page.wait_for_timeout(1500)
            page.evaluate(WATCH, "losses")
            hand(page, name)
            act(page, name)


def hand(page: Page, name: str) -> None:
    """A marker dragged up and down, a move a frame."""
    x, y = knob(page)
    stroke(page, (x, y), [(x, y + 80 * abs((i / 25) % 2 - 1)) for i in range(MOVES)])
    page.wait_for_timeout(1500)
    noted = page.evaluate("taken()")
    follows(f"{name}: picture and numbers follow", noted["follow"])
    tell(f"{name}: script a frame, median (p95)", middle(noted["frames"]))


def act(page: Page, name: str) -> None:
    """A score dropped a few times: until the engine's numbers are on the screen."""
    for trial in range(TRIALS):
        x, y = knob(page)
        stroke(page, (x, y), [(x, y + (12 if trial % 2 else -12))])
        page.wait_for_timeout(600)
    found = page.evaluate("taken()")["answers"]
    answers(f"{name}: let go, the answer on screen ({len(found)} of {TRIALS})", found)


def knob(page: Page) -> tuple[float, float]:
    return centre(page.get_by_test_id("knob-2-2").locator("path"))


if __name__ == "__main__":
    main()
