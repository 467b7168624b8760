"""The sentence a race opens with, written from its result: who is first, whether that depends on how one counts, who never gets there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.studies.race.racers import LETTERS, Race, same_racers
from engine.studies.race.run import Place, RaceResult
from engine.text import Text
from ui.language.numbers import said
from ui.language.sentences import Sentence, listed, paragraph, row_of_names, written

from .names import RacerName, names

GOALS = {"loss": Text("loss {value}", "손실 {value}"), "share": Text("{value} % of the first loss", "처음 손실의 {value}%")}
EVERYBODY = {
    2: Text("Both racers", "둘 다"),
    3: Text("All three racers", "셋 모두"),
    4: Text("All four racers", "넷 모두"),
    5: Text("All five racers", "다섯 모두"),
    6: Text("All six racers", "여섯 모두"),
}
ALL_LEFT = {
    False: Text(
        "{all} diverge; {who} is the first to leave, at update {update}.",
        "{all} 발산합니다. {update}번째 업데이트에서 {who} 가장 먼저 떠납니다.",
    ),
    True: Text(
        "{all} diverge; {who} are the first to leave, at update {update}.",
        "{all} 발산합니다. {update}번째 업데이트에서 {who} 함께 가장 먼저 떠납니다.",
    ),
}
ALL_AT_ONCE = Text("{all} diverge and leave together, at update {update}.", "{all} 발산합니다. {update}번째 업데이트에서 함께 떠납니다.")
THERE_ALREADY = Text(
    "Everyone starts at {value}, already within the target, {goal}. Choose a lower one.",
    "모두 출발할 때부터 목표({goal})에 닿아 있습니다. 시작은 {value}입니다. 목표를 더 낮춰 보세요.",
)
NOBODY = {
    False: Text(
        "Nobody reaches {goal} within {steps} updates; {who} comes closest, with {value}.",
        "업데이트 {steps}번 안에 {goal}에 닿은 것이 없습니다. {value}까지 간 {who} 가장 가깝습니다.",
    ),
    True: Text(
        "Nobody reaches {goal} within {steps} updates; {who} come equally close, with {value}.",
        "업데이트 {steps}번 안에 {goal}에 닿은 것이 없습니다. {who} 똑같이 {value}까지 가장 가까이 갔습니다.",
    ),
}
EITHER_WAY = {
    False: Text(
        "{who} is first to {goal} either way: at update {update}, {cost}.",
        "어떻게 세어도 {who} {goal}에 가장 먼저 닿습니다. {update}번째 업데이트, {cost}입니다.",
    ),
    True: Text(
        "{who} are first to {goal} together either way: at update {update}, {cost}.",
        "어떻게 세어도 {who} 함께 {goal}에 가장 먼저 닿습니다. {update}번째 업데이트, {cost}입니다.",
    ),
}
BY_UPDATES = {
    False: Text(
        "Count updates and {who} is first to {goal}, after {update}.",
        "업데이트로 세면 {who} {update}번 만에 먼저 {goal}에 닿습니다.",
    ),
    True: Text(
        "Count updates and {who} are first to {goal} together, after {update}.",
        "업데이트로 세면 {who} {update}번 만에 함께 먼저 {goal}에 닿습니다.",
    ),
}
COUNT = {
    "epochs": Text("Count epochs", "에폭으로 세면"),
    "examples": Text("Count examples", "본 예제 수로 세면"),
    "time": Text("Count time", "걸린 시간으로 세면"),
}
BY_OTHER = {
    False: Text("{count} and {who} wins: {least} against {other}.", "{count} {who} 이깁니다. {other} 대 {least}."),
    True: Text("{count} and {who} win: {least} against {other}.", "{count} {who} 함께 이깁니다. {other} 대 {least}."),
}
TIED = Text("{count} and {who} tie, with {least} each.", "{count} {who} 비깁니다. 똑같이 {least}입니다.")
FIGURES, MOST_FIGURES = {"updates": 6, "examples": 6, "epochs": 1, "time": 2}, 6  # of a cost; of epochs, behind the point
AMOUNTS = {
    "epochs": Text("epoch {cost}", "{cost}에폭"),
    "examples": Text("{cost} examples in", "예제 {cost}개"),
    "example": Text("1 example in", "예제 1개"),
    "time": Text("{cost} in", "{cost}"),
}
NEVER = {
    False: Text("{who} never gets there.", "{who} 끝내 닿지 못합니다."),
    True: Text("{who} never get there.", "{who} 끝내 닿지 못합니다."),
}
LEFT = {
    False: Text("{who} diverges.", "{who} 발산합니다."),
    True: Text("{who} diverge.", "{who} 발산합니다."),
}


def names_of(race: RaceResult) -> tuple[RacerName, ...]:
    """What the racers of a race are called."""
    return names([result.config for result in race.results])


def sentence(race: RaceResult, axis: str = "", called: Sequence[RacerName] | None = None) -> Sentence:
    """What came of the race, counted in updates and along `axis` (the race's own; examples, where that is updates too).

    `called`: what the racers are called, by default what `names` gives them.

    >>> from engine.studies.race.run import run_race
    >>> sentence(run_race(Race(racers=((), (("optimizer", "momentum"),)), target=0.6))).en
    'B Momentum is first to loss 0.6 either way: at update 16, 1,200 examples in.'
    """
    axis = axis or race.race.axis
    axis = "examples" if axis == "updates" else axis
    called = names_of(race) if called is None else called
    left = set(race.diverged)
    if len(left) == len(race.results):
        return _all_left(race, called)
    goal = _goal(race, race.target)
    if all(t == 0 for t in race.reached):
        return written(THERE_ALREADY, value=_goal(race, float(race.curves[0][0])), goal=goal)
    if all(t is None for t in race.reached):
        least = [float(np.nanmin(curve)) for curve in race.curves]
        best = min(value for r, value in enumerate(least) if r not in left)
        nearest = [r for r, value in enumerate(least) if r not in left and value == best]
        slots = {"steps": said(race.race.base.steps), "who": _who(called, nearest, "이/가"), "value": _value(race, best)}
        return paragraph(written(NOBODY[len(nearest) > 1], goal=goal, **slots), _ended(called, left, LEFT))
    never = {r for r, t in enumerate(race.reached) if t is None}
    return paragraph(*_winners(race, axis, goal, called), _ended(called, never - left, NEVER), _ended(called, left, LEFT))


def _all_left(race: RaceResult, called: Sequence[RacerName]) -> Sentence:
    """Nobody stayed: who left first."""
    updates = [result.run.updates for result in race.results]
    first = [r for r, made in enumerate(updates) if made == min(updates)]
    slots = {"all": EVERYBODY[len(updates)], "update": said(min(updates) + 1)}
    if len(first) == len(updates):
        return written(ALL_AT_ONCE, **slots)
    return written(ALL_LEFT[len(first) > 1], who=_who(called, first, "이/가"), **slots)


def _winners(race: RaceResult, axis: str, goal: Text, called: Sequence[RacerName]) -> list[Sentence]:
    by_updates, by_other = race.ranking("updates"), race.ranking(axis)
    first, winners = _first(by_updates), _first(by_other)
    update, least = said(by_updates[0].cost or 0), by_other[0].cost or 0.0
    many, who = len(first) > 1, _who(called, first, "이/가")
    if first == winners:
        cost = AMOUNTS["example" if axis == "examples" and least == 1 else axis].format(cost=amount(axis, least))
        return [written(EITHER_WAY[many], who=who, goal=goal, update=update, cost=cost)]
    slots = {"count": COUNT[axis], "who": _who(called, winners, "이/가")}
    beaten = [place.cost or 0.0 for place in by_other if place.racer in first and place.racer not in winners]
    if beaten:
        told, other = _apart(axis, least, min(beaten))
        then = written(BY_OTHER[len(winners) > 1], least=told, other=other, **slots)
    else:  # whoever is first by updates still is, and others have caught up
        then = written(TIED, least=amount(axis, least), **slots)
    return [written(BY_UPDATES[many], who=who, goal=goal, update=update), then]


def _apart(axis: str, least: float, other: float) -> tuple[str, str]:
    """Two amounts that differ, in as many figures as show it."""
    told = [(amount(axis, least, digits), amount(axis, other, digits)) for digits in range(FIGURES[axis], MOST_FIGURES + 1)]
    return next(((a, b) for a, b in told if a != b), told[0])


def _first(ranking: tuple[Place, ...]) -> list[int]:
    return [place.racer for place in ranking if place.rank == 1]


def _who(called: Sequence[RacerName], racers: list[int], pair: str) -> Sentence:
    return row_of_names([(r, called[r].letter, called[r].label) for r in racers], pair)


def _ended(called: Sequence[RacerName], racers: set[int], says: dict[bool, Text]) -> Sentence | None:
    return written(says[len(racers) > 1], who=_who(called, sorted(racers), "은/는")) if racers else None


def _value(race: RaceResult, value: float) -> str:
    return said(value) if race.measure == "loss" else f"{said(100 * value)}%"


def _goal(race: RaceResult, value: float) -> Text:
    return GOALS[race.measure].format(value=said(value if race.measure == "loss" else 100 * value))


def amount(axis: str, cost: float, digits: int = 0) -> str:
    """A cost as it stands at a badge: whole updates and examples, epochs to a tenth, time in its own unit; or in `digits` figures.

    >>> amount("examples", 1425.0), amount("epochs", 1.4444), amount("time", 0.0035), amount("time", 2e-5)
    ('1,425', '1.4', '3.5 ms', '20 µs')
    """
    digits = digits or FIGURES[axis]
    if axis == "epochs":
        return said(round(cost, digits), 6)
    if axis != "time":
        return said(cost, digits)
    for unit, name in ((1.0, "s"), (1e-3, "ms")):
        if cost >= unit:
            return f"{said(cost / unit, digits)} {name}"
    return f"{said(cost / 1e-6, digits)} µs"


TWINS = Text("{who} are the same run; one line covers the other.", "{who}는 같은 실행이라 선이 겹칩니다.")


def twins(race: Race) -> tuple[Text, ...]:
    """A sentence for each group of racers that are the same run.

    >>> twins(Race(racers=((), ())))[0].en
    'A and B are the same run; one line covers the other.'
    """
    return tuple(TWINS.format(who=listed([Text(LETTERS[r], LETTERS[r]) for r in group])) for group in same_racers(race))
