"""The Regularization page as a test drives and reads it, and its numbers against the engine's."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from engine import Config
from engine.studies.lambda_path import STRENGTHS, LambdaPath, lambda_path
from pages.regularization.record import Study, decode, study_config
from tests.driver.stage import Stage, spoken_number
from ui.state import START

CHARGE = """async (pairs) => {
  const { charge } = await import(new URL("app/static/regularization/penalty.js", document.baseURI));
  return pairs.map(([w, x]) => charge(w, x));
}"""

COUNTERS = ("data", "penalty", "total", "train", "test", "margin", "support", "alive")


@cache
def path(study: Study, explore: Config = START) -> LambdaPath:
    return lambda_path(study_config(study, explore))


class Board(Stage):
    """The page's component, found by its fixed hooks; the link says what the state is."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.root = page.get_by_test_id("board")
        self.slider = self.part("lambda")

    def ready(self) -> Board:
        self.root.wait_for()
        self.until(lambda: self.data("at"), bool, "the first answer")
        return self

    @property
    def now(self) -> int:
        return int(self.data("at"))

    @property
    def study(self) -> Study:
        study, notes = decode(self.query().get("reg", ""))
        assert not notes
        return study

    def kept(self, **fields: Any) -> Study:
        """The study, once the link has these fields."""
        return self.until(lambda: self.study, lambda s: all(getattr(s, k) == v for k, v in fields.items()), f"{fields} in the link")

    def place(self, at: int) -> tuple[float, float]:
        """Where λ number `at` is on the scrubber."""
        box = self.slider.bounding_box()
        assert box is not None
        pad, apart = 8, 30
        x = pad if at == 0 else pad + apart + (at - 1) / (len(STRENGTHS) - 2) * (box["width"] - 2 * pad - apart)
        return box["x"] + x, box["y"] + 50

    def turn(self, at: int) -> None:
        """Drag λ there and let it go."""
        self.slide(self.place(self.now), self.place(at))
        self.kept(at=at)

    def charge(self, side: str, name: str) -> float:
        return spoken_number(self.part(f"side-{side}").locator(f"[data-name={name}] dd").inner_text())

    def type(self, field: str, text: str) -> None:
        self.part(field).fill(text)
        self.part(field).press("Enter")


def assert_numbers(board: Board, found: LambdaPath, at: int) -> None:
    """Every counter says what the engine has for this λ."""
    expected = {
        "data": found.data_loss, "penalty": found.penalty, "total": found.total, "train": 100 * found.train_accuracy,
        "test": 100 * found.test_accuracy, "margin": found.margin, "support": found.supports, "alive": found.alive,
    }  # fmt: skip
    for name in COUNTERS:
        value = float(expected[name][at])
        if np.isinf(value):
            assert board.count(name) == "∞"
        else:
            assert board.number(name) == pytest.approx(value, rel=2e-3, abs=0.06 if name in ("train", "test") else 6e-4), name
    assert board.count("support").endswith(f"/ {found.data.train.sum()}")
