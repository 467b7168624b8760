"""Several optimizers on one problem from one start, stepped side by side: the slope of all is one call, and so is the loss of all rows.

Each run is what `minimize` makes of its optimizer alone; only the time differs, and a dragged start needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    start = problem.start
    theta = np.repeat(start[None], len(runners), 0)
    states: list[list[State]] = [[plan.optimizer.init(start)] for plan in plans]
    rows, slopes, steps = np.empty((updates + 1, *theta.shape)), np.empty((updates + 1, *theta.shape)), np.empty((updates, *theta.shape))
    moves = [(plan.optimizer.update, runner.learning_rate, kept) for plan, runner, kept in zip(plans, runners, states, strict=True)]
    with np.errstate(all="ignore"):
        for t in range(updates):
            rows[t], g = theta, problem.grad(theta)
            slopes[t], step = g, steps[t]
            for slope, place, move, (update, eta, kept) in zip(g, theta, step, moves, strict=True):
                move[:], state = update(slope, kept[-1], place, eta)
                kept.append(state)
            theta = theta + step
        rows[updates], slopes[updates] = theta, problem.grad(theta)
        loss = problem.value(rows)
        length = np.vecdot(rows, rows)
    safe = np.logical_and.accumulate(length <= LIMIT**2)
    kept_rows = np.where(safe[0], safe.sum(0) - 1, 0)
    runs = []
    for r, plan in enumerate(plans):
        columns = (np.array(column, float) for column in zip(*states[r], strict=True))
        trace = Trace(
            rows[:, r], loss[:, r], np.zeros(updates + 1), slopes[:, r], steps[:, r], None, type(states[r][0])(*columns), slopes[-1, r],
            kept_rows[r],
        )  # fmt: skip
        runs.append(read(trace, plan, problem))
    return runs


def _plan(runner: Runner, updates: int) -> Plan:
    method = OPTIMIZERS[runner.optimizer]
    settings = settings_for(method.params, runner.settings, runner.optimizer)
    return Plan(method, method.make(**settings), np.full(updates, runner.learning_rate))
