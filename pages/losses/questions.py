"""The lecture's seven questions about the loss: each is answered by changing the desk, and judged by what came of it.

A question compares the table it was asked on with the table there is now. It is settled when the numbers show the answer;
before that a hint may say what is missing. Every number in a sentence is worked out from the two tables.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from engine.text import Text
from ui.language.numbers import decimals

from .question import Finding, Question, Step, Words, leader, positive, worded
from .question_variations import every_class, mean_of_terms, squared
from .score_table import Table, leads, mean, values

SMALL = 0.01  # scores below this part of the margin count as W ≈ 0
LARGE_LOSS = 100.0  # what counts as far on the way to infinity


# 1 The car scores change a little


def _nudge_ask(table: Table) -> Text:
    i = leader(table)
    if i is None:
        return Text("A winning score moves a little. What does the hinge loss do?", "이긴 점수를 조금 옮기면 힌지 손실은?")
    return Text(
        "Drag image {i}’s {name} score a little. What does its hinge loss do?", "이미지 {i}의 {name} 점수를 조금 끌어 보세요. 힌지 손실은?"
    ).format(i=i + 1, name=table.name(table.labels[i]))


def _nudge_guide(table: Table) -> Words:
    if leader(table) is None:
        return Text(
            "No image wins by more than Δ = {delta} yet: raise a true score until its hinge loss is 0.",
            "아직 Δ = {delta}보다 크게 이긴 이미지가 없습니다. 힌지 손실이 0이 될 때까지 정답 점수를 올려 보세요.",
        ).format(delta=decimals(table.delta))
    return Step(Text("move the marker on its line.", "선 위의 표식을 움직이세요."))


def _nudge(asked: Table, now: Table) -> Finding | None:
    i = leader(asked)
    if i is None or not _moved_alone(asked, now, i):
        return None
    y = asked.labels[i]
    before, after, lead = asked.S[i, y], now.S[i, y], float(leads(now)[i])
    hinge = float(values(now)["hinge"][i])
    if before == after:
        return Finding(False, _nudge_guide(asked))
    slots = {"lead": decimals(lead), "delta": decimals(now.delta), "after": decimals(after), "before": decimals(before), "name": now.name(y)}
    if hinge > 0:
        return Finding(
            False,
            Text(
                "Too far to be a nudge: at {after} the lead is {lead}, less than Δ = {delta}, so hinge wakes up ({hinge}). Move it back up.",
                "너무 많이 옮겼습니다. {after}에서는 {lead} 차이로만 앞서 Δ = {delta}보다 작으므로 힌지 손실이 {hinge}만큼 생깁니다. 다시 올려 보세요.",
            ).format(hinge=positive(hinge), **slots),
        )
    soft = [positive(float(values(t)["softmax"][i])) for t in (asked, now)]
    return Finding(
        True,
        Text(
            "The {name} score went {before} → {after} and still leads by {lead}, more than Δ = {delta}: hinge stays **0**."
            " Softmax moved, {a} → {b}.",
            "{name} 점수가 {before} → {after}, 여전히 앞선 차이 {lead} > Δ = {delta}이므로 힌지는 **0** 그대로입니다. 소프트맥스는"
            " 움직였습니다({a} → {b}).",
        ).format(a=soft[0], b=soft[1], **slots),
    )


def _moved_alone(asked: Table, now: Table, image: int) -> bool:
    """Whether the image’s true score is all that has moved about it: else the question is asked on the table there is now."""
    if now.n <= image or (now.names, now.delta, now.scale) != (asked.names, asked.delta, asked.scale) or now.labels[image] != asked.labels[image]:
        return False
    others = [j for j in range(asked.k) if j != asked.labels[image]]
    return all(now.scores[image][j] == asked.scores[image][j] for j in others)


# 2 The smallest and the largest


def _range(asked: Table, now: Table) -> Finding | None:
    L = values(now)["hinge"]
    if not now.n:
        return None
    low, high = float(L.min()), float(L.max())
    slots = {"low": decimals(low), "high": decimals(high, 1), "i": int(L.argmin()) + 1, "j": int(L.argmax()) + 1}
    if high < LARGE_LOSS:
        text = Text(
            "Largest now {high}. Multiply the weights, or drag a wrong score up, until a loss passes {goal}.",
            "지금 가장 큰 손실은 {high}입니다. 가중치를 곱하거나 틀린 점수를 올려서 {goal}을 넘겨 보세요.",
        )
        return Finding(False, text.format(goal=decimals(LARGE_LOSS), **slots))
    if low > 0:
        text = Text(
            "{high} can still grow: there is no largest. Now bring one image’s hinge loss down to its smallest.",
            "{high}보다 더 커질 수 있으니 최댓값은 없습니다. 이제 이미지 하나의 힌지 손실을 가장 작게 만들어 보세요.",
        )
        return Finding(False, text.format(**slots))
    text = Text(
        "Image {j} costs {high} and could cost still more; image {i} costs **0** and cannot cost less. From 0 to ∞.",
        "이미지 {j}의 손실은 {high}이고 더 커질 수 있습니다. 이미지 {i}의 손실은 **0**이고 더 작아질 수 없습니다. 0부터 ∞까지입니다.",
    )
    return Finding(True, text.format(**slots))


# 3 W ≈ 0


def _zero(asked: Table, now: Table) -> Finding | None:
    if not now.n:
        return None
    largest = float(np.abs(now.S).max())
    if largest > SMALL * min(1.0, now.delta):
        text = Text(
            "The largest score is {top}. Slide the weights down until all of them are 0.",
            "가장 큰 점수의 크기는 {top}입니다. 모두 0이 될 때까지 가중치를 줄여 보세요.",
        )
        return Finding(False, text.format(top=decimals(largest, 2)))
    text = Text(
        "Hinge {hinge} (classes − 1) × Δ, softmax {soft} ln {k}, whatever the data. **A free check** on the first loss of any new code.",
        "데이터와 상관없이 힌지는 {hinge} (클래스 수 − 1) × Δ, 소프트맥스는 {soft} ln {k}입니다. 새 코드의 첫 손실을 **공짜로 점검**합니다.",
    )
    hinge, soft = _near(mean(now), (now.k - 1) * now.delta), _near(mean(now, "softmax"), math.log(now.k))
    return Finding(True, text.format(hinge=hinge, soft=soft, k=now.k))


def _near(value: float, meant: float) -> str:
    """A value and how it stands to what it is near: the same as far as one reads it, or about it.

    >>> _near(1.0986, 1.09861), _near(1.105, 1.09861)
    ('1.099 =', '1.105 ≈')
    """
    return f"{decimals(value)} {'=' if decimals(value) == decimals(meant) else '≈'}"


# 7 A W with L = 0: is it the only one?


def _double(asked: Table, now: Table) -> Finding | None:
    i = leader(asked)
    if i is None or asked.scale == 0 or now.but(scale=asked.scale) != asked:
        return None  # the table itself was changed: the question is asked on this one
    factor = now.scale / asked.scale
    if factor < 2:
        text = Text(
            "Image {i} has hinge loss 0. Multiply all weights by 2, and look at it again.",
            "이미지 {i}의 힌지 손실은 0입니다. 모든 가중치에 2를 곱하고 다시 보세요.",
        )
        return Finding(False, text.format(i=i + 1))
    y = now.labels[i]
    text = Text(
        "Every score × {factor} ({a} → {b}), the lead with them: image {i} still costs **0**, and any larger W does too. Regularization has to choose.",
        "모든 점수가 {factor}배({a} → {b})가 되고 차이도 커져 이미지 {i}의 손실은 여전히 **0**입니다. 더 큰 W도 마찬가지이므로 정규화가 골라야"
        " 합니다.",
    )
    return Finding(True, text.format(factor=decimals(factor), a=decimals(asked.S[i, y]), b=decimals(now.S[i, y]), i=i + 1))


def _just(en: str, ko: str) -> Callable[[Table], Text]:
    text = Text(en, ko)
    return lambda _: text


def _next(en: str, ko: str) -> Callable[[Table], Words]:
    step = Step(Text(en, ko))
    return lambda _: step


def _unique_guide(en: str, ko: str, other: Text) -> Callable[[Table], Words]:
    step = Step(Text(en, ko))
    return lambda table: step if leader(table) is not None else other


NO_IMAGE = Text("Add an image first (+).", "먼저 이미지를 추가하세요(+).")
ONE_CLASS = Text("Add a class first (+): with one there is no sum.", "먼저 클래스를 추가하세요(+). 클래스가 하나면 더할 항이 없습니다.")
TOO_FEW = Text(
    "This needs two classes, and two images that cost something.", "클래스가 둘 이상이고, 손실이 있는 이미지도 둘 이상이어야 합니다."
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "nudge", _nudge_ask, _nudge_guide,
        (Text("Rises", "커진다"), Text("Stays 0", "0 그대로"), Text("Falls", "작아진다")), 1, "drag", _nudge,
    ),
    Question(
        "range",
        _just("What is the smallest hinge loss, and what the largest?", "힌지 손실의 최솟값과 최댓값은?"),
        _next("make one image cost over 100 and another one nothing.", "한 이미지는 100 넘게, 다른 하나는 0으로 만들어 보세요."),
        (Text("−∞ and ∞", "−∞와 ∞"), Text("0 and ∞", "0과 ∞"), Text("0 and 1", "0과 1")), 1, "scale", _range,
    ),
    Question(
        "zero",
        _just("W near 0 makes every score near 0. What is the loss then?", "W가 0에 가까우면 점수도 모두 0에 가깝습니다. 그때 손실은?"),
        _next("slide the weights down to 0.", "가중치를 0까지 줄여 보세요."),
        (Text("0", "0"), Text("Classes − 1", "클래스 수 − 1"), Text("∞", "∞")), 1, "scale", _zero,
    ),
    Question(
        "every_class",
        _just("What if the sum ran over all classes, the right one too?", "정답까지 포함해 모든 클래스에 대해 더한다면?"),
        _next("switch it on.", "스위치를 켜 보세요."),
        (Text("Nothing changes", "변화 없음"), Text("Every loss + Δ", "모든 손실 + Δ"), Text("Another W wins", "다른 W가 이긴다")), 1,
        "every_class", every_class,
    ),
    Question(
        "mean",
        _just("What if the mean of the terms were used instead of their sum?", "합 대신 항들의 평균을 쓴다면?"),
        _next("switch it on.", "스위치를 켜 보세요."),
        (Text("Only the scale changes", "크기만 바뀐다"), Text("Another W wins", "다른 W가 이긴다")), 0, "mean_of_terms", mean_of_terms,
    ),
    Question(
        "squared",
        _just("What if every term were squared?", "모든 항을 제곱한다면?"),
        _next("switch it on.", "스위치를 켜 보세요."),
        (Text("Only the scale changes", "크기만 바뀐다"), Text("Another W can win", "다른 W가 이길 수 있다")), 1, "squared", squared,
    ),
    Question(
        "unique",
        _just("Some W gives loss 0. Is it the only one?", "어떤 W에서 손실이 0입니다. 그런 W는 하나뿐일까요?"),
        _unique_guide(
            "multiply every weight by 2.", "모든 가중치에 2를 곱해 보세요.",
            Text("Make one image’s hinge loss 0 first: raise its true score.", "먼저 정답 점수를 올려 한 이미지의 힌지 손실을 0으로 만드세요."),
        ),
        (Text("Yes, one W", "하나뿐이다"), Text("No, many", "여럿이다")), 1, "double", _double,
    ),
)  # fmt: skip


def guide(question: int, asked: Table, now: Table, guessed: bool = False) -> Text:
    """What to do next: the hint of the numbers where there is one."""
    return worded(_guide(question, asked, now), guessed)


def _guide(question: int, asked: Table, now: Table) -> Words:
    entry = QUESTIONS[question]
    finding = entry.judge(asked, now)
    if finding is None:
        if not now.n or now.k < 2:
            return ONE_CLASS if now.n else NO_IMAGE
        return entry.guide(now) if entry.tool in ("drag", "double") else TOO_FEW
    return finding.words if now != asked else entry.guide(asked)
