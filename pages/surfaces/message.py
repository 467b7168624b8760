"""The Python face of the Surfaces page's component: packs one message, every number in it the engine's, and hands back what the hand did."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.landscape.curvature import best_momentum, edge, rate, tenfold
from engine.landscape.surfaces.base import Surface
from engine.studies.descents import OWN, encode
from engine.views.substeps import Part, anatomy
from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value
from ui.components.pack import enclose, raw
from ui.language.korean import josa
from ui.language.numbers import said
from ui.racers import LETTERS
from ui.state import config_link
from ui.state.store import START

from .model import PLAIN, Model
from .sentences import course, names
from .strings import BOARD
from .substep_sentences import NAMES, part_sentence

NOTHING: Mapping[str, Any] = {}
REACH = 2.1  # the learning rates drawn, over 2 / λ_max
BETA, ETAS, BETAS = 0.99, 72, 48  # the map: largest momentum, and cells
FAR = 1e30  # losses beyond it are drawn there: they are off the picture anyhow
LEAST = 1.0  # nobody gets closer in less than one update

_board = mount("surfaces", "kit/kit.css", "kit/racers.css", "surfaces/surfaces.css", seal=enclose)


def show(model: Model, language: str, *, revision: int, known: Mapping[str, Any], live: bool, on_edits: Callable[[Any], None], key: str = "surfaces") -> None:
    """Mount the page's component; `on_edits` gets the list of acts."""
    data = message(model, language, revision=revision, known=known, live=live)
    _board(key=key, data=data, on_edits_change=on_value(key, "edits", on_edits, list))


def message(model: Model, language: str, *, revision: int, known: Mapping[str, Any] = NOTHING, live: bool = False) -> dict[str, Any]:
    """Everything the page draws, to be enclosed; what the browser is `known` to have (picture, map, words) does not travel again.

    While a hand drags (`live`), of all updates only the one that is looked at has its curvature and its step taken apart."""
    now, still = model.descents, model.still
    return {
        "rev": revision,
        "live": live,
        "short": model.short,
        "record": None if live else encode(now),
        "link": dict(config_link.encode(model.config, base=START)) if now.surface == OWN and not live else {},
        "lang": language,
        "text": None if known.get("lang") == language else fields.texts(BOARD, language),
        "title": model.surface.name(language),
        "sentence": model.sentence()(language),
        "still": {
            "id": model.still_id,
            "window": list(still.window),
            "z": None if known.get("still") == model.still_id else raw(still.z),
            "levels": raw(still.levels, "f8"),
            "minima": raw(still.minima.ravel(), "f8"),
            "saddles": raw(still.saddles.ravel(), "f8"),
        },
        "start": list(model.start),
        "updates": now.updates,
        "look": {"step": now.step, "opened": now.opened, "part": now.part, "where": now.where},
        "runs": [_run(model, r, language) for r in range(len(model.runs))],
        "curvature": _curvature(model, language, live),
        "map": _map(model, known.get("map")),
        "anatomy": _anatomy(model, language, live),
    }


def _run(model: Model, r: int, language: str) -> dict[str, Any]:
    run, way = model.runs[r], course(model.runs[r], model.still)
    return {
        "name": names(model.descents.runners)[r](language),
        "eta": model.descents.runners[r].learning_rate,
        "updates": run.updates,
        "path": raw(run.theta, "f8" if model.still.window[1] > 1e6 else "f4"),
        "loss": raw(np.minimum(run.loss - min(model.still.low, float(run.loss.min())), FAR)),
        "reached": way.reached,
        "left": way.left,
        "diverged": way.left is not None,
    }


