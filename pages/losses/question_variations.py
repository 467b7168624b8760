"""Three of the lecture's questions, 4 to 6, vary the hinge's sum: over every class, the mean of its terms, its terms squared."""

from __future__ import annotations

import numpy as np

from engine.text import Text
from ui.language.numbers import decimals

from .question import Finding, Step
from .score_table import Table, mean, shares, summands, values

SEEN = 0.01  # a change of an image’s share of the total that can be seen


def every_class(asked: Table, now: Table) -> Finding | None:
    if not now.n:
        return None
    if not now.every_class:
        return Finding(
            False, Step(Text("let the sum run over every class.", "모든 클래스에 대해 더해 보세요."))
        )
    without = now.but(every_class=False)
    extra = float((values(now)["hinge"] - values(without)["hinge"]).mean())
    text = Text(
        "The true class adds max(0, s_{{y}} − s_{{y}} + Δ) = {extra} to every image: mean {a} → {b}. The best W stays; the smallest loss is {extra} now.",
        "모든 이미지에 정답 클래스의 항 max(0, s_{{y}} − s_{{y}} + Δ) = {extra} 값이 더해져 평균은 {a} → {b}입니다. 가장 좋은 W는 그대로이고"
        " 최솟값만 0 → {extra}입니다.",
    )
    return Finding(True, text.format(extra=decimals(extra), a=decimals(mean(without), 2), b=decimals(mean(now), 2)))


def mean_of_terms(asked: Table, now: Table) -> Finding | None:
    if not now.n or summands(now) < 1:
        return None
    if not now.mean_of_terms:
        return Finding(False, Step(Text("average the terms.", "항들의 평균으로 바꿔 보세요.")))
    if summands(now) == 1:
        return Finding(
            False,
            Text(
                "With two classes the sum has one term and is its own mean. Add a class (+) to see what changes.",
                "클래스가 둘이면 항이 하나라 합과 평균이 같습니다. 클래스를 추가해(+) 무엇이 달라지는지 보세요.",
            ),
        )
    summed = now.but(mean_of_terms=False)
    if mean(summed) == 0:
        return Finding(
            False,
            Text(
                "Every hinge loss is 0 here, and so is any part of it. Let one image cost something first.",
                "지금은 힌지 손실이 모두 0이라 나누어도 0입니다. 먼저 한 이미지가 손실을 내게 해 보세요.",
            ),
        )
    text = Text(
        "Every loss was divided by {count}: mean {a} → {b}. All images alike, so the same W wins; **only the scale** changed.",
        "모든 손실이 1/{count}배가 되어 평균은 {a} → {b}입니다. 모든 이미지에 똑같으므로 이기는 W도 같고 **크기만** 바뀝니다.",
    )
    return Finding(True, text.format(count=summands(now), a=decimals(mean(summed), 2), b=decimals(mean(now), 2)))


def squared(asked: Table, now: Table) -> Finding | None:
    before = shares(now.but(squared=False), "hinge")
    if np.count_nonzero(before) < 2:
        return None
    if not now.squared:
        return Finding(False, Step(Text("square every term.", "모든 항을 제곱해 보세요.")))
    after = shares(now, "hinge")
    moved = np.abs(after - before)
    i = int(moved.argmax())
    if moved[i] < SEEN:
        return Finding(
            False,
            Text(
                "Here every image loses about as much as the others, so squaring treats them alike. Make one much worse than the rest.",
                "지금은 모든 이미지의 손실이 비슷해 제곱해도 몫이 그대로입니다. 한 이미지의 점수를 훨씬 나쁘게 만들어 보세요.",
            ),
        )
    text = Text(
        "Image {i}’s share of the total went {a} % → {b} %. That is no change of scale: big violations count more, so **another W** can win.",
        "전체 손실에서 이미지 {i}의 몫이 {a} % → {b} %가 되었습니다. 크기만 바뀐 것이 아닙니다. 큰 위반이 더 무거워져 **다른 W**가 이길 수 있습니다.",
    )
    return Finding(True, text.format(i=i + 1, a=decimals(100 * float(before[i]), 0), b=decimals(100 * float(after[i]), 0)))
