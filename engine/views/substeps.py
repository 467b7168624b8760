"""One update taken apart: the sub-steps of each optimizer, with the run's own numbers, its arrows, and one sentence each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from engine.arrays import Array
from engine.optimizers import OPTIMIZERS
from engine.run.compare import Runner
from engine.run.record import Run
from engine.text import Text
from ui.language.numbers import said

Kind = Literal["gradient", "momentum", "box", "step"]


class Arrow(NamedTuple):
    """`ends` (T, 2) from where the run stands, in every update; a "box" is as wide and tall as its ends say; `faint`: made earlier."""

    kind: Kind
    ends: Array
    faint: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """A sub-step: `values` (T, 2), what `symbol` (plain) is in each update; the last part's values are the update itself."""

    id: str
    name: Text
    symbol: str
    values: Array
    sentence: Text
    arrows: tuple[Arrow, ...]


GRADIENT, MOMENTUM = Text("Gradient", "그래디언트"), Text("Momentum", "모멘텀")
SQUARES, CORRECTION = Text("Squares", "제곱"), Text("Bias correction", "편향 보정")
AHEAD, DECAY, STEP = Text("Look ahead", "앞을 내다보기"), Text("Weight decay", "가중치 감쇠"), Text("Step", "걸음")
DRAW, COMPARE = Text("Guess", "찍기"), Text("Compare", "비교")

UPHILL = Text("Points straight uphill. We will walk against it.", "가장 가파르게 올라가는 쪽입니다. 그 반대로 걷습니다.")
AGAINST = Text("Turned around, and made η = {eta} times as long.", "방향을 뒤집고 길이를 η = {eta}배로 합니다.")
SUM = Text(
    "{mu} of what was rolling, plus the new gradient: the zig-zag cancels, the valley adds up.",
    "굴러가던 것의 {mu}배에 새 그래디언트를 더합니다. 지그재그는 상쇄되고 골짜기 방향은 쌓입니다.",
)
ROLLED = Text(
    "Against what is rolling, not against the gradient, times η = {eta}.",
    "그래디언트가 아니라 굴러가는 방향의 반대로, η = {eta}배만큼 걷습니다.",
)
LOOKS = Text(
    "The gradient once more, plus {mu} of the memory: as if measured one roll further on.",
    "그래디언트에 기억의 {mu}배를 한 번 더 더합니다. 한 번 더 굴러간 곳에서 잰 셈입니다.",
)
MEAN = Text(
    "{keep} of the memory, {new} of the new gradient: the zig-zag cancels, the valley adds up.",
    "기억의 {keep}배와 새 그래디언트의 {new}배입니다. 지그재그는 상쇄되고 골짜기 방향은 쌓입니다.",
)
SIZE = Text(
    "How large the gradient has been along x and along y, as a root mean square.",
    "지금까지 x 방향과 y 방향의 그래디언트가 얼마나 컸는지, 제곱 평균의 제곱근입니다.",
)
GROWN = Text(
    "All gradients so far, squared and added, then the root: it only ever grows.",
    "지금까지의 그래디언트를 제곱해 모두 더한 뒤 제곱근을 냅니다. 커지기만 합니다.",
)
REPAIR = Text(
    "Both memories began at 0, so they are too small. Dividing repairs that.",
    "두 기억 모두 0에서 시작해 너무 작습니다. 나누어 바로잡습니다.",
)
EQUAL = Text(
    "Each direction divided by its own size, times η = {eta}: almost equal steps in x and y.",
    "방향마다 제 크기로 나누고 η = {eta}배 합니다. x와 y의 걸음이 거의 같아집니다.",
)
SHRINK = Text(
    "{decay} of the place itself, times η: the weights are pulled to 0, past all memories.",
    "지금 위치의 {decay}배에 η를 곱합니다. 기억을 거치지 않고 가중치를 0 쪽으로 당깁니다.",
)
BOTH = Text("The scaled step and the pull to 0, added.", "크기를 맞춘 걸음과 0 쪽으로 당기는 몫을 더합니다.")
ANYWHERE = Text("A random place, wherever we are.", "지금 어디에 있든 아무 곳이나 찍습니다.")
NEARBY = Text("A random step from here, about η = {eta} long.", "여기서 아무 쪽으로나 η = {eta}만큼 내디뎌 봅니다.")
IS_IT_LOWER = Text("The loss here, and the loss there. Only lower counts.", "여기의 손실과 그곳의 손실입니다. 낮을 때만 갑니다.")
TAKEN = Text("Taken if the guess was lower, else (0, 0): we stay.", "찍은 곳이 더 낮으면 가고, 아니면 (0, 0), 제자리입니다.")