def _curvature(model: Model, language: str, live: bool) -> dict[str, Any]:
    """The eigenvalues wherever the dot comes (T+1, 2), NaN where they are not known yet; whose rate it is, and with whom it is shared."""
    now, run = model.descents, model.runs[model.lead or 0]
    step = min(now.step, run.updates)
    first, last = (step, step + 1) if live else (0, run.updates + 1)
    values = np.full((last - first, 2), np.nan)
    if model.at_minimum:
        values[:] = model.bend.values
    elif model.surface.id == OWN:
        values[step - first] = model.bend.values
    else:
        values[:] = _eigenvalues(model.surface, run.theta[first:last], model.settings)
    eta = None if model.lead is None else now.runners[model.lead].learning_rate
    shared = [r for r, runner in enumerate(now.runners) if eta is not None and runner.optimizer in PLAIN and runner.learning_rate == eta]
    with np.errstate(divide="ignore", over="ignore"):
        bound = np.where(values[:, 1] > 0, 2 / values[:, 1], np.inf)
    plain = [r for r, runner in enumerate(now.runners) if runner.optimizer in PLAIN]
    return {
        "where": now.where if model.nearest is not None else "dot",
        "choice": model.nearest is not None and not model.quadratic,
        "who": names(now.runners)[model.lead or 0](language)[0],
        "near": model.at_minimum and not model.quadratic,
        "lead": model.lead,
        "shared": shared,
        "whose": _and(language, shared),
        "plain": _and(language, plain, "을/를"),
        "eta": eta,
        "first": first,
        "values": raw(values, "f8"),
        "bound": raw(bound, "f8"),
        "factors": None if eta is None else raw(1 - eta * values, "f8"),
        "reach": REACH,
    }


def _eigenvalues(surface: Surface, path: Array, settings: dict[str, float]) -> Array:
    """λ of the Hessian along a path (T, 2), rising; by formula, since there are two."""
    with np.errstate(all="ignore"):
        H = surface.hessian(path, **settings)
        middle, half = (H[:, 0, 0] + H[:, 1, 1]) / 2, np.hypot((H[:, 0, 0] - H[:, 1, 1]) / 2, H[:, 0, 1])
        return np.stack([middle - half, middle + half], -1)


def _and(language: str, which: list[int], particle: str = "/") -> str:
    letters = [LETTERS[r] for r in which]
    if language == "ko":
        return josa(", ".join(letters), particle) if letters else ""
    return " and ".join([", ".join(letters[:-1]), letters[-1]] if len(letters) > 1 else letters)


def _map(model: Model, known: object) -> dict[str, Any] | None:
    """Updates for ten times closer over η × β at the curvature of the moment; None where nothing gets closer."""
    low, high = (float(v) for v in model.bend.values)
    if not (low > 1e-12 * high and math.isfinite(high)):
        return None
    id = f"{low!r},{high!r}"
    etas, betas = (np.arange(ETAS) + 0.5) / ETAS * REACH * 2 / high, (np.arange(BETAS) + 0.5) / BETAS * BETA
    eta, beta, rho = best_momentum([low, high])
    best = max(float(tenfold(rho)), LEAST)
    return {
        "id": id,
        "width": REACH * 2 / high,
        "height": BETA,
        "na": ETAS,
        "z": None if known == id else raw(np.maximum(tenfold(rate(etas, betas[:, None], [low, high])), LEAST)),
        "best": best,
        "fastest": {"eta": eta, "beta": beta, "n": _said(best)},
        "edge": [float(edge(0.0, high)), float(edge(BETA, high))],
        "marks": [_mark(model, r) for r, runner in enumerate(model.descents.runners) if runner.optimizer in PLAIN],
    }


def _mark(model: Model, r: int) -> dict[str, Any]:
    """A racer's place on the map, whether its momentum may move, and how many updates it needs there."""
    runner = model.descents.runners[r]
    free = runner.optimizer == "momentum"
    beta = runner.setting("momentum") if free else 0.0
    n = float(tenfold(rate(runner.learning_rate, beta, model.bend.values)))
    return {"racer": r, "eta": runner.learning_rate, "beta": beta, "free": free, "n": _said(n)}


def _said(n: float) -> str:
    return "∞" if not math.isfinite(n) else f"{max(n, LEAST):.1f}" if n < 10 else said(round(n))


def _anatomy(model: Model, language: str, live: bool) -> dict[str, Any]:
    now, run = model.descents, model.runs[model.descents.opened]
    step = max(0, min(now.step, run.updates - 1))
    first, last = (step, step + 1) if live else (0, run.updates)
    parts = anatomy(now.runners[now.opened], run, model.surface.problem(**model.settings).value)
    return {
        "opened": now.opened,
        "part": min(now.part, len(parts) - 1),
        "updates": run.updates,
        "first": first,
        "parts": [_part(part, language, slice(first, last)) for part in parts],
    }


def _part(part: Part, language: str, rows: slice) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": NAMES[part.id](language),
        "symbol": part.symbol,
        "sentence": part_sentence(part)(language),
        "values": raw(part.values[rows], "f8"),
        "arrows": [{"kind": a.kind, "faint": a.faint, "ends": None if a.ends is part.values else raw(a.ends[rows])} for a in part.arrows],
    }
