"""The path over λ, computed once for each problem: in parts, so that a slow machine shows how far it is."""

from __future__ import annotations

import time

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from engine import Config
from engine.arrays import Array
from engine.lambda_path import STRENGTHS, LambdaPath, lambda_path, solve

from .regularization_strings import PROGRESS

PART = 15  # values of λ stepped together
PATIENCE = 0.25  # seconds without a word
ENTRIES = 16 * -(-len(STRENGTHS) // PART)
LAST = "last_path"


def path(config: Config, language: str, place: DeltaGenerator) -> LambdaPath:
    """Everything about each λ; the session keeps the last one whole, the app the weights of the last few. Progress is shown in `place`."""
    last: LambdaPath | None = st.session_state.get(LAST)
    if last is not None and last.config == config:
        return last
    began = time.monotonic()
    parts: list[Array] = []
    for start in range(0, len(STRENGTHS), PART):
        if time.monotonic() - began > PATIENCE:
            text = PROGRESS(language, done=start, all=len(STRENGTHS))
            place.progress(start / len(STRENGTHS), text=text)
        parts.append(_part(config, start))
    place.empty()
    found = lambda_path(config, np.concatenate(parts))
    st.session_state[LAST] = found
    return found


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _part(config: Config, start: int) -> Array:
    return solve(config, STRENGTHS[start : start + PART])
