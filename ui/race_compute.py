"""Races and what is shown below them, computed once; the picked racer and the paused update belong to the session alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from engine import Config
from engine.race import Race, decode, encode
from engine.race_plane import race_plane
from engine.race_run import run_race

from . import state
from .race_board import Shown

ID = "race"
ENTRIES = 8
PICKED, CURSOR, REVISION = "race_picked", "race_cursor", "race_revision"


def race() -> Race:
    """The race of the link over Explore's own Config."""
    found: Race = state.record(ID)
    return replace(found, base=state.config())


def commit(new: Race, *, history: bool = True) -> None:
    """A finished act; the record keeps no base, since that is the Config."""
    state.commit_record(ID, replace(new, base=Config()), history=history)


def shown(race: Race) -> Shown:
    """A race that ran; how it is counted changes nothing about it."""
    found = _ran(race.base, encode(replace(race, axis="updates")))
    return Shown(replace(found.result, race=race), found.plane)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _ran(base: Config, code: str) -> Shown:
    found, _ = decode(code, base)
    result = run_race(found)
    learns = len(np.unique(result.results[0].problem.y)) > 1
    return Shown(result, race_plane(result) if learns else None)


def picked(race: Race) -> int:
    """The racer that the sidebar and the landscape speak of."""
    value: int = st.session_state.get(PICKED, 0)
    return min(value, len(race.racers) - 1)


def pick(r: int) -> None:
    st.session_state[PICKED] = r


def cursor() -> int:
    """The update at which the race is paused."""
    value: int = st.session_state.get(CURSOR, 0)
    return value


def revision() -> int:
    value: int = st.session_state.get(REVISION, 0)
    return value


def answer(got: object) -> None:
    """Remember which edit is being answered: a late answer must not overwrite a newer one."""
    if isinstance(got, int) and 0 <= got < 2**53:
        st.session_state[REVISION] = max(revision(), got)
