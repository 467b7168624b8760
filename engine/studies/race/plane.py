"""One landscape for a whole race: a slice through the joint movement of those who stay, every path on it, and where the others left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.landscape.slice import Slice, heights, loss_slice, principal_basis, window
from engine.optimizers import OPTIMIZERS
from engine.run.record import Status
from engine.run.simulate import Result

from .run import RaceResult, objective


@dataclass(frozen=True, eq=False)
class RacePlane:
    """`slices[r]`: the plane with the heights of racer r's own J; centre, basis, a and b are the same for all, and so is z where J is.

    `paths[r]` (T_r+1, 2): its projection. `exits[r]`: of a racer that diverged, the first update after which it is outside the window; else
    None. `own`: the racers minimize different losses, so each has heights of its own.
    """

    slices: tuple[Slice, ...]
    paths: tuple[Array, ...]
    exits: tuple[int | None, ...]
    own: bool


def race_plane(race: RaceResult, size: int = 60) -> RacePlane:
    """The joint slice, size × size cells; racers that diverged shape neither its directions nor its window.

    The directions are the principal ones of all paths from the end of the one that got lowest, each racer counting the same. Searches jump:
    they shape the directions only where nobody descends.

    >>> from engine.studies.race.racers import Race
    >>> from engine.studies.race.run import run_race
    >>> plane = race_plane(run_race(Race()), size=12)
    >>> plane.slices[0].z.shape, plane.paths[1].shape, plane.exits, plane.own
    ((12, 12), (301, 2), (None, None, None, None), False)
    """
    results = race.results
    stay = [result for result in results if result.run.status is not Status.DIVERGED]
    plane = _joint(race, stay, size) if stay else loss_slice(results[0].problem, results[0].run, size)
    paths = tuple(plane.project(result.run.theta) for result in results)
    return RacePlane(
        slices=tuple(_slices(results, plane)),
        paths=paths,
        exits=tuple(_exit(result, path, plane) for result, path in zip(results, paths, strict=True)),
        own=len({objective(result.config) for result in results}) > 1,
    )


def _joint(race: RaceResult, stay: list[Result], size: int) -> Slice:
    """The geometry: directions and window around everyone who stays; heights those of the first."""
    fit = stay[0].problem
    free = np.flatnonzero(fit.free)
    if len(free) == 2:
        centre, basis = fit.start * (1 - fit.free), np.eye(fit.d)[free]
    else:
        lead = min(stay, key=lambda result: float(result.run.loss[-1] / max(result.run.loss[0], 1e-300)))
        centre = lead.run.theta[-1]
        descending = [result for result in stay if OPTIMIZERS[result.config.optimizer].kind != "search"] or stay
        moved = np.concatenate([(result.run.theta - centre) / np.sqrt(len(result.run.theta)) for result in descending])
        basis = principal_basis(fit, moved, centre - lead.run.theta[0], (lead.run.grad[-1], lead.run.grad[0]))
    a, b = window(np.concatenate([(result.run.theta - centre) @ basis.T for result in stay]), size)
    share, updates = 1.0, max(result.run.updates for result in stay)
    return Slice("exact" if len(free) == 2 else "slice", centre, basis, a, b, np.zeros((len(b), len(a))), share, updates)


def _slices(results: tuple[Result, ...], plane: Slice) -> Iterator[Slice]:
    """The plane once for each racer: its J as heights, and how much of its own movement lies in the plane."""
    known: dict[object, Array] = {}
    for result in results:
        key = objective(result.config)
        if key not in known:
            known[key] = heights(result.problem, plane.centre, plane.basis, plane.a, plane.b)
        moved = result.run.theta - result.run.theta[0]
        across = moved @ plane.basis.T
        total, inside = float(np.vecdot(moved, moved).sum()), float(np.vecdot(across, across).sum())
        share = 1.0 if plane.kind == "exact" or not 0 < total < np.inf else min(1.0, inside / total)
        yield Slice(plane.kind, plane.centre, plane.basis, plane.a, plane.b, known[key], share, result.run.updates)


def _exit(result: Result, path: Array, plane: Slice) -> int | None:
    if result.run.status is not Status.DIVERGED:
        return None
    (u, v), a, b = path.T, plane.a, plane.b
    outside = (u < a[0]) | (u > a[-1]) | (v < b[0]) | (v > b[-1])
    return int(outside.argmax()) if outside.any() else result.run.updates + 1
