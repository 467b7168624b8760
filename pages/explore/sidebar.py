"""The sidebar of Explore: six controls at first sight, the rest under "More"; all made from the engine's tables.

Each control shows a part of the Config and commits what the person does to it; what does not matter to this run is not shown.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from engine import DATASETS, FEATURES, LOSSES, OPTIMIZERS, REGULARIZERS, SCHEDULES, Config
from engine.config import DRAWN, MAX_CLASSES, MAX_POINTS, MAX_STEPS, NUMBERS, SETTINGS
from engine.run import facts
from engine.text import Text
from ui import state, widgets
from ui import strings as shared
from ui.pickers import choose_dataset

from . import acts, gallery, points_io, strings

RATES = widgets.ladder(0.001, 100)
STRENGTHS = (0.0, *widgets.ladder(1e-4, 3, steps=(1, 3)))
TABLES: dict[str, Any] = {"loss": LOSSES, "features": FEATURES, "optimizer": OPTIMIZERS, "schedule": SCHEDULES}


SHOWN = "sidebar_shown"


def sidebar() -> None:
    """Draw it all."""
    config, language = state.config(), state.language()
    st.session_state[SHOWN] = signature(config)
    with st.sidebar:
        _first_sight(config, language)
        with st.expander(strings.MORE(language), key="more"):
            _more(config, language)
        with st.container(horizontal=True, key="starts"):
            st.button(strings.NEW_START(language), key="new_start", help=strings.HELP_NEW_START(language), on_click=acts.new_start)
            st.button(shared.RESET(language), key="reset", help=strings.HELP_RESET(language), on_click=state.restart_clock)


def signature(config: Config) -> object:
    """What the sidebar shows of a Config: while this stays, an edit on the stage need not draw it again."""
    return config.but(points=(), classes=0), facts.classes(config), tuple(facts.batch_sizes(config))


def shown() -> object:
    """The signature of what the sidebar shows now."""
    return st.session_state.get(SHOWN)


def _commit(field: str) -> widgets.Turn:
    return lambda value: state.change(**{field: value})


def _first_sight(config: Config, language: str) -> None:
    names = {id: entry.name(language) for id, entry in DATASETS.items()} | {DRAWN: shared.DRAWN(language)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="data_row"):
        widgets.choice(shared.DATA(language), names, config.dataset, choose_dataset, "dataset")
        gallery.popover(config, language)
    _pick("loss", shared.LOSS, language, help=LOSSES[config.loss].note)
    widgets.formula(LOSSES[config.loss].formula)
    if config.regularizer != "none":
        widgets.rungs(NUMBERS["strength"].name(language), STRENGTHS, config.strength, _commit("strength"), "strength")
    _pick("optimizer", shared.OPTIMIZER, language)
    sign = -1.0 if config.learning_rate < 0 else 1.0
    widgets.rungs(
        NUMBERS["learning_rate"].name(language),
        RATES,
        abs(config.learning_rate),
        lambda rate: state.change(learning_rate=sign * rate),
        "learning_rate",
    )
    widgets.rungs(
        NUMBERS["batch_size"].name(language),
        facts.batch_sizes(config),
        facts.batch_size(config),
        _commit("batch_size"),
        "batch_size",
        shown=lambda size: widgets.number(size) if size else shared.ALL(language),
        last=0,
    )


def _more(config: Config, language: str) -> None:
    if config.dataset == DRAWN:
        k = facts.classes(config)
        widgets.box(
            strings.CLASSES(language), facts.needed_classes(config), MAX_CLASSES, k, _commit("classes"), "classes",
            help=strings.HELP_CLASSES(language, most=MAX_CLASSES),
        )  # fmt: skip
    elif not DATASETS[config.dataset].fixed:
        _number("samples", language, strings.HELP_SAMPLES.format(most=MAX_POINTS))
        widgets.slide(NUMBERS["noise"].name(language), 0.0, 1.0, 0.05, config.noise, _commit("noise"), "noise")
    widgets.slide(
        NUMBERS["test_fraction"].name(language), 0.0, 0.8, 0.05, config.test_fraction, _commit("test_fraction"), "test_fraction",
        help=strings.HELP_TEST(language),
    )  # fmt: skip

    _part(strings.PART_MODEL, language)
    _settings("loss", config, language)
    names = {id: entry.name(language) for id, entry in REGULARIZERS.items()}
    widgets.choice(shared.REGULARIZER(language), names, config.regularizer, _commit("regularizer"), "regularizer")
    if config.regularizer != "none":
        entry = REGULARIZERS[config.regularizer]
        widgets.formula(entry.formula + r", \quad " + entry.grad_formula, small=True)
    _pick("features", strings.FEATURES, language)
    _settings("features", config, language)

    _part(strings.PART_STEP, language)
    widgets.formula(OPTIMIZERS[config.optimizer].formula, small=True)
    _settings("optimizer", config, language)
    _pick("schedule", shared.SCHEDULE, language)
    _settings("schedule", config, language)
    widgets.switch(
        strings.FLIP(language), config.learning_rate < 0, lambda _: state.change(learning_rate=-state.config().learning_rate), "flip",
        help=strings.HELP_FLIP(language),
    )  # fmt: skip

    _part(strings.PART_RUN, language)
    _number("steps", language, shared.HELP_STEPS.format(most=MAX_STEPS))
    _number("seed", language, strings.HELP_SEED)
    _start(config, language)
    _free(config, language)

    _part(strings.PART_SHARE, language)
    points_io.panel(language)
    widgets.switch(strings.LARGE(language), state.session().large, state.enlarge, "large")


def _part(title: Text, language: str) -> None:
    st.caption(f"**{title(language)}**")


def _pick(field: str, label: Text, language: str, help: Text | None = None) -> None:
    """The select box of one of the engine's tables."""
    names = {id: entry.name(language) for id, entry in TABLES[field].items()}
    widgets.choice(label(language), names, getattr(state.config(), field), _commit(field), field, help=help(language) if help else None)


