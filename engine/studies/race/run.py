"""A race run: every racer's Result, one measure for all of them, and who reaches the target first by each way of counting."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.run.record import Status
from engine.run.simulate import Result, simulate

from .cost import costs, seconds_per_update
from .racers import AXES, Race, configs

GONE = 0.1  # of the way from the best loss to the first: where a target is put that nobody chose


@dataclass(frozen=True)
class Place:
    """A racer's place by one way of counting: rank from 1, the same for equal costs; both None where it never got there."""

    racer: int
    rank: int | None
    cost: float | None


@dataclass(frozen=True, eq=False)
class RaceResult:
    """`results[r]` is racer r's; `seconds[r]` the time of one of its updates, measured now: the one part that differs when the race is run again.

    `measure`: "loss" where all minimize the same J, else "share": J over the J at the common start, which has no unit. `curves[r]` (T_r+1,) is
    that; `spent[axis][r]` (T_r+1,) the cost so far. `reached[r]`: the first update at or under `target`, or None.
    """

    race: Race
    results: tuple[Result, ...]
    seconds: tuple[float, ...]
    measure: Literal["loss", "share"]
    curves: tuple[Array, ...]
    spent: dict[str, tuple[Array, ...]]
    target: float
    reached: tuple[int | None, ...]

    def ranking(self, axis: str) -> tuple[Place, ...]:
        """All racers by what they had spent when they reached the target, first to last; those that never did come last, by letter."""
        cost = [math.inf if t is None else float(self.spent[axis][r][t]) for r, t in enumerate(self.reached)]
        line = sorted(range(len(cost)), key=lambda r: (cost[r], r))
        return tuple(
            Place(r, None, None) if math.isinf(cost[r]) else Place(r, 1 + sum(other < cost[r] for other in cost), cost[r]) for r in line
        )

    @property
    def diverged(self) -> tuple[int, ...]:
        """The racers that left."""
        return tuple(r for r, result in enumerate(self.results) if result.run.status is Status.DIVERGED)


def run_race(race: Race) -> RaceResult:
    """Every racer from the same W on the same data; equal races give equal results, but for the time measured.

    >>> found = run_race(Race(racers=((), (("optimizer", "momentum"),)), target=0.6))
    >>> found.measure, found.reached[1] < found.reached[0]
    ('loss', True)
    """
    runs = configs(race)
    results = tuple(simulate(config) for config in runs)
    measure: Literal["loss", "share"] = "loss" if len({objective(config) for config in runs}) == 1 else "share"
    curves = tuple(_measured(result, measure) for result in results)
    target = race.target or suggested(curves)
    timed = {config: seconds_per_update(result) for config, result in dict(zip(runs, results, strict=True)).items()}  # twins: once
    seconds = tuple(timed[config] for config in runs)
    spent = [costs(result, each) for result, each in zip(results, seconds, strict=True)]
    return RaceResult(
        race=race,
        results=results,
        seconds=seconds,
        measure=measure,
        curves=curves,
        spent={axis: tuple(each[axis] for each in spent) for axis in AXES},
        target=target,
        reached=tuple(int(under.argmax()) if (under := curve <= target).any() else None for curve in curves),
    )


def objective(config: Config) -> tuple[object, ...]:
    """What a config minimizes: equal for racers whose losses may be compared as numbers."""
    penalized = config.regularizer != "none" and config.strength > 0
    return config.loss, config.loss_settings, penalized and (config.regularizer, config.strength)


def _measured(result: Result, measure: str) -> Array:
    loss = result.run.loss
    return loss if measure == "loss" or not loss[0] > 0 else loss / loss[0]


def suggested(curves: tuple[Array, ...]) -> float:
    """A target worth racing for: a tenth of the way up from the lowest value of all to the start, in as few figures, two or more, as lie
    below the start; where nobody gets below it, the next two figures under it.

    >>> suggested((np.array([1.1, 0.6, 0.4]), np.array([1.1, 9.0]))), suggested((np.array([1.408, 1.4]),))
    (0.47, 1.401)
    """
    first, least = float(curves[0][0]), min(float(np.nanmin(curve)) for curve in curves)
    target = least + GONE * (first - least)
    if not 0 < target < math.inf:
        return 0.0
    for figures in range(2, 16):
        rounded = _figures(target, figures, math.ceil)
        if rounded < first:
            return rounded
    return _figures(first, 2, math.floor)


def _figures(value: float, figures: int, to_whole: Callable[[float], int]) -> float:
    unit = 10.0 ** (math.floor(math.log10(value)) - figures + 1)
    return float(f"{to_whole(value / unit - 1e-9) * unit:.{figures}g}")
