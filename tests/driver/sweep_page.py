"""The Sweep page as a hand and an eye know it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from engine.studies.grid import SweepMap, blocks
from engine.studies.grid_plan import Axis, SweepPlan
from pages.sweep.model import planned
from pages.sweep.record import Record, decode
from ui.state.store import START

from .stage import calm, eventually


class Sweep:
    MOMENT = 0.6  # seconds: quick clicks on Stop are one

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("sweep")
        self.map = page.get_by_test_id("sweep-map")
        self.root.wait_for()

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def data(self, name: str) -> str:
        return str(self.root.get_attribute(f"data-{name}") or "")

    def finished(self) -> Sweep:
        self.page.locator("[data-testid=sweep][data-state=done]").wait_for()
        calm(self.page)
        return self

    def rests(self) -> int:
        """The runs there are once no slice is under way any more: the script is at its end, and none has come for five seconds."""
        seen = [-1]
        while len(seen) < 6 or len(set(seen[-6:])) > 1:
            assert len(seen) < 60, f"it never rests: {seen}"
            self.page.wait_for_timeout(1000)
            calm(self.page)
            seen.append(int(self.data("ran")))
        return seen[-1]

    def place(self, row: int, column: int) -> tuple[float, float]:
        """Where a cell is in the window."""
        self.map.scroll_into_view_if_needed()
        left, top, cw, ch, _, ny = map(float, str(self.map.get_attribute("data-grid")).split(","))
        box = self.map.bounding_box()
        assert box is not None
        return box["x"] + left + (column + 0.5) * cw, box["y"] + top + (ny - row - 0.5) * ch

    def hover(self, row: int, column: int) -> None:
        self.page.mouse.move(*self.place(row, column), steps=3)

    @property
    def record(self) -> Record:
        """What the link says the page keeps."""
        found, notes = decode(str(self.page.evaluate("new URL(location.href).searchParams.get('sweep') ?? ''")))
        assert not notes
        return found

    def keeps(self, holds: Callable[[Record], bool]) -> Record:
        return eventually(lambda: self.record, holds, "the record in the link")

    def says(self, testid: str, *words: str) -> str:
        def plain(text: str) -> str:
            return text.replace("\u00a0", " ")

        return eventually(
            lambda: plain(self.part(testid).inner_text()), lambda text: all(plain(word) in text for word in words), f"{words} in {testid}"
        )


SMALL = Record(SweepPlan(Axis("learning_rate", 0.01, 100.0, 8), Axis("strength", 0.001, 10.0, 8), target=0.7), updates=40, points=60)


def whole(record: Record = SMALL) -> SweepMap:
    plan, wrong = planned(record, START)
    assert wrong is None
    return list(blocks(plan))[-1]
