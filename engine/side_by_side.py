"""Several optimizers on one problem from one start, stepped side by side: in plain numbers where the slope is a formula in x and y,
else with one pass over the data for all slopes; the loss of all rows is one call.

Each run is what `minimize` makes of its optimizer alone; only the time differs, and a dragged start needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from .arrays import Array
from .config import NUMBERS
from .descent import Run, read
from .loop import LIMIT, Plan, Trace
from .optimizers import OPTIMIZERS, State
from .run import minimize
from .spec import Settings, lookup, settings_for
from .surfaces import Terrain


@dataclass(frozen=True)
class Runner:
    """An optimizer with its rate and settings; those that are the default are not kept.

    >>> Runner("momentum", 0.05, (("momentum", 0.9),))
    Runner(optimizer='momentum', learning_rate=0.05, settings=())
    """

    optimizer: str = "gd"
    learning_rate: float = 0.05
    settings: Settings = ()

    def __post_init__(self) -> None:
        params = lookup(OPTIMIZERS, self.optimizer, "optimizer").params
        values = settings_for(params, self.settings, self.optimizer)
        object.__setattr__(self, "settings", tuple((p.id, values[p.id]) for p in params if values[p.id] != p.default))
        object.__setattr__(self, "learning_rate", NUMBERS["learning_rate"].check(self.learning_rate))

    def setting(self, name: str) -> float:
        """One setting, its default where it is not kept."""
        return settings_for(OPTIMIZERS[self.optimizer].params, self.settings, self.optimizer)[name]


def side_by_side(problem: Terrain, runners: Sequence[Runner], updates: int) -> tuple[Run, ...]:
    """The run of each runner from the problem's start (d,), full batches.

    >>> from engine import SURFACES
    >>> runs = side_by_side(SURFACES["bowl"].problem((3.0, -2.0)), (Runner("gd", 0.5), Runner("adam", 1.0)), 2)
    >>> runs[0].theta.tolist(), runs[1].theta[1].round(6).tolist()
    ([[3.0, -2.0], [1.5, -1.0], [0.75, -0.5]], [2.0, -1.0])
    """
    stepped = [r for r, runner in enumerate(runners) if OPTIMIZERS[runner.optimizer].kind == "gradient"]
    runs = dict(zip(stepped, _stepped(problem, [runners[r] for r in stepped], updates), strict=True)) if stepped else {}
    for r, runner in enumerate(runners):
        if r not in runs:
            runs[r] = minimize(problem, runner.optimizer, runner.learning_rate, updates, optimizer_settings=runner.settings)
    return tuple(runs[r] for r in range(len(runners)))


def _stepped(problem: Terrain, runners: Sequence[Runner], updates: int) -> list[Run]:
    plans = [_plan(runner, updates) for runner in runners]
    with np.errstate(all="ignore"):
        rows, slopes, steps, states = (_together if problem.slope is None else _by_numbers)(problem, plans)
        loss = problem.value(rows)
        length = np.vecdot(rows, rows)
    safe = np.logical_and.accumulate(length <= LIMIT**2)
    kept = np.where(safe[0], safe.sum(0) - 1, 0)
    zeros = np.zeros(updates + 1)
    traces = (
        Trace(rows[:, r], loss[:, r], zeros, slopes[:, r], steps[:, r], None, states[r], slopes[-1, r], kept[r]) for r in range(len(plans))
    )
    return [read(trace, plan, problem) for trace, plan in zip(traces, plans, strict=True)]


Steps: TypeAlias = tuple[Array, Array, Array, list[State]]  # θ and ∇f (T+1, R, d), Δ (T, R, d), each runner's states with a leading T+1


def _together(problem: Terrain, plans: Sequence[Plan]) -> Steps:
    """All places' slopes are one pass over the data."""
    theta, updates = np.repeat(problem.start[None], len(plans), 0), len(plans[0].rates)
    states: list[list[State]] = [[plan.optimizer.init(problem.start)] for plan in plans]
    rows, slopes, steps = np.empty((updates + 1, *theta.shape)), np.empty((updates + 1, *theta.shape)), np.empty((updates, *theta.shape))
    for t in range(updates):
        rows[t], slopes[t] = theta, problem.grad(theta)
        for slope, place, step, plan, kept in zip(slopes[t], theta, steps[t], plans, states, strict=True):
            step[:], state = plan.optimizer.update(slope, kept[-1], place, plan.rates[t])
            kept.append(state)
        theta = theta + steps[t]
    rows[updates], slopes[updates] = theta, problem.grad(theta)
    return rows, slopes, steps, [type(kept[0])(*(np.array(column, float) for column in zip(*kept, strict=True))) for kept in states]


def _by_numbers(problem: Terrain, plans: Sequence[Plan]) -> Steps:
    """A formula in x and y, stepped in plain numbers: an array of two costs ten times as much as its two numbers."""
    made = [_numbers(problem, plan) for plan in plans]
    rows, slopes, steps = (np.stack([one[i] for one in made], 1) for i in range(3))
    return rows, slopes, steps, [one[3] for one in made]


def _numbers(problem: Terrain, plan: Plan) -> tuple[Array, Array, Array, State]:
    """θ, ∇f (T+1, 2), Δ (T, 2) and the states of one runner; what an optimizer does to a weight depends on that weight alone."""
    x, y = map(float, problem.start)
    slope = problem.slope
    update: Callable[..., tuple[Any, State]] = plan.optimizer.update  # of numbers as of arrays
    assert slope is not None
    first = plan.optimizer.init(problem.start)
    across = up = type(first)(*(0 if np.ndim(part) == 0 else 0.0 for part in first))
    gx, gy = slope(x, y)
    rows, slopes, acrosses, ups = [x, y], [gx, gy], [across], [up]
    steps: list[Any] = []
    for eta in plan.rates.tolist():
        dx, across = update(gx, across, x, eta)
        dy, up = update(gy, up, y, eta)
        x, y = x + dx, y + dy
        gx, gy = slope(x, y)
        steps += dx, dy
        rows += x, y
        slopes += gx, gy
        acrosses.append(across)
        ups.append(up)
    halves = zip(first, zip(*acrosses, strict=True), zip(*ups, strict=True), strict=True)
    columns = (np.array(a, float) if np.ndim(part) == 0 else np.array([a, b], float).T for part, a, b in halves)
    return _pairs(rows), _pairs(slopes), _pairs(steps), type(first)(*columns)


def _pairs(flat: list[float]) -> Array:
    return np.array(flat, np.float64).reshape(-1, 2)


def _plan(runner: Runner, updates: int) -> Plan:
    method = OPTIMIZERS[runner.optimizer]
    settings = settings_for(method.params, runner.settings, runner.optimizer)
    return Plan(method, method.make(**settings), np.full(updates, runner.learning_rate))
