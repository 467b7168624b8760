"""What the Sweep page's component draws, packed into one message; every number and every place in it is the engine's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from engine.losses import LOSSES
from engine.run.record import Status
from engine.run.simulate import Result
from engine.studies.grid import NOT_RUN, SweepMap
from engine.studies.grid_axes import marks
from engine.studies.grid_plan import COLOURS, knobs
from engine.text import Text
from engine.views.data_plane import SMALL_ROOM, half_side
from ui.components import fields
from ui.components.pack import pack
from ui.language.numbers import said

from . import model as runs
from . import strings
from .axis_sentences import axis_value, label, letter
from .colour_scale import Scale, scale
from .sentences import bound, bound_line, diverged, finding, longest

PLACES = 2  # digits after the point in seconds
Cell = tuple[int, int]


def message(
    job: runs.Job | None, wrong: Text | None, kept: tuple[int, ...], hovered: Cell | None, language: str, revision: int, target: float = 0.5
) -> dict[str, Any]:
    """Everything; without a map yet there is only what is said, and `target` is the plan's."""
    head = {
        "rev": revision,
        "lang": language,
        "text": fields.texts(strings.BOARD, language),
        "fault": wrong(language) if wrong else None,
    }
    if job is None:
        return head | {"job": "", "state": "stopped", "shape": None, "target": said(target)}
    filled = job.filled
    ny, nx = filled.status.shape
    own = (int(kept[0]), int(kept[1])) if len(kept) == 2 and kept[0] < ny and kept[1] < nx else None
    at = next((cell for cell in (hovered, own, filled.best) if cell is not None and cell[0] < ny and cell[1] < nx), (0, 0))
    return head | {
        "job": job.id,
        "state": job.state,
        "done": filled.done,
        "ran": filled.ran,
        "all": filled.status.size,
        "seconds": f"{job.seconds:.{PLACES}f}" if job.seconds else "",
        "shape": [ny, nx],
        "status": pack(filled.status, "u1"),
        "loss": pack(filled.loss, "f8"),
        "test": pack(filled.test, "f8"),
        "updates": pack(filled.updates, "f4"),
        "lasted": pack(filled.lasted, "f4"),
        "axes": {"x": _axis(job, "x", language), "y": _axis(job, "y", language)},
        "colour": job.plan.colour,
        "room": [text(language) for text in longest(filled)],
        "views": {colour: _view(filled, colour, language) for colour in COLOURS},
        "target": said(job.plan.target),
        "steps": job.plan.base.steps,
        "diverged": int((filled.status == 2).sum()),
        "bound": _bound(filled, language),
        "kept": list(own) if own else None,
        "look": _look(job, at),
    }


def _axis(job: runs.Job, side: str, language: str) -> dict[str, Any]:
    axis = getattr(job.plan, side)
    values = job.filled.columns if side == "x" else job.filled.rows
    name = knobs(job.plan.base)[axis.knob].name(language)
    return {
        "name": name[:1].lower() + name[1:],
        "letter": letter(job.plan, axis)(language),
        "log": axis.log,
        "marks": [(mark.place, label(axis.knob, mark)(language)) for mark in marks(values, axis.log)],
        "values": [axis_value(axis.knob, v)(language) for v in values],
    }


def _view(filled: SweepMap, colour: str, language: str) -> dict[str, Any] | None:
    """The map in one of its colours; None where there is no test point to count."""
    if colour == "test" and not filled.plan.base.test_fraction:
        return None
    seen = replace(filled, plan=replace(filled.plan, colour=colour))
    ramp, sentences = scale(seen), finding(seen)
    gone = diverged(seen)
    ends = _ends(ramp, colour, language)
    own = (*sentences[1:], *((gone,) if gone and seen.best and colour != "lasted" else ()))
    return {
        "depth": pack(ramp.depth, "u1"),
        "ends": ends,
        "cap": ramp.worst if ramp.capped else None,
        "best": list(seen.best) if seen.best else None,
        "finding": sentences[0](language),
        "rest": " ".join(text(language) for text in own),
    }


def _ends(ramp: Scale, colour: str, language: str) -> list[str]:
    """What the two ends of the ramp are."""
    if np.isnan(ramp.best):
        return ["", ""]
    if colour == "lasted":
        return [strings.STAYS(language), strings.LEFT_AT(language, t=said(ramp.worst))]
    return [_number(ramp.best, colour), _number(ramp.worst, colour) + ("+" if ramp.capped else "")]


def _number(value: float, colour: str) -> str:
    return f"{100 * value:.0f} %" if colour == "test" else f"{value:.0f}" if colour == "updates" else f"{value:.2f}"


def _bound(filled: SweepMap, language: str) -> dict[str, Any] | None:
    line, limit = bound_line(filled), bound(filled.plan)
    return {"line": pack(line, "f4"), "name": f"η · λ = {said(limit)}"} if line and limit is not None else None


def _look(job: runs.Job, cell: Cell) -> dict[str, Any] | None:
    """One cell's own run: its plane and its curve. None until it was run."""
    if job.filled.status[cell] == NOT_RUN:
        return None
    result = runs.look(job.plan.cell(*cell))
    run, data, fit = result.run, result.data, result.problem
    left = run.status is Status.DIVERGED
    return {
        "cell": list(cell),
        **_plane(result),
        "xy": pack(data.X, "f4"),
        "label": pack(data.y, "u1"),
        "hollow": pack(data.test, "u1"),
        "classes": fit.k,
        "theta": pack(run.theta[-1]),
        "probabilities": LOSSES[result.config.loss].picture == "probability",
        "delta": LOSSES[result.config.loss].margin(**result.config.settings("loss")),
        "curve": pack(run.loss),
        "left": run.updates + 1 if left else None,
    }


def _plane(result: Result) -> dict[str, Any]:
    """The features on a grid over the data plane."""
    window = half_side(result.data.X, SMALL_ROOM)
    return {"window": window, **fields.plane(result.config, window)}
