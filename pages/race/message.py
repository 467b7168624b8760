"""The Python face of the Race page's component: packs one message from a race, and hands back what the hand did."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine import FEATURES, LOSSES, OPTIMIZERS, SCHEDULES, Config, Status
from engine.landscape.slice import levels
from engine.studies.race.plane import RacePlane
from engine.studies.race.racers import AXES, LETTERS
from engine.studies.race.run import RaceResult
from engine.text import Text
from engine.views.data_plane import half_side
from ui import strings as shared
from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value
from ui.components.pack import pack
from ui.language.numbers import said
from ui.language.sentences import Name, Sentence, short

from . import strings
from .names import RacerName
from .sentences import amount, names_of, sentence

_board = mount("race", "kit/kit.css", "kit/racers.css", "race/race.css")


@dataclass(frozen=True, eq=False)
class Shown:
    """A race that ran and its landscape; `plane` is None where there is nothing to learn from."""

    result: RaceResult
    plane: RacePlane | None


def show(
    race: Shown,
    *,
    revision: int,
    cursor_revision: int,
    language: str,
    notice: tuple[Text, Text | None] | None,
    on_edits: Callable[[Any], None],
    on_cursor: Callable[[Any], None],
    key: str = "race",
) -> None:
    """Mount the board; `on_edits` gets the list of acts and `on_cursor` the cursor, before the script runs again."""
    data = message(race, language, revision=revision, cursor_revision=cursor_revision, notice=notice)
    _board(key=key, data=data, on_edits_change=on_value(key, "edits", on_edits, list), on_cursor_change=on_value(key, "cursor", on_cursor))


def message(
    race: Shown, language: str, *, revision: int = 0, cursor_revision: int = 0, notice: tuple[Text, Text | None] | None = None
) -> dict[str, Any]:
    """Everything the board draws, arrays packed; see docs/architecture.md for the keys."""
    found = race.result
    return {
        "rev": revision,
        "cursor_rev": cursor_revision,
        "run": hashlib.sha256(repr(found.race.unseen()).encode()).hexdigest()[:12],
        "lang": language,
        "text": fields.texts(strings.BOARD, language),
        "picked": found.race.picked,
        "step": found.race.step,
        "axis": found.race.axis,
        "measure": found.measure,
        "steps": found.race.base.steps,
        **(_moving(race, race.plane, language, notice) if race.plane else _still(language)),
    }


def _still(language: str) -> dict[str, Any]:
    """Without two classes to learn from there is no race."""
    text = strings.NEED_CLASSES(language)
    return {"racers": None, "sentence": [{"text": text}], "empty": None, "notice": None}


def _moving(race: Shown, plane: RacePlane, language: str, notice: tuple[Text, Text | None] | None) -> dict[str, Any]:
    found = race.result
    first, called = found.results[0], names_of(found)
    data, config = first.data, first.config
    window, features = half_side(data.X), FEATURES[config.features]
    at_points = None if features.linear else pack(features.map(data.X, **config.settings("features")))
    goal = said(found.target if found.measure == "loss" else 100 * found.target)
    return {
        "empty": None,
        "sentence": parts(sentence(found, called=called), found, language),
        "classes": data.classes,
        "window": window,
        "points": fields.points(data),
        "features": fields.plane(config, window) | {"points": at_points},
        "target": found.target,
        "target_text": strings.TARGET_LOSS(language, value=goal if found.measure == "loss" else f"{goal} %"),
        "racers": [_racer(found, plane, r, called[r], language) for r in range(len(found.results))],
        "plane": _plane(plane, language),
        "ranks": _ranks(found, language),
        "ranks_title": strings.RANKS[found.measure](language, value=goal),
        "notice": fields.notice(*notice, language) if notice else None,
    }


def _racer(found: RaceResult, plane: RacePlane, r: int, called: RacerName, language: str) -> dict[str, Any]:
    result = found.results[r]
    config, run = result.config, result.run
    return {
        "letter": called.letter,
        "name": strings.SHORT.get(config.optimizer, called.name)(language),
        "detail": detail(found, r, language),
        "search": OPTIMIZERS[config.optimizer].kind == "search",
        "diverged": run.status is Status.DIVERGED,
        "updates": run.updates,
        "theta": pack(run.theta),
        "curve": pack(found.curves[r], "f8"),
        "spent": {axis: pack(found.spent[axis][r], "f8") for axis in AXES if axis != "updates"},
        "path": pack(plane.paths[r]),
        "exit": plane.exits[r],
        "reached": found.reached[r],
        "loss": fields.loss(config),
    }


def detail(found: RaceResult, r: int, language: str) -> str:
    """What a card says beside its name: step and batch, and what else tells this racer from the others."""
    config, configs = found.results[r].config, [result.config for result in found.results]
    out = [strings.KEEPS_BEST] if config.optimizer == "random_search" else [strings.RATE.format(rate=said(config.learning_rate))]
    if config.batch_size and OPTIMIZERS[config.optimizer].kind != "search" and config.batch_size < found.results[r].problem.n:
        out.append(strings.OF.format(size=config.batch_size, n=found.results[r].problem.n))

    def differs(of: Callable[[Config], Any]) -> bool:
        return len({of(other) for other in configs}) > 1

    if differs(lambda c: (c.loss, c.loss_settings)):
        out.append(short(LOSSES[config.loss].name))
    if differs(lambda c: c.strength):
        out.append(strings.STRENGTH.format(value=said(config.strength)))
    if config.schedule != "constant":
        out.append(SCHEDULES[config.schedule].name)
    if differs(lambda c: c.seed):
        out.append(strings.SEED.format(value=config.seed))
    return " · ".join(text(language) for text in out)


def parts(sentence: Sentence, found: RaceResult, language: str) -> list[dict[str, Any]]:
    """The parts of a sentence; a racer's badge stands for the letter, and those that got there are marked as the finding."""
    nobody = all(t is None for t in found.reached)
    return [
        {"text": part.text, "racer": part.id, "strong": nobody or found.reached[part.id] is not None} if isinstance(part, Name) else {"text": part}
        for part in sentence.parts(language)
    ]


