"""What to say of a wrong guess at a hidden bug: where the guessed bug would have shown."""

from __future__ import annotations

import numpy as np

from engine.arrays import Bools, Ints
from engine.checks.bug_case import Examined
from engine.checks.gradcheck import Sanity
from engine.text import Text
from ui.language.numbers import said, slope

ALL, NONE, WEIGHTS, BIASES = Text("all rows", "모든 행"), Text("no row", "없음"), Text("the weights", "가중치 행"), Text("the biases", "편향 행")
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
        return HINTS["start"].format(would=said(guess.start.got, 4), is_=said(truth.start.got, 4))
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
    for name, which in ((ALL, np.ones_like(red)), (NONE, np.zeros_like(red)), (WEIGHTS, ~bias), (BIASES, bias)):
        if np.array_equal(red, which):
            return name
    rows: Ints = np.flatnonzero(red)
    listed = ", ".join(names[i] for i in rows[:4]) + (" …" if len(rows) > 4 else "")
    return Text(listed, listed)
