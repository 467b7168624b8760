"""The sidebar of Explore: six controls at first sight, the rest under "More"; all made from the engine's tables.

Each control shows a part of the Config and commits what the person does to it; what does not matter to this run is not shown.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from engine import DATASETS, LOSSES, OPTIMIZERS, REGULARIZERS, Config
from engine.config import DRAWN, MAX_CLASSES, MAX_POINTS, NUMBERS
from engine.run import facts
from engine.text import Text
from ui import pickers, state, widgets
from ui import strings as shared
from ui.pickers import change

from . import acts, gallery, points_io, strings

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


def _first_sight(config: Config, language: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="data_row"):
        pickers.dataset(config.dataset, "dataset", language)
        gallery.popover(config, language)
    _pick("loss", config, language, help=LOSSES[config.loss].note)
    widgets.formula(LOSSES[config.loss].formula)
    pickers.strength(config, change("strength"), "strength", language)
    _pick("optimizer", config, language)
    sign = -1.0 if config.learning_rate < 0 else 1.0
    pickers.learning_rate(abs(config.learning_rate), lambda rate: state.change(learning_rate=sign * rate), "learning_rate", language)
    pickers.batch_size(config, change("batch_size"), "batch_size", language)


def _more(config: Config, language: str) -> None:
    if config.dataset == DRAWN:
        k = facts.classes(config)
        widgets.box(
            strings.CLASSES(language), facts.needed_classes(config), MAX_CLASSES, k, change("classes"), "classes",
            help=strings.HELP_CLASSES(language, most=MAX_CLASSES),
        )  # fmt: skip
    elif not DATASETS[config.dataset].fixed:
        _number("samples", config, language, strings.HELP_SAMPLES.format(most=MAX_POINTS))
        widgets.slide(NUMBERS["noise"].name(language), 0.0, 1.0, 0.05, config.noise, change("noise"), "noise")
    pickers.share_of_tests(config, "test_fraction", language, help=strings.HELP_TEST(language))

    _part(strings.PART_MODEL, language)
    _settings("loss", language)
    _pick("regularizer", config, language)
    if config.regularizer != "none":
        entry = REGULARIZERS[config.regularizer]
        widgets.formula(entry.formula + r", \quad " + entry.grad_formula, small=True)
    _pick("features", config, language)
    _settings("features", language)

    _part(strings.PART_STEP, language)
    widgets.formula(OPTIMIZERS[config.optimizer].formula, small=True)
    _settings("optimizer", language)
    _pick("schedule", config, language)
    _settings("schedule", language)
    widgets.switch(
        strings.FLIP(language), config.learning_rate < 0, lambda _: state.change(learning_rate=-state.config().learning_rate), "flip",
        help=strings.HELP_FLIP(language),
    )  # fmt: skip

    _part(strings.PART_RUN, language)
    pickers.steps(config, "steps", language)
    _number("seed", config, language, strings.HELP_SEED)
    _start(config, language)
    _free(config, language)

    _part(strings.PART_SHARE, language)
    points_io.panel(language)
    widgets.switch(strings.LARGE(language), state.session().large, state.enlarge, "large")


def _part(title: Text, language: str) -> None:
    st.caption(f"**{title(language)}**")


def _pick(field: str, config: Config, language: str, *, help: Text | None = None) -> None:
    pickers.entry(field, getattr(config, field), change(field), field, language, help=help)


def _number(field: str, config: Config, language: str, help: Text) -> None:
    widgets.param(NUMBERS[field], getattr(config, field), change(field), field, language, help=help)


def _settings(owner: str, language: str) -> None:
    pickers.settings(owner, state.config, state.change, "{}", language)


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
