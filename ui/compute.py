"""The only caching: a run and its views, by Config; and the little that controls ask about a Config without running it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import streamlit as st

from engine import DATASETS, FEATURES, Config, Result, simulate, views
from engine.advice import advise
from engine.config import DRAWN
from engine.data.datasets import split
from engine.explain import opened_latex
from engine.run.simulate import data_of, fit_of
from engine.studies.remedies import Advice

ENTRIES = 16
LONG = 5_000_000  # updates × points × weights that take about half a second
LAST, RAN = "last_played", "last_ran"


@dataclass(frozen=True)
class Played:
    """A run and what the pictures need of it."""

    config: Config
    result: Result
    play: views.Play
    advice: Advice | None
    kept: bool = True


def played(config: Config, *, keep: bool = True) -> Played:
    """The run of a Config. `keep=False` while something is dragged: such runs are not worth a place in the shared cache.

    Nor are they worth looking for advice, which tries other runs: while the outcome stays, so does what was said of it. And the
    data plane keeps its scale under the hand.
    """
    last: Played | None = st.session_state.get(LAST)
    if last is not None and last.config == config and (last.kept or not keep):
        return last
    if keep:
        now = _kept(config)
    else:
        result = simulate(config)
        same = last is not None and last.result.run.status is result.run.status
        now = Played(config, result, views.play(result, window=last.play.window if last else None), last.advice if last is not None and same else None, kept=False)
    st.session_state[LAST] = now
    return now


def ran(config: Config) -> Result:
    """The run alone, for a page that draws none of it; pictures of a long run take longer than the run."""
    last: Played | None = st.session_state.get(LAST)
    found = last.result if last is not None and last.config == config else _ran(config)
    st.session_state[RAN] = config
    return found


def known(config: Config) -> bool:
    """Whether this session has had this run already."""
    last: Played | None = st.session_state.get(LAST)
    return config in (st.session_state.get(RAN), last and last.config)


def long(config: Config) -> bool:
    """Whether the run is still to come, and takes half a second or more."""
    return not known(config) and config.steps * training(config) * size(config) > LONG


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _ran(config: Config) -> Result:
    return simulate(config)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _kept(config: Config) -> Played:
    result = _ran(config)
    return Played(config, result, views.play(result), advise(result))


def opened(config: Config, step: int, example: int, language: str) -> list[tuple[str, str]]:
    """The rows of an opened update, title and LaTeX; none where there is nothing to learn from."""
    run = played(config)
    if not run.play.shown:
        return []
    update = views.opened(run.result, min(step, run.result.run.updates), min(example, len(run.result.data.y) - 1))
    return [(title(language), latex) for title, latex in opened_latex(update, language)]


def ended(config: Config, step: int) -> bool:
    """Whether no update follows on this one."""
    return step >= played(config).result.run.updates


def needed(config: Config) -> int:
    """The fewest classes the drawn points can have."""
    return max(2, 1 + max((label for _, _, label in config.points), default=0))


def classes(config: Config) -> int:
    return max(config.classes, needed(config)) if config.dataset == DRAWN else DATASETS[config.dataset].classes


def shape(config: Config) -> tuple[int, int]:
    """The shape (k, F) of W."""
    return classes(config), len(FEATURES[config.features].names(**config.settings("features")))


def size(config: Config) -> int:
    """The length of θ."""
    k, columns = shape(config)
    return k * columns


def training(config: Config) -> int:
    """How many points are trained on."""
    n = len(config.points) if config.dataset == DRAWN else 9 if DATASETS[config.dataset].fixed else config.samples
    return n - int(split(n, config.test_fraction).sum())


def batches(config: Config) -> list[int]:
    """The batch sizes to choose from; 0 is all. There is always a choice: a slider of one place looks broken."""
    n = max(2, training(config))
    return [b for b in (1, 2, 4, 8, 16, 32, 64, 128, 256) if b < n] + [0]


def batch(config: Config) -> int:
    """The batch size as it is meant: as many as there are is all."""
    return 0 if config.batch_size >= training(config) else config.batch_size


def points(config: Config) -> tuple[tuple[float, float, int], ...]:
    """The points of a Config as plain values, a preset's too."""
    if config.dataset == DRAWN:
        return config.points
    data = data_of(config)
    return tuple((float(x), float(y), int(label)) for (x, y), label in zip(data.X, data.y, strict=True))


def new_start(config: Config) -> tuple[float, ...]:
    """Random weights that were not there before, drawn by the engine; the Config's own seed, and with it the data, stays."""
    fresh = config.but(start="random", seed=secrets.randbelow(2**32))
    return tuple(fit_of(fresh, data_of(config)).start.tolist())


def fix(config: Config) -> dict[str, Any]:
    """What the advice on this run would change."""
    advice = played(config).advice
    return dict(advice.changes) if advice else {}
