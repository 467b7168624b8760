"""A known mistake hidden in the code, and what the checks see of it: the rows of the gradient check, the loss at W = 0, the first updates.

A case is the model in hand, set up so that any mistake could be there: a penalty to get wrong, Adam, batches of which the last is short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.config import Config
from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import DIFFERS
from engine.text import Text
from engine.worked import slope

from .bugs import BUGS
from .gradcheck import FLOOR, Sanity, check_gradient, check_start, check_steps, relative_error

STRENGTH = 0.1  # at least, so that a wrong penalty can be seen
BATCHES = (8, 7, 5, 3, 2)
ORDER = 5  # step through the mistakes; prime to their number, so that all come round
H = 1e-5

ALL, NONE, WEIGHTS, BIASES = Text("all rows", "모든 행"), Text("no row", "없음"), Text("the weights", "가중치 행"), Text("the biases", "편향 행")


@dataclass(frozen=True, eq=False)
class Examined:
    """What the checks see of a mistake ("" for none): rows (d,) of both gradients, which of them differ, which sit at a kink; the two other checks."""

    bug: str
    numeric: Array
    analytic: Array
    red: Bools
    kink: Bools
    start: Sanity
    steps: Sanity

    @property
    def caught(self) -> bool:
        return bool(self.red.any()) or not self.start.ok or not self.steps.ok


def case_config(base: Config, theta: Array, loss: str, strength: float | None = None) -> Config:
    """The Config that a mistake hides in: `base` at θ, with a penalty, Adam, and batches of which the last is short."""
    base = base.but(loss=loss, bug="", free="all", schedule="constant", start=tuple(theta.tolist()))
    n = int(data_of(base).train.sum())
    batch = next((b for b in BATCHES if b < n and n % b), 0)
    least = max(base.strength, STRENGTH) if strength is None else strength
    regularizer = "l2" if base.regularizer == "none" else base.regularizer
    rate = min(abs(base.learning_rate), 0.1) or 0.1
    return base.but(regularizer=regularizer, strength=least, optimizer="adam", learning_rate=rate, batch_size=batch)


def examine(config: Config, bug: str) -> Examined:
    """All three checks on `config` with a mistake in it.

    >>> case = case_config(Config(dataset="hand_check"), np.linspace(-1, 1, 9), "softmax")
    >>> seen = examine(case, "bias_in_penalty_grad")
    >>> np.flatnonzero(seen.red).tolist(), seen.start.ok, seen.steps.ok
    ([2, 5, 8], True, False)
    """
    spoilt = config.but(bug=bug)
    fit = fit_of(spoilt, data_of(spoilt))
    check = check_gradient(fit, h=H)
    error = relative_error(check.analytic, check.numeric, FLOOR * max(1.0, abs(float(fit.value(fit.start)))))
    return Examined(bug, check.numeric, check.analytic, (error >= DIFFERS) & ~check.kink, check.kink, check_start(spoilt), check_steps(spoilt))


def suspects(config: Config, look: Callable[[Config, str], Examined] | None = None) -> dict[str, Examined]:
    """Every mistake that shows under `config`, examined; `look` may stand for `examine`, and remember what it saw.

    >>> found = suspects(case_config(Config(dataset="hand_check", loss="hinge"), np.linspace(-1, 1, 9), "hinge"))
    >>> "no_true_row" in found, "no_minus_one" in found
    (True, False)
    """
    return {bug: seen for bug in BUGS if (seen := (look or examine)(config, bug)).caught}


def hidden(case: int) -> str:
    """The mistake of a case: all of them come up once before any comes again.

    >>> len({hidden(i) for i in range(len(BUGS))}) == len(BUGS), hidden(0) == hidden(len(BUGS))
    (True, True)
    """
    ids = list(BUGS)
    return ids[(ids.index("penalty_quarter") + ORDER * case) % len(ids)]


def loss_of(bug: str, loss: str) -> str:
    """The loss that a mistake can hide in: the one in hand where it can, else its own.

    >>> loss_of("no_true_row", "softmax"), loss_of("no_true_row", "hinge"), loss_of("penalty_quarter", "softmax")
    ('hinge', 'hinge', 'softmax')
    """
    own = {"sum_with_true_class": "hinge", "no_true_row": "hinge", "base_ten": "softmax", "no_minus_one": "softmax"}
    return own.get(bug, loss)


# What to say of a wrong guess: where that mistake would have shown.

HINTS = {
    "untouched": Text(
        "Not that one: it leaves every row of the gradient right, and here {rows} differ.",
        "그 실수는 아닙니다. 그 실수라면 그래디언트가 모두 맞습니다. 여기서 틀린 곳은 {rows}입니다.",
    ),
    "only": Text(
        "Not that one: it would turn {guessed} red, and here it is {rows}.",
        "그 실수는 아닙니다. 그 실수라면 틀릴 곳: {guessed}. 여기서 틀린 곳: {rows}.",
    ),
    "amount": Text(
        "The right rows, but not by that much: {name} would be {would} by that formula, and here it is {is_}.",
        "행은 맞지만 크기가 다릅니다. 그 실수라면 {name} 값이 {would}인데, 여기서는 {is_}입니다.",
    ),
    "start": Text(
        "Not that one: the loss at W = 0 would be {would}, and here it is {is_}.",
        "그 실수는 아닙니다. 그 실수라면 W = 0에서 손실이 {would}인데, 여기서는 {is_}입니다.",
    ),
    "steps": Text(
        "Not that one: the first updates would be {would}, and here they are {is_}.",
        "그 실수는 아닙니다. 그 실수라면 첫 업데이트가 {would}, 여기서는 {is_}.",
    ),
    "same": Text("Not that one, though no check here tells the two apart.", "그 실수는 아니지만, 여기 있는 검사로는 둘을 가릴 수 없습니다."),
}
RIGHT = Text("right", "정상")
LOST = Text("not numbers", "숫자 아님")
OFF = Text("off by {worst:.0%}", "{worst:.0%} 벗어남")


def hint(truth: Examined, guess: Examined, names: list[str], F: int) -> Text:
    """Why a guess is not what is hidden: the first of rows, amounts, start value and first updates that tells them apart."""
    if not np.array_equal(truth.red, guess.red):
        rows = said_rows(truth.red, names, F)
        if not guess.red.any():
            return HINTS["untouched"].format(rows=rows)
        return HINTS["only"].format(guessed=said_rows(guess.red, names, F), rows=rows)
    scale = max(1e-6, float(np.abs(truth.analytic).max()))
    apart = np.abs(truth.analytic - guess.analytic)
    if truth.red.any() and apart.max() > 0.01 * scale:
        i = int(apart.argmax())
        return HINTS["amount"].format(name=names[i], would=slope(float(guess.analytic[i])), is_=slope(float(truth.analytic[i])))
    if abs(truth.start.got - guess.start.got) > 1e-6 * max(1.0, abs(truth.start.got)):
        return HINTS["start"].format(would=f"{guess.start.got:.4g}", is_=f"{truth.start.got:.4g}")
    if said_steps(truth.steps) != said_steps(guess.steps):
        return HINTS["steps"].format(would=said_steps(guess.steps), is_=said_steps(truth.steps))
    return HINTS["same"]


def said_steps(steps: Sanity) -> Text:
    """How far the first updates are from the optimizer's formula.

    >>> said_steps(Sanity(0.0, 2.1622, False, Text("-", "-"))).en
    'off by 216%'
    """
    return RIGHT if steps.ok else OFF.format(worst=steps.got) if np.isfinite(steps.got) else LOST


def said_rows(red: Bools, names: list[str], F: int) -> Text:
    """Which rows, in words.

    >>> said_rows(np.array([False, False, True, False, False, True]), ["a", "b", "c", "d", "e", "f"], 3).en
    'the biases'
    """
    bias = np.arange(len(red)) % F == F - 1
    for said, which in ((ALL, np.ones_like(red)), (NONE, np.zeros_like(red)), (WEIGHTS, ~bias), (BIASES, bias)):
        if np.array_equal(red, which):
            return said
    rows: Ints = np.flatnonzero(red)
    listed = ", ".join(names[i] for i in rows[:4]) + (" …" if len(rows) > 4 else "")
    return Text(listed, listed)
