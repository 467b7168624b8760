"""What is said of a sweep's map: its best cell, the edge that lies on, and the table to take away."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np

from .sweep_axes import places
from .sweep_map import DIVERGED, STATUS, SweepMap
from .sweep_plan import SweepPlan, letter
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
        "Of {ran} runs, the first to loss {target} takes {value}, at {x} = {a} and {y} = {b}.",
        "실행 {ran}번 가운데 손실 {target}에 가장 먼저 닿는 것은 {x} = {a}, {y} = {b}일 때이며, {value}이 듭니다.",
    ),
}
ONLY = {
    "loss": Text("The one run ends at loss {value}, with {x} = {a} and {y} = {b}.", "실행 하나, {x} = {a}, {y} = {b}일 때 손실은 {value}입니다."),
    "test": Text(
        "The one run has a test accuracy of {value} %, with {x} = {a} and {y} = {b}.",
        "실행 하나, {x} = {a}, {y} = {b}일 때 테스트 정확도는 {value}%입니다.",
    ),
    "updates": Text(
        "The one run takes {value} to loss {target}, with {x} = {a} and {y} = {b}.",
        "실행 하나, {x} = {a}, {y} = {b}일 때 {value} 만에 손실 {target}에 닿습니다.",
    ),
}
MADE = {False: Text("{n} updates", "업데이트 {n}번"), True: Text("{n} update", "업데이트 {n}번")}
ONLY_NEVER = Text("The one run does not reach loss {target}.", "실행 하나가 손실 {target}에 닿지 못했습니다.")
ONLY_LOST = Text("The one run diverged.", "하나뿐인 실행이 발산했습니다.")
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
CORNER = Text(
    "It lies in the {y} {x} corner: a wider range may hold a better one.",
    "{x} {y} 모서리에 있습니다. 범위를 넓히면 더 나은 값이 있을 수 있습니다.",
)
PENALTY_CORNER = Text(
    "It lies in the {y} {x} corner: the penalty is part of this loss, so a smaller λ always looks better.",
    "{x} {y} 모서리에 있습니다. 이 손실에는 정규화 항이 들어 있어 λ가 작을수록 좋아 보입니다.",
)
NOBODY_GONE = Text("None of the {ran} runs diverged.", "실행 {ran}번 가운데 발산한 것이 없습니다.")
ONLY_STAYED = Text("The one run did not diverge.", "하나뿐인 실행은 발산하지 않았습니다.")
SOONEST = Text("The first to go left at update {update}, with {x} = {a} and {y} = {b}.", "가장 먼저 떠난 것은 {x} = {a}, {y} = {b}일 때로, {update}번째 업데이트입니다.")
SOONEST_OF = Text("{n} of them left as early as update {update}.", "그중 {n}번은 {update}번째 업데이트에서 벌써 떠났습니다.")
GONE = Text("{n} diverged.", "{n}번은 발산했습니다.")
GONE_ABOVE = Text("{n} diverged, every one with η · λ above {limit}.", "{n}번은 발산했고, 모두 η · λ 값이 {limit}보다 큽니다.")
GONE_SOME = Text(
    "{n} diverged, {some} of them with η · λ above {limit}.", "{n}번은 발산했고, 그중 {some}번은 η · λ 값이 {limit}보다 큽니다."
)


def finding(filled: SweepMap) -> tuple[Text, ...]:
    """The best cell in a sentence, and one for the edge or the corner it lies in.

    >>> from engine import Config
    >>> from engine.sweep_map import blocks
    >>> from engine.sweep_plan import Axis, SweepPlan
    >>> plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, 2), Axis("seed", 1, 1, 1), base=Config(samples=12, steps=5))
    >>> [said.en for said in finding(list(blocks(plan))[-1])][1]
    'It lies on the right edge: a wider range may hold a better one.'
    """
    plan, best, alone = filled.plan, filled.best, filled.ran == 1
    slots: dict[str, Any] = {"ran": said(filled.ran), "target": said(plan.target)}
    if plan.colour == "lasted" and filled.ran:
        return _departures(filled)
    if best is None:
        if not filled.ran:
            return (NOTHING,)
        late = plan.colour == "updates" and bool(np.isfinite(filled.loss).any())
        return (({True: ONLY_NEVER, False: ONLY_LOST} if alone else {True: NEVER, False: LOST})[late].format(**slots),)
    row, column = best
    value = float(filled.values[best]) * (100 if plan.colour == "test" else 1)
    amount = MADE[value == 1].format(n=said(value)) if plan.colour == "updates" else said(value)
    slots |= {"a": said(filled.columns[column]), "b": said(filled.rows[row]), "value": amount}
    first = (ONLY if alone else BEST)[plan.colour].format(x=letter(plan, plan.x), y=letter(plan, plan.y), **slots)
    found = edges(filled)
    return (first, _edge(filled, found)) if found else (first,)


def _departures(filled: SweepMap) -> tuple[Text, ...]:
    """How many left, under which law, and how soon."""
    plan, gone, alone = filled.plan, filled.status == DIVERGED, filled.ran == 1
    if not gone.any():
        return (ONLY_STAYED if alone else NOBODY_GONE.format(ran=said(filled.ran)),)
    soonest = float(filled.lasted[gone].min())
    cells = np.argwhere(gone & (filled.lasted == soonest))
    slots = {"n": said(len(cells)), "update": said(soonest), "x": letter(plan, plan.x), "y": letter(plan, plan.y)}
    row, column = cells[0]
    when = SOONEST if len(cells) == 1 else SOONEST_OF
    first = ONLY_LOST if alone else diverged(filled)
    assert first is not None
    return first, when.format(a=said(filled.columns[column]), b=said(filled.rows[row]), **slots)


def diverged(filled: SweepMap) -> Text | None:
    """How many runs diverged, and whether the penalty's own bound on η · λ says so; None if none did."""
    gone = filled.status == DIVERGED
    n, limit = int(gone.sum()), bound(filled.plan)
    if not n:
        return None
    if limit is None:
        return GONE.format(n=said(n))
    some = int((gone & (np.outer(filled.rows, filled.columns) > limit)).sum())
    text = GONE_ABOVE if some == n else GONE_SOME if some else GONE
    return text.format(n=said(n), some=said(some), limit=said(limit))


