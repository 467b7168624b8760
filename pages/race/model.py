"""Races and what is shown below them, computed once, whatever is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from engine import Config
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import Race, decode, encode
from engine.studies.race.run import run_race
from ui import state

from .message import Shown

ID = "race"
ENTRIES = 8


def race() -> Race:
    """The race of the link over Explore's own Config."""
    found: Race = state.record(ID)
    return replace(found, base=state.config())


def commit(new: Race, *, history: bool = True) -> None:
    """A finished act; the record keeps no base, since that is the Config."""
    state.commit_record(ID, replace(new, base=Config()), history=history)


def shown(race: Race) -> Shown:
    """A race that ran; how it is counted and what is looked at change nothing about it."""
    found = _ran(race.base, encode(replace(race.unseen(), axis="updates")))
    return Shown(replace(found.result, race=race), found.plane)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _ran(base: Config, code: str) -> Shown:
    found, _ = decode(code, base)
    result = run_race(found)
    learns = len(np.unique(result.results[0].problem.y)) > 1
    return Shown(result, race_plane(result) if learns else None)


def look(**changes: Any) -> None:
    """Another racer picked, or the clock paused at another update: in the link, but nothing to undo."""
    commit(replace(race(), **changes), history=False)
