"""Luck against slope: a search that guesses beside gradient descent at equal evaluations, over many starts: best, median and worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.run.batched import sweep_blocks
from engine.studies.race.racers import pinned

STARTS = 40
METHODS = ("gd", "random_search", "local_search")
MOST = 1000  # evaluations at most


@dataclass(frozen=True, eq=False)
class Luck:
    """`bands[method]` (3, E): best, median and worst J over `starts` runs after 1, 2, … E evaluations.

    A gradient counts as one evaluation, and so does every guess of a search, its start included; a search's J is that of the best so far.
    `passed`: after how many evaluations the median descent is under the luckiest random search's last J; None: never.
    """

    starts: int
    bands: dict[str, Array]
    passed: int | None

    @property
    def evaluations(self) -> int:
        return int(self.bands["gd"].shape[1])


def luck_configs(base: Config, starts: int = STARTS) -> list[Config]:
    """The runs of each method, one after the other: same data, another random start and other guesses for each seed."""
    common = pinned(base).but(start="random", batch_size=0, schedule="constant", steps=min(max(base.steps, 2), MOST), bug="")
    return [common.but(optimizer=method, seed=(base.seed + i) % 2**32) for method in METHODS for i in range(starts)]


def luck_blocks(base: Config, starts: int = STARTS) -> Iterator[Luck | None]:
    """None after each block of runs, so that a caller may let others work; then the result."""
    runs, found = luck_configs(base, starts), dict[int, Array]()
    for block in sweep_blocks(runs, keep="losses"):
        found.update({i: result.run.loss for i, result in block.items()})
        yield None
    yield _read(found, runs[0].steps, starts)


def luck(base: Config, starts: int = STARTS) -> Luck:
    """Both searches and plain gradient descent, with the learning rate and the loss of `base`.

    >>> found = luck(Config(samples=30, steps=40), starts=5)
    >>> found.bands["gd"].shape, bool((found.bands["random_search"][0] <= found.bands["random_search"][2]).all())
    ((3, 40), True)
    """
    return next(found for found in luck_blocks(base, starts) if found)


def _read(losses: dict[int, Array], steps: int, starts: int) -> Luck:
    bands = {}
    for m, method in enumerate(METHODS):
        table = np.full((starts, steps), np.inf)  # what diverged stays infinitely high
        for i in range(starts):
            J = losses[m * starts + i]
            J = J[1 : steps + 1] if method == "gd" else J[:steps]
            table[i, : len(J)] = J
        table[np.isnan(table)] = np.inf
        bands[method] = np.stack([table.min(0), np.quantile(table, 0.5, axis=0, method="lower"), table.max(0)])
    under = bands["gd"][1] < bands["random_search"][0, -1]
    return Luck(starts, bands, int(under.argmax()) + 1 if under.any() else None)
