"""Make the README's pictures from the running app: `python -m scripts.picture` writes docs/explore.png and docs/explore.webp.

The moving one plays a descent, then drags a point to and fro: everything on it is what a person sees.
"""

from __future__ import annotations

import io
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from engine import Config, simulate
from tests.driver.server import CHROMIUM, ROOT, Server
from tests.driver.stage import Stage, address

from .ensure_chromium import ADVICE, find

CONFIG = Config(
    dataset="three_blobs",
    samples=45,
    noise=0.35,
    seed=3,
    loss="hinge",
    optimizer="momentum",
    learning_rate=0.1,
    batch_size=8,
    steps=120,
)
STILL: ViewportSize = {"width": 1280, "height": 800}
WIDTH = 960  # of the moving picture
UPDATES = [*range(12), *range(12, 40, 2), *range(40, 121, 5)]
FRAME, REST = 80, 900  # milliseconds
LIMIT = 2_000_000


def main() -> None:
    chromium = find()
    if chromium is None:
        raise SystemExit(ADVICE)
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        page = browser.new_context(viewport=STILL, locale="en-US", color_scheme="light").new_page()
        page.goto(address(server.url, "", CONFIG))
        stage = Stage(page).ready()
        page.wait_for_timeout(1500)
        frames = list(played(stage)) + list(dragged(stage))
        page.mouse.move(1, 1)
        stage.scrub(20)
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs" / "explore.png")
        browser.close()
    save(frames, ROOT / "docs" / "explore.webp")


def shot(page: Page) -> Image.Image:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return picture.resize((WIDTH, round(WIDTH * picture.height / picture.width)), Image.Resampling.LANCZOS)


def played(stage: Stage) -> Iterator[tuple[Image.Image, int]]:
    """The descent, closely at first."""
    for step in UPDATES:
        stage.scrub(step)
        stage.page.wait_for_timeout(40)
        yield shot(stage.page), REST if step in (0, UPDATES[-1]) else FRAME


def dragged(stage: Stage) -> Iterator[tuple[Image.Image, int]]:
    """One point, out of its cloud and back, its run following."""
    data = simulate(CONFIG).data
    blob = data.X[data.y == 0]
    x, y = (float(v) for v in blob[int(blob[:, 1].argmin())])
    page, turns = stage.page, 24
    page.mouse.move(*stage.at(x, y))
    page.mouse.down()
    for i in range(turns + 1):
        away = math.sin(math.pi * i / turns)
        page.mouse.move(*stage.at(x + 0.35 * away, y - 0.75 * away))
        page.wait_for_timeout(350)
        yield shot(page), FRAME
    page.mouse.up()


def save(frames: list[tuple[Image.Image, int]], path: Path) -> None:
    """As good as fits: the first quality whose file is under the limit."""
    pictures, times = [picture for picture, _ in frames], [time for _, time in frames]
    for quality in (80, 65, 50, 35, 20):
        pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=times, loop=0, quality=quality, method=4)
        if path.stat().st_size < LIMIT:
            print(f"{path.relative_to(ROOT)}: {len(frames)} frames, {path.stat().st_size / 1000:.0f} kB at quality {quality}")
            return
    raise SystemExit(f"{path} does not fit into {LIMIT / 1e6:g} MB; show fewer updates")


if __name__ == "__main__":
    main()
