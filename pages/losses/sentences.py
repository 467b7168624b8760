"""What is true of a cell of the desk, and of its chain of softmax, in a sentence made from the numbers."""

from __future__ import annotations

import math

import numpy as np

from engine.text import Text
from ui.language.numbers import decimals, raised, said

from .score_table import LECTURE_TABLE, OVERFLOW, Chain, Table, chain, mean, terms, values

FORGOT = Text(
    "The 2016 slides print **{value}** here and {mean} for the mean: the + 1 was left out in {count} terms.",
    "2016년 슬라이드에는 여기에 **{value}**, 평균 칸에 {mean} 값이 나와 있습니다. 항 {count}개에서 + 1을 빠뜨린 값입니다.",
)
LOG = Text(
    "ln is the natural log. Some copies of the notes show **{log10}** here: that is log₁₀ of the same p = {p}.",
    "ln은 자연로그입니다. 여기에 **{log10}** 값을 적은 노트도 있는데, 같은 p = {p}의 log₁₀입니다.",
)
NEVER = Text(
    "Small, but never 0: softmax always asks for a little more. Hinge is 0 here.",
    "작지만 결코 0은 아닙니다. 소프트맥스는 늘 조금 더 바랍니다. 여기서 힌지는 0입니다.",
)
ONE_CLASS = Text(
    "With one class there is nobody to lose against: no term in the hinge’s sum, and softmax gives p = 1.",
    "클래스가 하나면 겨룰 상대가 없습니다. 힌지의 합에는 항이 없고 소프트맥스는 p = 1입니다.",
)


def cell_note(table: Table, row: str, image: int) -> Text | None:
    """What a reader of the lecture's notes should know about this cell."""
    if not table.n:
        return None
    if table.k == 1:
        return ONE_CLASS
    value = float(values(table)[row][image])
    if row == "hinge" and table == LECTURE_TABLE and image == 2:
        count = int(np.count_nonzero(terms(table)[row][image]))
        less = count * table.delta
        return FORGOT.format(value=decimals(value - less, 2), mean=decimals(mean(table) - less / table.n, 2), count=count)
    if row == "softmax":
        p = math.exp(-value)
        if table.scores == LECTURE_TABLE.scores and image == 0 and table.scale == 1:
            return LOG.format(log10=decimals(value / math.log(10), 2), p=decimals(p))
        if float(values(table.but(every_class=False))["hinge"][image]) == 0 and value > 0:
            return NEVER
    return None


OVER = Text(
    "e{x} does not fit in a 64-bit number (the limit is e{limit}), so it becomes ∞, and ∞ ÷ ∞ is not a number. Subtracting the largest score"
    " first changes no probability.",
    "e{x} 값은 64비트 수에 담기지 않아(한계는 e{limit}) ∞가 되고, ∞ ÷ ∞는 수가 아닙니다. 가장 큰 점수를 먼저 빼도 확률은 하나도 달라지지"
    " 않습니다.",
)
UNDER = Text(
    "Every exponential is too small for a 64-bit number and becomes 0, and 0 ÷ 0 is not a number. Subtracting the largest score first changes no"
    " probability.",
    "모든 지수 값이 64비트 수에 담기지 않을 만큼 작아 0이 되고, 0 ÷ 0은 수가 아닙니다. 가장 큰 점수를 먼저 빼도 확률은 하나도 달라지지"
    " 않습니다.",
)
LOST = Text(
    "The true p is too small for a 64-bit number, so −ln sees 0. Real code skips p and works out ln Σ − score: {loss}.",
    "정답의 p가 64비트 수에 담기지 않을 만큼 작아 −ln이 0을 받습니다. 실제 코드는 p를 거치지 않고 ln Σ − 점수를 계산합니다: {loss}.",
)


def _raised(x: float) -> str:
    return raised(decimals(x, 0))


def trouble(table: Table, image: int, factor: float, shift: bool) -> tuple[Text, bool] | None:
    """What went wrong in the naive formula, if something did, and whether subtracting the largest score mends it."""
    c = chain(table, image, factor, shift)
    if np.isinf(c.total):
        return OVER.format(x=_raised(float(c.s.max())), limit=_raised(math.floor(OVERFLOW))), not shift
    if c.total == 0:
        return UNDER, not shift
    if math.isinf(c.loss):
        s = c.s - c.s.max()
        loss = float(np.log(np.exp(s).sum()) - s[table.labels[image]])
        return LOST.format(loss=decimals(loss)), False
    return None


COLD = Text(
    "× {factor} is temperature {temperature}: the largest p went {before} → {after}. The order stays, so p says how large the weights are as much as"
    " how sure it is.",
    "점수 × {factor} = 온도 {temperature}. 가장 큰 p는 {before} → {after}. 순서는 그대로이므로 p는 확신만큼이나 가중치의 크기를 말해 줍니다.",
)
PLAIN = Text(
    "−ln is the natural log: {loss}. Log₁₀ of the same p = {p} would print {log10}.",
    "−ln은 자연로그라서 {loss}입니다. 같은 p = {p}에 log₁₀을 쓰면 {log10}입니다.",
)
SHIFTED = Text(
    "The largest exponent is 0 now, so nothing can overflow; e^s and Σ shrank alike, and every p is the same as before.",
    "이제 가장 큰 지수가 0이라 넘칠 것이 없습니다. e^s와 Σ가 똑같이 줄어 모든 p는 그대로입니다.",
)


def chain_sentence(table: Table, image: int, factor: float, shift: bool) -> Text:
    """What the chain shows, in a sentence."""
    c: Chain = chain(table, image, factor, shift=True)
    if factor != 1:
        before = chain(table, image, shift=True)
        slots = {
            "factor": decimals(factor, 4),
            "temperature": decimals(1 / factor, 4),
            "before": decimals(float(before.p.max())),
            "after": decimals(float(c.p.max())),
        }
        return COLD.format(**slots)
    if shift:
        return SHIFTED
    p = float(c.p[table.labels[image]])
    return PLAIN.format(loss=decimals(c.loss), p=decimals(p) if p >= 0.0005 else said(p, 2), log10=decimals(c.loss / math.log(10), 2))
