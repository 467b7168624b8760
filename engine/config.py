"""One frozen Config decides a run: it is at once cache key, link, lesson step and test case."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from engine.checks.bugs import BUGS
from engine.data.datasets import DATASETS
from engine.data.features import FEATURES

from .losses import LOSSES
from .optimizers import OPTIMIZERS
from .regularizers import REGULARIZERS
from .schedules import SCHEDULES
from .spec import Param, Settings, lookup, settings_for
from .text import Text

DRAWN = "drawn"
MAX_POINTS, MAX_CLASSES, MAX_STEPS, MAX_COORDINATE = 500, 6, 5_000, 1e6

NUMBERS: dict[str, Param] = {
    p.id: p
    for p in (
        Param("samples", Text("Points", "점 개수"), 75, 2, MAX_POINTS, whole=True),
        Param("noise", Text("Noise", "노이즈"), 0.2, 0.0, 1.0),
        Param("test_fraction", Text("Test share", "테스트 비율"), 0.0, 0.0, 0.8),
        Param("strength", Text("Regularization strength λ", "정규화 강도 λ"), 0.01, 0.0, 100.0, log=True),
        Param("learning_rate", Text("Learning rate η", "학습률 η"), 0.1, -1e6, 1e6, log=True),
        Param("batch_size", Text("Batch size", "배치 크기"), 0, 0, MAX_POINTS, whole=True),
        Param("steps", Text("Updates", "업데이트 수"), 300, 1, MAX_STEPS, whole=True),
        Param("seed", Text("Seed", "시드"), 1, 0, 2**32 - 1, whole=True),
    )
}
TABLES: dict[str, dict[str, Any]] = {
    "features": FEATURES,
    "loss": LOSSES,
    "regularizer": REGULARIZERS,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}
SETTINGS = {
    "feature_settings": "features",
    "loss_settings": "loss",
    "optimizer_settings": "optimizer",
    "schedule_settings": "schedule",
}


@dataclass(frozen=True)
class Config:
    """All that decides a run, as plain values; equal configs give equal runs.

    `points` are ((x, y, label), …) with labels 0..k-1, used when `dataset` is "drawn". `classes` is the number of
    classes of drawn points (0: as many as they need, at least 2). `batch_size` 0 means all. `start` is "zeros", "random" or d numbers.
    `free` is "all" or the indices of θ that may move. Settings are (name, value) pairs; missing ones take their defaults.
    Anything unknown, non-finite or out of range is a ValueError that names what was got, meant and possible.

    >>> Config(loss="hinge", loss_settings=(("delta", 2),)).setting("loss", "delta")
    2.0
    >>> Config(loss="hing")
    Traceback (most recent call last):
    ...
    ValueError: unknown loss 'hing'; did you mean 'hinge'? Choose from: hinge, squared_hinge, softmax, max_hinge, ova_hinge
    """

    dataset: str = "three_blobs"
    points: tuple[tuple[float, float, int], ...] = ()
    classes: int = 0
    samples: int = 75
    noise: float = 0.2
    test_fraction: float = 0.0
    features: str = "linear"
    feature_settings: Settings = ()
    loss: str = "softmax"
    loss_settings: Settings = ()
    regularizer: str = "l2"
    strength: float = 0.01
    optimizer: str = "gd"
    optimizer_settings: Settings = ()
    learning_rate: float = 0.1
    schedule: str = "constant"
    schedule_settings: Settings = ()
    batch_size: int = 0
    steps: int = 300
    seed: int = 1
    start: Literal["zeros", "random"] | tuple[float, ...] = "zeros"
    free: Literal["all"] | tuple[int, ...] = "all"
    bug: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        if self.dataset != DRAWN:
            lookup(DATASETS | {DRAWN: None}, self.dataset, "dataset")
        for name, table in TABLES.items():
            lookup(table, getattr(self, name), name)
        for name, owner in SETTINGS.items():
            params = TABLES[owner][getattr(self, owner)].params
            given = _pairs(getattr(self, name), name)
            values = settings_for(params, given, getattr(self, owner))
            put(self, name, tuple((p.id, values[p.id]) for p in params if values[p.id] != p.default))
        for name, param in NUMBERS.items():
            value = param.check(getattr(self, name))
            put(self, name, int(value) if param.whole else value)
        put(self, "points", _points(self.points))
        put(self, "classes", _classes(self.classes, self.points))
        put(self, "start", _start(self.start))
        put(self, "free", _free(self.free))
        if self.bug != "":
            lookup(BUGS, self.bug, "bug")

    def setting(self, owner: str, name: str) -> float:
        """The value of one setting of the picked loss, features, optimizer or schedule, given or default."""
        field_name = next(f for f, o in SETTINGS.items() if o == owner)
        return settings_for(TABLES[owner][getattr(self, owner)].params, getattr(self, field_name), owner)[name]

    def settings(self, owner: str) -> dict[str, float]:
        """All settings of the picked loss, features, optimizer or schedule."""
        field_name = next(f for f, o in SETTINGS.items() if o == owner)
        return settings_for(TABLES[owner][getattr(self, owner)].params, getattr(self, field_name), owner)

    def but(self, **changes: Any) -> Config:
        """The same Config with some fields changed; settings that the new pick does not have are dropped."""
        for name, owner in SETTINGS.items():
            if owner in changes and name not in changes:
                changes[name] = tuple(
                    (id, value)
                    for id, value in getattr(self, name)
                    if any(p.id == id for p in lookup(TABLES[owner], changes[owner], owner).params)
                )
        return replace(self, **changes)


def _pairs(value: Any, name: str) -> Settings:
    pairs = tuple(value.items()) if isinstance(value, dict) else _sequence(value, name, "(name, value) pairs")
    for pair in pairs:
        if not (isinstance(pair, tuple | list) and len(pair) == 2):
            raise ValueError(f"{name} must be (name, value) pairs, got {pair!r}")
    return tuple((n, v) for n, v in pairs)


def _sequence(value: Any, name: str, meant: str) -> tuple[Any, ...]:
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise ValueError(f"{name} must be {meant}, got {value!r}")
    return tuple(value)


def _number(value: Any, what: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{what} must be a number, got {value!r}") from None


def _whole(value: Any, what: str) -> int:
    number = _number(value, what)
    if isinstance(value, bool) or not math.isfinite(number) or number != int(number):
        raise ValueError(f"{what} must be a whole number, got {value!r}")
    return int(number)


def _points(points: Any) -> tuple[tuple[float, float, int], ...]:
    points = _sequence(points, "points", "(x, y, label) triples")
    if len(points) > MAX_POINTS:
        raise ValueError(f"at most {MAX_POINTS} points are possible, got {len(points)}")
    out = []
    for i, point in enumerate(points, start=1):
        point = _sequence(point, f"point {i}", "(x, y, label)")
        if len(point) != 3:
            raise ValueError(f"point {i} must be (x, y, label), got {point!r}")
        x, y = _number(point[0], f"x of point {i}"), _number(point[1], f"y of point {i}")
        label = _whole(point[2], f"the label of point {i}")
        if not (math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) <= MAX_COORDINATE):
            raise ValueError(f"point {i} must have finite coordinates up to {MAX_COORDINATE:g}, got ({x:g}, {y:g})")
        if not 0 <= label < MAX_CLASSES:
            raise ValueError(f"point {i} must have a label from 0 to {MAX_CLASSES - 1}, got {label!r}")
        out.append((x, y, label))
    return tuple(out)


def _classes(given: Any, points: tuple[tuple[float, float, int], ...]) -> int:
    needed = max((label for _, _, label in points), default=-1) + 1
    classes = _whole(given, "classes")
    if not 0 <= classes <= MAX_CLASSES or classes == 1:
        raise ValueError(f"classes must be 2 to {MAX_CLASSES}, or 0 for as many as the points need, got {classes}")
    if classes and classes < needed:
        raise ValueError(f"classes is {classes}, but the points have labels up to {needed - 1}; give at least {needed}")
    return classes


def _start(start: Any) -> Any:
    if isinstance(start, str):
        lookup({"zeros": None, "random": None}, start, "start")
        return start
    values = tuple(_number(v, "each number of start") for v in _sequence(start, "start", "'zeros', 'random' or numbers"))
    if not all(math.isfinite(v) for v in values):
        raise ValueError("start must be 'zeros', 'random' or finite numbers, got a NaN or an infinity among them")
    return values


def _free(free: Any) -> Any:
    if isinstance(free, str):
        lookup({"all": None}, free, "free")
        return free
    indices = tuple(_whole(i, "each index in free") for i in _sequence(free, "free", "'all' or indices of θ"))
    if not indices or len(set(indices)) < len(indices) or min(indices) < 0:
        raise ValueError(f"free must be 'all' or distinct indices of θ from 0 on, got {free!r}")
    return tuple(sorted(indices))


FIELDS = tuple(f.name for f in fields(Config))
