"""The Python face of the Regularization page's component: packs one message from a path, and hands back what the hand did."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np

from engine import LOSSES
from engine.data.features import RADIAL_CENTRES, RADIAL_SIDE
from engine.studies.lambda_path import LambdaPath
from engine.studies.same_score import compare, matched
from engine.views.data_plane import SMALL_ROOM, half_side
from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value
from ui.components.pack import pack
from ui.language.numbers import fixed, raised

from . import strings
from .figures import shares
from .record import DEFAULT, REACH, Study

LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
Hand = Callable[[Any], None]

_board = mount("regularization", "kit/kit.css", "regularization/regularization.css")


def show(path: LambdaPath, study: Study, *, revision: int, language: str, on_edits: Hand, key: str = "board") -> None:
    """Mount the board; `on_edits` gets what the hand did, oldest first, before the script runs again."""
    _board(key=key, data=message(path, study, language, revision=revision), on_edits_change=on_value(key, "edits", on_edits, list))


def message(path: LambdaPath, study: Study, language: str, *, revision: int) -> dict[str, Any]:
    """Everything the board draws, arrays packed."""
    data = path.data
    return {
        "rev": revision,
        "path": hashlib.sha256(repr(path.config).encode()).hexdigest()[:12],
        "lang": language,
        "text": fields.texts(strings.BOARD, language),
        "at": study.at,
        "empty": None if path.shown else (strings.TOO_FAR if len(np.unique(data.y[data.train])) > 1 else strings.NEED_CLASSES)(language),
        "window": _window(path),
        "points": fields.points(data),
        "delta": LOSSES[path.config.loss].margin(**path.config.settings("loss")),
        **(_moving(path, language) if path.shown else {"features": None}),
        "same": _same(study),
    }


def _window(path: LambdaPath) -> float:
    return half_side(path.data.X, SMALL_ROOM)


def _moving(path: LambdaPath, language: str) -> dict[str, Any]:
    """What belongs to the solutions; there are none without two classes to learn from."""
    names = [plain(name) for name in path.names]
    return {
        "features": fields.plane(path.config, _window(path)),
        "strengths": pack(path.strengths, "f8"),
        "shares": pack(shares(path.strengths)),
        "weights": pack(path.weights, "f8"),
        "names": names,
        "groups": _groups(path, language),
        "support": pack(path.support, "u1"),
        "wrong": pack(path.wrong, "u1"),
        "verdicts": list(path.verdicts),
        "best": path.best,
        "curves": {
            name: pack(values, "f8")
            for name, values in {
                "data": path.data_loss,
                "penalty": path.penalty,
                "total": path.total,
                "test_loss": path.test_loss,
                "train": path.train_accuracy,
                "test": path.test_accuracy,
                "margin": path.margin,
                "support": path.supports,
                "alive": path.alive,
            }.items()
        },
    }


def _groups(path: LambdaPath, language: str) -> list[tuple[str, int]]:
    """Neighbouring weights that belong together: those of one degree, or bumps in one row."""
    if path.config.features == "polynomial":
        degrees = range(1, int(path.config.setting("features", "degree")) + 1)
        return [(strings.GROUP_DEGREE(language, degree=d) if d == 1 else str(d), d + 1) for d in degrees]
    if path.config.features == "radial":
        rows = RADIAL_CENTRES[::RADIAL_SIDE, 1]
        numbers = [fixed(float(y), 1) for y in rows]
        return [(strings.GROUP_BUMPS(language, y=y) if y == numbers[0] else y, RADIAL_SIDE) for y in numbers]
    return []


def plain(latex: str) -> str:
    r"""A feature's name without LaTeX.

    >>> plain("x^{2} y^{3}"), plain(r"\varphi_{12}")
    ('x²y³', 'φ₁₂')
    """
    out = latex.replace(r"\varphi", "φ").replace(" ", "")
    for mark, write in (("^", raised), ("_", lambda text: text.translate(LOW))):
        head, *rest = out.split(mark + "{")
        out = head + "".join(write(number) + tail for number, tail in (part.split("}", 1) for part in rest))
    return out


def _same(study: Study) -> dict[str, Any]:
    """The comparison: what the hand may move, and what the engine makes of it."""
    now = compare(study.left, study.right, study.x)
    fit = matched(study.left, study.right, study.x)
    return {
        "left": study.left,
        "right": study.right,
        "x": study.x,
        "reach": REACH,
        "charges": {"left": dataclasses.asdict(now.left), "right": dataclasses.asdict(now.right)},
        "matched": fit if fit is not None and max(map(abs, fit)) <= REACH else None,
        "default": {"left": DEFAULT.left, "right": DEFAULT.right, "x": DEFAULT.x},
    }
