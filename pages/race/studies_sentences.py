"""The sentences of the sections below the race: random search against gradient descent, and the gradients of mini-batches."""

from __future__ import annotations

from engine.studies.batch_noise import BatchNoise
from engine.studies.random_search_study import Luck
from engine.text import Text
from ui.language.numbers import said
from ui.language.sentences import joined

LUCK = Text(
    "{starts} starts each. After {evaluations} evaluations the luckiest random search has {best}, the unluckiest {worst}.",
    "방법마다 시작점 {starts}개에서 출발합니다. {evaluations}번 계산한 뒤 무작위 탐색의 손실은 가장 운이 좋으면 {best}, 가장 나쁘면 {worst}입니다.",
)
SAME_LUCK = Text(
    "{starts} starts each. After {evaluations} evaluations every random search has {best}.",
    "방법마다 시작점 {starts}개에서 출발합니다. {evaluations}번 계산한 뒤 무작위 탐색의 손실은 모두 {best}입니다.",
)
PASSED = Text(
    "The median gradient descent passed the luckiest one at evaluation {passed}.",
    "경사 하강법의 중앙값은 {passed}번째 계산에서 가장 운 좋은 탐색보다 낮아집니다.",
)
EQUAL_MEDIAN = Text(
    "The median gradient descent ends at {median} too: no lower, no higher.",
    "경사 하강법의 중앙값도 {median}에서 끝납니다. 더 낮지도 높지도 않습니다.",
)
NEVER_LOWER = Text(
    "The median gradient descent, at {median}, is not under the luckiest one: this learning rate is too small or too large for it.",
    "경사 하강법의 중앙값({median})은 가장 운 좋은 탐색보다 낮아지지 않습니다. 학습률이 너무 작거나 큽니다.",
)


def luck_sentence(found: Luck) -> Text:
    """How the searches and the median gradient descent end.

    >>> from engine import Config
    >>> from engine.studies.random_search_study import luck
    >>> luck_sentence(luck(Config(samples=30, steps=40), starts=5)).en[:62]
    '5 starts each. After 40 evaluations the luckiest random search'
    """
    (best, _, worst), median = found.bands["random_search"][:, -1], float(found.bands["gd"][1, -1])
    alike = said(best) == said(worst)
    first = (SAME_LUCK if alike else LUCK).format(
        starts=found.starts, evaluations=said(found.evaluations), best=said(best), worst=said(worst)
    )  # fmt: skip
    if found.passed is not None:
        second = PASSED.format(passed=said(found.passed))
    else:
        second = (EQUAL_MEDIAN if said(median) == said(best) else NEVER_LOWER).format(median=said(median))
    return joined(first, second)


CLOUD = Text(
    "{count} batches of {size}: the cloud is centred on the full gradient, and {downhill}.",
    "{size}개짜리 배치 {count}개입니다. 구름의 중심은 전체 그래디언트이고, {downhill}.",
)
EVERY = Text(
    "All {count} batches of {size}: the cloud is centred on the full gradient, and {downhill}.",
    "{size}개짜리 배치 {count}개 전부입니다. 구름의 중심은 전체 그래디언트이고, {downhill}.",
)
WHOLE = Text(
    "A batch of {size} holds every example: its gradient is the full one.",
    "{size}개짜리 배치에는 모든 예제가 들어 있어, 그 그래디언트가 곧 전체 그래디언트입니다.",
)
ONE_PLACE = Text("{count} batches of {size}, all at the full gradient.", "{size}개짜리 배치 {count}개가 모두 전체 그래디언트에 있습니다.")
ALL_DOWN = Text("all of them still point downhill", "모두 여전히 손실이 줄어드는 쪽을 가리킵니다")
DOWN = {
    0: Text("none of them points downhill", "손실이 줄어드는 쪽을 가리키는 것은 하나도 없습니다"),
    1: Text("1 of them still points downhill", "그중 1개만 손실이 줄어드는 쪽을 가리킵니다"),
}
SOME_DOWN = Text("{count} of them still point downhill", "그중 {count}개는 여전히 손실이 줄어드는 쪽을 가리킵니다")
FALLS = Text(
    "Four times the batch, half the spread: {list}. Slope {slope} up to {small}.",
    "배치가 네 배면 퍼짐은 절반입니다. {list}. {small}개까지 기울기는 {slope}입니다.",
)
FEW = Text("The spread is {list}.", "퍼짐은 {list}입니다.")
FASTER = Text(
    "Near all {rows} it falls faster: little is left out.",
    "전체 {rows}개에 가까워지면 빠진 예제가 적어 더 빨리 줄어듭니다.",
)
ONE = Text("{spread} with {size}", "{size}개일 때 {spread}")
STILL = Text(
    "Every example has the same gradient here: no batch is off.", "여기서는 모든 예제의 그래디언트가 같아 어느 배치도 벗어나지 않습니다."
)


def noise_sentences(noise: BatchNoise) -> tuple[Text, Text]:
    """A sentence for the cloud, and one for the spread."""
    cloud = _cloud(noise)
    if not noise.spread[0] > 1e-12:
        return cloud, STILL
    shown = [i for i, b in enumerate(noise.sizes) if b in (1, 4, 16)]
    amounts = [ONE.format(spread=said(float(noise.spread[i]), 2), size=noise.sizes[i]) for i in shown]
    spreads = Text(", ".join(t.en for t in amounts), ", ".join(t.ko for t in amounts))
    small = noise.small
    if len(small) < 3:
        return cloud, FEW.format(list=spreads)
    falls = FALLS.format(list=spreads, slope=said(noise.slope, 2), small=small[-1])
    if noise.sizes[-1] <= small[-1]:
        return cloud, falls
    return cloud, joined(falls, FASTER.format(rows=noise.rows))


def _cloud(noise: BatchNoise) -> Text:
    count, down = len(noise.cloud), noise.downhill
    slots = {"count": said(count), "size": noise.size}
    if noise.size == noise.rows:
        return WHOLE.format(**slots)
    if not noise.spread[0] > 1e-12:
        return ONE_PLACE.format(**slots)
    downhill = ALL_DOWN if down == count else DOWN.get(down, SOME_DOWN).format(count=said(down))
    return (EVERY if noise.every else CLOUD).format(downhill=downhill, **slots)
