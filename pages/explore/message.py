"""The Python face of the stage: packs one message from a played run, and hands back what the hand did."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine import DATASETS, LOSSES, Config
from engine.config import MAX_CLASSES, MAX_POINTS
from engine.text import Text
from ui import strings as shared
from ui.advice_sentences import button, sentence
from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value
from ui.components.pack import Raw, enclose, raw
from ui.state.config_link import encode
from ui.state.store import START

from .sentences import zero_badge
from .strings import BOARD, EXACT, FIRST, FIRST_ONE, FIRST_SHORT, SLICE, SLICE_SHORT

HALF_REACH = 6e4  # a little under the largest half-precision number
PRESETS = ("two_blobs", "three_blobs", "spiral")  # offered on an empty plane
Hand = Callable[[Mapping[str, Any]], None]

_board = mount("explore", "kit/kit.css", seal=enclose)


def show(
    played: Any,
    *,
    revision: int,
    language: str,
    history: tuple[bool, bool],
    clock: int,
    cursor: tuple[int, int],
    on_edits: Callable[[Any], None],
    on_cursor: Callable[[Any], None],
    key: str = "stage",
) -> None:
    """Mount the stage on a played run; `on_edits` gets the list of acts and `on_cursor` the cursor, before the script runs again.

    `revision` is the act that this answers, `history` whether undo and redo are possible, `clock` changes with each reset,
    `cursor` is the update and the example that are open below.
    """
    data = message(played, language, revision=revision, clock=clock, history=history, cursor=cursor)
    _board(key=key, data=data, on_edits_change=on_value(key, "edits", on_edits, list), on_cursor_change=on_value(key, "cursor", on_cursor))


def run_id(config: Config) -> str:
    """A short name of the run that a Config makes: two are the same where the Configs are.

    >>> run_id(Config()) == run_id(Config(loss="softmax")) != run_id(Config(loss="hinge"))
    True
    """
    return hashlib.sha256(repr(config).encode()).hexdigest()[:12]


def message(played: Any, language: str, *, revision: int, clock: int, history: tuple[bool, bool], cursor: tuple[int, int]) -> dict[str, Any]:
    """Everything the stage draws, to be enclosed; see docs/architecture.md for the keys."""
    result, advice = played.result, played.advice
    return {
        "rev": revision,
        "cursor": list(cursor),
        "lang": language,
        "text": fields.texts(BOARD, language),
        "link": encode(result.config, base=START),
        "clock": {"token": clock, "step": 0},
        "history": {"undo": history[0], "redo": history[1]},
        "limits": {"points": MAX_POINTS, "classes": MAX_CLASSES},
        "presets": [{"id": id, "name": DATASETS[id].name(language)} for id in PRESETS],
        "notice": fields.notice(sentence(advice), button(advice), language) if advice else None,
        **moving(result, played.play, language),
    }


def moving(result: Any, play: Any, language: str) -> dict[str, Any]:
    """What a dragging hand changes: the run, its points and its pictures."""
    return {
        "run": run_id(result.config),
        "classes": result.data.classes,
        "window": play.window,
        "reach": play.reach,
        "points": fields.points(result.data, raw, test_fraction=result.config.test_fraction),
        "loss": fields.loss(result.config, lambda: raw(play.examples)),
        "status": result.run.status.value,
        "badge": zero_badge(play.at_zero, LOSSES[result.config.loss], result.problem.k)(language) if play.at_zero else None,
        **_learnt(result, play, language),
    }


def _learnt(result: Any, play: Any, language: str) -> dict[str, Any]:
    """What belongs to the run and its pictures; without two points to learn from there is none."""
    steps = result.config.steps
    if not play.shown:
        return {"theta": None, "curves": {"steps": steps}, "batches": None, "slice": None, "arrows": {}, "features": None}
    run, plane = result.run, play.slice
    arrows = play.arrows
    return {
        "theta": raw(run.theta),
        "features": {
            "F": result.problem.F,
            "size": play.grid_size,
            "pairs": play.pairs,
            "axis": raw(play.axis_parts),
            "points": None if play.grid_size == 2 else raw(play.point_parts),
        },
        "curves": {
            "steps": steps,
            "loss": raw(run.loss),
            "data": raw(run.data_loss),
            "penalty": raw(run.penalty),
            "gradient": raw(np.linalg.norm(run.grad, axis=1)),
            "rate": raw(play.rate),
            "epoch": raw(run.epoch),
            "train": raw(play.train_accuracy),
            "test": raw(play.test_accuracy),
        },
        "batches": None if play.batches is None else _batches(play.batches, len(play.phi)),
        "slice": {
            "kind": plane.kind,
            "share": plane.share,
            "a": [plane.a[0], plane.a[-1]],
            "b": [plane.b[0], plane.b[-1]],
            "z": raw(plane.z),
            "levels": plane.levels.tolist(),
            "path": raw(play.path),
            "loss": raw(play.slice_loss),
            "centre": raw(plane.centre, "f8"),
            "basis": raw(plane.basis, "f8"),
            "captions": [text(language) for text in _captions(result, plane)],
        },
        "arrows": {"scale": play.arrow_scale, **{name: None if a is None else _picture(a) for name, a in arrows.items()}},
    }


def _batches(batches: Any, n: int) -> Raw:
    """The rows of each mini-batch as they are, or, where that is shorter, a bit for each of the n points."""
    rows = raw(batches, "i2")
    if rows.values.nbytes <= len(batches) * math.ceil(n / 8):
        return rows
    member = np.zeros((len(batches), n + 1), dtype=bool)
    np.put_along_axis(member, batches, True, axis=1)  # what fills up a short batch, -1, falls into the column that is left out
    return raw(np.packbits(member[:, :n], axis=1, bitorder="little"), "u1")


def _picture(array: Any) -> Raw:
    """For drawing alone half precision will do, as far as it reaches."""
    return raw(array, "f2" if np.abs(array).max(initial=0.0) < HALF_REACH else "f4")


def _captions(result: Any, plane: Any) -> tuple[Text, ...]:
    """What kind of landscape this is, longest first."""
    if plane.kind == "exact":
        return EXACT, shared.EXACT
    if plane.updates < result.run.updates:
        return (FIRST_ONE,) if plane.updates == 1 else (FIRST.format(updates=plane.updates), FIRST_SHORT.format(updates=plane.updates))
    share = f"{100 * plane.share:.1f}"
    return SLICE.format(share=share), SLICE_SHORT.format(share=share)
