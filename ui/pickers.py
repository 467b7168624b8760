"""Pickers of a Config's fields that the sidebars of several pages show.

Each draws one widget, shows the value of the Config given, and passes what is picked to `turn`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine import DATASETS, Config
from engine.config import DRAWN, MAX_STEPS, NUMBERS, SETTINGS, TABLES
from engine.run import facts
from engine.text import Text

from . import state, strings, widgets
from .language.numbers import setting

RATES = widgets.ladder(0.001, 100)
STRENGTHS = (0.0, *widgets.ladder(1e-4, 3, steps=(1, 3)))
LABELS: dict[str, Text] = {
    "features": strings.FEATURES,
    "loss": strings.LOSS,
    "regularizer": strings.REGULARIZER,
    "optimizer": strings.OPTIMIZER,
    "schedule": strings.SCHEDULE,
}


def names(entries: Mapping[str, Any], language: str) -> dict[str, str]:
    """The names of a table's entries, by id."""
    return {id: entry.name(language) for id, entry in entries.items()}


def change(field: str) -> widgets.Turn:
    """A callback that commits one field of the session's Config."""
    return lambda value: state.change(**{field: value})


def choose_dataset(id: str) -> None:
    """Commit a data set; for "drawn" the visitor's own points, those drawn last if there are any."""
    s = state.session()
    if id != DRAWN:
        state.change(dataset=id, points=(), classes=0)
    elif s.config.dataset != DRAWN:
        drawn = s.drawn
        points, classes, called = (drawn.config.points, drawn.config.classes, drawn.names) if drawn else ((), facts.classes(s.config), ())
        state.change(dataset=DRAWN, points=points, classes=classes, names=called)


def dataset(value: str, key: str, language: str) -> None:
    """A select box of the data sets and the visitor's own points; commits what is picked."""
    widgets.choice(strings.DATA(language), names(DATASETS, language) | {DRAWN: strings.DRAWN(language)}, value, choose_dataset, key)


def entry(
    field: str, value: str, turn: widgets.Turn, key: str, language: str, *, label: Text | None = None, help: Text | None = None
) -> None:
    """A select box of the engine's table for `field`."""
    label = label or LABELS[field]
    widgets.choice(label(language), names(TABLES[field], language), value, turn, key, help=help(language) if help else None)


def settings(owner: str, config: Callable[[], Config], change: Callable[..., None], key: str, language: str) -> None:
    """A widget for each setting of the table entry that `config()` has for `owner`.

    `change` gets the Config's field of settings as a keyword; `key` is a format of the widgets' keys.
    """
    field = next(name for name, its in SETTINGS.items() if its == owner)
    picked, values = getattr(config(), owner), config().settings(owner)
    for spec in TABLES[owner][picked].params:

        def turn(value: float, id: str = spec.id) -> None:
            change(**{field: tuple((config().settings(owner) | {id: float(value)}).items())})

        widgets.param(spec, values[spec.id], turn, key.format(f"{owner}_{picked}_{spec.id}"), language)


def strength(config: Config, turn: widgets.Turn, key: str, language: str) -> None:
    """A slider of λ; nothing where the Config has no regularizer."""
    if config.regularizer != "none":
        widgets.rungs(NUMBERS["strength"].name(language), STRENGTHS, config.strength, turn, key)


def learning_rate(value: float, turn: widgets.Turn, key: str, language: str) -> None:
    """A slider of η > 0."""
    widgets.rungs(NUMBERS["learning_rate"].name(language), RATES, value, turn, key)


def batch_size(config: Config, turn: widgets.Turn, key: str, language: str) -> None:
    """A slider of the batch sizes that the Config's training points allow; 0, at the far end, is all of them."""
    widgets.rungs(
        NUMBERS["batch_size"].name(language), facts.batch_sizes(config), facts.batch_size(config), turn, key,
        shown=lambda size: setting(size) if size else strings.ALL(language), last=0,
    )  # fmt: skip


def share_of_tests(config: Config, key: str, language: str, *, help: str | None = None) -> None:
    """A slider of the share of test points; commits what is picked."""
    spec = NUMBERS["test_fraction"]
    widgets.slide(spec.name(language), spec.low, spec.high, 0.05, config.test_fraction, change("test_fraction"), key, help=help)


def steps(config: Config, key: str, language: str) -> None:
    """A box of the number of updates; commits what is typed."""
    widgets.param(NUMBERS["steps"], config.steps, change("steps"), key, language, help=strings.HELP_STEPS.format(most=MAX_STEPS))
