"""Cached runs, by Config: shared by all visitors; and which of them this session has had."""

from __future__ import annotations

import streamlit as st

from engine import Config, Result, simulate
from engine.run import facts

ENTRIES = 16
LONG = 5_000_000  # updates × points × weights that take about half a second
SEEN = "runs_seen"  # the Configs of this session's last runs
REMEMBERED = 2


def ran(config: Config) -> Result:
    """The run of a Config."""
    result = _ran(config)
    remember(config)
    return result


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _ran(config: Config) -> Result:
    return simulate(config)


def remember(config: Config) -> None:
    """This session has had this run."""
    seen: list[Config] = st.session_state.get(SEEN, [])
    st.session_state[SEEN] = [*(other for other in seen if other != config), config][-REMEMBERED:]


def is_long(config: Config) -> bool:
    """Whether the run is still to come, and takes half a second or more."""
    return config not in st.session_state.get(SEEN, ()) and config.steps * facts.training(config) * facts.size(config) > LONG
