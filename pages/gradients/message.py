"""One message for the Gradients component: every number that a hand may meet before the next answer, from the engine."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine import BUGS, LOSSES
from engine.studies.finite_differences import LECTURE, WINDOW
from ui.components import fields
from ui.components.pack import pack
from ui.language.numbers import said, setting

from .model import Case, Model, Table
from .record import HIDDEN, NO_BUG, SHOWN, Record
from .sentences import hint
from .strings import BOARD, SUM, WHO
from .worked import worked

CHECKS = {"start value": "start_check", "first steps": "steps_check"}


def message(record: Record, model: Model, table: Table, case: Case, language: str, *, revision: int) -> dict[str, Any]:
    """docs/architecture.md lists the keys."""
    n = table.nudges
    told = worked(model.fit, model.theta, record.weight, record.example, model.names, model.features)
    return {
        "rev": revision,
        "lang": language,
        "text": fields.texts(BOARD, language) | {"lecture": lecture(language)},
        "names": model.names,
        "kinds": [i // model.fit.F for i in range(model.fit.d)],
        "powers": list(n.powers),
        "J": n.J,
        "theta": pack(n.theta, "f8"),
        "up": pack(n.up, "f8"),
        "down": pack(n.down, "f8"),
        "analytic": pack(n.analytic, "f8"),
        "numeric": pack(n.numeric, "f8"),
        "error": pack(n.error, "f4"),
        "verdict": pack(n.verdict, "u1"),
        "kink": pack(n.kink, "u1"),
        "left": pack(n.left, "f8"),
        "right": pack(n.right, "f8"),
        "examples": pack(n.examples, "i2"),
        "lens": {
            "window": list(WINDOW),
            "power": record.power,
            "weight": record.weight,
            "weights": pack(table.along_weights, "f4"),
            "powers": pack(table.along_powers, "f4"),
        },
        "chosen": {
            "power": record.power,
            "central": record.central,
            "weight": record.weight,
            "filled": [i for i in range(model.fit.d) if record.filled >> i & 1],
        },
        "worked": {
            "weight": record.weight,
            "line": told.line(language),
            "value": told.value,
            "example": told.example + 1,
            "y": told.y + 1,
            "n": model.fit.n,
            "example_line": told.example_line(language),
            "example_value": told.example_value,
        },
        "bug": _bug(record, model, case, language),
    }


def lecture(language: str) -> str:
    """The lecture's three subtractions, each slope worked out from its losses.

    >>> lecture("en").split(". ")[0]
    'In the lecture: h = 0.0001, (1.25322 − 1.25347) / h = −2.5, (1.25353 − 1.25347) / h = 0.6, (1.25347 − 1.25347) / h = 0'
    """
    rows = zip(LECTURE.after, LECTURE.slopes, strict=True)
    sums = (SUM.format(after=f"{after:.5f}", before=f"{LECTURE.before:.5f}", slope=setting(slope)) for after, slope in rows)
    return BOARD["lecture"](language, h=setting(LECTURE.h), sums=", ".join(sums))


def _bug(record: Record, model: Model, case: Case, language: str) -> dict[str, Any]:
    seen = case.seen
    return {
        "picked": record.bug or "hidden",
        "kinds": [{"id": "hidden", "name": BOARD["inject_hidden"](language)}, {"id": NO_BUG, "name": BOARD["inject_none"](language)}]
        + [{"id": id, "name": bug.name(language)} for id, bug in BUGS.items()],
        "about": _about(case, record.zero, language),
        "numeric": pack(seen.numeric, "f8"),
        "analytic": pack(seen.analytic, "f8"),
        "red": pack(seen.red, "u1"),
        "kink": pack(seen.kink, "u1"),
        "start": {"ok": seen.start.ok, "text": _start(case, language)},
        "steps": {"ok": seen.steps.ok, "text": _steps(case, language)},
        "options": [{"id": id, "name": BUGS[id].name(language)} for id in case.suspects] if record.bug == HIDDEN else [],
        "guess": record.guess,
        "hidden": record.bug == HIDDEN,
        "card": _card(record, model, case, language),
    }


def _about(case: Case, zero: bool, language: str) -> str:
    batch = case.config.batch_size
    name, strength = LOSSES[case.config.loss].name(language), setting(0.0 if zero else case.config.strength)
    return BOARD["case" if batch else "case_full"](language, loss=name, strength=strength, batch=batch)


def _start(case: Case, language: str) -> str:
    start = case.seen.start
    return BOARD["start_ok" if start.ok else "start_bad"](language, got=said(start.got, 4), expected=said(start.expected, 4))


def _steps(case: Case, language: str) -> str:
    steps = case.seen.steps
    if steps.ok:
        return BOARD["steps_ok"](language)
    return BOARD["steps_bad"](language, worst=f"{100 * steps.got:,.0f}") if math.isfinite(steps.got) else BOARD["steps_lost"](language)


def _card(record: Record, model: Model, case: Case, language: str) -> dict[str, Any] | None:
    """The verdict on a guess, or what there is to say of a mistake that was put in on purpose."""
    if record.bug == NO_BUG:
        return {"right": True, "title": "", "text": BOARD["no_mistake"](language), "zero": ""}
    given = record.bug != HIDDEN
    if not given and not record.guess:
        return None
    if not given and record.guess not in (case.bug, SHOWN):
        guess = case.suspects.get(record.guess)
        if guess is None or case.bug not in case.suspects:
            return None  # a guess made under another loss, where that mistake could be
        told = hint(case.suspects[case.bug], guess, model.names, model.fit.F)(language)
        return {"right": False, "title": "", "text": told, "zero": ""}
    bug = BUGS[case.bug]
    parts = [bug.description(language)]
    if bug.caught_by in CHECKS and not np.any(case.seen.red):
        parts.append(BOARD["only_check"](language, check=BOARD[CHECKS[bug.caught_by]](language)))
    parts.append(BOARD["who"](language, who=WHO[case.bug](language) if case.bug in WHO else bug.source))
    penalty = any(name == "strength" for name, _ in bug.shows)
    if penalty and record.zero:
        parts.insert(0, BOARD["passes"](language))
    title = "given" if given else "shown" if record.guess == SHOWN else "caught"
    return {
        "right": True,
        "title": BOARD[title](language, name=bug.name(language)),
        "text": " ".join(parts),
        "zero": ("unzero" if record.zero else "zero") if penalty else "",
    }
