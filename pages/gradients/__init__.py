"""Gradients: finite differences against the analytic gradient, the choice of h, known bugs, and the cost of both."""

from ui.components import first_paint
from ui.page import Page
from ui.state.records import Record

from . import cost, page, record, sidebar, strings


def draw() -> None:
    page.panel()
    first_paint.wait()
    sidebar.sidebar()
    cost.panel()


PAGE = Page(
    "gradients",
    strings.TITLE,
    strings.HELP,
    draw,
    component="gradients",
    record=Record("g", record.DEFAULT, record.encode, record.decode, paused=record.paused),
)