def anatomy(runner: Runner, run: Run, value: Callable[[Array], Array]) -> tuple[Part, ...]:
    """The parts of every update of `run`, made by `runner`; `value` is the loss at places (..., 2), which searches compare.

    >>> from engine import SURFACES, minimize
    >>> bowl = SURFACES["bowl"].problem((3.0, -2.0))
    >>> parts = anatomy(Runner("gd", 0.5), minimize(bowl, "gd", 0.5, updates=4), bowl.value)
    >>> [(part.id, part.values[0].tolist()) for part in parts]
    [('gradient', [3.0, -2.0]), ('step', [-1.5, 1.0])]
    """
    return _PARTS[runner.optimizer](runner, run, value)


def _part(id: str, name: Text, symbol: str, values: Array, sentence: Text, kind: Kind, *before: Arrow) -> Part:
    return Part(id, name, symbol, values, sentence, (*before, Arrow(kind, values)))


def _gradient(run: Run) -> Part:
    return _part("gradient", GRADIENT, "g", run.grad[:-1], UPHILL, "gradient")


def _step(run: Run, sentence: Text, before: Arrow) -> Part:
    return _part("step", STEP, "Δ", run.step, sentence, "step", before._replace(faint=True))


def _against(arrow: Array) -> Array:
    return -arrow


def _plain(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g = _gradient(run)
    return g, _step(run, AGAINST.format(eta=said(runner.learning_rate)), Arrow("gradient", _against(g.values)))


def _momentum(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g, b, mu, eta = _gradient(run), run.states.b, said(runner.setting("momentum")), said(runner.learning_rate)
    rolling = _part("momentum", MOMENTUM, "b", b[1:], SUM.format(mu=mu), "momentum", Arrow("gradient", g.values, True))
    if runner.optimizer == "momentum":
        return g, rolling, _step(run, ROLLED.format(eta=eta), Arrow("momentum", _against(rolling.values)))
    look = g.values + runner.setting("momentum") * b[1:]
    ahead = _part("ahead", AHEAD, "g + μb", look, LOOKS.format(mu=mu), "momentum", Arrow("momentum", b[1:], True))
    return g, rolling, ahead, _step(run, AGAINST.format(eta=eta), Arrow("momentum", _against(look)))


def _squares(run: Run, sentence: Text) -> Part:
    before = Arrow("gradient", run.grad[:-1], True)
    return _part("squares", SQUARES, "√v", np.sqrt(run.states.v[1:]), sentence, "box", before)


def _scaled(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g = _gradient(run)
    size = GROWN if runner.optimizer == "adagrad" else SIZE
    return g, _squares(run, size), _step(run, EQUAL.format(eta=said(runner.learning_rate)), Arrow("gradient", _against(g.values)))


def _adam(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    beta1, beta2, t = runner.setting("beta1"), runner.setting("beta2"), run.states.t[1:, None]
    m, v, g = run.states.m[1:], run.states.v[1:], _gradient(run)
    with np.errstate(all="ignore"):
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    mean = MEAN.format(keep=said(beta1), new=said(1 - beta1))
    parts = (
        g,
        _part("momentum", MOMENTUM, "m", m, mean, "momentum", Arrow("gradient", g.values, True)),
        _squares(run, SIZE),
        _part("correction", CORRECTION, "m̂", m_hat, REPAIR, "momentum", Arrow("box", np.sqrt(v_hat))),
    )
    back, equal = Arrow("momentum", _against(m_hat)), EQUAL.format(eta=said(runner.learning_rate))
    if runner.optimizer == "adam":
        return *parts, _step(run, equal, back)
    pull = -runner.learning_rate * runner.setting("weight_decay") * run.theta[:-1]
    decay = _part("decay", DECAY, "−ηωθ", pull, SHRINK.format(decay=said(runner.setting("weight_decay"))), "step")
    return *parts, decay, _step(run, BOTH, back)


def _search(runner: Runner, run: Run, value: Callable[[Array], Array]) -> tuple[Part, ...]:
    tried = run.states.tried[1:]
    guess = ANYWHERE if runner.optimizer == "random_search" else NEARBY.format(eta=said(runner.learning_rate))
    with np.errstate(all="ignore"):
        losses = np.stack([run.loss[:-1], value(tried)], -1)
    there = Arrow("step", tried - run.theta[:-1])
    return (
        _part("guess", DRAW, "θ′ − θ", there.ends, guess, "step"),
        Part("compare", COMPARE, "J", losses, IS_IT_LOWER, (there._replace(faint=True),)),
        _part("step", STEP, "Δ", run.step, TAKEN, "step"),
    )


_PARTS: dict[str, Callable[[Runner, Run, Callable[[Array], Array]], tuple[Part, ...]]] = {
    "gd": _plain, "proximal": _plain,
    "momentum": _momentum, "nesterov": _momentum,
    "adagrad": _scaled, "rmsprop": _scaled,
    "adam": _adam, "adamw": _adam,
    "random_search": _search, "local_search": _search,
}  # fmt: skip
assert set(_PARTS) == set(OPTIMIZERS)
