"""What is said of a sweep's map: its best cell, the edge that lies on, and the table to take away."""

from __future__ import annotations

import csv
import io

import numpy as np

from .sweep_map import STATUS, SweepMap
from .sweep_plan import letter
from .text import Text
from .words import said

BEST = {
    "loss": Text(
        "Of {ran} runs, the lowest loss is {value}, at {x} = {a} and {y} = {b}.",
        "실행 {ran}번 가운데 가장 낮은 손실은 {x} = {a}, {y} = {b}일 때의 {value}입니다.",
    ),
    "test": Text(
        "Of {ran} runs, the highest test accuracy is {value} %, at {x} = {a} and {y} = {b}.",
        "실행 {ran}번 가운데 가장 높은 테스트 정확도는 {x} = {a}, {y} = {b}일 때의 {value}%입니다.",
    ),
    "updates": Text(
        "Of {ran} runs, the first to loss {target} takes {value} updates, at {x} = {a} and {y} = {b}.",
        "실행 {ran}번 가운데 손실 {target}에 가장 먼저 닿는 것은 {x} = {a}, {y} = {b}일 때이며, 업데이트 {value}번이 듭니다.",
    ),
}
NEVER = Text("None of the {ran} runs reaches loss {target}.", "실행 {ran}번 가운데 손실 {target}에 닿는 것이 없습니다.")
LOST = Text("All {ran} runs diverged.", "실행 {ran}번이 모두 발산했습니다.")
NOTHING = Text("No cell has been run yet.", "아직 실행한 칸이 없습니다.")
EDGES = {
    ("x", 0): Text("left", "왼쪽"),
    ("x", 1): Text("right", "오른쪽"),
    ("y", 0): Text("lower", "아래"),
    ("y", 1): Text("upper", "위"),
}
ON_EDGE = Text(
    "It lies on the {edge} edge: a wider range may hold a better one.",
    "{edge} 가장자리에 있습니다. 범위를 넓히면 더 나은 값이 있을 수 있습니다.",
)
PENALTY_EDGE = Text(
    "It lies on the {edge} edge: the penalty is part of this loss, so a smaller λ always looks better.",
    "{edge} 가장자리에 있습니다. 이 손실에는 정규화 항이 들어 있어 λ가 작을수록 좋아 보입니다.",
)


def finding(filled: SweepMap) -> tuple[Text, ...]:
    """The best cell in a sentence, and one for each edge it lies on.

    >>> from engine import Config
    >>> from engine.sweep_map import blocks
    >>> from engine.sweep_plan import Axis, SweepPlan
    >>> plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, 2), Axis("seed", 1, 1, 1), base=Config(samples=12, steps=5))
    >>> [said.en for said in finding(list(blocks(plan))[-1])][1]
    'It lies on the right edge: a wider range may hold a better one.'
    """
    plan, best = filled.plan, filled.best
    slots = {"ran": said(filled.ran), "target": said(plan.target)}
    if best is None:
        if not filled.ran:
            return (NOTHING,)
        return ((NEVER if plan.colour == "updates" and np.isfinite(filled.loss).any() else LOST).format(**slots),)
    row, column = best
    value = filled.values[best] * (100 if plan.colour == "test" else 1)
    slots |= {"a": said(filled.columns[column]), "b": said(filled.rows[row]), "value": said(value)}
    first = BEST[plan.colour].format(x=letter(plan, plan.x), y=letter(plan, plan.y), **slots)
    return (first, *(_edge(filled, *edge) for edge in edges(filled)))


def edges(filled: SweepMap) -> list[tuple[str, int]]:
    """The edges that the best cell lies on, (axis, 0 first or 1 last), where moving along that axis changes anything."""
    best, found = filled.best, list[tuple[str, int]]()
    if best is None:
        return found
    (row, column), value = best, filled.values
    for axis, at, line in (("y", row, value[:, column]), ("x", column, value[row])):
        there = line[np.isfinite(line) | (filled.status[:, column] if axis == "y" else filled.status[row]).astype(bool)]
        if len(line) > 1 and at in (0, len(line) - 1) and (there != value[best]).any():
            found.append((axis, int(at > 0)))
    return found


def _edge(filled: SweepMap, axis: str, end: int) -> Text:
    plan = filled.plan
    knob = (plan.x if axis == "x" else plan.y).knob
    penal = knob == "strength" and end == 0 and plan.colour == "loss"
    return (PENALTY_EDGE if penal else ON_EDGE).format(edge=EDGES[axis, end])


def table(filled: SweepMap) -> str:
    """The map as CSV text, a line a cell; what is no number is left empty.

    >>> from engine.sweep_map import empty
    >>> from engine.sweep_plan import Axis, SweepPlan
    >>> table(empty(SweepPlan(x=Axis("learning_rate", 0.5, 0.5, 1), y=Axis("strength", 0.1, 0.1, 1)))).splitlines()
    ['learning_rate,strength,status,loss,test_accuracy,updates_to_target', '0.5,0.1,not run,,,']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    plan = filled.plan
    writer.writerow([plan.x.knob, plan.y.knob, "status", "loss", "test_accuracy", "updates_to_target"])
    for r, c in np.ndindex(filled.status.shape):
        numbers = [filled.loss[r, c], filled.test[r, c], filled.updates[r, c]]
        cells = [repr(float(v)) if np.isfinite(v) else "" for v in numbers]
        writer.writerow([repr(float(filled.columns[c])), repr(float(filled.rows[r])), STATUS[filled.status[r, c]], *cells])
    return out.getvalue()
