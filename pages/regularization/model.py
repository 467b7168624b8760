"""The path over λ, computed once for each problem: in parts, so that a slow machine shows how far it is."""

from __future__ import annotations

import numpy as np
import streamlit as st

from engine import Config
from engine.arrays import Array
from engine.studies.lambda_path import STRENGTHS, LambdaPath, lambda_path, solve
from ui.components.progress import Progress

from .strings import PROGRESS

PART = 15  # values of λ stepped together
ENTRIES = 16 * -(-len(STRENGTHS) // PART)
LAST = "last_path"


def path(config: Config, language: str, told: Progress) -> LambdaPath:
    """Everything about each λ; the session keeps the last one whole, the app the weights of the last few."""
    last: LambdaPath | None = st.session_state.get(LAST)
    if last is not None and last.config == config:
        return last
    parts: list[Array] = []
    for start in range(0, len(STRENGTHS), PART):
        told(start, len(STRENGTHS), PROGRESS(language, done=start, all=len(STRENGTHS)))
        parts.append(_part(config, start))
    found = lambda_path(config, np.concatenate(parts))
    st.session_state[LAST] = found
    return found


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _part(config: Config, start: int) -> Array:
    return solve(config, STRENGTHS[start : start + PART])
