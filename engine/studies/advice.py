"""What is the matter with a run from which little can be learnt as it stands, and a change that was tried and helps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.config import DRAWN, Config
from engine.losses import DELTA, softmax
from engine.optimizers import OPTIMIZERS
from engine.run.record import Status
from engine.run.simulate import Result

from .remedies import Advice, penalized, slower, trial, weaker

SATURATED = 0.999
STUCK = 0.9  # of the data loss at W = 0: above it hardly anything was learnt
PRESSING = 0.05  # a λ below this is never the trouble


def advise(result: Result) -> Advice | None:
    """The first trouble found with a run, or None; without any point there is none.

    >>> from engine import Config, simulate
    >>> advice = advise(simulate(Config(learning_rate=4, strength=0.3)))
    >>> advice.id, advice.changes
    ('diverged', {'learning_rate': 0.1})
    >>> advise(simulate(Config())) is None
    True
    """
    if not len(result.data.y):
        return None
    return next((advice for detect in DETECTORS if (advice := detect(result))), None)


def _too_strong(result: Result, tried: Result | None) -> Advice | None:
    """λ is to blame for a run that gets nowhere if a smaller η only leaves the weights at almost nothing."""
    config, fit = result.config, result.problem
    if not penalized(config) or config.strength < PRESSING:
        return None
    zero = fit.loss.at_zero(fit.k, **fit.loss_settings)
    if tried and tried.run.data_loss[-1] < STUCK * zero:
        return None
    changes = weaker(config, zero)
    return Advice("too_strong", changes, {"strength": config.strength}) if changes else None


def _descends(result: Result) -> bool:
    return OPTIMIZERS[result.config.optimizer].kind != "search"


def _one_class(result: Result) -> Advice | None:
    data = result.data
    if len(np.unique(data.y[data.train])) > 1:
        return None
    if len(np.unique(data.y)) > 1:
        return Advice("one_class", {"test_fraction": 0.0}, case="training")
    return Advice("one_point" if len(data.y) == 1 else "one_class")


def _far_start(result: Result) -> Advice | None:
    if result.run.status is not Status.DIVERGED or result.run.updates or not isinstance(result.config.start, tuple):
        return None
    if trial(result.config, start="zeros").run.status is Status.DIVERGED:
        return None
    return Advice("far_start", {"start": "zeros"})


def _mistake(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if run.status is not Status.DIVERGED or not config.bug or trial(config, bug="").run.status is Status.DIVERGED:
        return None
    return Advice("mistake", {"bug": ""}, {"t": run.updates + 1})


def _climbing(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if config.learning_rate >= 0 or not _descends(result) or (run.status is not Status.DIVERGED and run.loss[-1] <= run.loss[0]):
        return None
    return Advice("climbing", slower(config)[0])


def _diverged(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if run.status is not Status.DIVERGED:
        return None
    changes, tried = slower(config)
    strong = _too_strong(result, tried)
    if strong:
        return strong
    numbers = {"t": run.updates + 1, "eta": config.learning_rate, "strength": config.strength}
    return Advice("diverged", changes, numbers, case="penalty" if penalized(config) else "")


def _overshooting(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if not _descends(result) or config.learning_rate <= 0 or run.updates < 2 or run.loss[-10:].min() <= 1.2 * run.loss[0]:
        return None
    changes, tried = slower(config)
    strong = _too_strong(result, tried)
    if strong or not changes:
        return strong
    return Advice("overshooting", changes, {"t": run.updates, "first": float(run.loss[0]), "last": float(run.loss[-1])})


def _same_place(result: Result) -> Advice | None:
    config, data = result.config, result.data
    if len(data.y) > 1 and not np.ptp(data.X, axis=0).any():
        return Advice("same_place")
    first: dict[tuple[float, ...], int] = {}
    for j, place in enumerate(map(tuple, data.X.tolist())):
        i = first.setdefault(place, j)
        if data.y[i] != data.y[j]:
            gone = _removable(config, j, i)
            numbers = {"i": i + 1, "j": j + 1}
            if gone is None:
                return Advice("coincident", {}, numbers)
            return Advice("coincident", {"points": _without(config, gone)}, numbers | {"gone": gone + 1})
    return None


def _without(config: Config, i: int) -> tuple[tuple[float, float, int], ...]:
    return config.points[:i] + config.points[i + 1 :]


def _removable(config: Config, *candidates: int) -> int | None:
    """The first of these points without which there is still something to tell apart, and no new trouble; only one's own can go."""
    for i in candidates if config.dataset == DRAWN else ():
        left = trial(config, points=_without(config, i), start="zeros")
        if not _one_class(left) and left.run.status is not Status.DIVERGED:
            return i
    return None


def _margins_met(result: Result) -> Advice | None:
    """The data loss is exactly 0; a loss of probabilities reaches it only by rounding."""
    config, fit = result.config, result.problem
    if result.run.data_loss[-1] != 0 or fit.loss.picture == "probability":
        return None
    kind = "" if fit.loss.margin(**fit.loss_settings) > 0 else "no_margin"
    if penalized(config):
        return Advice("margins_met", _wider(config), case=f"{kind}_penalty".strip("_"))
    return Advice("margins_met", _some_penalty(0.01), case=kind)


def _wider(config: Config) -> dict[str, Any]:
    """The change to a Δ that is not met any more; {} if there is none, or no Δ."""
    if DELTA.id not in config.settings("loss"):
        return {}
    delta = config.setting("loss", DELTA.id)
    for wider in (2 * delta, 5 * delta, 10 * delta):
        changes = {"loss_settings": ((DELTA.id, wider),)}
        if wider <= DELTA.high and trial(config, **changes).run.data_loss[-1] > 0:
            return changes
    return {}


def _some_penalty(strength: float) -> dict[str, Any]:
    return {"regularizer": "l2", "strength": strength}


def _saturated(result: Result) -> Advice | None:
    config, run, fit = result.config, result.run, result.problem
    if fit.loss.picture != "probability" or run.updates < 4:
        return None
    probabilities = softmax(fit.scores(run.theta[-1]))[np.arange(fit.n), fit.y]
    earlier, last = np.linalg.norm(run.theta[[3 * run.updates // 4, -1]] * fit.weights, axis=-1)
    if probabilities.min() < SATURATED or last <= earlier:
        return None
    return Advice("saturated", _some_penalty(max(0.01, 10 * config.strength) if penalized(config) else 0.01))


def _crushed(result: Result) -> Advice | None:
    config, run, fit = result.config, result.run, result.problem
    zero = fit.loss.at_zero(fit.k, **fit.loss_settings)
    data_loss = float(run.data_loss[-1])
    if not penalized(config) or config.strength < PRESSING or data_loss < STUCK * zero or not _descends(result):
        return None
    changes = weaker(config, data_loss)
    return Advice("crushed", changes, {"strength": config.strength, "data": data_loss, "zero": zero}) if changes else None


DETECTORS: tuple[Callable[[Result], Advice | None], ...] = (
    _one_class,
    _far_start,
    _mistake,
    _climbing,
    _diverged,
    _overshooting,
    _same_place,
    _margins_met,
    _saturated,
    _crushed,
)
