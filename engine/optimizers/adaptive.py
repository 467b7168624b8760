"""Steps scaled weight by weight: AdaGrad, RMSProp, Adam, AdamW. ε stands outside the root, as in the papers and PyTorch."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Array, root
from engine.spec import Param
from engine.text import Text

from .base import Method, Optimizer


class Squares(NamedTuple):
    """v: the sum or running mean of squared gradients."""

    v: Array


class Moments(NamedTuple):
    """m, v: running means of the gradient and its square, before bias correction; t: updates made."""

    m: Array
    v: Array
    t: int


def adagrad(eps: Any = 1e-10) -> Optimizer:
    """v ← v + g², Δ = -η g / (√v + ε). Duchi, Hazan & Singer 2011; torch.optim.Adagrad."""

    def update(g: Array, state: Squares, theta: Array, eta: Any) -> tuple[Array, Squares]:
        v = state.v + g * g
        return -eta * g / (root(v) + eps), Squares(v)

    return Optimizer(lambda theta: Squares(np.zeros_like(theta)), update)


def rmsprop(alpha: Any = 0.99, eps: Any = 1e-8) -> Optimizer:
    """v ← α v + (1 - α) g², Δ = -η g / (√v + ε). Hinton 2012, lecture 6e; torch.optim.RMSprop."""

    def update(g: Array, state: Squares, theta: Array, eta: Any) -> tuple[Array, Squares]:
        v = alpha * state.v + (1 - alpha) * (g * g)
        return -eta * g / (root(v) + eps), Squares(v)

    return Optimizer(lambda theta: Squares(np.zeros_like(theta)), update)


def adam(beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = 1e-8) -> Optimizer:
    """m ← β₁m + (1-β₁)g, v ← β₂v + (1-β₂)g², Δ = -η m̂ / (√v̂ + ε), m̂ = m/(1-β₁ᵗ), v̂ = v/(1-β₂ᵗ). Kingma & Ba 2015."""

    def update(g: Array, state: Moments, theta: Array, eta: Any) -> tuple[Array, Moments]:
        t = state.t + 1
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * (g * g)
        return -eta / (1 - beta1**t) * m / (root(v / (1 - beta2**t)) + eps), Moments(m, v, t)

    return Optimizer(lambda theta: Moments(np.zeros_like(theta), np.zeros_like(theta), 0), update)


def adamw(beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = 1e-8, weight_decay: Any = 0.01) -> Optimizer:
    """Adam's step minus η ω θ: the decay does not pass through m and v. Loshchilov & Hutter 2019; torch.optim.AdamW."""
    init, plain = adam(beta1, beta2, eps)

    def update(g: Array, state: Moments, theta: Array, eta: Any) -> tuple[Array, Moments]:
        step, state = plain(g, state, theta, eta)
        return step - eta * weight_decay * theta, state

    return Optimizer(init, update)


BETA1 = Param("beta1", Text("Mean decay β₁", "평균 감쇠 β₁"), 0.9, 0.0, 0.999)
BETA2 = Param("beta2", Text("Square decay β₂", "제곱 감쇠 β₂"), 0.999, 0.0, 0.9999)


def _eps(default: float) -> Param:
    return Param("eps", Text("Small number ε", "작은 수 ε"), default, 1e-12, 1.0, log=True)


ADAM_FORMULA = (
    r"m \leftarrow \beta_1 m + (1-\beta_1)\, g, \quad v \leftarrow \beta_2 v + (1-\beta_2)\, g^2, \quad"
    r" \theta \leftarrow \theta - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon}"
)

ADAPTIVE = (
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
)
