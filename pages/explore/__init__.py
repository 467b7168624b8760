"""Explore: draw points, pick a loss and an optimizer, watch the whole descent."""

from ui.components import first_paint
from ui.page import Page

from . import live, open_update, page, sidebar, strings


def draw() -> None:
    page.panel()
    first_paint.wait()
    sidebar.sidebar()
    open_update.panel()


PAGE = Page("explore", strings.TITLE, strings.HELP, draw, component="explore", routes={"run": live.run})
