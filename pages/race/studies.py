"""Two studies below the race: random search against gradient descent, and the gradients of all batches at one W."""

from __future__ import annotations

import time

import streamlit as st

from engine import OPTIMIZERS, Config
from engine.arrays import Array
from engine.studies.batch_noise import BatchNoise, batch_noise
from engine.studies.race.racers import LETTERS
from engine.studies.race.run import RaceResult
from engine.studies.random_search_study import Luck, luck_blocks
from ui import state
from ui.components.rerun import fragment
from ui.figures import chart, look
from ui.heading import heading

from . import figures, model, strings
from .studies_sentences import luck_sentence, noise_sentences

FRAGMENT = "race_studies"
ENTRIES = 16
SIZE = 8  # of a batch, where no racer has one
PAUSE = 0.002  # seconds between blocks of runs, for others on the same server
# Figures stand below each other where two have no room.
COLUMNS = """<style>
.st-key-race_luck [data-testid=stHorizontalBlock],.st-key-race_noise [data-testid=stHorizontalBlock]{flex-wrap:wrap}
.st-key-race_luck [data-testid=stColumn],.st-key-race_noise [data-testid=stColumn]{min-width:min(24rem,100%)}
</style>"""
ABOVE = "1.143rem"


@fragment(FRAGMENT)
def panel() -> None:
    """Both studies; the second is of the update at which the race is paused."""
    race, language = model.race(), state.language()
    found = model.shown(race)
    if found.plane is None:
        return
    style = look()
    heading(strings.LUCK(language), strings.LUCK_SUB(language, eta=f"{race.base.learning_rate:g}"), above=ABOVE, extra=COLUMNS)
    chance = luck_of(race.base)
    st.markdown(luck_sentence(chance)(language) + " " + strings.BAND(language))
    with st.container(key="race_luck"):
        for column, (id, figure) in zip(st.columns(2), figures.bands(chance, language, **style).items(), strict=True):
            with column:
                chart(figure, f"race_{id}")
    r = race.picked
    step = min(race.step, found.result.results[r].run.updates)
    heading(strings.NOISE(language), strings.NOISE_SUB(language, letter=LETTERS[r], update=step), above=ABOVE)
    noise = noise_of(found.result, r, step)
    panels = {
        "cloud": figures.cloud(noise, language, **style),
        "spread": figures.spread(noise, language, **style),
    }
    with st.container(key="race_noise"):
        for column, words, (id, figure) in zip(st.columns(2), noise_sentences(noise), panels.items(), strict=True):
            column.markdown(words(language))
            with column:
                chart(figure, f"race_{id}")


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def luck_of(base: Config) -> Luck:
    """Forty starts of each method. It pauses between blocks, so that the server answers others."""
    found: Luck | None = None
    for part in luck_blocks(base):
        found = part
        time.sleep(PAUSE)
    assert found is not None
    return found


def noise_of(found: RaceResult, r: int, step: int) -> BatchNoise:
    """The study at racer r's W; of r's batch size, or else of the first racer's that has one."""
    result = found.results[r]
    theta: Array = result.run.theta[step]
    sizes = [it.config.batch_size for it in (result, *found.results) if _batched(it.config) and it.config.batch_size < result.problem.n]
    return batch_noise(result.problem, theta, sizes[0] if sizes else min(SIZE, result.problem.n))


def _batched(config: Config) -> bool:
    return config.batch_size > 0 and OPTIMIZERS[config.optimizer].kind != "search"
