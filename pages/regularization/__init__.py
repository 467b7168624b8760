"""Regularization: the fits of every λ, and what changes with it."""

from ui.components import first_paint
from ui.page import Page
from ui.state.records import Record

from . import page, record, strings


def draw() -> None:
    first_paint.order(page.panel, page.sidebar)


PAGE = Page(
    "regularization",
    strings.TITLE,
    strings.HELP,
    draw,
    component="regularization",
    record=Record("reg", record.DEFAULT, record.encode, record.decode),
)
