"""The frame around every page: link, language, navigation, logo, and the little CSS the theme cannot say."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from engine.text import Text

from . import (
    copy_link,
    gradients_strings,
    losses_strings,
    race_strings,
    regularization_strings,
    state,
    strings,
    surfaces_strings,
    sweep_strings,
    widgets,
)

ROOT = Path(__file__).resolve().parents[1]
ENTRY = ROOT / "explorer_app.py"
LOGO, ICON = ROOT / "static" / "logo.svg", ROOT / "static" / "icon.svg"
SIDEBAR = 272  # px; the rest is in rem
NOTE = 20  # seconds a sentence stays, unless it is read or sent away
RUNNING = "framed"
BARE = "run_bare"


@dataclass(frozen=True)
class Page:
    """A page of the app: its file in pages/, its title and what it is for. The first one is the home page."""

    file: str
    title: Text
    help: Text

    @property
    def url(self) -> str:
        return "home" if self is PAGES[0] else self.file.removesuffix(".py")


PAGES = (
    Page("explore.py", strings.EXPLORE, strings.EXPLORE_HELP),
    Page("losses.py", losses_strings.PAGE, losses_strings.PAGE_HELP),
    Page("gradients.py", gradients_strings.TITLE, gradients_strings.HELP),
    Page("regularization.py", regularization_strings.PAGE, regularization_strings.PAGE_HELP),
    Page("race.py", race_strings.PAGE, race_strings.PAGE_HELP),
    Page("surfaces.py", surfaces_strings.PAGE, surfaces_strings.PAGE_HELP),
    Page("sweep.py", sweep_strings.PAGE, sweep_strings.PAGE_HELP),
)

# What config.toml cannot say. The padding beside the stage; a button that opens pictures needs no arrow; the entries of W stand in
# columns; an opened update's formulas stand in line with their titles, and apart (Streamlit takes 1rem off every block's foot), and break on a phone; the
# sidebar's formulas fit, there is nothing to scroll; what keeps its room has none itself.
# The last two keep a rerun from showing: nothing greys out that is about to be drawn again, and nobody runs in the corner.
CSS = """<style>
[data-testid=stMainBlockContainer]{padding-inline:1.714rem;max-width:none}
@media(max-width:640px){[data-testid=stMainBlockContainer]{padding-inline:.857rem}}
.st-key-sidebar_place{display:none}
.st-key-gallery_open button div[aria-hidden=true]{display:none}
.st-key-free_grid button{min-width:3.6rem}
.st-key-opened .katex-display{margin:0 0 1rem}
@media(max-width:640px){.st-key-opened{gap:1.143rem}.st-key-opened [data-testid=stHorizontalBlock]{gap:.143rem}}
@media(max-width:640px){.st-key-opened .katex-display>.katex{white-space:normal;text-align:left}.st-key-opened .katex .base{margin-block:.214rem}}
[data-testid=stSidebar] .katex-display{overflow:visible}
[data-testid=stCaptionContainer] p,[data-testid=stMarkdownContainer] p{word-break:keep-all}
[data-stale]{opacity:1!important;transition:none!important}
[data-testid=stStatusWidget]:has([data-testid=stStatusWidgetRunningIcon]){display:none}
</style>"""

# The one knob that scales all, 14 px otherwise; the sidebar, closed at first, is as wide as it is then.
LARGE = """<style>
html:root{font-size:20px}
[data-testid=stSidebar][data-collapsed=false]{min-width:19.4rem}
</style>"""


def ensure() -> None:
    """Each page begins with this: run bare (a cold deep link does that), it runs the entry, which runs the page in its frame.

    Streamlit numbers what a bare page shows otherwise than what the same page shows in its frame, and loses what a hand does while the
    bare run is still under way: so the first bare run only makes the pages known, and runs again.
    """
    if st.session_state.get(RUNNING):
        return
    if not st.session_state.get(BARE):
        st.session_state[BARE] = True
        st.navigation(_pages(state.language()), position="top")
        st.rerun()
    runpy.run_path(str(ENTRY), run_name="__main__")
    st.stop()


@contextmanager
def _framed() -> Iterator[None]:
    st.session_state[RUNNING] = True
    try:
        yield
    finally:
        st.session_state[RUNNING] = False


def run() -> None:
    """Draw the frame and run the page that was asked for."""
    state.greet()
    language = state.language()
    chosen = st.navigation(_pages(language), position="top")
    state.arrive(chosen.url_path)
    if state.language() != language:
        st.rerun()  # back to before the language was switched: the pages have other names there
    large = state.session().large
    st.set_page_config(page_title="Downslope", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed" if large else SIDEBAR)
    st.html(CSS + (LARGE if large else ""))
    st.logo(str(LOGO), size="medium")
    for text in state.take_notes():
        st.toast(text(language), icon=":material/info:", duration=NOTE)
    st.sidebar.container(key="sidebar_place", border=True)  # unlike a plain one it is there though empty: the sidebar keeps its room
    with _framed():
        chosen.run()
    with st.sidebar:
        copy_link.button(state.language())
        language_switch()


def _pages(language: str) -> list[st.Page]:
    """The pages, and the home page's own name: it is served at the root, but its name is a link too."""
    pages = [
        st.Page(
            ROOT / "pages" / page.file, title=page.title(language), help=page.help(language), default=page is PAGES[0], url_path=page.url
        )
        for page in PAGES
    ]
    home = pages[0]
    name = PAGES[0].file.removesuffix(".py")
    return [
        *pages,
        st.Page(lambda: st.switch_page(home, query_params=st.query_params.to_dict()), title=home.title, url_path=name, visibility="hidden"),
    ]


def language_switch() -> None:
    """English or 한국어, at the sidebar's foot."""
    language = state.language()
    widgets.segments(strings.LANGUAGE(language), strings.LANGUAGE_NAMES, language, state.speak, "language", bare=True)
