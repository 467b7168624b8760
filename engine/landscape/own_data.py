"""The person's own data as a surface: J over two of the weights, the others held at the start. Exact, no slice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.data.features import FEATURES
from engine.run.problem import Fit
from engine.run.record import Status
from engine.run.simulate import data_of, fit_of, minimize
from engine.text import Text

from .curvature import hessian
from .slice import window
from .surfaces import Surface

NUMBERS_AT_ONCE = 1 << 20
LEAST_HALF = 2.0  # half side of the smallest window
LEVEL = 1e-3  # a slope this small at the end of the search: a minimum was found


def own_surface(config: Config, weights: tuple[int, int] | None = None) -> Surface:
    """J of `config` over `weights`, two indices of θ; None: the two that are free, else the first two of class 2.

    >>> surface = own_surface(Config(dataset="two_blobs", samples=20))
    >>> surface.problem((0.0, 0.0)).value(np.zeros(2)).round(6).item(), surface.window[0] < 0 < surface.window[1]
    (0.693147, True)
    """
    fit = fit_of(config, data_of(config))
    free = np.flatnonzero(fit.free)
    pair = weights or ((int(free[0]), int(free[1])) if len(free) == 2 else (fit.F, fit.F + 1))
    if len(set(pair)) < 2 or not all(0 <= i < fit.d for i in pair):
        raise ValueError(f"two different indices of θ from 0 to {fit.d - 1} are needed, got {pair}")
    chosen, held = list(pair), fit.start.copy()
    start = (float(held[chosen[0]]), float(held[chosen[1]]))
    held[chosen] = 0.0
    names = FEATURES[config.features].names(**config.settings("features"))

    def lift(P: Array) -> Array:
        theta = np.broadcast_to(held, (*P.shape[:-1], fit.d)).copy()
        theta[..., chosen] = P
        return theta

    def value(P: Array) -> Array:
        return _in_parts(fit, lift(P))

    def grad(P: Array) -> Array:
        slopes: Array = fit.grad(lift(P))[..., chosen]
        return slopes

    def both(P: Array) -> tuple[Array, Array]:
        seen = fit.evaluate(lift(P))
        return seen.loss, seen.grad[..., chosen]

    def bend(P: Array) -> Array:
        flat = [hessian(fit, theta)[np.ix_(chosen, chosen)] for theta in lift(P).reshape(-1, fit.d)]
        return np.reshape(flat, (*P.shape[:-1], 2, 2))

    plain = Surface(
        id="own",
        name=Text("Your data", "내 데이터"),
        formula=rf"J({_letter(names, pair[0], fit)},\; {_letter(names, pair[1], fit)})",
        note=Text(
            "The loss of your own points over two weights; the others stand still.",
            "내 점들의 손실을 가중치 둘에 대해 그렸습니다. 나머지는 그대로 둡니다.",
        ),
        source="the run in Explore",
        params=(),
        window=(-np.inf, np.inf, -np.inf, np.inf),
        start=start,
        value=value,
        grad=grad,
        hessian=bend,
        minima=lambda: np.zeros((0, 2)),
        both=both,
        scores=fit.n * fit.k,
    )
    return _measured(plain)


def _measured(surface: Surface) -> Surface:
    """With its window and, where one was found, its minimum: where a long descent from the start ends."""
    run = minimize(surface.problem(), "adam", 0.2, 400, schedule="cosine")
    end = run.theta[-1]
    level = run.status is not Status.DIVERGED and bool(np.linalg.norm(run.grad[-1]) <= LEVEL)
    found = end[None] if level else np.zeros((0, 2))
    path = np.concatenate([run.theta, [run.theta[0] - LEAST_HALF / 1.5, run.theta[0] + LEAST_HALF / 1.5]])
    a, b = window(path, 2)
    return replace(surface, window=(float(a[0]), float(a[-1]), float(b[0]), float(b[-1])), minima=lambda: found)


def _in_parts(fit: Fit, theta: Array) -> Array:
    """J (...,), a part of a large grid at a time."""
    flat = theta.reshape(-1, fit.d)
    step = max(1, NUMBERS_AT_ONCE // max(1, fit.n * fit.k))
    J = np.concatenate([np.zeros(0), *(np.atleast_1d(fit.value(flat[i : i + step])) for i in range(0, len(flat), step))])
    return J.reshape(theta.shape[:-1])


def _letter(names: tuple[str, ...], index: int, fit: Fit) -> str:
    """w_{class, feature} in LaTeX; a bias is b."""
    c, f = divmod(index, fit.F)
    return rf"b_{{{c + 1}}}" if f == fit.F - 1 else rf"w_{{{c + 1},\,{names[f]}}}"
