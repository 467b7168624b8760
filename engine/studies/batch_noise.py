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
from engine.text import Text
from ui.language.numbers import said
from ui.language.sentences import joined

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


CLOUD = Text(
    "{count} batches of {size}: the cloud is centred on the full gradient, and {downhill}.",
    "{size}개짜리 배치 {count}개입니다. 구름의 중심은 전체 그래디언트이고, {downhill}.",
)
EVERY = Text(
    "All {count} batches of {size}: the cloud is centred on the full gradient, and {downhill}.",
    "{size}개짜리 배치 {count}개 전부입니다. 구름의 중심은 전체 그래디언트이고, {downhill}.",
)
WHOLE = Text(
    "A batch of {size} holds every example: its gradient is the full one.",
    "{size}개짜리 배치에는 모든 예제가 들어 있어, 그 그래디언트가 곧 전체 그래디언트입니다.",
)
ONE_PLACE = Text("{count} batches of {size}, all at the full gradient.", "{size}개짜리 배치 {count}개가 모두 전체 그래디언트에 있습니다.")
ALL_DOWN = Text("all of them still point downhill", "모두 여전히 손실이 줄어드는 쪽을 가리킵니다")
DOWN = {
    0: Text("none of them points downhill", "손실이 줄어드는 쪽을 가리키는 것은 하나도 없습니다"),
    1: Text("1 of them still points downhill", "그중 1개만 손실이 줄어드는 쪽을 가리킵니다"),
}
SOME_DOWN = Text("{count} of them still point downhill", "그중 {count}개는 여전히 손실이 줄어드는 쪽을 가리킵니다")
FALLS = Text(
    "Four times the batch, half the spread: {list}. Slope {slope} up to {small}.",
    "배치가 네 배면 퍼짐은 절반입니다. {list}. {small}개까지 기울기는 {slope}입니다.",
)
FEW = Text("The spread is {list}.", "퍼짐은 {list}입니다.")
FASTER = Text(
    "Near all {rows} it falls faster: little is left out.",
    "전체 {rows}개에 가까워지면 빠진 예제가 적어 더 빨리 줄어듭니다.",
)
ONE = Text("{spread} with {size}", "{size}개일 때 {spread}")
STILL = Text(
    "Every example has the same gradient here: no batch is off.", "여기서는 모든 예제의 그래디언트가 같아 어느 배치도 벗어나지 않습니다."
)


def noise_words(noise: BatchNoise) -> tuple[Text, Text]:
    """A sentence for the cloud, and one for the spread."""
    cloud = _cloud_words(noise)
    if not noise.spread[0] > 1e-12:
        return cloud, STILL
    shown = [i for i, b in enumerate(noise.sizes) if b in (1, 4, 16)]
    listed = [ONE.format(spread=said(float(noise.spread[i]), 2), size=noise.sizes[i]) for i in shown]
    spreads = Text(", ".join(t.en for t in listed), ", ".join(t.ko for t in listed))
    small = noise.small
    if len(small) < 3:
        return cloud, FEW.format(list=spreads)
    falls = FALLS.format(list=spreads, slope=said(noise.slope, 2), small=small[-1])
    if noise.sizes[-1] <= small[-1]:
        return cloud, falls
    return cloud, joined(falls, FASTER.format(rows=noise.rows))


def _cloud_words(noise: BatchNoise) -> Text:
    count, down = len(noise.cloud), noise.downhill
    slots = {"count": said(count), "size": noise.size}
    if noise.size == noise.rows:
        return WHOLE.format(**slots)
    if not noise.spread[0] > 1e-12:
        return ONE_PLACE.format(**slots)
    downhill = ALL_DOWN if down == count else DOWN.get(down, SOME_DOWN).format(count=said(down))
    return (EVERY if noise.every else CLOUD).format(downhill=downhill, **slots)
