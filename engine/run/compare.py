"""Several optimizers on one problem from one start, stepped in plain numbers: along a formula each by itself, and the losses of all rows in
one call at the end; over data side by side, losses and slopes of all in one pass.

Each run is what `minimize` makes of its optimizer alone; only the time differs, and a dragged start needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from engine.arrays import Array
from engine.config import NUMBERS
from engine.landscape.surfaces import Terrain
from engine.optimizers import OPTIMIZERS, State
from engine.spec import Settings, lookup, settings_for

from .loop import LIMIT, Plan, Trace
from .record import Run, read
from .simulate import minimize

Pair: TypeAlias = tuple[float, float]


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
        walks, losses = _walked(problem, plans)
        rows, slopes, steps = (_lined_up([getattr(walk, name) for walk in walks]) for name in ("rows", "slopes", "steps"))
        loss = problem.value(rows) if losses is None else losses
        length = np.vecdot(rows, rows)
    safe = np.logical_and.accumulate(length <= LIMIT**2)
    kept = np.where(safe[0], safe.sum(0) - 1, 0)
    zeros = np.zeros(updates + 1)
    traces = (
        Trace(rows[:, r], loss[:, r], zeros, slopes[:, r], steps[:, r], None, walk.states(), slopes[-1, r], kept[r])
        for r, walk in enumerate(walks)
    )
    return [read(trace, plan, problem) for trace, plan in zip(traces, plans, strict=True)]


def _lined_up(flat: list[list[float]]) -> Array:
    """(T, R, 2) of each runner's numbers, x and y by turns."""
    return np.stack([np.array(numbers, np.float64).reshape(-1, 2) for numbers in flat], 1)


class _Walk:
    """One runner's way in plain numbers: what an optimizer does to a weight depends on that weight alone, and an array of two costs ten
    times as much as its two numbers."""

    def __init__(self, problem: Terrain, plan: Plan) -> None:
        self.plan, self.first = plan, plan.optimizer.init(problem.start)
        self.rows, self.slopes, self.steps = list[float](), list[float](), list[float]()
        zero = type(self.first)(*(0 if np.ndim(part) == 0 else 0.0 for part in self.first))
        self.across, self.up = [zero], [zero]
        self.going = self._go(float(problem.start[0]), float(problem.start[1]))

    def _go(self, x: float, y: float) -> Generator[Pair, Pair]:
        """Says where it stands, is told the slope there, and steps."""
        update: Callable[..., tuple[Any, State]] = self.plan.optimizer.update
        a, b = self.across[0], self.up[0]
        for eta in self.plan.rates.tolist():
            gx, gy = yield x, y
            dx, a = update(gx, a, x, eta)
            dy, b = update(gy, b, y, eta)
            self.rows += x, y
            self.slopes += gx, gy
            self.steps += dx, dy
            self.across.append(a)
            self.up.append(b)
            x, y = x + dx, y + dy
        self.slopes += yield x, y
        self.rows += x, y
        yield x, y

    def states(self) -> State:
        """Those of both weights as one, each part with a leading T+1; a count is the same for both."""
        halves = zip(self.first, zip(*self.across, strict=True), zip(*self.up, strict=True), strict=True)
        return type(self.first)(*(np.array(a, float) if np.ndim(part) == 0 else np.array([a, b], float).T for part, a, b in halves))


def _walked(problem: Terrain, plans: Sequence[Plan]) -> tuple[list[_Walk], Array | None]:
    """All ways to their ends: each by itself along a formula, else side by side, and then the losses (T+1, R) too."""
    walks, slope, looks = [_Walk(problem, plan) for plan in plans], problem.slope, len(plans[0].rates) + 1
    places = [next(walk.going) for walk in walks]
    if slope is None:
        losses = []
        for _ in range(looks):
            seen = problem.evaluate(np.array(places))
            losses.append(seen.data_loss)
            places = [walk.going.send(g) for walk, g in zip(walks, seen.data_grad.tolist(), strict=True)]
        return walks, np.array(losses)
    for walk, place in zip(walks, places, strict=True):
        send = walk.going.send
        for _ in range(looks):
            place = send(slope(*place))
    return walks, None


def _plan(runner: Runner, updates: int) -> Plan:
    method = OPTIMIZERS[runner.optimizer]
    settings = settings_for(method.params, runner.settings, runner.optimizer)
    return Plan(method, method.make(**settings), np.full(updates, runner.learning_rate))
