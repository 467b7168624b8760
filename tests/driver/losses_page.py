"""The Losses page as a hand and an eye know it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from pages.losses.record import Desk, decode

from .stage import eventually, spoken_number

Open = Callable[..., "Losses"]


class Losses:
    """The page as a hand and an eye know it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("losses")
        self.root.wait_for()
        self.part("loss-hinge-1").or_(self.part("mean-hinge")).first.wait_for()

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    @property
    def kept(self) -> Desk:
        """What the link says the desk is."""
        query = str(self.page.evaluate("new URL(location.href).searchParams.get('desk') ?? ''"))
        found, notes = decode(query)
        assert not notes
        return found

    def settled(self, holds: Callable[[Desk], bool], what: str = "the desk in the link") -> Desk:
        return eventually(lambda: self.kept, holds, what)

    def keeps(self, **expected: object) -> Desk:
        """Wait until the link has these of the desk's fields, or of its table's."""
        return self.settled(
            lambda kept: all(getattr(kept, f, getattr(kept.table, f, None)) == value for f, value in expected.items()), str(expected)
        )

    def says(self, testid: str, *words: str) -> str:
        return eventually(lambda: self.part(testid).inner_text(), lambda text: all(word in text for word in words), f"{words} in {testid}")

    def writes(self, latex: str) -> None:
        """Wait until the sidebar shows this sum."""
        sums = self.page.locator("[data-testid=stSidebar] annotation")
        eventually(sums.all_text_contents, lambda texts: any(latex in text for text in texts), f"{latex} in the sidebar")

    def loss(self, row: str, image: int) -> str:
        return self.part(f"loss-{row}-{image}").locator(".value").inner_text()

    def shows(self, row: str, *values: str) -> None:
        """A whole row of the desk, its mean last."""

        def read() -> list[str]:
            cells = [self.loss(row, i + 1) for i in range(len(values) - 1)]
            return [*cells, self.part(f"mean-{row}").inner_text()]

        eventually(read, lambda found: found == list(values), f"{row} {values}")

    def bars(self, row: str, image: int) -> list[float]:
        shares = self.part(f"loss-{row}-{image}").locator(".bars").get_attribute("data-shares") or ""
        return [float(share) for share in shares.split()]

    def type(self, image: int, label: int, text: str) -> None:
        field = self.part(f"score-{image}-{label}")
        field.fill(text)
        field.press("Tab")

    def drag(self, image: int, label: int, by: float, drop: bool = True) -> None:
        """Drag a marker up by so many score units."""
        box = self.part(f"knob-{image}-{label}").locator("path").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        scale = self.pixels_per_score()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x, y - by * scale, steps=6)
        if drop:
            self.page.mouse.up()

    def pixels_per_score(self) -> float:
        ticks = self.page.locator(".desk .axis text").evaluate_all(
            "(all) => all.map((t) => [t.textContent, t.getBoundingClientRect().y])",
        )
        (a, ya), (b, yb) = ticks[0], ticks[-1]
        return (ya - yb) / (spoken_number(b) - spoken_number(a))
