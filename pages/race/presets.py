"""Races worth looking at, ready to run: each asks one question."""

from __future__ import annotations

from dataclasses import dataclass

from engine.studies.race.racers import FIRST, Changes
from engine.text import Text


@dataclass(frozen=True)
class Preset:
    """A race by name, and the question it asks."""

    name: Text
    question: Text
    racers: tuple[Changes, ...]


def _optimizers(*ids: str) -> tuple[Changes, ...]:
    return tuple((("optimizer", id),) for id in ids)


PRESETS: dict[str, Preset] = {
    "four": Preset(
        Text("Four ways down", "내려가는 네 가지 길"),
        Text("Is the one with fewest updates also the one with least work?", "업데이트가 가장 적으면 일도 가장 적을까요?"),
        FIRST,
    ),
    "rates": Preset(
        Text("Learning rates", "학습률"),
        Text("How large may a step be?", "한 걸음은 얼마나 커도 될까요?"),
        tuple((("optimizer", "gd"), ("learning_rate", rate)) for rate in (0.01, 0.1, 1.0, 10.0)),
    ),
    "batches": Preset(
        Text("Batch sizes", "배치 크기"),
        Text("Is a rough gradient worth its price?", "거친 그래디언트는 제값을 할까요?"),
        tuple((("optimizer", "gd"), ("batch_size", size)) for size in (0, 32, 8, 1)),
    ),
    "memory": Preset(
        Text("Momentum", "모멘텀"),
        Text("What does it help to keep rolling?", "계속 구르면 무엇이 좋아질까요?"),
        _optimizers("gd", "momentum", "nesterov"),
    ),
    "adaptive": Preset(
        Text("A rate for each weight", "가중치마다 다른 걸음"),
        Text("Same learning rate, and what each method makes of it?", "같은 학습률을 방법마다 어떻게 쓸까요?"),
        _optimizers("gd", "momentum", "adagrad", "rmsprop", "adam"),
    ),
    "schedules": Preset(
        Text("Schedules", "학습률 스케줄"),
        Text("Large steps first and small ones later?", "처음에는 크게, 나중에는 작게?"),
        tuple((("optimizer", "gd"), ("learning_rate", 1.0), ("schedule", id), ("batch_size", 8)) for id in ("constant", "step", "cosine")),
    ),
    "losses": Preset(
        Text("Losses", "손실"),
        Text("The same descent on different landscapes?", "같은 방법으로 다른 지형을 내려가면?"),
        tuple((("loss", id),) for id in ("softmax", "hinge", "squared_hinge")),
    ),
    "luck": Preset(
        Text("Luck and slope", "운과 기울기"),
        Text("How far does guessing get?", "찍어서 어디까지 갈 수 있을까요?"),
        _optimizers("gd", "local_search", "random_search"),
    ),
}


def preset_of(racers: tuple[Changes, ...]) -> str:
    """The id of the preset these racers are, or "".

    >>> preset_of(FIRST), preset_of(FIRST[:2])
    ('four', '')
    """
    return next((id for id, preset in PRESETS.items() if preset.racers == racers), "")
