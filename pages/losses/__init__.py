"""Losses: the lecture's table of scores, each loss of it, and the lecture's questions."""

from ui.page import Page
from ui.state.records import Record

from . import page, record, strings

PAGE = Page(
    "losses",
    strings.TITLE,
    strings.HELP,
    page.page,
    component="losses",
    record=Record("desk", record.Desk(), record.encode, record.decode, record.Desk.unseen),
)