def _number(field: str, language: str, help: Text) -> None:
    widgets.param(NUMBERS[field], getattr(state.config(), field), _commit(field), field, language, help=help)


def _settings(owner: str, config: Config, language: str) -> None:
    """A widget for each setting of what is picked."""
    picked = getattr(config, owner)
    values = config.settings(owner)
    field = next(f for f, o in SETTINGS.items() if o == owner)
    for spec in TABLES[owner][picked].params:

        def turn(value: float, id: str = spec.id) -> None:
            now = state.config()
            state.change(**{field: tuple((now.settings(owner) | {id: float(value)}).items())})

        widgets.param(spec, values[spec.id], turn, f"{owner}_{picked}_{spec.id}", language)


def _start(config: Config, language: str) -> None:
    options = {"zeros": strings.START_ZEROS(language), "random": strings.START_RANDOM(language)}
    value = config.start if isinstance(config.start, str) else "placed"
    if value == "placed":
        options["placed"] = strings.START_PLACED(language)
    widgets.segments(strings.START(language), options, value, lambda id: None if id == "placed" else state.change(start=id), "start")


def _free(config: Config, language: str) -> None:
    """Hold all but two weights: one row of W for each class, its entries to be pressed."""
    widgets.switch(
        strings.HOLD(language), config.free != "all", lambda on: state.change(free=(0, 1) if on else "all"), "hold",
        help=strings.HELP_HOLD(language),
    )  # fmt: skip
    st.button(strings.PAIR(language), key="pair", help=strings.HELP_PAIR(language), width="stretch", disabled=_paired(config) == config, on_click=_pair)
    if config.free == "all":
        return
    k, columns = facts.shape(config)
    st.caption(strings.FREE(language))
    with st.container(key="free_grid", gap="xxsmall"):
        for row in range(k):
            _free_row(config, row, columns)


def _paired(config: Config) -> Config:
    """Two classes told apart by two weights alone; one's own points stay, if they are of two classes."""
    data: dict[str, Any] = {} if facts.classes(config) == 2 else {"dataset": "two_blobs", "points": (), "classes": 0}
    return config.but(**data, features="linear", start="zeros", free=(0, 1))


def _pair() -> None:
    state.commit(_paired(state.config()))


def _free_row(config: Config, row: int, columns: int) -> None:
    key = f"free_{row}"
    own = [i for i in range(row * columns, (row + 1) * columns) if i in config.free]

    def turn(picked: list[int]) -> None:
        free = state.config().free
        others = [i for i in (() if free == "all" else free) if i // columns != row]
        new = [i for i in picked if i not in own]
        kept = [i for i in (*others, *picked) if i not in new]
        state.change(free=tuple(sorted((*kept, *new)[-2:])) or "all")

    widgets.pills(
        f"w{row + 1}",
        range(row * columns, (row + 1) * columns),
        own,
        turn,
        key,
        shown=lambda i: widgets.entry(row, i - row * columns, columns),
    )
