"""One sentence about a run that cannot teach as it stands, and the change that helps, tried before it is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.config import DRAWN, Config
from engine.losses import DELTA, softmax
from engine.optimizers import OPTIMIZERS
from engine.run.record import Status
from engine.run.simulate import Result
from engine.text import Text
from ui.language.numbers import said

from .remedies import Advice, penalized, slower, trial, weaker

SATURATED = 0.999
STUCK = 0.9  # of the data loss at W = 0: above it hardly anything was learnt
PRESSING = 0.05  # a λ below this is never the trouble


def advise(result: Result) -> Advice | None:
    """The first thing worth saying about a run, or None; without any point there is nothing to say yet.

    >>> from engine import Config, simulate
    >>> advice = advise(simulate(Config(learning_rate=4, strength=0.3)))
    >>> advice.label.en, advice.changes
    ('Use η = 0.1', {'learning_rate': 0.1})
    >>> advise(simulate(Config())) is None
    True
    """
    if not len(result.data.y):
        return None
    return next((advice for detect in DETECTORS if (advice := detect(result))), None)


def _too_strong(result: Result, tried: Result | None) -> Advice | None:
    """λ is to blame for a run that gets nowhere if a smaller η only leaves the weights at almost nothing."""
    config, fit = result.config, result.problem
    if not penalized(config) or config.strength < PRESSING:
        return None
    zero = fit.loss.at_zero(fit.k, **fit.loss_settings)
    if tried and tried.run.data_loss[-1] < STUCK * zero:
        return None
    label, changes = weaker(config, zero)
    if not label:
        return None
    return Advice(
        "too_strong",
        Text(
            "λ = {strength} is too large: the steps overshoot, and with a smaller η the penalty only presses the weights to almost nothing.",
            "λ가 너무 큽니다(λ = {strength}). 걸음이 골짜기를 건너뛰고, η를 줄여도 정규화 항이 가중치를 거의 0으로 누를 뿐입니다.",
        ).format(strength=said(config.strength)),
        label,
        changes,
    )


def _descends(result: Result) -> bool:
    return OPTIMIZERS[result.config.optimizer].kind != "search"


def _one_class(result: Result) -> Advice | None:
    data = result.data
    if len(np.unique(data.y[data.train])) > 1:
        return None
    if len(np.unique(data.y)) > 1:
        return Advice(
            "one_class",
            Text(
                "All training points are of one class; the others are among the test points.",
                "훈련 점이 모두 같은 클래스이고, 다른 클래스는 테스트 점에만 있습니다.",
            ),
            Text("Train on all points", "모든 점으로 훈련하기"),
            {"test_fraction": 0.0},
        )
    if len(data.y) == 1:
        return Advice(
            "one_point",
            Text(
                "One point alone has nothing to be told apart from. Add a point of another class.",
                "점이 하나뿐이라 나눌 것이 없습니다. 다른 클래스의 점을 놓아 보세요.",
            ),
        )
    return Advice(
        "one_class",
        Text(
            "All points are of one class, so there is nothing to tell apart. Add points of another.",
            "점이 모두 같은 클래스라 나눌 것이 없습니다. 다른 클래스의 점을 놓아 보세요.",
        ),
    )


def _far_start(result: Result) -> Advice | None:
    if result.run.status is not Status.DIVERGED or result.run.updates or not isinstance(result.config.start, tuple):
        return None
    if trial(result.config, start="zeros").run.status is Status.DIVERGED:
        return None
    return Advice(
        "far_start",
        Text("This start is so far out that the first step leaves all bounds.", "시작점이 너무 멀어서 첫걸음부터 범위를 벗어납니다."),
        Text("Start at W = 0", "W = 0에서 시작하기"),
        {"start": "zeros"},
    )


def _mistake(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if run.status is not Status.DIVERGED or not config.bug or trial(config, bug="").run.status is Status.DIVERGED:
        return None
    return Advice(
        "mistake",
        Text(
            "Diverged at update {t}, and only because of the mistake put in.", "업데이트 {t}에서 발산했습니다. 심어 둔 실수 때문입니다."
        ).format(t=run.updates + 1),
        Text("Remove the mistake", "실수 없애기"),
        {"bug": ""},
    )


def _climbing(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if config.learning_rate >= 0 or not _descends(result) or (run.status is not Status.DIVERGED and run.loss[-1] <= run.loss[0]):
        return None
    label, changes, _ = slower(config)
    return Advice(
        "climbing",
        Text(
            "η is negative, so every step goes up the gradient and the loss climbs.",
            "η가 음수라서 걸음마다 그래디언트를 따라 올라가고, 손실이 커집니다.",
        ),
        label,
        changes,
    )


def _diverged(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if run.status is not Status.DIVERGED:
        return None
    label, changes, tried = slower(config)
    strong = _too_strong(result, tried)
    if strong:
        return strong
    why = Text("η = {eta} and λ = {strength}", "η = {eta}, λ = {strength}") if penalized(config) else Text("η = {eta}", "η = {eta}")
    return Advice(
        "diverged",
        Text(
            "Diverged at update {t}: with {why} every step jumps across the valley and lands higher.",
            "업데이트 {t}에서 발산했습니다. {why}에서는 걸음마다 골짜기를 건너뛰어 점점 높이 올라갑니다.",
        ).format(t=run.updates + 1, why=why.format(eta=said(config.learning_rate), strength=said(config.strength))),
        label,
        changes,
    )


def _overshooting(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if not _descends(result) or config.learning_rate <= 0 or run.updates < 2 or run.loss[-10:].min() <= 1.2 * run.loss[0]:
        return None
    label, changes, tried = slower(config)
    strong = _too_strong(result, tried)
    if strong or not label:
        return strong
    return Advice(
        "overshooting",
        Text(
            "The steps are too long: after {t} updates the loss is {last}, and it started at {first}.",
            "걸음이 너무 깁니다. 업데이트 {t}번 뒤의 손실은 {last}, 처음 손실은 {first}입니다.",
        ).format(t=run.updates, last=said(float(run.loss[-1])), first=said(float(run.loss[0]))),
        label,
        changes,
    )


def _same_place(result: Result) -> Advice | None:
    config, data = result.config, result.data
    if len(data.y) > 1 and not np.ptp(data.X, axis=0).any():
        return Advice(
            "same_place",
            Text(
                "All points lie in one place, so no boundary can part their classes: only the biases learn.",
                "모든 점이 한곳에 있어 어떤 경계로도 나눌 수 없습니다. 편향만 학습됩니다.",
            ),
        )
    first: dict[tuple[float, ...], int] = {}
    for j, place in enumerate(map(tuple, data.X.tolist())):
        i = first.setdefault(place, j)
        if data.y[i] != data.y[j]:
            gone = _removable(config, j, i)
            return Advice(
                "coincident",
                Text(
                    "Points {i} and {j} lie in the same place but are of different classes: no boundary gets both right.",
                    "{i}번 점과 {j}번 점은 같은 자리에 있지만 클래스가 다릅니다. 어떤 경계로도 둘 다 맞힐 수 없습니다.",
                ).format(i=i + 1, j=j + 1),
                None if gone is None else Text("Remove point {j}", "{j}번 점 지우기").format(j=gone + 1),
                {} if gone is None else {"points": _without(config, gone)},
            )
    return None


def _without(config: Config, i: int) -> tuple[tuple[float, float, int], ...]:
    return config.points[:i] + config.points[i + 1 :]


def _removable(config: Config, *candidates: int) -> int | None:
    """The first of these points without which there is still something to tell apart, and no new trouble; only one's own can go."""
    for i in candidates if config.dataset == DRAWN else ():
        left = trial(config, points=_without(config, i), start="zeros")
        if not _one_class(left) and left.run.status is not Status.DIVERGED:
            return i
    return None


