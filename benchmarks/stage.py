"""How fast the app feels, measured in headless Chromium with software rendering: `python -m benchmarks.stage`.

200 points, 300 updates, three classes, unless a line says otherwise. Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import base64
import math
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from engine import Config, simulate
from tests.driver.server import Server
from tests.driver.stage import Stage, address

from .browser import DESKTOP, PAINTED, along, chromium, follows, high, launched, middle, say, tell
from .machine import machine

CONFIG = Config(dataset="three_blobs", samples=200, steps=300, noise=0.5)
LARGE = CONFIG.but(samples=500, steps=2000)
PROBE = Path(__file__).with_name("probe.js")
MOVES = 150  # in two turns of a circle
RADIUS = 60.0  # its pixels
TRIALS = 5
EMPTY = "import streamlit as st\n\nst.write('hello')\n"


def main() -> None:
    print(machine("streamlit", "numpy"))
    with chromium() as (playwright, path), tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Server(home) as server:
            with launched(playwright, path) as browser:
                print(f"Chromium {browser.version}, headless, software rendering, 1280 × 800\n")
                with visit(browser, server, CONFIG) as _:  # warms the server
                    pass
                playing(browser, server)
                dragging(browser, server)
            first_paint(playwright, path, server, home)


@contextmanager
def visit(browser: Browser, server: Server, config: Config) -> Iterator[tuple[Page, list[int]]]:
    """An open page of the app, and the sizes of the messages it gets."""
    context = browser.new_context(viewport=DESKTOP, locale="en-US")
    for script in (PAINTED, PROBE):
        context.add_init_script(path=script)
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", lambda event: sizes.append(_size(event)))
    page.goto(address(server.url, "", config))
    Stage(page).ready()
    page.wait_for_timeout(1000)
    yield page, sizes
    context.close()


def _size(event: dict[str, Any]) -> int:
    payload = event["response"]["payloadData"]
    return len(base64.b64decode(payload)) if event["response"]["opcode"] == 2 else len(payload.encode())


# playing


def playing(browser: Browser, server: Server) -> None:
    with visit(browser, server, CONFIG) as (page, _):
        for speed in (30, 60, 150, 600):
            rate, costs = play(page, speed, 4.0)
            say(f"playing, {speed} updates/s: frames a second", f"{rate:.1f}", "at least 55", rate >= 55)
            say(
                f"playing, {speed} updates/s: script a frame, median (p95)",
                f"{statistics.median(costs):.2f} ({high(costs):.2f}) ms",
                "under 4 ms",
                statistics.median(costs) < 4,
            )
    with visit(browser, server, LARGE) as (page, sizes):
        for speed in (60, 600):
            rate, costs = play(page, speed, 3.0)
            say(f"500 points × 2,000 updates, {speed}/s: frames a second", f"{rate:.1f}", "at least 30", rate >= 30)
        tell("500 points × 2,000 updates: largest message", f"{max(sizes) / 1000:.0f} kB")


def play(page: Page, speed: int, seconds: float) -> tuple[float, list[float]]:
    """Frames a second while it plays, and the script milliseconds of frames that drew something."""
    stage = Stage(page)
    stage.part("speed").select_option(str(speed))
    frames, spans = 0, 0.0
    costs: list[float] = []
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        stage.scrub(0)
        page.evaluate("probe.record()")
        stage.part("play").click()
        until = page.evaluate("performance.now()") + 1000 * seconds
        page.wait_for_function("(until) => probe.stage.dataset.playing !== 'true' || performance.now() > until", arg=until)
        noted = page.evaluate("probe.take()")
        if stage.playing:
            stage.part("play").click()
        drawn = [i for i, frame in enumerate(noted) if frame["drawn"]]
        if len(drawn) > 2:
            inside = noted[drawn[0] : drawn[-1] + 1]
            frames += len(inside) - 1
            spans += inside[-1]["now"] - inside[0]["now"]
            costs += [frame["cost"] for frame in inside if frame["drawn"]]
    return 1000 * frames / spans, costs


# dragging


def dragging(browser: Browser, server: Server) -> None:
    drawn: list[float] = []
    local: list[float] = []
    settled: list[float] = []
    answered: list[float] = []
    with visit(browser, server, CONFIG) as (page, sizes):
        first, sizes[:] = max(sizes), []
        for attempt in range(2):
            noted = drag(page, attempt)
            drawn += [answer["drawn"] for answer in noted["local"]]
            local += [answer["painted"] for answer in noted["local"]]
            moves = noted["moves"]
            for run in noted["runs"]:
                last = min(run["to"], len(moves))
                answered.append(run["now"] - moves[last - 1])
                settled += [run["now"] - t for t in moves[run["from"] : last]]
        tell("dragging: point, region, row drawn, median (p95)", middle(drawn))
        follows("dragging: point, region, row painted", local)
        for what, found in (("the move's own run on screen", answered), ("any move, until its or a later run", settled)):
            good = statistics.median(found) <= 150 and high(found) <= 300
            say(f"dragging: {what}, median (p95)", middle(found, 0), "at most 150 (300) ms", good)
        say("largest message: at first / while dragging", f"{first / 1000:.0f} / {max(sizes) / 1000:.0f} kB", "at most 150 kB", max(first, *sizes) <= 150e3)


def drag(page: Page, attempt: int) -> dict[str, Any]:
    """Drag one of the worst points around in a circle, a move a frame."""
    stage = Stage(page)
    stage.scrub(300)
    page.wait_for_timeout(600)
    row = page.locator("[data-testid=row]:not([hidden])").nth(attempt)
    index = int(row.get_attribute("data-index") or 0)
    x, y = place_of(page, stage, index)
    box = stage.data_plane.bounding_box()
    assert box is not None
    # a circle through the point, its centre towards the middle of the plane; more than the hand's slop from move to move
    turn = math.atan2(y - (box["y"] + box["height"] / 2), x - (box["x"] + box["width"] / 2))
    middle_x, middle_y = x - RADIUS * math.cos(turn), y - RADIUS * math.sin(turn)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"probe.watch({index})")
    angles = [turn + 2 * math.pi * i * 2 / MOVES for i in range(1, MOVES + 1)]
    along(page, [(middle_x + RADIUS * math.cos(angle), middle_y + RADIUS * math.sin(angle)) for angle in angles])
    page.wait_for_timeout(1000)
    noted: dict[str, Any] = page.evaluate("probe.stop()")
    page.mouse.up()
    page.wait_for_timeout(500)
    return noted


def place_of(page: Page, stage: Stage, index: int) -> tuple[float, float]:
    """Where a point is on the screen: the engine knows the data, and the link has what was moved since."""
    data = simulate(stage.config).data
    x, y = data.X[index]
    return stage.at(float(x), float(y))


# the first paint


def first_paint(playwright: Playwright, path: str, server: Server, home: Path) -> None:
    script = home / "empty.py"
    script.write_text(EMPTY)
    ours: list[float] = []
    theirs: list[float] = []
    with Server(home, script=script) as empty:
        for trial in range(TRIALS + 1):
            pair = (
                painted(playwright, path, address(server.url, "", CONFIG), "[data-testid=stage][data-status]"),
                painted(playwright, path, empty.url, "[data-testid=stMarkdownContainer] p"),
            )
            if trial:  # the first warms both servers
                ours.append(pair[0])
                theirs.append(pair[1])
    over = statistics.median(ours) - statistics.median(theirs)
    tell("first paint, cold browser: the stage / an empty page", f"{statistics.median(ours):.0f} / {statistics.median(theirs):.0f} ms")
    say("first paint: the stage over an empty Streamlit page", f"{over:.0f} ms", "at most 1,000 ms", over <= 1000)


def painted(playwright: Playwright, path: str, url: str, wanted: str) -> float:
    """Milliseconds from the navigation's start to the first paint with `wanted` in it, in a browser of its own."""
    with launched(playwright, path) as browser:
        context = browser.new_context(viewport=DESKTOP, locale="en-US")
        for script in (PAINTED, PROBE):
            context.add_init_script(path=script)
        context.add_init_script(f"probe.wanted = {wanted!r}")
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("probe.painted !== null", timeout=60_000)
        return float(page.evaluate("probe.painted"))


if __name__ == "__main__":
    main()
