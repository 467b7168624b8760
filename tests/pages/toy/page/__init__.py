"""Toy: a number that a button raises."""

from ui.page import Page
from ui.state.records import Record

from . import page, record, strings

PAGE = Page(
    "toy",
    strings.TITLE,
    strings.HELP,
    page.page,
    component="toy",
    record=Record("toy", record.DEFAULT, record.encode, record.decode),
)
