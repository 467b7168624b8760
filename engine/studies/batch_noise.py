"""One W, every batch: the gradients of mini-batches as a cloud around the full one, and how their spread falls with the batch size.

Drawn without replacement from n examples, the mean of b gradients is off by σ √((n − b) / (b (n − 1))) on average, σ² the mean squared
distance of one example's gradient from the full one: slope −½ on log-log while b is small beside n, and nothing left at b = n.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from engine.arrays import Array
from engine.run.problem import Fit
from engine.run.simulate import mini_batches

BATCHES = 240  # drawn where there are more


@dataclass(frozen=True, eq=False)
class BatchNoise:
    """At one W: `full` the length of ∇J; `cloud` (m, 2) each batch's gradient, along ∇J and along the cloud's longest direction across it.

    `every`: the cloud holds every possible batch. `sizes` and `spread` (s,): the root mean square distance from ∇J at each batch size,
    measured on drawn batches; `theory` (s,) what it must be on average. `rows`: examples in all.
    """

    size: int
    rows: int
    full: float
    cloud: Array
    every: bool
    downhill: int
    sizes: tuple[int, ...]
    spread: Array
    theory: Array

    @property
    def small(self) -> tuple[int, ...]:
        """The batch sizes that are small beside all examples: an eighth at most."""
        return tuple(b for b in self.sizes if 8 * b <= self.rows)

    @property
    def slope(self) -> float:
        """Of log spread over log size, as measured, where batches are small; NaN where too few sizes are."""
        count = len(self.small)
        if count < 2 or not (self.spread[:count] > 0).all():
            return float("nan")
        return float(np.polyfit(np.log(self.small), np.log(self.spread[:count]), 1)[0])


def batch_noise(fit: Fit, theta: Array, size: int, seed: int = 1, count: int = BATCHES) -> BatchNoise:
    """The cloud for batches of `size`, and the spread for 1, 2, 4, … examples.

    >>> from engine import Config, simulate
    >>> fit = simulate(Config(samples=60, steps=1)).problem
    >>> noise = batch_noise(fit, fit.start, 4)
    >>> noise.cloud.shape, noise.sizes, bool(abs(noise.spread[2] / noise.spread[0] - 0.5) < 0.05)
    ((240, 2), (1, 2, 4, 8, 16, 32), True)
    """
    n = fit.n
    if not 0 < size <= n:
        raise ValueError(f"a batch holds 1 to {n} examples, got {size}")
    single = np.stack([fit.grad(theta, np.array([i])) for i in range(n)]) * fit.free
    full = single.mean(0)
    rng = np.random.default_rng(seed)
    grads, every = _batches(single, size, rng, count)
    length = float(np.linalg.norm(full))
    along = full / length if length > 0 else np.zeros_like(full)
    off = grads - full
    aside = off - (off @ along)[:, None] * along
    _, directions = np.linalg.eigh(aside.T @ aside)
    across = directions[:, -1]
    sizes = tuple(b for b in (2**i for i in range(12)) if b < n) or (1,)
    drawn = [_batches(single, b, rng, count)[0] - full for b in sizes]
    sigma = float(np.sqrt(np.vecdot(single - full, single - full).mean()))
    b = np.array(sizes, float)
    return BatchNoise(
        size=size,
        rows=n,
        full=length,
        cloud=np.stack([grads @ along, grads @ across], -1),
        every=every,
        downhill=int((grads @ full > 0).sum()),
        sizes=sizes,
        spread=np.array([float(np.sqrt(np.vecdot(d, d).mean())) for d in drawn]),
        theory=sigma * np.sqrt((n - b) / (b * max(n - 1, 1))),
    )


def _batches(single: Array, size: int, rng: np.random.Generator, count: int) -> tuple[Array, bool]:
    """The mean gradients of batches of `size`: of every possible one, or of `count` drawn as training draws them."""
    n = len(single)
    if comb(n, size) <= count:
        return np.stack([single[list(rows)].mean(0) for rows in combinations(range(n), size)]), True
    whole = n // size  # batches of an epoch that are full
    epochs = -(-count // whole)
    table = mini_batches(rng, n, size, epochs * -(-n // size))
    table = table[(table >= 0).all(-1)][:count]
    return single[table].mean(1), False
