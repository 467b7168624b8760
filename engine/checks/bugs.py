"""Known mistakes to inject, each found in a real program, and the check that catches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from engine.arrays import Array
from engine.optimizers import Moments, Optimizer
from engine.run.problem import Fit
from engine.text import Text


def _unspoilt(fit: Fit, batch: int) -> Fit:
    return fit


@dataclass(frozen=True)
class Bug:
    """A mistake, who made it, where it enters, and what catches it.

    `caught_by`: "gradient" (check_gradient), "start value" (J at W = 0 against K-1 or ln K) or "first steps" (check_steps).
    `shows`: Config fields under which it can be seen; elsewhere it may change nothing. `spoil(fit, batch)` changes the problem, given
    the batch size; `make` replaces optimizers by id; `full_share` averages a short last batch by the full batch size; `in_loss`: the mistake
    lies in the formulas of some losses, which give it in `Loss.mistakes`.

    >>> from engine import Config, check_gradient
    >>> bug = BUGS["no_minus_one"]
    >>> bug.caught_by, check_gradient(Config(bug=bug.id).but(**dict(bug.shows))).verdict.value
    ('gradient', 'disagree')
    """

    id: str
    name: Text
    description: Text
    source: str
    caught_by: Literal["gradient", "start value", "first steps"]
    shows: tuple[tuple[str, Any], ...]
    spoil: Callable[[Fit, int], Fit] = _unspoilt
    make: Mapping[str, Callable[..., Optimizer]] = field(default_factory=dict)
    full_share: bool = False
    in_loss: bool = False


def _in_loss(id: str) -> Callable[[Fit, int], Fit]:
    """The fit with its loss's own form of mistake `id`; unchanged where the loss has none."""

    def spoil(fit: Fit, batch: int) -> Fit:
        make = fit.loss.mistakes.get(id)
        return replace(fit, loss=make(fit.loss)) if make else fit

    return spoil


def _penalty_slope(factor: Callable[[int], float]) -> Callable[[Fit, int], Fit]:
    def spoil(fit: Fit, batch: int) -> Fit:
        right = fit.regularizer.grad
        return replace(fit, regularizer=replace(fit.regularizer, grad=lambda w: factor(batch) * right(w), hessian=None))

    return spoil


def _adam(correct: Callable[[Array, Any, int], Array]) -> Callable[..., Optimizer]:
    """Adam with another bias correction of m and v: `correct(moment, beta, t)`, t from 1."""

    def make(beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = 1e-8, weight_decay: Any = 0.0) -> Optimizer:
        def update(g: Array, state: Moments, theta: Array, eta: Any) -> tuple[Array, Moments]:
            t = state.t + 1
            m = beta1 * state.m + (1 - beta1) * g
            v = beta2 * state.v + (1 - beta2) * (g * g)
            step = -eta * correct(m, beta1, t) / (np.sqrt(correct(v, beta2, t)) + eps)
            return step - eta * weight_decay * theta, Moments(m, v, t)

        return Optimizer(lambda theta: Moments(np.zeros_like(theta), np.zeros_like(theta), 0), update)

    return make


def _adams(correct: Callable[[Array, Any, int], Array]) -> dict[str, Callable[..., Optimizer]]:
    return {"adam": _adam(correct), "adamw": _adam(correct)}


HINGE = (("loss", "hinge"),)
SOFTMAX = (("loss", "softmax"),)
PENALTY = (("regularizer", "l2"), ("strength", 0.1), ("start", "random"))
ADAM = (("optimizer", "adam"),)

