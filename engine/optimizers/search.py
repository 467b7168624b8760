"""Searches: guess, and keep what is better. No gradient; each guess costs one evaluation of the loss over all examples."""

from __future__ import annotations

from typing import Any, NamedTuple

from engine.arrays import Array
from engine.spec import Param
from engine.text import Text

from .base import Method, Optimizer


class Tried(NamedTuple):
    """θ': the last parameters tried, kept or not."""

    tried: Array


def random_search(scale: Any = 1.0) -> Optimizer:
    """Try θ' = σ ξ, ξ ~ N(0, I), wherever θ is. CS231n, Optimization, strategy 1."""

    def update(xi: Array, state: Tried, theta: Array, eta: Any) -> tuple[Array, Tried]:
        tried = scale * xi
        return tried - theta, Tried(tried)

    return Optimizer(Tried, update)


def local_search() -> Optimizer:
    """Try θ' = θ + η ξ, ξ ~ N(0, I), around the best so far. CS231n, Optimization, strategy 2."""

    def update(xi: Array, state: Tried, theta: Array, eta: Any) -> tuple[Array, Tried]:
        step = eta * xi
        return step, Tried(theta + step)

    return Optimizer(Tried, update)


KEEP = r"\xi \sim \mathcal N(0, I), \quad \theta \leftarrow \theta' \text{ if } J(\theta') < J(\theta)"

SEARCHES = (
    Method(
        id="random_search",
        name=Text("Random search", "무작위 탐색"),
        formula=r"\theta' = \sigma\, \xi, \quad " + KEEP,
        note=Text(
            "Guess anew each time and keep the best; no gradient, no learning rate, one full loss evaluation a guess.",
            "매번 새로 찍고 가장 좋은 것을 남깁니다. 그래디언트도 학습률도 없고, 한 번 찍을 때마다 전체 손실을 계산합니다.",
        ),
        source="CS231n, Optimization, strategy 1",
        params=(Param("scale", Text("Spread σ", "퍼짐 σ"), 1.0, 0.01, 100.0, log=True),),
        kind="search",
        make=random_search,
    ),
    Method(
        id="local_search",
        name=Text("Random local search", "무작위 지역 탐색"),
        formula=r"\theta' = \theta + \eta\, \xi, \quad " + KEEP,
        note=Text(
            "Tries a random step from the best so far and takes it only if the loss falls.",
            "지금까지 가장 좋은 곳에서 아무 쪽으로나 한 걸음 내디뎌 보고, 손실이 줄 때만 갑니다.",
        ),
        source="CS231n, Optimization, strategy 2",
        params=(),
        kind="search",
        make=local_search,
    ),
)
