"""The Gradients page as a hand and an eye know it."""

from __future__ import annotations

from typing import Any

from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import nudges
from pages.gradients.model import SMALL
from pages.gradients.record import Record, decode, encode
from tests.driver.visit import Visit

from .stage import Stage, eventually

FORWARD, CENTRAL = 0, 1  # rows of the table of finite differences
FIT = fit_of(SMALL, data_of(SMALL))


class Hand:
    """The page as a hand and an eye know it."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.root = self.page.get_by_test_id("gradients")
        self.root.wait_for()
        eventually(lambda: self.root.get_attribute("data-weight"), lambda weight: weight is not None, "the first answer")

    def part(self, id: str) -> str:
        return self.page.get_by_test_id(id).inner_text().strip()

    def click(self, id: str) -> None:
        self.page.get_by_test_id(id).click()

    def seen(self, name: str) -> str:
        return self.root.get_attribute(f"data-{name}") or ""

    def cells(self, row: int, of: str = "slope") -> list[str]:
        """What one row says, without its bars."""
        texts = self.page.get_by_test_id(of).nth(row).locator("td").all_inner_texts()
        return [text.replace("\n", "").strip() for text in texts]

    def record(self) -> Record:
        record, notes = decode(self.stage.query().get("g", ""))
        assert not notes
        return record

    def until(self, what: str, **fields: object) -> Record:
        """Wait until the link says so."""
        return eventually(self.record, lambda record: all(getattr(record, k) == v for k, v in fields.items()), what)

    def verdicts(self, of: str = "slope") -> list[str]:
        return [row.get_attribute("data-verdict") or "" for row in self.page.get_by_test_id(of).all()]

    def reads(self, id: str, words: str) -> None:
        eventually(lambda: self.part(id).replace("\n", ""), lambda text: words in text, words)

    def drag_h(self, power: int) -> None:
        """Drag along the error's curve to 10^-power."""
        plot = self.page.get_by_test_id("errors")
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        y, now = box["y"] + box["height"] / 2, int(self.seen("power"))
        x = [box["x"] + 40 + (p - 1) / 13 * (box["width"] - 54) for p in (now, power)]
        self.stage.slide((x[0], y), (x[1], y))


def opened(visit: Visit, record: Record | str = "", **options: Any) -> Hand:
    text = record if isinstance(record, str) else encode(record)
    return Hand(visit({"g": text} if text else None, path="gradients", ready=False, **options))


SMALL_ONE = Record(source="small")


TABLE = nudges(FIT, FIT.start)
