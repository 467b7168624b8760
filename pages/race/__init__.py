"""Race: two to six runs from the same W, side by side."""

from dataclasses import replace

from engine.studies.race import racers
from ui.components import first_paint
from ui.page import Page
from ui.state.records import Record

from . import page, sidebar, strings, studies


def draw() -> None:
    page.panel()
    first_paint.wait()
    sidebar.sidebar()
    studies.panel()


def _without_view(record: racers.Race) -> racers.Race:
    return replace(record.unseen(), axis=racers.DEFAULT.axis)


PAGE = Page(
    "race",
    strings.TITLE,
    strings.HELP,
    draw,
    component="race",
    record=Record("race", racers.DEFAULT, racers.encode, racers.decode, _without_view),
)
