"""What Explore shows of a Config: its run, the views of it, and advice; cached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from engine import Config, Result, simulate, views
from engine.studies.advice import advise
from engine.studies.remedies import Advice
from ui import runs
from ui.figures import LIGHT

from .formulas import opened_latex

LAST = "last_played"


@dataclass(frozen=True)
class Played:
    """A run and its views. `kept`: it is in the shared cache."""

    config: Config
    result: Result
    play: views.Play
    advice: Advice | None
    kept: bool = True


def played(config: Config, *, keep: bool = True) -> Played:
    """The run of a Config with its views. `keep=False` while something is dragged: such runs are not put into the shared cache.

    They get no advice of their own, since that tries other runs: while the status is the same, the advice of the last one stays. The
    data plane keeps its scale during a drag.
    """
    last: Played | None = st.session_state.get(LAST)
    if last is not None and last.config == config and (last.kept or not keep):
        return last
    if keep:
        now = _kept(config)
    else:
        result = simulate(config)
        same = last is not None and last.result.run.status is result.run.status
        window = last.play.window if last else None
        now = Played(config, result, views.play(result, window=window), last.advice if last is not None and same else None, kept=False)
    st.session_state[LAST] = now
    runs.remember(config)
    return now


@st.cache_resource(max_entries=runs.ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _kept(config: Config) -> Played:
    result = runs.ran(config)
    return Played(config, result, views.play(result), advise(result))


def opened(config: Config, step: int, example: int, language: str, colour: str = LIGHT.gradient) -> list[tuple[str, str]]:
    """The rows of an opened update, title and LaTeX with gradients in `colour`; none where there is nothing to learn from."""
    run = played(config)
    if not run.play.shown:
        return []
    update = views.opened(run.result, min(step, run.result.run.updates), min(example, len(run.result.data.y) - 1))
    return [(title(language), latex) for title, latex in opened_latex(update, language, colour)]


def ended(config: Config, step: int) -> bool:
    """Whether `step` is the last update."""
    return step >= played(config).result.run.updates


def fix(config: Config) -> dict[str, Any]:
    """The Config fields that the advice on this run changes."""
    advice = played(config).advice
    return dict(advice.changes) if advice else {}