BUGS: dict[str, Bug] = {
    bug.id: bug
    for bug in (
        Bug(
            id="sum_with_true_class",
            name=Text("The sum includes j = y", "합에 j = y가 들어감"),
            description=Text(
                "The true class is compared with itself, so every example gains Δ. The gradient does not notice; the start value does.",
                "정답 클래스를 자기 자신과 비교해서 예제마다 손실이 Δ씩 늘어납니다. 그래디언트는 그대로지만 시작값이 틀립니다.",
            ),
            source="first CS231n assignment, svm_loss without its `continue`",
            caught_by="start value",
            shows=HINGE,
            spoil=_in_loss("sum_with_true_class"),
            in_loss=True,
        ),
        Bug(
            id="base_ten",
            name=Text("log₁₀ instead of ln", "ln 대신 log₁₀"),
            description=Text(
                "The loss is taken to base ten, as in 0.89 for −log 0.13 (it is 2.04): the start value is 0.48, not ln 3 = 1.10.",
                "상용로그를 씁니다. −log 0.13을 0.89로 적은 것이 그 예입니다(2.04가 맞습니다). 시작값이 ln 3 = 1.10이 아니라 0.48이 됩니다.",
            ),
            source="CS231n lecture 3 slides, 2016: 0.89",
            caught_by="start value",
            shows=SOFTMAX,
            spoil=_in_loss("base_ten"),
            in_loss=True,
        ),
        Bug(
            id="mean_over_classes",
            name=Text("Divides by the number of classes", "클래스 수로 나눔"),
            description=Text(
                "The mean of L_i is taken over K classes instead of n examples; value and gradient agree, both n/K times too large.",
                "L_i의 평균을 예제 수 n이 아니라 클래스 수 K로 나눕니다. 값과 그래디언트가 함께 n/K배 커져 서로는 맞습니다.",
            ),
            source="lecture notes in circulation, where n = K = 3 hides it",
            caught_by="start value",
            shows=HINGE,
            spoil=lambda fit, batch: replace(fit, divisor=fit.k),
        ),
        Bug(
            id="no_true_row",
            name=Text("Hinge gradient without the true class", "정답 클래스를 뺀 힌지 그래디언트"),
            description=Text(
                "Each violating class is pushed down, but the true class is not pushed up by their count.",
                "마진을 어긴 클래스는 내리지만, 그 개수만큼 정답 클래스를 올리는 것을 잊었습니다.",
            ),
            source="first CS231n assignment, svm_loss_vectorized",
            caught_by="gradient",
            shows=HINGE,
            spoil=_in_loss("no_true_row"),
            in_loss=True,
        ),
        Bug(
            id="no_minus_one",
            name=Text("Softmax gradient p instead of p − 1", "p − 1이 아니라 p인 소프트맥스 그래디언트"),
            description=Text(
                "The one-hot row is not subtracted, so every class is pushed down, the true one too.",
                "원-핫 벡터를 빼지 않아 정답까지 모든 클래스를 내립니다.",
            ),
            source="first CS231n assignment, softmax_loss",
            caught_by="gradient",
            shows=SOFTMAX,
            spoil=_in_loss("no_minus_one"),
            in_loss=True,
        ),
        Bug(
            id="penalty_quarter",
            name=Text("A quarter of the penalty’s gradient", "벌점 그래디언트가 4분의 1"),
            description=Text(
                "λΣW² is shown, but its gradient is taken as ½λW instead of 2λW. With λ = 0 no check can see it.",
                "λΣW²을 보여 주면서 그래디언트는 2λW가 아니라 ½λW로 계산합니다. λ = 0이면 어떤 검사로도 보이지 않습니다.",
            ),
            source="the interactive linear classification demo of CS231n",
            caught_by="gradient",
            shows=PENALTY,
            spoil=_penalty_slope(lambda batch: 0.25),
        ),
        Bug(
            id="penalty_over_batch",
            name=Text("Penalty divided by the batch size", "벌점을 배치 크기로 나눔"),
            description=Text(
                "The penalty’s gradient is averaged together with the examples’, so a larger batch means a weaker λ.",
                "벌점의 그래디언트까지 예제처럼 배치 크기로 나눠서, 배치가 커지면 λ가 약해집니다.",
            ),
            source="TensorFlow Playground, nn.ts updateWeights; ConvNetJS, Trainer.train",
            caught_by="gradient",
            shows=PENALTY,
            spoil=_penalty_slope(lambda batch: 1 / max(batch, 1)),
        ),
        Bug(
            id="bias_in_penalty_grad",
            name=Text("Bias penalized in the gradient only", "그래디언트에서만 편향에 벌점"),
            description=Text(
                "The penalty leaves the bias out, its gradient does not: the bias is pulled to 0 by a force that no loss shows.",
                "벌점은 편향을 빼고 계산하지만 그래디언트는 빼지 않습니다. 손실에는 없는 힘이 편향을 0으로 당깁니다.",
            ),
            source="programs that decay every parameter alike, such as SGD(weight_decay=…) over all of model.parameters()",
            caught_by="gradient",
            shows=PENALTY,
            spoil=lambda fit, batch: replace(fit, bias_in_penalty_grad=True),
        ),
        Bug(
            id="adam_uncorrected",
            name=Text("Adam without bias correction", "편향 보정이 없는 Adam"),
            description=Text(
                "m and v start at 0 and are used as they are: the first step is 3.2 times too long, and it takes long to fade.",
                "0에서 시작한 m과 v를 그대로 써서 첫걸음이 3.2배 길고, 한참 지나야 가라앉습니다.",
            ),
            source="hand-written Adams; BERT's original AdamWeightDecayOptimizer, on purpose",
            caught_by="first steps",
            shows=ADAM,
            make=_adams(lambda moment, beta, t: moment),
        ),
        Bug(
            id="adam_multiplied",
            name=Text("Adam’s correction multiplied", "보정값을 곱한 Adam"),
            description=Text(
                "m and v are multiplied by 1 - βᵗ where they should be divided by it: the first step is ten times too long.",
                "1 - βᵗ으로 나눠야 할 m과 v에 그것을 곱합니다. 첫걸음이 10배 길어집니다.",
            ),
            source="ConvNetJS, convnet_trainers.js (2016), and its many ports",
            caught_by="first steps",
            shows=ADAM,
            make=_adams(lambda moment, beta, t: moment * (1 - beta**t)),
        ),
        Bug(
            id="adam_from_zero",
            name=Text("Adam counting from t = 0", "t = 0부터 세는 Adam"),
            description=Text(
                "1 - β⁰ is 0, so the very first step divides by zero and nothing after it is a number.",
                "1 - β⁰은 0이라 첫걸음부터 0으로 나누게 되고, 그 뒤로는 아무것도 숫자가 아닙니다.",
            ),
            source="hand-written Adams that raise t after the step",
            caught_by="first steps",
            shows=ADAM,
            make=_adams(lambda moment, beta, t: moment / (1 - beta ** (t - 1))),
        ),
        Bug(
            id="short_batch",
            name=Text("Short last batch averaged as a full one", "짧은 마지막 배치를 꽉 찬 것처럼 평균"),
            description=Text(
                "The last batch of an epoch has fewer examples but is divided by the full batch size: its step is too short.",
                "에폭의 마지막 배치는 예제가 적은데도 전체 배치 크기로 나눠서 걸음이 짧아집니다.",
            ),
            source="ConvNetJS, Trainer.train (divides by batch_size); gradient accumulation over a fixed count",
            caught_by="first steps",
            shows=(("samples", 10), ("batch_size", 8)),
            full_share=True,
        ),
    )
}