def _plane(plane: RacePlane, language: str) -> dict[str, Any]:
    """The landscape's geometry, the distinct heights, and which of them each racer has."""
    distinct = list({id(one.z): one.z for one in plane.slices}.values())
    one = plane.slices[0]
    return {
        "a": [one.a[0], one.a[-1]],
        "b": [one.b[0], one.b[-1]],
        "z": [pack(z) for z in distinct],
        "levels": [levels(z).tolist() for z in distinct],
        "of": [next(i for i, z in enumerate(distinct) if z is each.z) for each in plane.slices],
        "own": plane.own,
        "captions": [[text(language) for text in _captions(plane, r)] for r in range(len(plane.slices))],
    }


def _captions(plane: RacePlane, r: int) -> tuple[Text, ...]:
    """What kind of landscape this is, longest first."""
    exact, letter = plane.slices[r].kind == "exact", LETTERS[r]
    if plane.own:
        share = f"{100 * plane.slices[r].share:.0f}"
        return (
            (strings.OWN_EXACT.format(letter=letter),)
            if exact
            else (strings.OWN_SLICE.format(letter=letter, share=share), strings.OWN.format(letter=letter))
        )
    if exact:
        return strings.EXACT, shared.EXACT
    share = f"{100 * float(np.median([one.share for one in plane.slices])):.0f}"
    return strings.ONE_SLICE.format(share=share), strings.SAME_SLICE.format(share=share), strings.SAME


def _ranks(found: RaceResult, language: str) -> dict[str, Any] | None:
    """For each way of counting the racers from first to last; nothing where nobody got there, all were there at once, or nobody stayed."""
    if not any(found.reached) or len(found.diverged) == len(found.results):
        return None
    return {
        axis: [
            {
                "racer": place.racer,
                "rank": place.rank,
                "amount": strings.NEVER(language) if place.cost is None else amount(axis, place.cost),
            }
            for place in found.ranking(axis)
        ]
        for axis in AXES
    }
