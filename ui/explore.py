"""The stage in a fragment of its own: an edit there runs the stage again, not the sidebar and the page."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from . import compute, controls, open_update, state

FRAGMENT = "stage"
KEY = "stage"
DRAWN_WITH = "sidebar_signature"


@st.fragment(key=FRAGMENT)
def panel() -> None:
    """Play the run of the Config that is."""
    s = state.session()
    st.write(s.config.dataset, s.config.points, s.revision)
