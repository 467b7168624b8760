"""What the measurements in a browser share: the app in a fresh Chromium, a hand that moves once a frame, and how a figure is told."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright, ViewportSize, sync_playwright

from scripts.ensure_chromium import ADVICE, find
from tests.driver.server import CHROMIUM, Server

DESKTOP = ViewportSize(width=1280, height=800)
PAINTED = Path(__file__).with_name("painted.js")  # what the scripts that measure need to be there before the page's own
WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")


@contextmanager
def launched(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
    yield browser
    browser.close()


@contextmanager
def app() -> Iterator[tuple[Browser, Server]]:
    """The app, served, and a browser to visit it with."""
    with (
        chromium() as (playwright, path),
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        launched(playwright, path) as browser,
    ):
        yield browser, server


@contextmanager
def chromium() -> Iterator[tuple[Playwright, str]]:
    path = find()
    if path is None:
        raise SystemExit(ADVICE)
    with sync_playwright() as playwright:
        yield playwright, path


def opened(browser: Browser, url: str) -> Page:
    context = browser.new_context(viewport=DESKTOP, locale="en-US")
    context.add_init_script(path=PAINTED)
    page = context.new_page()
    page.goto(url)
    return page


def centre(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None, "not on the screen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def along(page: Page, places: Iterable[tuple[float, float]]) -> None:
    """The pointer moves from place to place, a move a frame."""
    for place in places:
        began = time.monotonic()
        page.mouse.move(*place)
        time.sleep(max(0.0, 1 / 60 - (time.monotonic() - began)))


def stroke(page: Page, start: tuple[float, float], places: Iterable[tuple[float, float]]) -> None:
    """Press at `start`, move along the places, let go."""
    page.mouse.move(*start)
    page.mouse.down()
    along(page, places)
    page.mouse.up()


def say(what: str, measured: str, target: str, good: bool) -> None:
    print(f"{what:58} {measured:>22}   {'ok  ' if good else 'MISS'} {target}", flush=True)


def tell(what: str, measured: str) -> None:
    print(f"{what:58} {measured:>22}", flush=True)


def high(values: list[float], share: float = 0.95) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def middle(values: list[float], digits: int = 1) -> str:
    return f"{statistics.median(values):.{digits}f} ({high(values):.{digits}f}) ms"


def follows(what: str, values: list[float]) -> None:
    """What the hand moves: within 20 ms at the median, 35 at p95."""
    good = statistics.median(values) <= 20 and high(values) <= 35
    say(f"{what}, median (p95)", middle(values), "at most 20 (35) ms", good)


def answers(what: str, values: list[float], limit: float = 150) -> None:
    """What the server answers, at the median."""
    say(f"{what}, median (p95)", middle(values, 0), f"at most {limit:.0f} ms", statistics.median(values) <= limit)
