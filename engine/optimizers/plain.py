"""Steps along the gradient: gradient descent, momentum, Nesterov's look-ahead, and the proximal step."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Array
from engine.spec import Param
from engine.text import Text

from .base import Method, Optimizer, forget


class Velocity(NamedTuple):
    """b: the running sum of gradients (PyTorch's momentum_buffer)."""

    b: Array


def gd() -> Optimizer:
    """Δ = -η g. Cauchy 1847."""
    return Optimizer(forget, lambda g, state, theta, eta: (-eta * g, state))


def momentum(momentum: Any = 0.9) -> Optimizer:
    """b ← μ b + g, Δ = -η b: in the long run the rate is η / (1 - μ). Polyak 1964; torch.optim.SGD."""

    def update(g: Array, state: Velocity, theta: Array, eta: Any) -> tuple[Array, Velocity]:
        b = momentum * state.b + g
        return -eta * b, Velocity(b)

    return Optimizer(lambda theta: Velocity(np.zeros_like(theta)), update)


def nesterov(momentum: Any = 0.9) -> Optimizer:
    """b ← μ b + g, Δ = -η (g + μ b): the practical form, whose θ is the look-ahead point. Sutskever 2013; torch.optim.SGD."""

    def update(g: Array, state: Velocity, theta: Array, eta: Any) -> tuple[Array, Velocity]:
        b = momentum * state.b + g
        return -eta * (g + momentum * b), Velocity(b)

    return Optimizer(lambda theta: Velocity(np.zeros_like(theta)), update)


MOMENTUM = Param("momentum", Text("Momentum μ", "모멘텀 μ"), 0.9, 0.0, 0.999)

PLAIN = (
    Method(
        id="gd",
        name=Text("Gradient descent", "경사 하강법"),
        formula=r"\theta \leftarrow \theta - \eta\, g",
        note=Text(
            "Step against the gradient; with mini-batches this is SGD.",
            "그래디언트의 반대쪽으로 갑니다. 미니배치를 쓰면 확률적 경사 하강법(SGD)입니다.",
        ),
        source="Cauchy 1847; torch.optim.SGD",
        params=(),
        kind="gradient",
        make=gd,
    ),
    Method(
        id="momentum",
        name=Text("Momentum", "모멘텀"),
        formula=r"b \leftarrow \mu b + g, \quad \theta \leftarrow \theta - \eta\, b",
        note=Text(
            "Keeps rolling: along a steady slope the learning rate grows to η / (1 - μ).",
            "굴러가던 속도를 이어 갑니다. 경사가 일정하면 실제 학습률이 η / (1 - μ)까지 커집니다.",
        ),
        source="Polyak 1964; torch.optim.SGD(momentum=μ)",
        params=(MOMENTUM,),
        kind="gradient",
        make=momentum,
    ),
    Method(
        id="nesterov",
        name=Text("Nesterov momentum", "네스테로프 모멘텀"),
        formula=r"b \leftarrow \mu b + g, \quad \theta \leftarrow \theta - \eta\,(g + \mu b)",
        note=Text(
            "Momentum that looks ahead; this is the practical form, where θ is the look-ahead point itself.",
            "한 걸음 앞을 내다보는 모멘텀입니다. θ가 바로 내다본 점인 실용형을 씁니다.",
        ),
        source="Nesterov 1983; Sutskever et al. 2013; torch.optim.SGD(nesterov=True)",
        params=(MOMENTUM,),
        kind="gradient",
        make=nesterov,
    ),
)

PROXIMAL = Method(
    id="proximal",
    name=Text("Proximal gradient", "근접 경사 하강법"),
    formula=r"\theta \leftarrow \operatorname{prox}_{\eta\lambda R}\!\big(\theta - \eta\, \nabla \tfrac1n \textstyle\sum_i L_i\big)",
    note=Text(
        "A gradient step on the data, then the penalty solved exactly: L1 weights reach exactly zero and can leave it again.",
        "데이터 손실로 한 걸음 간 뒤 벌점은 정확히 풉니다. L1 가중치가 정확히 0이 되고, 다시 벗어날 수도 있습니다.",
    ),
    source="Parikh & Boyd 2014, Proximal algorithms, §4.2",
    params=(),
    kind="proximal",
    make=gd,
)
