"""What a person does on the stage, as acts on the session."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from engine import Config
from engine.config import DRAWN, MAX_CLASSES, MAX_POINTS
from engine.run import facts
from engine.run.facts import Points
from engine.run.simulate import data_of, fit_of
from ui import state, strings
from ui.components.question import BadQuestion
from ui.pickers import choose_dataset

from . import edits, model


def take_points(points: Points, called: tuple[str, ...]) -> None:
    """Points from a file: the person's own, with the names of their labels."""
    plain = all(name.isdecimal() for name in called)
    state.change(dataset=DRAWN, points=points, classes=max(2, len(called)), names=() if plain else called)


def fresh_start(config: Config) -> tuple[float, ...]:
    """Other random weights; the Config's own seed, and with it the data, stays."""
    other = config.but(start="random", seed=secrets.randbelow(2**32))
    return tuple(fit_of(other, data_of(config)).start.tolist())


def new_start() -> None:
    """Other random weights at the start; the data stay."""
    state.change(start=fresh_start(state.config()))
    state.restart_clock()


def apply_points(points: Any, classes: Any, done: bool) -> None:
    """The stage's points, from now on the person's own. What cannot be points changes nothing."""
    config = state.config()
    try:
        new = edits.with_points(config, points, classes)
    except BadQuestion:
        many = isinstance(points, list) and len(points) > MAX_POINTS
        state.note(strings.TOO_MANY.format(most=MAX_POINTS) if many else strings.NOT_TAKEN)
        return
    if new.points == facts.points(config) and new.classes == facts.classes(config):
        new = config  # a data set in which nothing was changed stays one
    _show(new, done)


def apply_start(theta: Any, done: bool) -> None:
    """The dot was dragged: another start."""
    try:
        new = edits.with_start(state.config(), theta)
    except BadQuestion:
        state.note(strings.NOT_TAKEN)
        return
    _show(new, done)


def _show(new: Config, done: bool) -> None:
    if done:
        state.commit(new)
    else:
        state.live(facts.fitted(new))


def apply_cursor(step: Any, example: Any) -> None:
    """The paused update, and the example that is chosen there."""
    state.session().cursor = (_count(step), _count(example))


def apply_action(name: str, **details: Any) -> None:
    """What a button on the stage asks for; unknown names do nothing."""
    acts: dict[str, Callable[[], None]] = {
        "reset": state.restart_clock,
        "new_start": new_start,
        "clear": lambda: state.change(dataset=DRAWN, points=(), classes=facts.classes(state.config())),
        "preset": lambda: choose_dataset(str(details.get("id"))),
        "fix": lambda: state.change(**model.fix(state.config())),
        "add_class": lambda: _set_classes(facts.classes(state.config()) + 1),
        "remove_class": lambda: _remove_class(details.get("label")),
    }
    if name in acts:
        acts[name]()


def _set_classes(classes: int, points: Points | None = None, named: tuple[str, ...] | None = None) -> None:
    """Make the points the person's own, with this many classes."""
    if 2 <= classes <= MAX_CLASSES:
        points = facts.points(state.config()) if points is None else points
        state.change(dataset=DRAWN, points=points, classes=classes, names=named)


def _remove_class(label: object) -> None:
    """Remove a class with its points; those above it move down by one."""
    config = state.config()
    k = facts.classes(config)
    gone = label if isinstance(label, int) and 0 <= label < k else k - 1
    left = tuple((x, y, c - (c > gone)) for x, y, c in facts.points(config) if c != gone)
    _set_classes(k - 1, left, tuple(name for i, name in enumerate(state.session().now.names) if i != gone))


def _count(value: Any) -> int:
    """A whole number from 0 on; anything else counts as 0."""
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0
