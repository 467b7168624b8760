"""The Surfaces record after an act on its component: the same for the script and for the route outside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from engine.config import NUMBERS
from engine.landscape.surfaces import Surface
from engine.optimizers import OPTIMIZERS
from engine.run.compare import Runner
from engine.studies.descents import MOST, WHERE, Descents, start_fault
from engine.text import Text
from ui.components import question
from ui.components.question import BadQuestion

from .sentences import refused_start

RATE = NUMBERS["learning_rate"]
LOOKS: dict[str, Callable[[Any], Any]] = {
    "step": lambda value: question.whole(value, "looks.step", 0, 2**53),
    "opened": lambda value: question.whole(value, "looks.opened", 0, MOST),
    "part": lambda value: question.whole(value, "looks.part", 0, MOST),
    "where": lambda value: question.one_of(value, "looks.where", WHERE),
}


class Refused(BadQuestion):
    """An act that is not possible, with a sentence about it in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def applied(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> Descents:
    """`now` after the act, with the view that the edit tells. BadQuestion for an act that is not possible.

    >>> from engine.landscape.surfaces import SURFACES
    >>> applied(Descents(), SURFACES["valley"], {"act": "start", "x": 1, "y": -2, "looks": {"step": 3}}).start
    (1.0, -2.0)
    """
    found = question.mapping(edit.get("looks", {}), "looks")
    looks = {name: read(found[name]) for name, read in LOOKS.items() if name in found}
    act = question.one_of(question.field(edit, "act"), "act", ACTS)
    return replace(now, **looks, **ACTS[act](now, surface, edit))


def tuned(now: Descents, changes: Mapping[int, Mapping[str, Any]]) -> tuple[Runner, ...]:
    """The runners, some of them changed."""
    return tuple(replace(runner, **changes.get(r, {})) for r, runner in enumerate(now.runners))


def _start(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    x, y = (question.number(question.field(edit, name), name) for name in "xy")
    wrong = start_fault(surface.window, (x, y))
    if wrong:
        raise Refused(refused_start(wrong, surface.window, (x, y)))
    return {"start": (x, y)}


def _eta(edit: Mapping[str, Any]) -> float:
    return question.number(question.field(edit, "eta"), "eta", RATE.low, RATE.high)


def _rate(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    """One learning rate for the runners that share it."""
    racers, eta = question.items(question.field(edit, "racers"), "racers", MOST), _eta(edit)
    return {"runners": tuned(now, {_racer(now, r): {"learning_rate": eta} for r in racers})}


def _racer(now: Descents, value: Any) -> int:
    return question.whole(value, "racer", 0, len(now.runners) - 1)


def _mark(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    """A racer was moved on the map of rates: its learning rate, and its momentum if it has one."""
    r = _racer(now, question.field(edit, "racer"))
    changes: dict[str, Any] = {"learning_rate": _eta(edit)}
    if now.runners[r].optimizer == "momentum":
        beta = next(p for p in OPTIMIZERS["momentum"].params if p.id == "momentum")
        changes["settings"] = (("momentum", question.number(question.field(edit, "beta"), "beta", beta.low, beta.high)),)
    return {"runners": tuned(now, {r: changes})}


ACTS: dict[str, Callable[[Descents, Surface, Mapping[str, Any]], dict[str, Any]]] = {
    "start": _start,
    "rate": _rate,
    "mark": _mark,
    "look": lambda now, surface, edit: {},
}
