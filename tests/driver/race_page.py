"""The Race page as a test drives and reads it."""

from __future__ import annotations

from typing import Any

from engine.studies.race.racers import FIRST, Race, decode, encode
from tests.driver.stage import Stage, spoken_number
from tests.driver.visit import Visit
from ui.state import START


class Board(Stage):
    """The page's component, by its fixed hooks; the link says what the state is."""

    def ready(self) -> Board:
        self.root.wait_for()
        self.until(lambda: self.data("step"), bool, "the first answer")
        self.calm()
        return self

    @property
    def race(self) -> Race:
        found, notes = decode(self.query().get("race", ""), START)
        assert not notes
        return found

    def kept(self, holds: Any, what: str) -> Race:
        return self.until(lambda: self.race, holds, what)

    def losses(self) -> list[float]:
        """What the cards say, by racer; NaN where one has left."""
        texts = self.page.locator("button.card .loss").all_inner_texts()
        return [float("nan") if text.startswith("×") else spoken_number(text.split()[-1]) for text in texts]

    def counts_by(self, axis: str) -> None:
        self.kept(lambda race: race.axis == axis, "the axis in the link")

    def says(self, text: str) -> None:
        self.until(self.sentence, lambda now: now == text, text)

    def sentence(self) -> str:
        return " ".join(self.part("sentence").inner_text().replace("\u00a0", " ").split())


def open_race(visit: Visit, race: Race | None = None, **options: Any) -> Board:
    stage = visit({"race": encode(race)} if race and encode(race) else None, path="race", ready=False, **options)
    return Board(stage.page).ready()


WILD = (("learning_rate", 1e5), ("strength", 1.0))

SIX = Race(racers=(*FIRST, (("optimizer", "adam"),), WILD), base=START)