def bound(plan: SweepPlan) -> float | None:
    """What η · λ may be before the penalty alone throws a run out, where both are axes and that is known.

    λw² has slope 2λw, so plain descent multiplies w by 1 - 2ηλ, and a momentum μ stretches the bound to 1 + μ.

    >>> from engine import Config
    >>> bound(SweepPlan()), bound(SweepPlan(base=Config(optimizer="momentum"))), bound(SweepPlan(base=Config(optimizer="adam")))
    (1.0, 1.9, None)
    """
    base = plan.base
    if {plan.x.knob, plan.y.knob} != {"learning_rate", "strength"} or base.regularizer != "l2" or base.schedule != "constant" or base.bug:
        return None
    return {"gd": 1.0, "momentum": 1 + base.settings("optimizer").get("momentum", 0.0)}.get(base.optimizer)


def bound_line(filled: SweepMap) -> list[tuple[float, float]]:
    """Where η · λ is at its bound, as (column, row) places in cells; empty where there is no bound or it does not cross the map."""
    limit, (ny, nx) = bound(filled.plan), filled.status.shape
    if limit is None or nx < 2 or ny < 2 or filled.columns[0] <= 0 or filled.rows[0] <= 0:
        return []
    x = np.linspace(-0.5, nx - 0.5, 65)
    plan, ends = filled.plan, filled.columns
    step = np.interp(x, np.arange(nx), np.log(ends) if plan.x.log else ends)
    first, last = (np.log(ends[[0, 1]]), np.log(ends[[-2, -1]])) if plan.x.log else (ends[[0, 1]], ends[[-2, -1]])
    step += np.minimum(x, 0) * (first[1] - first[0]) + np.maximum(x - nx + 1, 0) * (last[1] - last[0])
    value = np.exp(step) if plan.x.log else step
    keep = value > 0
    y = places(filled.rows, limit / value[keep], plan.y.log)
    line = [(float(a), float(b)) for a, b in zip(x[keep], y, strict=True)]
    return line if any(-0.5 < b < ny - 0.5 for _, b in line) else []


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


def _edge(filled: SweepMap, found: list[tuple[str, int]]) -> Text:
    plan, sides = filled.plan, {axis: EDGES[axis, end] for axis, end in found}
    knobs = {"x": plan.x.knob, "y": plan.y.knob}
    penal = plan.colour == "loss" and any(knobs[axis] == "strength" and end == 0 for axis, end in found)
    if len(found) > 1:
        return (PENALTY_CORNER if penal else CORNER).format(**sides)
    return (PENALTY_EDGE if penal else ON_EDGE).format(edge=sides[found[0][0]])


def table(filled: SweepMap) -> str:
    """The map as CSV text, a line a cell; what is no number is left empty.

    >>> from engine.sweep_map import empty
    >>> from engine.sweep_plan import Axis, SweepPlan
    >>> table(empty(SweepPlan(x=Axis("learning_rate", 0.5, 0.5, 1), y=Axis("strength", 0.1, 0.1, 1)))).splitlines()
    ['learning_rate,strength,status,loss,test_accuracy,updates_to_target,diverged_at_update', '0.5,0.1,not run,,,,']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    plan = filled.plan
    writer.writerow([plan.x.knob, plan.y.knob, "status", "loss", "test_accuracy", "updates_to_target", "diverged_at_update"])
    for r, c in np.ndindex(filled.status.shape):
        left = filled.lasted[r, c] if filled.status[r, c] == DIVERGED else np.nan
        numbers = [filled.loss[r, c], filled.test[r, c], filled.updates[r, c], left]
        cells = [repr(float(v)) if np.isfinite(v) else "" for v in numbers]
        writer.writerow([repr(float(filled.columns[c])), repr(float(filled.rows[r])), STATUS[filled.status[r, c]], *cells])
    return out.getvalue()
