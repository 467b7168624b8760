"""Draw a part of the page again, and nothing else."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx


def again(*fragments: str) -> None:
    """Run these fragments instead of what a hand's act has set going.

    A run of the whole page goes on: it draws them too, and it may be of another page, asked for in the same moment, which would stay empty.
    Before the first whole run is over, Streamlit knows no fragments, and runs what it would.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run and not run.fragment_ids_this_run:
        return
    with suppress(StreamlitAPIException):
        st.rerun(list(fragments))
