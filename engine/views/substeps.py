"""One update split into sub-steps: for each optimizer the intermediate vectors, their arrows, and the rule that each sub-step follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from engine.arrays import Array
from engine.optimizers import OPTIMIZERS
from engine.run.compare import Runner
from engine.run.record import Run

Kind = Literal["gradient", "momentum", "box", "step"]
Rule = Literal[
    "gradient", "against", "sum", "against_momentum", "ahead", "mean", "root_mean_square", "root_of_sum", "correction", "scaled", "decay",
    "scaled_and_decay", "anywhere", "nearby", "compare", "if_lower",
]  # fmt: skip


class Arrow(NamedTuple):
    """`ends` (T, 2) from where the run stands, in every update; a "box" is as wide and tall as its ends say; `faint`: made earlier."""

    kind: Kind
    ends: Array
    faint: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """A sub-step: `values` (T, 2), what `symbol` (plain) is in each update; the last part's values are the update itself.

    `rule` says how the values come about; `numbers` are the settings it depends on.
    """

    id: str
    symbol: str
    values: Array
    rule: Rule
    arrows: tuple[Arrow, ...]
    numbers: Mapping[str, float] = field(default_factory=dict)


def anatomy(runner: Runner, run: Run, value: Callable[[Array], Array]) -> tuple[Part, ...]:
    """The parts of every update of `run`, made by `runner`; `value` is the loss at places (..., 2), which searches compare.

    >>> from engine import SURFACES, minimize
    >>> bowl = SURFACES["bowl"].problem((3.0, -2.0))
    >>> parts = anatomy(Runner("gd", 0.5), minimize(bowl, "gd", 0.5, updates=4), bowl.value)
    >>> [(part.id, part.values[0].tolist()) for part in parts]
    [('gradient', [3.0, -2.0]), ('step', [-1.5, 1.0])]
    """
    return _PARTS[runner.optimizer](runner, run, value)


def _part(id: str, symbol: str, values: Array, rule: Rule, kind: Kind, *before: Arrow, **numbers: float) -> Part:
    return Part(id, symbol, values, rule, (*before, Arrow(kind, values)), numbers)


def _gradient(run: Run) -> Part:
    return _part("gradient", "g", run.grad[:-1], "gradient", "gradient")


def _step(run: Run, rule: Rule, before: Arrow, **numbers: float) -> Part:
    return _part("step", "Δ", run.step, rule, "step", before._replace(faint=True), **numbers)


def _plain(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g = _gradient(run)
    return g, _step(run, "against", Arrow("gradient", -g.values), eta=runner.learning_rate)


def _momentum(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g, b, mu, eta = _gradient(run), run.states.b, runner.setting("momentum"), runner.learning_rate
    rolling = _part("momentum", "b", b[1:], "sum", "momentum", Arrow("gradient", g.values, True), mu=mu)
    if runner.optimizer == "momentum":
        return g, rolling, _step(run, "against_momentum", Arrow("momentum", -rolling.values), eta=eta)
    look = g.values + mu * b[1:]
    ahead = _part("ahead", "g + μb", look, "ahead", "momentum", Arrow("momentum", b[1:], True), mu=mu)
    return g, rolling, ahead, _step(run, "against", Arrow("momentum", -look), eta=eta)


def _squares(run: Run, rule: Rule) -> Part:
    return _part("squares", "√v", np.sqrt(run.states.v[1:]), rule, "box", Arrow("gradient", run.grad[:-1], True))


def _scaled(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    g = _gradient(run)
    size: Rule = "root_of_sum" if runner.optimizer == "adagrad" else "root_mean_square"
    return g, _squares(run, size), _step(run, "scaled", Arrow("gradient", -g.values), eta=runner.learning_rate)


def _adam(runner: Runner, run: Run, value: object) -> tuple[Part, ...]:
    beta1, beta2, t = runner.setting("beta1"), runner.setting("beta2"), run.states.t[1:, None]
    m, v, g = run.states.m[1:], run.states.v[1:], _gradient(run)
    with np.errstate(all="ignore"):
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    parts = (
        g,
        _part("momentum", "m", m, "mean", "momentum", Arrow("gradient", g.values, True), keep=beta1, new=1 - beta1),
        _squares(run, "root_mean_square"),
        _part("correction", "m̂", m_hat, "correction", "momentum", Arrow("box", np.sqrt(v_hat))),
    )
    back = Arrow("momentum", -m_hat)
    if runner.optimizer == "adam":
        return *parts, _step(run, "scaled", back, eta=runner.learning_rate)
    decay = runner.setting("weight_decay")
    pull = _part("decay", "−ηωθ", -runner.learning_rate * decay * run.theta[:-1], "decay", "step", decay=decay)
    return *parts, pull, _step(run, "scaled_and_decay", back)


def _search(runner: Runner, run: Run, value: Callable[[Array], Array]) -> tuple[Part, ...]:
    tried = run.states.tried[1:]
    with np.errstate(all="ignore"):
        losses = np.stack([run.loss[:-1], value(tried)], -1)
    there = Arrow("step", tried - run.theta[:-1])
    rule: Rule = "anywhere" if runner.optimizer == "random_search" else "nearby"
    return (
        _part("guess", "θ′ − θ", there.ends, rule, "step", eta=runner.learning_rate),
        Part("compare", "J", losses, "compare", (there._replace(faint=True),)),
        _part("step", "Δ", run.step, "if_lower", "step"),
    )


_PARTS: dict[str, Callable[[Runner, Run, Callable[[Array], Array]], tuple[Part, ...]]] = {
    "gd": _plain, "proximal": _plain,
    "momentum": _momentum, "nesterov": _momentum,
    "adagrad": _scaled, "rmsprop": _scaled,
    "adam": _adam, "adamw": _adam,
    "random_search": _search, "local_search": _search,
}  # fmt: skip
assert set(_PARTS) == set(OPTIMIZERS)
