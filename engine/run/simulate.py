"""From a Config to a result: data, problem, run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.arrays import Array, Ints
from engine.checks.bugs import BUGS
from engine.config import DRAWN, Config
from engine.data.datasets import DATASETS, Data, split
from engine.data.features import FEATURES
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.regularizers import REGULARIZERS
from engine.schedules import SCHEDULES
from engine.spec import Settings, lookup, settings_for

from .loop import Plan, descend
from .problem import Fit, Problem
from .record import Run, Status, read

__all__ = ["Data", "Fit", "Result", "Run", "Status", "data_of", "fit_of", "minimize", "plan_of", "simulate"]

START_SPREAD = 0.5
DECIMALS = 4  # of a preset's coordinates, so that a link to points that began as a preset stays short


@dataclass(frozen=True, eq=False)
class Result:
    """A Config and what came of it; `problem` is over the training rows of `data`."""

    config: Config
    data: Data
    problem: Fit
    run: Run


def simulate(config: Config) -> Result:
    """The whole run that `config` describes; equal configs give equal numbers.

    ValueError if `start` or `free` do not fit the number of parameters.

    >>> result = simulate(Config(dataset="hand_check", steps=100))
    >>> result.run.theta.shape, result.run.status.value, bool(result.run.loss[-1] < result.run.loss[0])
    ((101, 9), 'ran_out', True)
    """
    data = data_of(config)
    fit = fit_of(config, data)
    plan = plan_of(config, fit)
    return Result(config, data, fit, read(descend(fit, plan), plan, fit))


def streams(seed: int) -> tuple[np.random.Generator, ...]:
    """Independent generators for data, start, batches and search, so that a new batch size never moves the data."""
    return tuple(np.random.default_rng(seed).spawn(4))


def data_of(config: Config) -> Data:
    """The points of a Config, test points marked."""
    if config.dataset == DRAWN:
        table = np.array(config.points, float).reshape(-1, 3)
        X, y, needed = table[:, :2].copy(), table[:, 2].astype(np.int64), 2
        needed = max(2, int(y.max(initial=0)) + 1)
    else:
        entry = DATASETS[config.dataset]
        X, y = entry.make(streams(config.seed)[0], config.samples, config.noise)
        X = X.round(DECIMALS)
        needed = entry.classes
    return Data(X, y, split(len(y), config.test_fraction), max(needed, config.classes))


def fit_of(config: Config, data: Data, phi: Array | None = None) -> Fit:
    """The problem of a Config over the training rows of its data; `phi` may pass their features if they are known already."""
    if phi is None:
        phi = FEATURES[config.features].map(data.X[data.train], **config.settings("features"))
    fit = Fit(
        phi=phi,
        y=data.y[data.train],
        k=data.classes,
        start=np.zeros(0),
        free=np.zeros(0),
        loss=LOSSES[config.loss],
        regularizer=REGULARIZERS[config.regularizer],
        strength=config.strength,
        loss_settings=config.settings("loss"),
    )
    fit = replace(fit, start=_start(config, fit), free=_free(config, fit))
    return BUGS[config.bug].spoil(fit, min(config.batch_size or fit.n, fit.n)) if config.bug else fit


def _start(config: Config, fit: Fit) -> Array:
    if config.start == "zeros":
        return np.zeros(fit.d)
    if config.start == "random":
        return START_SPREAD * streams(config.seed)[1].standard_normal(fit.d)
    if len(config.start) != fit.d:
        raise ValueError(f"start must hold {fit.d} numbers, {fit.k} classes × {fit.F} features, got {len(config.start)}")
    return np.array(config.start, float)


def _free(config: Config, fit: Fit) -> Array:
    if config.free == "all":
        return np.ones(fit.d)
    if config.free[-1] >= fit.d:
        raise ValueError(f"free must hold indices of θ from 0 to {fit.d - 1}, {fit.k} classes × {fit.F} features, got {config.free[-1]}")
    free = np.zeros(fit.d)
    free[list(config.free)] = 1.0
    return free


def plan_of(config: Config, fit: Fit, drawn: dict[tuple[int, int], Ints] | None = None) -> Plan:
    """How a Config goes about its problem: no updates without training points, full batches for searches.

    `drawn`: mini-batches of other configs on as many points with as many updates, by seed and size, which need not be drawn anew.
    """
    method = OPTIMIZERS[config.optimizer]
    bug = BUGS.get(config.bug)
    make = bug.make.get(method.id, method.make) if bug else method.make
    steps = config.steps if fit.n else 0
    plan = Plan(
        method,
        make(**config.settings("optimizer")),
        SCHEDULES[config.schedule].rates(config.learning_rate, steps, **config.settings("schedule")),
    )
    if method.kind == "search":
        return plan._replace(noise=streams(config.seed)[3].standard_normal((steps, fit.d)))
    if not config.batch_size or config.batch_size >= fit.n:
        return plan
    drawn, key = {} if drawn is None else drawn, (config.seed, config.batch_size)
    if key not in drawn:
        drawn[key] = mini_batches(streams(config.seed)[2], fit.n, config.batch_size, steps)
    batches = drawn[key]
    sizes = (batches >= 0).sum(-1)
    return plan._replace(batches=batches, shares=1.0 / (np.full_like(sizes, config.batch_size) if bug and bug.full_share else sizes))


def minimize(
    problem: Problem,
    optimizer: str = "gd",
    learning_rate: float = 0.1,
    updates: int = 300,
    *,
    optimizer_settings: Settings = (),
    schedule: str = "constant",
    schedule_settings: Settings = (),
    seed: int = 1,
) -> Run:
    """Descend any problem, a test surface or a fit, from its start (d,), with full batches.

    >>> from engine import SURFACES
    >>> run = minimize(SURFACES["bowl"].problem((3.0, 4.0)), "gd", learning_rate=0.5, updates=2)
    >>> run.theta.tolist()
    [[3.0, 4.0], [1.5, 2.0], [0.75, 1.0]]
    """
    method, course = lookup(OPTIMIZERS, optimizer, "optimizer"), lookup(SCHEDULES, schedule, "schedule")
    rates = course.rates(learning_rate, updates, **settings_for(course.params, schedule_settings, schedule))
    plan = Plan(method, method.make(**settings_for(method.params, optimizer_settings, optimizer)), rates)
    if method.kind == "search":
        plan = plan._replace(noise=streams(seed)[3].standard_normal((updates, *problem.start.shape)))
    return read(descend(problem, plan), plan, problem)


def mini_batches(rng: np.random.Generator, n: int, size: int, steps: int) -> Ints:
    """Rows of each update's batch (steps, size), padded with -1: without replacement, reshuffled each epoch, the last of an epoch short.

    >>> batches = mini_batches(np.random.default_rng(0), 5, 2, 6)
    >>> batches.shape, sorted(batches[:3].ravel().tolist()), sorted(batches[3:].ravel().tolist())
    ((6, 2), [-1, 0, 1, 2, 3, 4], [-1, 0, 1, 2, 3, 4])
    """
    per_epoch = -(-n // size)
    epochs = -(-steps // per_epoch)
    rows: Any = np.full((epochs, per_epoch * size), -1)
    rows[:, :n] = rng.permuted(np.tile(np.arange(n), (epochs, 1)), axis=1)
    table: Ints = rows.reshape(epochs * per_epoch, size)[:steps]
    return table