def _margins_met(result: Result) -> Advice | None:
    config, run = result.config, result.run
    if run.data_loss[-1] != 0 or result.problem.loss.picture == "probability":
        return None
    if penalized(config):
        return Advice(
            "margins_met",
            Text(
                "Every margin is met: the data loss is exactly 0, and only the penalty still pulls at W.",
                "모든 마진을 만족합니다. 데이터 손실은 정확히 0이고, 이제 정규화 항만 W를 당깁니다.",
            ),
            *_wider(config),
        )
    return Advice(
        "margins_met",
        Text(
            "Every margin is met: loss and gradient are exactly 0, and many other W would do as well.",
            "모든 마진을 만족합니다. 손실도 그래디언트도 정확히 0이고, 이런 W는 얼마든지 더 있습니다.",
        ),
        *_some_penalty(0.01),
    )


def _wider(config: Config) -> tuple[Text | None, dict[str, Any]]:
    """A margin that is not met any more: the words and the change, or neither."""
    delta = config.setting("loss", "delta")
    for wider in (2 * delta, 5 * delta, 10 * delta):
        changes = {"loss_settings": (("delta", wider),)}
        if wider <= DELTA.high and trial(config, **changes).run.data_loss[-1] > 0:
            return Text("Use Δ = {delta}", "Δ = {delta} 쓰기").format(delta=said(wider)), changes
    return None, {}


def _some_penalty(strength: float) -> tuple[Text, dict[str, Any]]:
    return Text("Use λ = {strength}", "λ = {strength} 쓰기").format(strength=said(strength)), {"regularizer": "l2", "strength": strength}


def _saturated(result: Result) -> Advice | None:
    config, run, fit = result.config, result.run, result.problem
    if fit.loss.picture != "probability" or run.updates < 4:
        return None
    probabilities = softmax(fit.scores(run.theta[-1]))[np.arange(fit.n), fit.y]
    earlier, last = np.linalg.norm(run.theta[[3 * run.updates // 4, -1]] * fit.weights, axis=-1)
    if probabilities.min() < SATURATED or last <= earlier:
        return None
    return Advice(
        "saturated",
        Text(
            "Every probability is above 0.999 and the weights still grow: softmax never reaches a loss of 0.",
            "정답 확률이 모두 0.999를 넘었는데도 가중치는 계속 커집니다. 소프트맥스 손실은 0에 닿지 않기 때문입니다.",
        ),
        *_some_penalty(max(0.01, 10 * config.strength) if penalized(config) else 0.01),
    )


def _crushed(result: Result) -> Advice | None:
    config, run, fit = result.config, result.run, result.problem
    zero = fit.loss.at_zero(fit.k, **fit.loss_settings)
    data_loss = float(run.data_loss[-1])
    if not penalized(config) or config.strength < PRESSING or data_loss < STUCK * zero or not _descends(result):
        return None
    label, changes = weaker(config, data_loss)
    if not label:
        return None
    return Advice(
        "crushed",
        Text(
            "λ = {strength} presses the weights to almost nothing: the data loss stays at {data}, and W = 0 has {zero}.",
            "λ = {strength}에서는 가중치가 거의 0으로 눌립니다. 데이터 손실이 {data}까지만 내려갑니다. W = 0이면 {zero}입니다.",
        ).format(strength=said(config.strength), data=said(data_loss), zero=said(zero)),
        label,
        changes,
    )


DETECTORS: tuple[Callable[[Result], Advice | None], ...] = (
    _one_class,
    _far_start,
    _mistake,
    _climbing,
    _diverged,
    _overshooting,
    _same_place,
    _margins_met,
    _saturated,
    _crushed,
)
