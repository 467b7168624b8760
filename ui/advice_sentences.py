"""The sentence of each piece of advice about a run, and the words on its button."""

from __future__ import annotations

from collections.abc import Mapping

from engine.studies.remedies import Advice
from engine.text import Text

from .language.numbers import said

SENTENCES = {
    ("one_point", ""): Text(
        "One point alone has nothing to be told apart from. Add a point of another class.",
        "점이 하나뿐이라 나눌 것이 없습니다. 다른 클래스의 점을 놓아 보세요.",
    ),
    ("one_class", "training"): Text(
        "All training points are of one class; the others are among the test points.",
        "훈련 점이 모두 같은 클래스이고, 다른 클래스는 테스트 점에만 있습니다.",
    ),
    ("one_class", ""): Text(
        "All points are of one class, so there is nothing to tell apart. Add points of another.",
        "점이 모두 같은 클래스라 나눌 것이 없습니다. 다른 클래스의 점을 놓아 보세요.",
    ),
    ("far_start", ""): Text(
        "This start is so far out that the first step leaves all bounds.",
        "시작점이 너무 멀어서 첫걸음부터 범위를 벗어납니다.",
    ),
    ("mistake", ""): Text(
        "Diverged at update {t}, and only because of the mistake put in.",
        "업데이트 {t}에서 발산했습니다. 심어 둔 실수 때문입니다.",
    ),
    ("climbing", ""): Text(
        "η is negative, so every step goes up the gradient and the loss climbs.",
        "η가 음수라서 걸음마다 그래디언트를 따라 올라가고, 손실이 커집니다.",
    ),
    ("diverged", "penalty"): Text(
        "Diverged at update {t}: with η = {eta} and λ = {strength} every step jumps across the valley and lands higher.",
        "업데이트 {t}에서 발산했습니다. η = {eta}, λ = {strength}에서는 걸음마다 골짜기를 건너뛰어 점점 높이 올라갑니다.",
    ),
    ("diverged", ""): Text(
        "Diverged at update {t}: with η = {eta} every step jumps across the valley and lands higher.",
        "업데이트 {t}에서 발산했습니다. η = {eta}에서는 걸음마다 골짜기를 건너뛰어 점점 높이 올라갑니다.",
    ),
    ("too_strong", ""): Text(
        "λ = {strength} is too large: the steps overshoot, and with a smaller η the penalty only presses the weights to almost nothing.",
        "λ가 너무 큽니다(λ = {strength}). 걸음이 골짜기를 건너뛰고, η를 줄여도 정규화 항이 가중치를 거의 0으로 누를 뿐입니다.",
    ),
    ("overshooting", ""): Text(
        "The steps are too long: after {t} updates the loss is {last}, and it started at {first}.",
        "걸음이 너무 깁니다. 업데이트 {t}번 뒤의 손실은 {last}, 처음 손실은 {first}입니다.",
    ),
    ("same_place", ""): Text(
        "All points lie in one place, so no boundary can part their classes: only the biases learn.",
        "모든 점이 한곳에 있어 어떤 경계로도 나눌 수 없습니다. 편향만 학습됩니다.",
    ),
    ("coincident", ""): Text(
        "Points {i} and {j} lie in the same place but are of different classes: no boundary gets both right.",
        "{i}번 점과 {j}번 점은 같은 자리에 있지만 클래스가 다릅니다. 어떤 경계로도 둘 다 맞힐 수 없습니다.",
    ),
    ("margins_met", "penalty"): Text(
        "Every margin is met: the data loss is exactly 0, and only the penalty still pulls at W.",
        "모든 마진을 만족합니다. 데이터 손실은 정확히 0이고, 이제 정규화 항만 W를 당깁니다.",
    ),
    ("margins_met", ""): Text(
        "Every margin is met: loss and gradient are exactly 0, and many other W would do as well.",
        "모든 마진을 만족합니다. 손실도 그래디언트도 정확히 0이고, 이런 W는 얼마든지 더 있습니다.",
    ),
    ("margins_met", "no_margin_penalty"): Text(
        "The data loss is exactly 0, and only the penalty still pulls at W.",
        "데이터 손실은 정확히 0이고, 이제 정규화 항만 W를 당깁니다.",
    ),
    ("margins_met", "no_margin"): Text(
        "Loss and gradient are exactly 0, and many other W would do as well.",
        "손실도 그래디언트도 정확히 0이고, 이런 W는 얼마든지 더 있습니다.",
    ),
    ("saturated", ""): Text(
        "Every probability is above 0.999 and the weights still grow: softmax never reaches a loss of 0.",
        "정답 확률이 모두 0.999를 넘었는데도 가중치는 계속 커집니다. 소프트맥스 손실은 0에 닿지 않기 때문입니다.",
    ),
    ("crushed", ""): Text(
        "λ = {strength} presses the weights to almost nothing: the data loss stays at {data}, and W = 0 has {zero}.",
        "λ = {strength}에서는 가중치가 거의 0으로 눌립니다. 데이터 손실이 {data}까지만 내려갑니다. W = 0이면 {zero}입니다.",
    ),
}
STRENGTH = Text("Use λ = {strength}", "λ = {strength} 쓰기")
# By the fields that the advice changes.
BUTTONS = {
    ("learning_rate",): Text("Use η = {learning_rate}", "η = {learning_rate} 쓰기"),
    ("strength",): STRENGTH,
    ("regularizer", "strength"): STRENGTH,
    ("learning_rate", "strength"): Text("Use λ = {strength} and η = {learning_rate}", "λ = {strength}, η = {learning_rate} 쓰기"),
    ("loss_settings",): Text("Use Δ = {delta}", "Δ = {delta} 쓰기"),
    ("test_fraction",): Text("Train on all points", "모든 점으로 훈련하기"),
    ("start",): Text("Start at W = 0", "W = 0에서 시작하기"),
    ("bug",): Text("Remove the mistake", "실수 없애기"),
    ("points",): Text("Remove point {gone}", "{gone}번 점 지우기"),
}


def sentence(advice: Advice) -> Text:
    """What is the matter with the run.

    >>> from engine import Config, simulate
    >>> from engine.studies.advice import advise
    >>> sentence(advise(simulate(Config(learning_rate=-0.1)))).en
    'η is negative, so every step goes up the gradient and the loss climbs.'
    """
    return SENTENCES[advice.id, advice.case].format(**_said(advice.numbers))


def button(advice: Advice) -> Text | None:
    """What is on the button that makes the change; None where nothing helps.

    >>> button(Advice("diverged", {"learning_rate": 0.1})).en
    'Use η = 0.1'
    """
    if not advice.changes:
        return None
    values = {**advice.numbers, **advice.changes, **dict(advice.changes.get("loss_settings", ()))}
    return BUTTONS[tuple(sorted(advice.changes))].format(**_said(values))


def _said(values: Mapping[str, object]) -> dict[str, str]:
    return {name: said(value) for name, value in values.items() if isinstance(value, int | float)}
