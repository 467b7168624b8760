"""Words for the axes of a sweep: what an axis is called, its values and marks, and why a plan cannot be run."""

from __future__ import annotations

import math

from engine.studies.grid_axes import Mark
from engine.studies.grid_plan import Axis, Fault, FaultId, SweepPlan, knobs
from engine.text import Text
from ui.language.numbers import power, said
from ui.language.sanitize import quote
from ui.strings import ALL

ZERO = {"batch_size": ALL}  # what 0 means, where it is no amount

FAULTS: dict[FaultId, Text] = {
    "unknown": Text("There is no {knob} to turn in this run; choose another axis.", "이 실행에는 {knob} 값이 없습니다. 다른 축을 고르세요."),
    "reversed": Text(
        "{name} runs from {low} down to {high}; the first number must be the smaller one.",
        "{name} 범위가 {low}에서 {high}까지 거꾸로입니다. 앞의 수가 더 작아야 합니다.",
    ),
    "flat": Text(
        "{name} runs from {low} to {low}, which leaves no room for {count} values; widen it, or take one value.",
        "{name} 범위가 {low}에서 {low}까지라 값 {count}개를 둘 수 없습니다. 범위를 넓히거나 값을 하나만 두세요.",
    ),
    "log": Text(
        "{name} starts at {low}, and equal ratios need more than 0; raise it, or take even steps.",
        "{name} 범위가 {low}에서 시작합니다. 로그 눈금은 0보다 커야 하니 값을 올리거나 고른 눈금을 쓰세요.",
    ),
    "outside": Text(
        "{name} must stay between {least} and {most}; this range runs from {low} to {high}.",
        "{name} 값은 {least}에서 {most} 사이여야 하는데, 지금 범위는 {low}에서 {high}까지입니다.",
    ),
    "fixed": Text("{name} is fixed by the data here; choose another axis.", "이 데이터에서는 {name} 값이 정해져 있습니다. 다른 축을 고르세요."),
    "same": Text("Both axes turn {name}; choose another for one of them.", "두 축이 모두 같은 값({name})입니다. 하나는 다른 것으로 고르세요."),
    "no_test": Text(
        "There are no test points to count; set a test share, or colour by the loss.",
        "테스트 점이 없어 정확도를 셀 수 없습니다. 테스트 비율을 정하거나 손실로 칠하세요.",
    ),
}


def fault_sentence(plan: SweepPlan, wrong: Fault) -> Text:
    """Why `plan` cannot be run, in one sentence.

    >>> from engine.studies.grid_plan import fault
    >>> plan = SweepPlan(x=Axis("learning_rate", 1.0, 0.1))
    >>> fault_sentence(plan, fault(plan)).en
    'Learning rate η runs from 1 down to 0.1; the first number must be the smaller one.'
    """
    text, axis = FAULTS[wrong.id], wrong.axis
    if axis is None:
        return text
    param = knobs(plan.base).get(axis.knob)
    if param is None:
        return text.format(knob=quote(axis.knob.rpartition(".")[2]))
    numbers = {"low": axis.low, "high": axis.high, "least": param.low, "most": param.high}
    return text.format(name=param.name, count=axis.count, **{name: said(x) for name, x in numbers.items()})


def letter(plan: SweepPlan, axis: Axis) -> Text:
    """What an axis is called in a sentence: its letter where it has one, else its name.

    >>> letter(SweepPlan(), Axis("learning_rate", 0.1, 1.0)).ko, letter(SweepPlan(), Axis("batch_size", 1, 8)).en
    ('η', 'batch size')
    """
    name = knobs(plan.base)[axis.knob].name
    own = next((word for word in name.en.split() if len(word) == 1 or not word.isascii()), None)
    return Text(own, own) if own else Text(name.en.lower(), name.ko)


def axis_value(knob: str, x: float) -> Text:
    """A value of an axis as it is said; 0 by what it means.

    >>> axis_value("batch_size", 0).en, axis_value("batch_size", 8).en, axis_value("noise", 0).en
    ('all', '8', '0')
    """
    text = said(x)
    return ZERO.get(knob, Text(text, text)) if x == 0 else Text(text, text)


def label(knob: str, mark: Mark) -> Text:
    """What stands at a mark of an axis.

    >>> label("learning_rate", Mark(0.0, 0.01, power=True)).en, label("batch_size", Mark(0.0, 0.0)).en
    ('10⁻²', 'all')
    """
    if not mark.power:
        return axis_value(knob, mark.value)
    text = power(round(math.log10(mark.value)))
    return Text(text, text)
