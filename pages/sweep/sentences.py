"""What is said of a sweep's map: its best cell, the edge that lies on, and the table to take away."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np

from engine.studies.grid import DIVERGED, STATUS, SweepMap
from engine.studies.grid_axes import places
from engine.studies.grid_plan import SweepPlan, knobs
from engine.text import Text
from ui.language.numbers import said

from .axis_sentences import ZERO, axis_value, letter

BEST = {
    "loss": Text(
        "Best of {ran} runs: {x} = {a}, {y} = {b}, loss {value}{tie}.",
        "실행 {ran}번 중 최선: {x} = {a}, {y} = {b}, 손실 {value}{tie}.",
    ),
    "test": Text(
        "Best of {ran} runs: {x} = {a}, {y} = {b}, test accuracy {value} %{tie}.",
        "실행 {ran}번 중 최선: {x} = {a}, {y} = {b}, 테스트 정확도 {value}%{tie}.",
    ),
    "updates": Text(
        "First of {ran} runs to loss {target}: {x} = {a}, {y} = {b}, after {value}{tie}.",
        "실행 {ran}번 중 손실 {target}에 가장 먼저: {x} = {a}, {y} = {b}, {value}{tie}.",
    ),
}
TIES = {False: Text("; {n} others tie", "(같은 것 {n}개 더)"), True: Text("; one other ties", "(같은 것 1개 더)")}
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
    "It lies in the {y} {x} corner: the penalty is in this loss, so a smaller λ always looks better.",
    "{x} {y} 모서리에 있습니다. 이 손실에는 정규화 항이 들어 있어 λ가 작을수록 좋아 보입니다.",
)
LIMIT_EDGE = Text(
    "It lies on the {edge} edge, where {name} can go no further.",
    "{edge} 가장자리에 있습니다. {name} 값은 여기가 끝입니다.",
)
LIMIT_CORNER = Text(
    "It lies in the {y} {x} corner, where neither can go further.",
    "{x} {y} 모서리에 있습니다. 두 값 모두 여기가 끝입니다.",
)
NOBODY_GONE = Text("None of the {ran} runs diverged.", "실행 {ran}번 가운데 발산한 것이 없습니다.")
ONLY_STAYED = Text("The one run did not diverge.", "하나뿐인 실행은 발산하지 않았습니다.")
SOONEST = Text("The first to go left at update {update}, with {x} = {a} and {y} = {b}.", "가장 먼저 떠난 것은 {x} = {a}, {y} = {b}일 때로, {update}번째 업데이트입니다.")
SOONEST_OF = Text("{n} of them left as early as update {update}.", "그중 {n}번은 {update}번째 업데이트에서 벌써 떠났습니다.")
GONE = Text("{n} diverged.", "{n}번은 발산했습니다.")
GONE_ABOVE = Text("{n} diverged, every one with η · λ above {limit}.", "{n}번은 발산했고, 모두 η · λ 값이 {limit}보다 큽니다.")
GONE_SOME = Text(
    "{n} diverged, {some} with η · λ above {limit}.", "{n}번은 발산했고, 그중 {some}번은 η · λ 값이 {limit}보다 큽니다."
)


def finding(filled: SweepMap) -> tuple[Text, ...]:
    """The best cell in a sentence, and one for the edge or the corner it lies in.

    >>> from engine import Config
    >>> from engine.studies.grid import blocks
    >>> from engine.studies.grid_plan import Axis, SweepPlan
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
    slots |= {"a": axis_value(plan.x.knob, filled.columns[column]), "b": axis_value(plan.y.knob, filled.rows[row]), "value": amount}
    others = int((filled.values == filled.values[best]).sum()) - 1
    slots["tie"] = TIES[others == 1].format(n=said(others)) if others else ""
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
    return first, when.format(a=axis_value(plan.x.knob, filled.columns[column]), b=axis_value(plan.y.knob, filled.rows[row]), **slots)


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
    """The edges that every best cell lies on, (axis, 0 first or 1 last), where moving along that axis changes anything; seeds have no order."""
    best, found = filled.best, list[tuple[str, int]]()
    if best is None:
        return found
    (row, column), value = best, filled.values
    ties = np.argwhere(value == value[best])
    for axis, at, line in (("y", row, value[:, column]), ("x", column, value[row])):
        there = line[np.isfinite(line) | (filled.status[:, column] if axis == "y" else filled.status[row]).astype(bool)]
        if getattr(filled.plan, axis).knob == "seed" or len(there) < 2 or at not in (0, len(line) - 1):
            continue
        if (there != value[best]).any() and (ties[:, "yx".index(axis)] == at).all():
            found.append((axis, int(at > 0)))
    return found


