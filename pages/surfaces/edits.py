"""What a hand does on the Surfaces page, as one record made of another: the same for the script and for the route beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from engine.landscape.surfaces import Surface
from engine.run.compare import Runner
from engine.studies.descents import Descents, start_fault
from engine.text import Text

LOOKS = ("step", "opened", "part", "where")


class Refused(ValueError):
    """What cannot be, with the sentence about it in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def applied(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> Descents:
    """`now` after the act, and with what is looked at meanwhile; ValueError, KeyError, TypeError or IndexError where it cannot be.

    >>> from engine.landscape.surfaces import SURFACES
    >>> applied(Descents(), SURFACES["valley"], {"act": "start", "x": 1, "y": -2, "looks": {"step": 3}}).start
    (1.0, -2.0)
    """
    found = edit.get("looks")
    looks = {name: found[name] for name in LOOKS if name in found} if isinstance(found, Mapping) else {}
    return replace(now, **looks, **ACTS[str(edit["act"])](now, surface, edit))


def tuned(now: Descents, changes: Mapping[int, Mapping[str, Any]]) -> tuple[Runner, ...]:
    """The runners, some of them changed."""
    return tuple(replace(runner, **changes.get(r, {})) for r, runner in enumerate(now.runners))


def _start(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    place = float(edit["x"]), float(edit["y"])
    wrong = start_fault(surface.window, place)
    if wrong:
        raise Refused(wrong)
    return {"start": place}


def _rate(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    """One rate for those who share it."""
    return {"runners": tuned(now, {int(r): {"learning_rate": float(edit["eta"])} for r in edit["racers"]})}


def _mark(now: Descents, surface: Surface, edit: Mapping[str, Any]) -> dict[str, Any]:
    """A racer was put elsewhere on the map: its rate, and its momentum if it has one."""
    r = int(edit["racer"])
    changes: dict[str, Any] = {"learning_rate": float(edit["eta"])}
    if now.runners[r].optimizer == "momentum":
        changes["settings"] = (("momentum", float(edit["beta"])),)
    return {"runners": tuned(now, {r: changes})}


ACTS: dict[str, Callable[[Descents, Surface, Mapping[str, Any]], dict[str, Any]]] = {
    "start": _start,
    "rate": _rate,
    "mark": _mark,
    "look": lambda now, surface, edit: {},
}
