"""The frame around every page: link, language, navigation, logo, and the little CSS the theme cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from . import copy_link, state, strings, widgets
from .components import rerun
from .components.mount import FRAME_CSS
from .page import Page

ROOT = Path(__file__).resolve().parents[1]
LOGO, ICON = ROOT / "static" / "logo.svg", ROOT / "static" / "icon.svg"
SIDEBAR = 272  # px; the rest is in rem
NOTE = 20  # seconds a sentence stays, unless it is read or sent away
HOME = "home"  # the first page's address besides the root
ENTRIES = "navigation"


CSS = f"<style>{FRAME_CSS}</style>"

# The one knob that scales all, 14 px otherwise; the sidebar, closed at first, is as wide as it is then.
LARGE = """<style>
html:root{font-size:20px}
[data-testid=stSidebar][data-collapsed=false]{min-width:19.4rem}
</style>"""


def run(pages: Sequence[Page]) -> None:
    """Draw the frame and the page that was asked for. The first page is the home page."""
    state.greet()
    rerun.begin_page()
    language = state.language()
    chosen = st.navigation(_navigation(pages, language), position="top")
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
    chosen.run()
    with st.sidebar:
        copy_link.button(state.language())
        language_switch()


def _navigation(pages: Sequence[Page], language: str) -> list[st.Page]:
    """The pages, and the home page's own name: it is served at the root, but its name is a link too."""
    entries = [
        st.Page(page.draw, title=page.title(language), help=page.help(language), default=page is pages[0], url_path=HOME if page is pages[0] else page.id)
        for page in pages
    ]
    st.session_state[ENTRIES] = {page.id: entry for page, entry in zip(pages, entries, strict=True)}
    home = entries[0]
    named = st.Page(
        lambda: st.switch_page(home, query_params=st.query_params.to_dict()), title=home.title, url_path=pages[0].id, visibility="hidden"
    )
    return [*entries, named]


def open_page(id: str) -> None:
    """Leave for the page `id`."""
    st.switch_page(st.session_state[ENTRIES][id])


def language_switch() -> None:
    """English or 한국어, at the sidebar's foot."""
    language = state.language()
    widgets.segments(strings.LANGUAGE(language), strings.LANGUAGE_NAMES, language, state.speak, "language", bare=True)