def _edge(filled: SweepMap, found: list[tuple[str, int]]) -> Text:
    plan, sides = filled.plan, {axis: EDGES[axis, end] for axis, end in found}
    axes = {axis: getattr(plan, axis) for axis, _ in found}
    many = len(found) > 1
    if plan.colour == "loss" and any(axes[axis].knob == "strength" and end == 0 for axis, end in found):
        text = PENALTY_CORNER if many else PENALTY_EDGE
    elif all(_limit(filled, axis, end) for axis, end in found):
        text = LIMIT_CORNER if many else LIMIT_EDGE
    else:
        text = CORNER if many else ON_EDGE
    return text.format(edge=sides[found[0][0]], name=letter(plan, axes[found[0][0]]), **sides)


def _limit(filled: SweepMap, axis: str, end: int) -> bool:
    """Whether the hyper-parameter can go no further than this end."""
    values = filled.columns if axis == "x" else filled.rows
    param = knobs(filled.plan.base)[getattr(filled.plan, axis).knob]
    return bool(values[-1] >= param.high if end else values[0] <= param.low)


def longest(filled: SweepMap) -> tuple[Text, ...]:
    """For each colour about the longest that may come to be said of this map, so that room can be kept for it before it is run.

    >>> from engine.studies.grid import empty
    >>> len(longest(empty(SweepPlan())))
    4
    """
    plan, runs, steps = filled.plan, said(filled.status.size), said(filled.plan.base.steps)
    a, b = (max((axis_value(axis.knob, v) for v in values), key=lambda text: len(text.en)) for axis, values in ((plan.x, filled.columns), (plan.y, filled.rows)))
    slots = {"ran": runs, "target": said(plan.target), "x": letter(plan, plan.x), "y": letter(plan, plan.y), "a": a, "b": b}
    sides = {"x": EDGES["x", 1], "y": EDGES["y", 0]}
    some = said(max(1, filled.status.size - 1)).replace(",", "")[:3]
    gone = GONE.format(n=some) if bound(plan) is None else GONE_SOME.format(n=some, some=some, limit=said(bound(plan) or 0.0))
    out: list[tuple[Text, ...]] = []
    for colour, value in (("loss", "0.888"), ("test", "88.8"), ("updates", MADE[False].format(n=steps))):
        penal = colour == "loss" and "strength" in (plan.x.knob, plan.y.knob)
        out.append((BEST[colour].format(value=value, tie="", **slots), (PENALTY_CORNER if penal else CORNER).format(**sides), gone))
    out.append((gone, max(SOONEST, SOONEST_OF, key=lambda text: len(text.en)).format(n=runs, update=steps, **slots)))
    return tuple(Text(" ".join(t.en for t in said_parts), " ".join(t.ko for t in said_parts)) for said_parts in out)


def table(filled: SweepMap) -> str:
    """The map as CSV text, a line a cell; what is no number is left empty.

    >>> from engine.studies.grid import empty
    >>> from engine.studies.grid_plan import Axis, SweepPlan
    >>> table(empty(SweepPlan(x=Axis("learning_rate", 0.5, 0.5, 1), y=Axis("strength", 0.1, 0.1, 1)))).splitlines()
    ['learning_rate,strength,status,loss,test_accuracy,updates_to_target,diverged_at_update', '0.5,0.1,not run,,,,']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    plan = filled.plan
    heads = [f"{knob} (0 = {ZERO[knob].en})" if knob in ZERO else knob for knob in (plan.x.knob, plan.y.knob)]
    writer.writerow([*heads, "status", "loss", "test_accuracy", "updates_to_target", "diverged_at_update"])
    for r, c in np.ndindex(filled.status.shape):
        left = filled.lasted[r, c] if filled.status[r, c] == DIVERGED else np.nan
        numbers = [filled.loss[r, c], filled.test[r, c], filled.updates[r, c], left]
        cells = [repr(float(v)) if np.isfinite(v) else "" for v in numbers]
        writer.writerow([_exact(float(filled.columns[c])), _exact(float(filled.rows[r])), STATUS[filled.status[r, c]], *cells])
    return out.getvalue()


def _exact(value: float) -> str:
    """A number that reads back as itself; whole ones without a point."""
    return str(int(value)) if value == int(value) else repr(value)
