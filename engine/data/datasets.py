"""Two-dimensional data sets: labelled points in the square [-1, 1]², in shuffled order.

Letters: y (n,) classes, r (n,) in (0, 1) a point's place within its class. A set puts each point on its shape, `scatter` adds
noise times a normal draw; what falls outside the square is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.text import Text

EDGE = 0.97


@dataclass(frozen=True, eq=False)
class Data:
    """Points X (n, 2), classes y (n,) in 0..classes-1, and which are test points (n,); training uses `train`."""

    X: Array
    y: Ints
    test: Bools
    classes: int

    @property
    def train(self) -> Bools:
        """The mask of the training points (n,)."""
        return ~self.test


@dataclass(frozen=True)
class Dataset:
    """`make(rng, n, noise) -> X (n, 2), y (n,)`, shuffled. `size` is the number of points of a fixed set, which
    is the same whatever samples, noise and seed; 0 where `samples` decides.

    >>> X, y = DATASETS["moons"].make(np.random.default_rng(0), 100, 0.2)
    >>> X.shape, np.bincount(y).tolist(), bool(np.abs(X).max() <= EDGE)
    ((100, 2), [50, 50], True)
    """

    id: str
    name: Text
    note: Text
    classes: int
    make: Callable[[np.random.Generator, int, float], tuple[Array, Ints]]
    size: int = 0

    @property
    def fixed(self) -> bool:
        """Whether the points are always the same."""
        return self.size > 0


def split(n: int, fraction: float) -> Bools:
    """Which of n points are test points: i is one when ⌊(i+1)f⌋ > ⌊i f⌋, so a new point changes no other's side; never the first.

    >>> split(8, 0.25).tolist()
    [False, False, False, True, False, False, False, True]
    """
    tests = np.floor(np.arange(n + 1) * fraction)
    more: Bools = tests[1:] > tests[:-1]
    return more


def scatter(rng: np.random.Generator, shape: Array, noise: Array | float) -> Array:
    """`shape` (n, 2) plus noise times a standard normal draw, drawn again where it leaves the square."""
    spread = np.broadcast_to(np.asarray(noise, float).reshape(-1, 1), shape.shape)
    X = shape + spread * rng.standard_normal(shape.shape)
    for _ in range(50):
        outside = np.abs(X).max(-1, initial=0) > EDGE
        if not outside.any():
            break
        X[outside] = shape[outside] + spread[outside] * rng.standard_normal((int(outside.sum()), 2))
    return np.clip(X, -EDGE, EDGE)


def _balanced(rng: np.random.Generator, n: int, k: int) -> tuple[Ints, Array]:
    """Shuffled classes, as even as n allows, and each point's place within its class."""
    order = rng.permutation(n)
    return order % k, (order // k + 0.5) / max(1, -(-n // k))


def _polar(radius: Array | float, angle: Array | float) -> Array:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], -1)


