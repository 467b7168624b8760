"""The Surfaces page as a hand and an eye know it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from engine.landscape.surfaces import SURFACES
from engine.studies.descents import Descents, decode

from .stage import eventually

Open = Callable[..., "Surfaces"]


class Surfaces:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("surfaces")
        self.root.wait_for()
        self.part("part-value-0").wait_for()

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    @property
    def kept(self) -> Descents:
        """What the link says."""
        found, notes = decode(str(self.page.evaluate("new URL(location.href).searchParams.get('surf') ?? ''")))
        assert not notes
        return found

    def keeps(self, holds: Callable[[Descents], bool], what: str) -> Descents:
        return eventually(lambda: self.kept, holds, what)

    def says(self, testid: str, *words: str) -> str:
        return eventually(
            lambda: self.part(testid).inner_text().replace("\u00a0", " "),
            lambda text: all(word in text for word in words),
            f"{words} in {testid}",
        )

    @property
    def step(self) -> int:
        return int(self.root.get_attribute("data-step") or -1)

    @property
    def revision(self) -> int:
        return int(self.root.get_attribute("data-rev") or -1)

    @property
    def start(self) -> tuple[float, float]:
        x, y = str(self.part("surface-plane").get_attribute("data-start")).split(",")
        return float(x), float(y)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the surface is on the screen."""
        box = self.part("surface-plane").bounding_box()
        assert box is not None
        x0, x1, y0, y1 = SURFACES[self.kept.surface].window
        return box["x"] + (x - x0) / (x1 - x0) * box["width"], box["y"] + (y1 - y) / (y1 - y0) * box["height"]
