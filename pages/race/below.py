"""Below the race: luck against slope, and one W under every batch. Each opens with one sentence of the engine's."""

from __future__ import annotations

import time

import streamlit as st

from engine import OPTIMIZERS, Config
from engine.arrays import Array
from engine.studies.batch_noise import BatchNoise, batch_noise, noise_words
from engine.studies.race.racers import LETTERS
from engine.studies.race.run import RaceResult
from engine.studies.random_search_study import Luck, luck_blocks, luck_words
from ui import state
from ui.figures import CONFIG

from . import figures, strings
from . import model as compute

BELOW = "race_below"
ENTRIES = 16
SIZE = 8  # of a batch, where no racer has one
PAUSE = 0.002  # seconds between blocks of runs, for others on the same server
# Figures stand below each other where two have no room.
HEAD = """<style>
.st-key-race_luck [data-testid=stHorizontalBlock],.st-key-race_noise [data-testid=stHorizontalBlock]{{flex-wrap:wrap}}
.st-key-race_luck [data-testid=stColumn],.st-key-race_noise [data-testid=stColumn]{{min-width:min(24rem,100%)}}
.below{{font-size:1rem;font-weight:600;margin:1.143rem 0 0;padding:0}}
.below small{{font-size:.857rem;font-weight:400;opacity:.75;margin-left:.571rem}}
</style><h2 class="below">{title}<small>{sub}</small></h2>"""


@st.fragment(key=BELOW)
def below() -> None:
    """Both sections; where the race is paused moves the second."""
    race, language = compute.race(), state.language()
    found = compute.shown(race)
    if found.plane is None:
        return
    dark, scale = st.context.theme.type == "dark", state.scale()
    _head(strings.LUCK(language), strings.LUCK_SUB(language, eta=f"{race.base.learning_rate:g}"))
    chance = luck_of(race.base)
    st.markdown(luck_words(chance)(language) + " " + strings.BAND(language))
    with st.container(key="race_luck"):
        for column, (id, figure) in zip(st.columns(2), figures.bands(chance, language, dark=dark, scale=scale).items(), strict=True):
            column.plotly_chart(figure, theme=None, config=CONFIG, key=f"race_{id}")
    r = race.picked
    step = min(race.step, found.result.results[r].run.updates)
    _head(strings.NOISE(language), strings.NOISE_SUB(language, letter=LETTERS[r], update=step))
    noise = noise_of(found.result, r, step)
    panels = {
        "cloud": figures.cloud(noise, language, dark=dark, scale=scale),
        "spread": figures.spread(noise, language, dark=dark, scale=scale),
    }
    with st.container(key="race_noise"):
        for column, words, (id, figure) in zip(st.columns(2), noise_words(noise), panels.items(), strict=True):
            column.markdown(words(language))
            column.plotly_chart(figure, theme=None, config=CONFIG, key=f"race_{id}")


def _head(title: str, sub: str) -> None:
    st.html(HEAD.format(title=title, sub=sub))


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def luck_of(base: Config) -> Luck:
    """Forty starts of each method; a hosted server stays responsive between the blocks."""
    found: Luck | None = None
    for part in luck_blocks(base):
        found = part
        time.sleep(PAUSE)
    assert found is not None
    return found


def noise_of(found: RaceResult, r: int, step: int) -> BatchNoise:
    """The batches of racer r's size, or of the first racer that has one, at r's W."""
    result = found.results[r]
    theta: Array = result.run.theta[step]
    sizes = [it.config.batch_size for it in (result, *found.results) if _batched(it.config) and it.config.batch_size < result.problem.n]
    return batch_noise(result.problem, theta, sizes[0] if sizes else min(SIZE, result.problem.n))


def _batched(config: Config) -> bool:
    return config.batch_size > 0 and OPTIMIZERS[config.optimizer].kind != "search"
