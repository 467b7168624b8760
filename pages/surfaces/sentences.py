"""The sentence the Surfaces page opens with, written from the runs: who arrives first, who is on the way, who rests elsewhere, who leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.landscape.surfaces.base import Window
from engine.optimizers import OPTIMIZERS
from engine.run.compare import Runner
from engine.run.record import Run, Status
from engine.studies.descents import NEAR, Picture, StartFault, left_at
from engine.text import Text
from ui.language.korean import josa
from ui.language.numbers import said
from ui.language.sentences import listed
from ui.racers import LETTERS

RESTS = 1e-4  # of the steepest slope met on the way: at the end of a run, there is nothing left to walk against

FIRST = {
    False: Text("From here {who} arrives first, after {update}.", "여기서는 {who} {update} 만에 가장 먼저 닿습니다."),
    True: Text("From here {who} arrive first together, after {update}.", "여기서는 {who} {update} 만에 함께 가장 먼저 닿습니다."),
}
ONLY = Text("From here {who} arrives, after {update}.", "여기서는 {who} {update} 만에 닿습니다.")
THEN = Text("Then {list}.", "이어서 {list}.")
ON_THE_WAY = Text("Still on the way: {list}.", "아직 가는 중: {list}.")
NOBODY = Text("Nobody arrives within {updates}.", "{updates} 안에는 아무도 닿지 못합니다.")
NOT_KNOWN = Text(
    "No minimum is known here; after {updates}, {who} is lowest, with loss {loss}.",
    "여기는 알려진 최솟값이 없습니다. {updates} 뒤에 {who} 손실 {loss}, 가장 낮습니다.",
)
ELSEWHERE = Text(
    "At rest where the slope is 0, but higher than the minimum: {list}.",
    "기울기가 0인 곳에 멈췄지만 최솟값보다 높은 곳: {list}.",
)
AT_SADDLE = Text("At rest on the saddle, where the slope is 0 too: {list}.", "기울기가 0인 안장점에서 멈춤: {list}.")
LEAVES = Text("{who} leaves the picture at update {update}.", "{who} {update}번째 업데이트에서 그림을 벗어납니다.")
LEAVES_STEEP = Text(
    "{who} leaves the picture at update {update}: η is above {bound}.",
    "{who} {update}번째 업데이트에서 그림을 벗어납니다. η가 {bound}보다 큽니다.",
)
LEAVE_STEEP = Text(
    "Out of the picture, η above its bound: {list}.",
    "η가 한계보다 커 그림을 벗어남: {list}.",
)
LEAVE = Text("Out of the picture: {list}.", "그림을 벗어남: {list}.")
BOUND, BOUND_MOMENTUM = "2/λ_max", "2(1 + β)/λ_max"
ALL_LEAVE = Text("From here all of them leave the picture.", "여기서는 모두 그림을 벗어납니다.")
UPDATES = {False: Text("{n} updates", "{n}번"), True: Text("{n} update", "{n}번")}


@dataclass(frozen=True)
class Course:
    """How a run went: `reached` the update since when it stays at a minimum, `left` when it left the picture for good, `rests` without either."""

    reached: int | None
    left: int | None
    rests: bool


def course(run: Run, still: Picture) -> Course:
    """
    >>> from engine import SURFACES, minimize
    >>> from engine.studies.descents import picture
    >>> bowl = SURFACES["bowl"]
    >>> course(minimize(bowl.problem(), "gd", 0.5, 30), picture(bowl)), course(minimize(bowl.problem(), "gd", 2.5, 30), picture(bowl)).left
    (Course(reached=6, left=None, rests=False), 1)
    """
    x0, x1, y0, y1 = still.window
    x, y = run.theta[-1]
    if run.status is Status.DIVERGED or not (x0 <= x <= x1 and y0 <= y <= y1):
        return Course(None, left_at(run, still.window) or run.updates, False)
    reached = None
    if len(still.minima):
        away = np.linalg.norm(run.theta[:, None] - still.minima, axis=-1)
        far = away[:, away[-1].argmin()] > NEAR * (x1 - x0)
        reached = None if far[-1] else int(np.flatnonzero(far)[-1]) + 1 if far.any() else 0
    norms = np.linalg.norm(run.grad, axis=-1)
    return Course(reached, None, reached is None and bool(norms[-1] <= RESTS * norms.max()))


def names(runners: Sequence[Runner]) -> list[Text]:
    """Each runner's letter and name, as sentences have them."""
    plain = (OPTIMIZERS[runner.optimizer].name for runner in runners)
    return [Text(f"{letter} {name.en}", f"{letter} {name.ko}") for letter, name in zip(LETTERS, plain, strict=False)]


