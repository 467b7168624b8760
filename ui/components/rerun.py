"""Rerun some fragments of the page instead of the one that an event belongs to."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx


def rerun_fragments(*fragments: str) -> None:
    """Rerun the fragments with these keys instead of the fragment that the event belongs to.

    A run of the whole page goes on: it draws them too, and it may be of another page that was requested at the same time, which would
    stay empty. Before the first whole run has ended, Streamlit has no fragments to rerun and reruns the page.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run and not run.fragment_ids_this_run:
        return
    with suppress(StreamlitAPIException):
        st.rerun(list(fragments))
