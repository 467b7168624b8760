"""Optimizers: two pure functions each, with PyTorch's conventions, defaults and setting names; simplest first.

Letters: parameters θ (..., d), gradient g, learning rate η (a number, or (..., 1)), step Δ, with θ ← θ + Δ.
A state is a named tuple of arrays shaped like θ, so it can be drawn; Adam's also counts its updates t from 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from .arrays import Array
from .spec import Param
from .text import Text

State = Any  # a NamedTuple


class Optimizer(NamedTuple):
    """`init(θ) -> state`; `update(g, state, θ, η) -> (step, state)`. Neither writes into what it was given.

    >>> adam = OPTIMIZERS["adam"].make()
    >>> theta, g = np.array([1.0, -2.0]), np.array([0.3, -40.0])
    >>> step, state = adam.update(g, adam.init(theta), theta, 0.1)
    >>> step.round(6).tolist(), state.t
    ([-0.1, 0.1], 1)
    """

    init: Callable[[Array], State]
    update: Callable[[Array, State, Array, Any], tuple[Array, State]]


@dataclass(frozen=True)
class Method:
    """An optimizer that can be picked: `make(**settings) -> Optimizer`.

    `kind` says what the run does with its step. "gradient": g = ∇J, θ ← θ + Δ. "proximal": g is the data's gradient alone, and the
    regularizer's prox follows the step. "search": g is a standard normal draw, and Δ is kept only where it lowers J.
    """

    id: str
    name: Text
    formula: str
    note: Text
    source: str
    params: tuple[Param, ...]
    kind: Literal["gradient", "proximal", "search"]
    make: Callable[..., Optimizer]


class Nothing(NamedTuple):
    """The state of a method without memory."""


class Velocity(NamedTuple):
    """b: the running sum of gradients (PyTorch's momentum_buffer)."""

    b: Array


class Squares(NamedTuple):
    """v: the sum or running mean of squared gradients."""

    v: Array


class Moments(NamedTuple):
    """m, v: running means of the gradient and its square, before bias correction; t: updates made."""

    m: Array
    v: Array
    t: int


class Tried(NamedTuple):
    """θ': the last parameters tried, kept or not."""

    tried: Array


def _forget(theta: Array) -> Nothing:
    return Nothing()


def gd() -> Optimizer:
    """Δ = -η g. Cauchy 1847."""
    return Optimizer(_forget, lambda g, state, theta, eta: (-eta * g, state))


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


def adagrad(eps: Any = 1e-10) -> Optimizer:
    """v ← v + g², Δ = -η g / (√v + ε). Duchi, Hazan & Singer 2011; torch.optim.Adagrad."""

    def update(g: Array, state: Squares, theta: Array, eta: Any) -> tuple[Array, Squares]:
        v = state.v + g * g
        return -eta * g / (np.sqrt(v) + eps), Squares(v)

    return Optimizer(lambda theta: Squares(np.zeros_like(theta)), update)


def rmsprop(alpha: Any = 0.99, eps: Any = 1e-8) -> Optimizer:
    """v ← α v + (1 - α) g², Δ = -η g / (√v + ε). Hinton 2012, lecture 6e; torch.optim.RMSprop."""

    def update(g: Array, state: Squares, theta: Array, eta: Any) -> tuple[Array, Squares]:
        v = alpha * state.v + (1 - alpha) * (g * g)
        return -eta * g / (np.sqrt(v) + eps), Squares(v)

    return Optimizer(lambda theta: Squares(np.zeros_like(theta)), update)


def adam(beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = 1e-8) -> Optimizer:
    """m ← β₁m + (1-β₁)g, v ← β₂v + (1-β₂)g², Δ = -η m̂ / (√v̂ + ε), m̂ = m/(1-β₁ᵗ), v̂ = v/(1-β₂ᵗ). Kingma & Ba 2015."""

    def update(g: Array, state: Moments, theta: Array, eta: Any) -> tuple[Array, Moments]:
        t = state.t + 1
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * (g * g)
        return -eta / (1 - beta1**t) * m / (np.sqrt(v / (1 - beta2**t)) + eps), Moments(m, v, t)

    return Optimizer(lambda theta: Moments(np.zeros_like(theta), np.zeros_like(theta), 0), update)


def adamw(beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = 1e-8, weight_decay: Any = 0.01) -> Optimizer:
    """Adam's step minus η ω θ: the decay does not pass through m and v. Loshchilov & Hutter 2019; torch.optim.AdamW."""
    init, plain = adam(beta1, beta2, eps)

    def update(g: Array, state: Moments, theta: Array, eta: Any) -> tuple[Array, Moments]:
        step, state = plain(g, state, theta, eta)
        return step - eta * weight_decay * theta, state

    return Optimizer(init, update)


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


MOMENTUM = Param("momentum", Text("Momentum μ", "모멘텀 μ"), 0.9, 0.0, 0.999)
BETA1 = Param("beta1", Text("Mean decay β₁", "평균 감쇠 β₁"), 0.9, 0.0, 0.999)
BETA2 = Param("beta2", Text("Square decay β₂", "제곱 감쇠 β₂"), 0.999, 0.0, 0.9999)


def _eps(default: float) -> Param:
    return Param("eps", Text("Small number ε", "작은 수 ε"), default, 1e-12, 1.0, log=True)


ADAM_FORMULA = (
    r"m \leftarrow \beta_1 m + (1-\beta_1)\, g, \quad v \leftarrow \beta_2 v + (1-\beta_2)\, g^2, \quad"
    r" \theta \leftarrow \theta - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon}"
)

OPTIMIZERS: dict[str, Method] = {
    method.id: method
    for method in (
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
        Method(
            id="adagrad",
            name=Text("AdaGrad", "아다그라드(AdaGrad)"),
            formula=r"v \leftarrow v + g^2, \quad \theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{v} + \varepsilon}",
            note=Text(
                "Each weight has its own rate, which only ever shrinks: steep directions are slowed, flat ones are not.",
                "가중치마다 학습률이 따로 있고 줄어들기만 합니다. 가파른 방향은 느려지고 완만한 방향은 그대로입니다.",
            ),
            source="Duchi, Hazan & Singer 2011; torch.optim.Adagrad",
            params=(_eps(1e-10),),
            kind="gradient",
            make=adagrad,
        ),
        Method(
            id="rmsprop",
            name=Text("RMSProp", "RMSProp"),
            formula=r"v \leftarrow \alpha v + (1-\alpha)\, g^2, \quad \theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{v} + \varepsilon}",
            note=Text(
                "AdaGrad that forgets old slopes, so it does not grind to a halt; v starts at 0, hence long first steps.",
                "오래된 기울기를 잊는 AdaGrad라서 멈춰 서지 않습니다. v가 0에서 시작해 처음 걸음이 깁니다.",
            ),
            source="Hinton 2012, lecture 6e; torch.optim.RMSprop",
            params=(Param("alpha", Text("Square decay α", "제곱 감쇠 α"), 0.99, 0.0, 0.9999), _eps(1e-8)),
            kind="gradient",
            make=rmsprop,
        ),
        Method(
            id="adam",
            name=Text("Adam", "Adam"),
            formula=ADAM_FORMULA,
            note=Text(
                "Momentum over RMSProp, both corrected for starting at 0: the first step is η in every weight, whatever the slope.",
                "모멘텀과 RMSProp를 합치고 0에서 시작한 편향을 보정합니다. 첫걸음은 기울기와 상관없이 모든 가중치에서 η입니다.",
            ),
            source="Kingma & Ba 2015; torch.optim.Adam",
            params=(BETA1, BETA2, _eps(1e-8)),
            kind="gradient",
            make=adam,
        ),
        Method(
            id="adamw",
            name=Text("AdamW", "AdamW"),
            formula=ADAM_FORMULA + r" - \eta\, \omega\, \theta",
            note=Text(
                "Adam with weight decay outside the scaling, which is not the same as L2 inside Adam; as in PyTorch, biases decay too.",
                "가중치 감쇠를 스케일링 밖에서 더한 Adam으로, Adam 안의 L2와 다릅니다. PyTorch처럼 편향도 함께 줄입니다.",
            ),
            source="Loshchilov & Hutter 2019; torch.optim.AdamW",
            params=(BETA1, BETA2, _eps(1e-8), Param("weight_decay", Text("Weight decay ω", "가중치 감쇠 ω"), 0.01, 0.0, 1.0)),
            kind="gradient",
            make=adamw,
        ),
        Method(
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
        ),
        Method(
            id="random_search",
            name=Text("Random search", "무작위 탐색"),
            formula=r"\theta' = \sigma\, \xi, \quad \xi \sim \mathcal N(0, I), \quad \theta \leftarrow \theta' \text{ if } J(\theta') < J(\theta)",
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
            formula=r"\theta' = \theta + \eta\, \xi, \quad \xi \sim \mathcal N(0, I), \quad \theta \leftarrow \theta' \text{ if } J(\theta') < J(\theta)",
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
}