def headline(runners: Sequence[Runner], runs: Sequence[Run], still: Picture, bounds: Sequence[float]) -> Text:
    """What came of the runs; `bounds`: above which learning rate each cannot settle (∞ where no such bound is known)."""
    called, courses = names(runners), [course(run, still) for run in runs]
    updates = max(run.updates for run in runs)
    out = _arrivals(called, courses, runs, still, updates)
    waiting = [r for r, c in enumerate(courses) if c.reached is None and c.left is None]
    resting = [r for r in waiting if courses[r].rests]
    on_saddle = [r for r in resting if _at(runs[r], still.saddles, still)]
    for text, who in ((AT_SADDLE, on_saddle), (ELSEWHERE, [r for r in resting if r not in on_saddle])):
        if who and len(still.minima):
            out.append(text.format(list=_row([called[r] for r in who])))
    moving = [r for r in waiting if r not in resting]
    if moving and len(moving) < len(runs) and len(still.minima):
        out.append(ON_THE_WAY.format(list=_row([called[r] for r in moving])))
    out += _departures(called, courses, runners, bounds)
    return Text(" ".join(t.en for t in out), " ".join(t.ko for t in out))


def _departures(called: list[Text], courses: list[Course], runners: Sequence[Runner], bounds: Sequence[float]) -> list[Text]:
    """Who left the picture, when, and whether the rate says why; several in a row, so that the sentence stays short."""
    out, gone = [], [r for r, c in enumerate(courses) if c.left is not None]
    for one, many, who in (
        (LEAVES_STEEP, LEAVE_STEEP, [r for r in gone if runners[r].learning_rate > bounds[r]]),
        (LEAVES, LEAVE, [r for r in gone if not runners[r].learning_rate > bounds[r]]),
    ):
        if len(who) == 1:
            bound = BOUND_MOMENTUM if runners[who[0]].optimizer == "momentum" else BOUND
            out.append(one.format(who=_subject([called[who[0]]]), update=courses[who[0]].left, bound=bound))
        elif who:
            out.append(many.format(list=_row([Text(f"{called[r].en} {courses[r].left}", f"{called[r].ko} {courses[r].left}번째") for r in who])))
    return out


def _arrivals(called: list[Text], courses: list[Course], runs: Sequence[Run], still: Picture, updates: int) -> list[Text]:
    there = sorted((c.reached, r) for r, c in enumerate(courses) if c.reached is not None)
    if all(c.left is not None for c in courses):
        return [ALL_LEAVE] if len(courses) > 1 else []
    if not len(still.minima):
        best = min((r for r, c in enumerate(courses) if c.left is None), key=lambda r: runs[r].loss[-1])
        return [NOT_KNOWN.format(updates=_updates(updates), who=_subject([called[best]]), loss=said(runs[best].loss[-1]))]
    if not there:
        return [NOBODY.format(updates=_updates(updates))]
    least = there[0][0]
    first = [r for t, r in there if t == least]
    text = ONLY if len(courses) == 1 else FIRST[len(first) > 1]
    out = [text.format(who=_subject([called[r] for r in first]), update=_updates(least))]
    later = [Text(f"{called[r].en} {t}", f"{called[r].ko} {t}번") for t, r in there[len(first) :]]
    return [*out, THEN.format(list=_row(later))] if later else out


def _at(run: Run, places: Array, still: Picture) -> bool:
    return len(places) > 0 and bool(np.linalg.norm(places - run.theta[-1], axis=-1).min() <= NEAR * (still.window[1] - still.window[0]))


def _updates(n: int) -> Text:
    return UPDATES[n == 1].format(n=said(n))


def _row(called: list[Text]) -> Text:
    return Text(", ".join(t.en for t in called), ", ".join(t.ko for t in called))


def _subject(called: list[Text]) -> Text:
    whole = listed(called)
    return Text(whole.en, josa(whole.ko, "이/가"))


START_FAULTS: dict[StartFault, Text] = {
    "not_finite": Text(
        "The start must be two ordinary numbers; drag it onto the surface.",
        "시작점은 유한한 두 수여야 합니다. 지형 위로 끌어다 놓으세요.",
    ),
    "outside": Text(
        "The start ({x}, {y}) is outside the picture, which spans {x0} to {x1} across and {y0} to {y1} up; drag it inside.",
        "시작점이 그림 밖 ({x}, {y})에 있습니다. 가로 {x0}에서 {x1}, 세로 {y0}에서 {y1} 사이로 끌어다 놓으세요.",
    ),
}


def refused_start(fault: StartFault, window: Window, start: tuple[float, float]) -> Text:
    """Why no run can start there, in one sentence.

    >>> refused_start("outside", (-3, 3, -3, 3), (9.0, 0.0)).en
    'The start (9, 0) is outside the picture, which spans −3 to 3 across and −3 to 3 up; drag it inside.'
    """
    numbers = dict(zip(("x", "y", "x0", "x1", "y0", "y1"), (*start, *window), strict=True))
    return START_FAULTS[fault].format(**{name: said(value) for name, value in numbers.items()})
