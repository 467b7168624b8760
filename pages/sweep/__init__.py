"""Sweep: a map over two hyper-parameters, each cell a run."""

from ui.components import first_paint
from ui.page import Page
from ui.state.records import Record

from . import page, record, sidebar, strings


def draw() -> None:
    page.panel()
    first_paint.wait()
    sidebar.sidebar()


PAGE = Page(
    "sweep",
    strings.TITLE,
    strings.HELP,
    draw,
    component="sweep",
    record=Record("sweep", record.DEFAULT, record.encode, record.decode, record.Record.unseen),
)
