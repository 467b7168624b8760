"""Open the update: this step's numbers in its formulas, under the stage, following the update it is paused at."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.components.rerun import fragment
from ui.figures import ink

from . import model, strings

FRAGMENT = "update"


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
    colour = ink(st.context.theme.type == "dark").gradient
    rows = model.opened(state.config(), *state.session().cursor, language, colour)
    if not rows:
        st.caption(strings.OPEN_EMPTY(language))
    with st.container(key="opened", gap="xsmall"):
        for i, (title, latex) in enumerate(rows, start=1):
            left, right = st.columns([1, 4], vertical_alignment="center")
            left.markdown(f":gray[{i}] {title}")
            right.latex(latex, width="content")
    if rows and model.ended(state.config(), state.session().cursor[0]):
        st.caption(strings.OPEN_END(language))
