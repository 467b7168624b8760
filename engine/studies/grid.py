"""The map of a sweep: one run a cell, filled row by row, coarse rows first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Bools
from engine.config import Config
from engine.data.features import FEATURES
from engine.run.batched import sweep_blocks
from engine.run.record import Status
from engine.run.simulate import Result, data_of

from .grid_plan import SweepPlan, fault

NOT_RUN, RAN, DIVERGED = 0, 1, 2
WORKERS, PART, ALONE = 2, 128, 32  # threads; the most runs of one at a time; the fewest that are worth a thread
WORK = 16_000_000  # scores, over all its updates, of what a thread does at a time
STATUS = ("not run", "ran", "diverged")


@dataclass(frozen=True, eq=False)
class SweepMap:
    """Cells (ny, nx), row r at `plan.rows[r]`, column c at `plan.columns[c]`.

    `status`: NOT_RUN, RAN or DIVERGED. `loss` J at the end, `test` accuracy over the test points, `updates` until J ≤ target: each NaN where
    the cell did not run, diverged (it never is a number), has no test points, or never got there. `lasted`: the update at which a run diverged,
    or all of its updates. `done`: rows filled, in `order`.
    """

    plan: SweepPlan
    columns: Array
    rows: Array
    status: NDArray[np.uint8]
    loss: Array
    test: Array
    updates: Array
    lasted: Array
    done: int = 0

    @property
    def values(self) -> Array:
        """What the plan colours cells by (ny, nx)."""
        value: Array = getattr(self, self.plan.colour)
        return value

    @property
    def ran(self) -> int:
        """How many cells have been run."""
        return int((self.status != NOT_RUN).sum())

    @property
    def best(self) -> tuple[int, int] | None:
        """(row, column) of the best cell; of equal ones, the one with the lowest loss. None if no cell has a number."""
        score = {"test": -self.test, "updates": self.updates}.get(self.plan.colour, self.loss)
        cells = np.argwhere(np.isfinite(score))
        if not len(cells):
            return None
        r, c = min(cells.tolist(), key=lambda rc: (score[rc[0], rc[1]], self.loss[rc[0], rc[1]]))
        return r, c


def order(count: int) -> list[int]:
    """The rows 0 … count - 1 in bit-reversed order, so that any part of them is spread over the whole.

    >>> order(8), order(5)
    ([0, 4, 2, 6, 1, 5, 3, 7], [0, 4, 2, 1, 3])
    """
    bits = max(1, (count - 1).bit_length())
    flipped = (int(f"{i:0{bits}b}"[::-1], 2) for i in range(2**bits))
    return [i for i in flipped if i < count]


def empty(plan: SweepPlan) -> SweepMap:
    """The map before any run; ValueError where the plan has a fault."""
    wrong = fault(plan)
    if wrong:
        raise ValueError(str(wrong))
    columns, rows = plan.columns, plan.rows
    nothing = np.full((len(rows), len(columns)), np.nan)
    return SweepMap(plan, columns, rows, np.zeros(nothing.shape, np.uint8), nothing, nothing, nothing, nothing)


def blocks(plan: SweepPlan | SweepMap, runs: int | None = None) -> Iterator[SweepMap]:
    """The map again and again, each time with rows of about `runs` more, until all are there; a map stopped half-way goes on where it was.

    `runs` is by itself as many as two processors do in some tenths of a second.

    >>> from engine import Config
    >>> from engine.studies.grid_plan import Axis
    >>> plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, 32), Axis("strength", 0.001, 0.1, 3), base=Config(samples=12, steps=5))
    >>> [(filled.ran, filled.done) for filled in blocks(plan, 32)]
    [(32, 1), (64, 2), (96, 3)]
    """
    filled = plan if isinstance(plan, SweepMap) else empty(plan)
    plan, turn = filled.plan, order(len(filled.rows))
    together = max(1, (runs or WORKERS * _part(plan)) // len(filled.columns))
    while filled.done < len(turn):
        rows = turn[filled.done : filled.done + together]
        cells = [(r, c) for r in rows for c in range(len(filled.columns))]
        configs = [plan.at(float(filled.columns[c]), float(filled.rows[r])) for r, c in cells]
        status, loss, test = filled.status.copy(), filled.loss.copy(), filled.test.copy()
        updates, lasted = filled.updates.copy(), filled.lasted.copy()
        for cell, result in zip(cells, _run(configs), strict=True):
            status[cell], loss[cell], test[cell], updates[cell], lasted[cell] = _judged(result, plan.target)
        filled = replace(filled, status=status, loss=loss, test=test, updates=updates, lasted=lasted, done=filled.done + len(rows))
        yield filled


def _part(plan: SweepPlan) -> int:
    """How many runs one thread does between two pictures."""
    config = plan.base
    data = data_of(config)
    return min(PART, max(1, WORK // (max(1, int(data.train.sum())) * data.classes * config.steps)))


def _run(configs: list[Config]) -> list[Result]:
    """All of them, some in a second thread: what a block spends in NumPy it spends without Python's lock."""
    if len(configs) < 2 * ALONE:
        return _some(configs)
    half = -(-len(configs) // WORKERS)
    with ThreadPoolExecutor(WORKERS) as pool:
        parts = pool.map(_some, [configs[i : i + half] for i in range(0, len(configs), half)])
        return [result for part in parts for result in part]


def _some(configs: list[Config]) -> list[Result]:
    found = {i: result for block in sweep_blocks(configs, "losses", PART) for i, result in block.items()}
    return [found[i] for i in range(len(configs))]


def _judged(result: Result, target: float) -> tuple[int, float, float, float, float]:
    """Status, final loss, test accuracy, updates to the target and updates that it lasted, of one run."""
    run, data = result.run, result.data
    if run.status is Status.DIVERGED or not np.isfinite(run.loss[-1]):
        return DIVERGED, np.nan, np.nan, np.nan, float(run.updates + 1)
    there: Bools = run.loss <= target
    updates = float(there.argmax()) if there.any() else np.nan
    test = np.nan
    if data.test.any():
        config, fit = result.config, result.problem
        phi = FEATURES[config.features].map(data.X[data.test], **config.settings("features"))
        test = float(((phi @ run.theta[-1].reshape(fit.k, fit.F).T).argmax(1) == data.y[data.test]).mean())
    return RAN, float(run.loss[-1]), test, updates, float(run.updates)
