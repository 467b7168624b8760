"""Open the update: this step's numbers in its formulas, under the stage, following the update it is paused at."""

from __future__ import annotations

import streamlit as st

from . import compute, state, strings

FRAGMENT = "update"


@st.fragment(key=FRAGMENT)
def panel() -> None:
    """A fragment of its own, worked out only while it is open: it never makes the stage run again."""
    language = state.language()
    opened = st.expander(strings.OPEN(language), key="open_update", on_change="rerun")
    if not opened.open:
        return
    with opened:
        _rows(language)


def _rows(language: str) -> None:
    rows = compute.opened(state.config(), *state.session().cursor, language)
    if not rows:
        st.caption(strings.OPEN_EMPTY(language))
    for i, row in enumerate(rows, start=1):
        title, formula = st.columns([1, 4], vertical_alignment="center")
        title.markdown(f":gray[{i}] {row.title}")
        formula.latex(row.latex, width="content")
