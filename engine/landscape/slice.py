"""The loss over a plane of parameters: J(centre + a·u + b·v), what the loss plane shows.

Two free parameters: the plane is theirs, and exact. Else it is a slice: through the last W of the run, along the two principal
directions of its movement (the uncentred SVD of θ_t - θ_T, so that the plane contains the last W, where the loss bends most).
A run that diverged is cut through its start, by its first updates alone, so that divergence never stretches the window.
Scores are linear, S(a, b) = S₀ + a·S₁ + b·S₂: three matrix products serve every cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from engine.arrays import Array, Ints
from engine.losses.grid import Grid, blocks, pointwise
from engine.run.problem import Fit
from engine.run.record import Run, Status

LEVELS = 13
MARGIN = 0.25  # of the path's extent, on each side
MIN_HALF = 0.05  # half side of the smallest window
FIRST = 8  # updates shown of a run that diverged,
REACH = 50.0  # and none further from the start than this many first steps


@dataclass(frozen=True, eq=False)
class Slice:
    """The plane `centre` (d,) + a·basis[0] + b·basis[1] with J on a grid: `a` (na,), `b` (nb,), `z` (nb, na).

    `share` is the part of the movement (of the first `updates` updates) that lies in the plane: 1 if exact.
    """

    kind: Literal["exact", "slice"]
    centre: Array
    basis: Array
    a: Array
    b: Array
    z: Array
    share: float
    updates: int

    def project(self, theta: Array) -> Array:
        """(…, d) -> (…, 2): the coordinates of the nearest point of the plane."""
        return (theta - self.centre) @ self.basis.T

    def lift(self, ab: Array) -> Array:
        """(…, 2) -> (…, d): the parameters at a point of the plane."""
        return self.centre + ab @ self.basis

    @cached_property
    def levels(self) -> Array:
        """13 log-spaced losses from the lowest to the highest of the slice (13,)."""
        return levels(self.z)


def loss_slice(problem: Fit, run: Run, size: int = 60) -> Slice:
    """The plane a run is watched on, size × size cells.

    >>> from engine import Config, simulate
    >>> result = simulate(Config(dataset="two_blobs", free=(3, 4)))
    >>> plane = loss_slice(result.problem, result.run, size=20)
    >>> plane.kind, plane.z.shape, bool(np.allclose(plane.project(result.run.theta), result.run.theta[:, 3:5]))
    ('exact', (20, 20), True)
    """
    free = np.flatnonzero(problem.free)
    updates = _shown(run)
    path = run.theta[: updates + 1]
    exact = len(free) == 2
    if exact:
        centre, basis = problem.start * (1 - problem.free), np.eye(problem.d)[free]
    else:
        diverged = run.status is Status.DIVERGED
        centre, slopes = path[0] if diverged else path[-1], (run.grad[len(path) - 1], run.grad[0])
        basis = principal_basis(problem, path - centre, path[-1] - path[0], slopes)
    moved = path - centre
    across = moved @ basis.T
    total, inside = float(np.vecdot(moved, moved).sum()), float(np.vecdot(across, across).sum())
    a, b = window(across, size)
    share = 1.0 if exact or not total else min(1.0, inside / total)
    return Slice("exact" if exact else "slice", centre, basis, a, b, heights(problem, centre, basis, a, b), share, updates)


def slice_loss(problem: Fit, plane: Slice, theta: Array) -> Array:
    """J at the projection of each θ (T, d) -> (T,): what the picture says where the run says `run.loss`."""
    nearest = plane.lift(plane.project(theta))
    with np.errstate(all="ignore"):
        return np.concatenate([problem.value(nearest[part]) for part in blocks(len(nearest), problem.n * problem.k)])


def levels(z: Array, count: int = LEVELS) -> Array:
    """`count` log-spaced levels from the lowest loss to the highest; where the lowest is 0 or a mere speck, from the lowest hundredth.

    >>> levels(np.array([[0.0, 1.0], [10.0, 100.0]]), 3).round(2).tolist()
    [1.18, 10.86, 100.0]
    """
    z = z[np.isfinite(z)]
    positive = z[z > 0]
    if not positive.size:
        return np.geomspace(1e-3, 1.0, count)
    low, high = float(np.quantile(positive, 0.01)), float(positive.max())
    return np.geomspace(min(low, high / 1.001), high, count)


def _shown(run: Run) -> int:
    """How many updates the window must hold: all, or of a diverging run the first few."""
    if run.status is not Status.DIVERGED:
        return run.updates
    away = np.linalg.norm(run.theta[: FIRST + 1] - run.theta[0], axis=1)
    near = away <= REACH * away[1:2]
    return int(np.argmin(near)) - 1 if not near.all() else len(away) - 1


def principal_basis(problem: Fit, moved: Array, onward: Array, slopes: Sequence[Array]) -> Array:
    """The two principal directions (2, d), orthonormal, of places `moved` (m, d) from a centre; the way `onward` (d,) goes right, then up.

    Where the places span less than a plane, the slopes (d,) fill it, then the axes that may move.
    """
    power, directions = np.linalg.eigh(moved.T @ moved)
    principal = [directions[:, -i] for i in (1, 2) if power[-i] > 1e-12 * power[-1] and power[-i] > 0]
    units = np.eye(problem.d)[np.argsort(1 - problem.free, kind="stable")]
    basis: list[Array] = []
    for v in (*principal, *(slope * problem.free for slope in slopes), *units):
        rest = v - sum((v @ u) * u for u in basis)
        rest = rest - sum((rest @ u) * u for u in basis)
        if np.linalg.norm(rest) > 1e-6 * np.linalg.norm(v) > 0:
            basis.append(rest / np.linalg.norm(rest))
        if len(basis) == 2:
            break
    plane = np.array(basis)
    across = plane @ onward
    tallest = plane[np.arange(2), np.abs(plane).argmax(1)]
    extent = np.ptp(moved @ plane.T, axis=0)
    return plane * np.where(np.where(np.abs(across) > 1e-6 * extent, across, tallest) < 0, -1.0, 1.0)[:, None]


def window(path: Array, size: int) -> tuple[Array, Array]:
    """The axes of a square window around the path (T, 2)."""
    low, high = path.min(0), path.max(0)
    half = max((0.5 + MARGIN) * float((high - low).max()), MIN_HALF)
    a, b = (np.linspace(m - half, m + half, size) for m in (low + high) / 2)
    return a, b


def _score_rows(S: Array, y: Ints, **settings: Any) -> Array:
    return np.ascontiguousarray(S.swapaxes(-1, -2))


def _by_parts(problem: Fit) -> Grid:
    """Sums by the loss's own `parts`: slower than a grid of the loss itself."""
    loss, T, settings = problem.loss, problem.T, problem.loss_settings

    def fold(M: Array) -> Array:
        total: Array = loss.parts(loss.work(M.swapaxes(-1, -2), T, **settings), T).sum((-1, -2))
        return total

    return Grid(_score_rows, pointwise(fold))


def heights(problem: Fit, centre: Array, basis: Array, a: Array, b: Array) -> Array:
    """J on the grid (nb, na) of centre (d,) + a·basis[0] + b·basis[1]."""
    S, grid = problem.scores(np.stack([centre, *basis])), problem.loss.grid
    if grid:
        rows = grid.rows(S, problem.y, **problem.loss_settings)
        c, u, v = np.abs(rows)
        if (c + u * np.abs(a).max() + v * np.abs(b).max()).max(initial=0) > grid.limit:
            grid = None
    if not grid:
        grid = _by_parts(problem)
        rows = grid.rows(S, problem.y)
    with np.errstate(all="ignore"):
        z = grid.sums(rows, a, b) / (problem.divisor or problem.n or 1)
        for i, height in enumerate(b):
            z[i] += problem.penalty(centre + height * basis[1] + a[:, None] * basis[0])
    return z
