"""The Race page's sidebar: which race, which racer, that racer's settings, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine import OPTIMIZERS, Config
from engine.config import NUMBERS
from engine.run import facts
from engine.studies.race.racers import LEAST as FEWEST
from engine.studies.race.racers import LETTERS, MOST, OWNERS, Changes, Race, configs, with_seeds, with_start
from ui import pickers, state, widgets
from ui import strings as shared

from . import model, strings
from .presets import PRESETS, preset_of

MIX = "mix"
FRESH: tuple[Changes, ...] = (
    (("optimizer", "adam"),),
    (("optimizer", "momentum"),),
    (("batch_size", 8),),
    (("optimizer", "local_search"),),
    (("optimizer", "nesterov"),),
    (("optimizer", "rmsprop"),),
    (("optimizer", "random_search"),),
)


def sidebar() -> None:
    """Draw it all."""
    race, language = model.race(), state.language()
    r = race.picked
    with st.sidebar:
        _which(race, language)
        _line(race, r, language)
        _settings(race, r, language)
        with st.container(horizontal=True, gap="xsmall", key="race_racer"):
            st.button(
                strings.ADD(language), key="race_add", help=strings.HELP_ADD(language), disabled=len(race.racers) == MOST, on_click=_fresh
            )
            st.button(
                strings.DUPLICATE(language), key="race_duplicate", disabled=len(race.racers) == MOST, on_click=_add, args=(race.racers[r],)
            )
            st.button(strings.REMOVE(language), key="race_remove", disabled=len(race.racers) == FEWEST, on_click=_remove, args=(r,))
        with st.expander(strings.COMMON(language), key="race_common"):
            _common(race, language)
        with st.container(horizontal=True, key="race_again"):
            st.button(
                strings.NEW_START(language), key="race_start", help=strings.HELP_NEW_START(language),
                on_click=lambda: model.commit(with_start(model.race())),
            )  # fmt: skip
            st.button(strings.SIX_SEEDS(language), key="race_seeds", help=strings.HELP_SIX_SEEDS(language), on_click=_seeds, args=(r,))


def _which(race: Race, language: str) -> None:
    now = preset_of(race.racers)
    names = {id: preset.name(language) for id, preset in PRESETS.items()} | ({} if now else {MIX: strings.OWN_MIX(language)})
    widgets.choice(strings.RACE(language), names, now or MIX, _preset, "race_preset")
    if now:
        st.caption(PRESETS[now].question(language))


def _preset(id: str) -> None:
    if id in PRESETS:
        model.commit(replace(model.race(), racers=PRESETS[id].racers, picked=0))


def _line(race: Race, r: int, language: str) -> None:
    options = {letter: letter for letter in LETTERS[: len(race.racers)]}
    widgets.segments(strings.RACER(language), options, LETTERS[r], lambda letter: model.look(picked=LETTERS.index(letter)), "race_racer_pick")


def _fresh() -> None:
    """One more racer, unlike those that are there."""
    _add(next(changes for changes in FRESH if changes not in model.race().racers))


def _add(changes: Changes) -> None:
    race = model.race()
    if len(race.racers) == MOST:
        state.note(strings.FULL)
        return
    model.commit(replace(race, racers=(*race.racers, changes), picked=len(race.racers)))


def _remove(r: int) -> None:
    race = model.race()
    if len(race.racers) == FEWEST:
        state.note(strings.LEAST)
        return
    model.commit(replace(race, racers=race.racers[:r] + race.racers[r + 1 :], picked=max(0, r - 1)))


def _seeds(r: int) -> None:
    race = model.race()
    if r >= len(race.racers):
        return
    config = configs(race)[r]
    if OPTIMIZERS[config.optimizer].kind != "search" and not 0 < config.batch_size < facts.training(config):
        state.note(strings.NO_LUCK)
        return
    model.commit(replace(with_seeds(race, r), picked=0))


def _set(r: int, **changes: Any) -> None:
    """Change the racer; a new owner drops the settings of the one before, settings bring their owner; what is refused is said."""
    race = model.race()
    if r >= len(race.racers):
        return  # removed meanwhile: the browser still sends the values of its widgets
    now, config = dict(race.racers[r]), configs(race)[r]
    for name, (owner, _) in OWNERS.items():
        if owner in changes:
            now.pop(name, None)
        if name in changes:
            now[owner] = getattr(config, owner)
    try:
        new = replace(race, racers=tuple(tuple((now | changes).items()) if i == r else its for i, its in enumerate(race.racers)))
    except (TypeError, ValueError):
        state.note(shared.NOT_TAKEN)
        return
    model.commit(new)


def _turn(r: int, field: str) -> Callable[[Any], None]:
    return lambda value: _set(r, **{field: value})


def _settings(race: Race, r: int, language: str) -> None:
    config, letter = configs(race)[r], LETTERS[r]
    searches = OPTIMIZERS[config.optimizer].kind == "search"
    pickers.entry("optimizer", config.optimizer, _turn(r, "optimizer"), f"race_optimizer_{letter}", language)
    if config.optimizer != "random_search":
        pickers.learning_rate(config.learning_rate, _turn(r, "learning_rate"), f"race_rate_{letter}", language)
    if not searches:
        pickers.batch_size(config, _turn(r, "batch_size"), f"race_batch_{letter}", language)
    with st.expander(strings.MORE(language), key="race_more"):
        pickers.entry("loss", config.loss, _turn(r, "loss"), f"race_loss_{letter}", language)
        _owned(r, "loss", language)
        pickers.strength(config, _turn(r, "strength"), f"race_strength_{letter}", language)
        _owned(r, "optimizer", language)
        pickers.entry("schedule", config.schedule, _turn(r, "schedule"), f"race_schedule_{letter}", language, label=strings.SCHEDULE)
        _owned(r, "schedule", language)
        widgets.param(NUMBERS["seed"], config.seed, _turn(r, "seed"), f"race_seed_{letter}", language)


def _owned(r: int, owner: str, language: str) -> None:
    """The settings of the racer's loss, optimizer or schedule."""

    def config() -> Config:
        return configs(model.race())[r]

    pickers.settings(owner, config, partial(_set, r), f"race_{{}}_{LETTERS[r]}", language)


def _common(race: Race, language: str) -> None:
    """What the race takes from Explore, and may change for both; and the loss to be reached."""
    st.caption(strings.COMMON_NOTE(language))
    pickers.dataset(race.base.dataset, "race_dataset", language)
    pickers.steps(race.base, "race_steps", language)
    widgets.box(
        strings.TARGET(language), 0.0, 1e6, race.target, lambda v: model.commit(replace(model.race(), target=float(v))), "race_target",
        step=0.05, help=strings.HELP_TARGET(language),
    )  # fmt: skip
