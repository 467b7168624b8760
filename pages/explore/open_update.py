"""Open the update: this step's numbers in its formulas, under the stage, following the update it is paused at."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.components.rerun import fragment

from . import model, strings

FRAGMENT = "update"
GRADIENT = ("#C0214B", "#FF7C8F")  # on light paper, on dark


@fragment(FRAGMENT)
def panel() -> None:
    """A fragment of its own, worked out only while it is open: it never makes the stage run again."""
    language = state.language()
    opened = st.expander(strings.OPEN(language), key="open_update", on_change="rerun")
    if not opened.open:
        return
    with opened:
        _rows(language)


def _rows(language: str) -> None:
    rows = model.opened(state.config(), *state.session().cursor, language)
    if not rows:
        st.caption(strings.OPEN_EMPTY(language))
    with st.container(key="opened", gap="xsmall"):
        for i, (title, latex) in enumerate(rows, start=1):
            left, right = st.columns([1, 4], vertical_alignment="center")
            left.markdown(f":gray[{i}] {title}")
            right.latex(_inked(latex), width="content")
    if rows and model.ended(state.config(), state.session().cursor[0]):
        st.caption(strings.OPEN_END(language))


def _inked(latex: str) -> str:
    """The gradient's colour, in the dark the one that is light enough."""
    return latex.replace(GRADIENT[0], GRADIENT[1]) if st.context.theme.type == "dark" else latex