def _blobs(centres: tuple[tuple[float, float], ...], spread: float, rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    y, _ = _balanced(rng, n, len(centres))
    return scatter(rng, np.array(centres)[y], spread * noise), y


def _outlier(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    X, y = _blobs(((-0.5, -0.3), (0.5, 0.3)), 0.7, rng, n, noise)
    first = np.flatnonzero(y == 0)[:1]
    X[first] = (0.55, 0.4)
    return X, y


def _unbalanced(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    y = (rng.permutation(n) < max(1, n // 10)).astype(np.int64)
    return scatter(rng, np.array([(-0.3, -0.15), (0.55, 0.45)])[y], noise * np.array([1.3, 0.8])[y]), y


def _moons(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    y, r = _balanced(rng, n, 2)
    side = 1 - 2 * y[:, None]
    return scatter(rng, side * (_polar(0.6, np.pi * r) + np.array([-0.3, -0.16])), 0.45 * noise), y


def _circles(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    y, r = _balanced(rng, n, 2)
    return scatter(rng, _polar(np.array([0.8, 0.35])[y], 2 * np.pi * r), 0.4 * noise), y


def _xor(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    order = rng.permutation(n)
    corner = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])[order % 4]
    return scatter(rng, corner * rng.uniform(0.12, 0.85, (n, 2)), 0.3 * noise), order % 2


def _spiral(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    y, r = _balanced(rng, n, 3)
    return scatter(rng, _polar(0.08 + 0.82 * r, 2 * np.pi * y / 3 + 4.2 * r), 0.18 * noise), y


NINE = (
    *((0.6, 0.3, 0), (0.2, 0.7, 0), (0.8, 0.7, 0)),
    *((-0.7, 0.1, 1), (-0.3, 0.5, 1), (-0.8, 0.6, 1)),
    *((0.4, -0.6, 2), (-0.2, -0.3, 2), (0.1, -0.8, 2)),
)


def _hand_check(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Ints]:
    table = np.array(NINE)[[0, 3, 6, 1, 4, 7, 2, 5, 8]]
    return table[:, :2], table[:, 2].astype(np.int64)


DATASETS: dict[str, Dataset] = {
    entry.id: entry
    for entry in (
        Dataset(
            "two_blobs",
            Text("Two blobs", "두 덩어리"),
            Text("Two clouds that one line nearly separates.", "직선 하나로 거의 나뉘는 두 덩어리입니다."),
            2,
            partial(_blobs, ((-0.45, -0.28), (0.45, 0.28)), 1.0),
        ),
        Dataset(
            "three_blobs",
            Text("Three blobs", "세 덩어리"),
            Text("Three clouds that touch: the lecture's three classes.", "서로 닿는 세 덩어리, 강의처럼 클래스가 셋입니다."),
            3,
            partial(_blobs, ((0.0, 0.5), (-0.5, -0.32), (0.5, -0.32)), 1.0),
        ),
        Dataset(
            "wide_margin",
            Text("Wide margin", "넓은 마진"),
            Text("Far apart: every margin can be met, and hinge reaches zero.", "멀리 떨어져 있어 마진을 모두 만족하고 힌지 손실이 0이 됩니다."),
            2,
            partial(_blobs, ((-0.55, -0.4), (0.55, 0.4)), 0.6),
        ),
        Dataset(
            "overlap",
            Text("Overlapping", "겹친 덩어리"),
            Text("No line separates these: some loss always remains.", "어떤 직선으로도 나뉘지 않아 손실이 늘 남습니다."),
            2,
            partial(_blobs, ((-0.22, -0.12), (0.22, 0.12)), 1.6),
        ),
        Dataset(
            "outlier",
            Text("One outlier", "이상치 하나"),
            Text("One point sits in the other class: see who follows it.", "점 하나가 다른 클래스 안에 있습니다. 어느 손실이 끌려가는지 보세요."),
            2,
            _outlier,
        ),
        Dataset(
            "unbalanced",
            Text("Unbalanced", "불균형"),
            Text("Nine of ten points are of one class.", "열 점 가운데 아홉이 한 클래스입니다."),
            2,
            _unbalanced,
        ),
        Dataset(
            "moons",
            Text("Two moons", "두 초승달"),
            Text("Two hooked arcs: linear features leave errors.", "맞물린 두 호입니다. 선형 특징으로는 오류가 남습니다."),
            2,
            _moons,
        ),
        Dataset(
            "circles",
            Text("Circles", "동심원"),
            Text("A ring around a ring: degree 2 is enough, a line is not.", "원 안의 원입니다. 직선은 안 되고 2차면 충분합니다."),
            2,
            _circles,
        ),
        Dataset(
            "xor",
            Text("XOR", "XOR"),
            Text("Opposite corners agree: the feature xy solves it.", "마주 보는 모서리끼리 같은 클래스입니다. 특징 xy가 풀어 줍니다."),
            2,
            _xor,
        ),
        Dataset(
            "spiral",
            Text("Spiral", "나선"),
            Text("Three turning arms: needs radial or high-degree features.", "돌아가는 세 팔입니다. 방사형이나 높은 차수의 특징이 필요합니다."),
            3,
            _spiral,
        ),
        Dataset(
            "hand_check",
            Text("Nine points", "아홉 점"),
            Text("A hand-check set of nine points, three a class, with one decimal each.", "손으로 검산하는 아홉 점입니다. 클래스마다 셋, 소수 첫째 자리까지입니다."),
            3,
            _hand_check,
            size=9,
        ),
    )
}
