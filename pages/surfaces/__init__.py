"""Surfaces: optimizers from one start on a known surface, one update in its parts, and the learning rates that curvature allows."""

from engine.studies import descents
from ui.page import Page
from ui.state.records import Record

from . import live, page, strings

PAGE = Page(
    "surfaces",
    strings.TITLE,
    strings.HELP,
    page.page,
    component="surfaces",
    record=Record("surf", descents.DEFAULT, descents.encode, descents.decode, descents.Descents.unseen),
    routes={"surfaces": live.surfaces},
)
