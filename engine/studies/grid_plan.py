"""What a sweep runs: two hyper-parameters, a range and a scale each, over a base Config; and its codec for the link."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from engine.arrays import Array
from engine.config import DRAWN, NUMBERS, SETTINGS, TABLES, Config
from engine.data.datasets import DATASETS
from engine.spec import Param, lookup
from engine.text import Text
from ui.language.sentences import refused
from ui.state.codec import write_number

MOST = 32  # cells along a side
FIELDS = ("learning_rate", "strength", "batch_size", "noise", "samples", "seed")
COLOURS: dict[str, Text] = {
    "loss": Text("Final loss", "최종 손실"),
    "test": Text("Test accuracy", "테스트 정확도"),
    "updates": Text("Updates to the target", "목표까지의 업데이트"),
    "lasted": Text("Diverged", "발산"),
}
MOST_NOTES = 3


@dataclass(frozen=True)
class Axis:
    """`count` values of one hyper-parameter from `low` to `high`, evenly or, if `log`, in equal ratios.

    `knob` is a number of Config ("learning_rate", …) or a setting of what is picked, "optimizer.momentum", "loss.delta".

    >>> Axis("learning_rate", 0.01, 1.0, 3).values().round(9).tolist()
    [0.01, 0.1, 1.0]
    """

    knob: str
    low: float
    high: float
    count: int = 16
    log: bool = True

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
                raise ValueError(f"{name} must be a finite number, got {value!r:.40}")
            object.__setattr__(self, name, float(value))
        if isinstance(self.count, bool) or not isinstance(self.count, int) or not 1 <= self.count <= MOST:
            raise ValueError(f"count must be a whole number from 1 to {MOST}, got {self.count!r:.40}")

    def values(self, whole: bool = False) -> Array:
        """The values (m,), m ≤ count, rising; whole ones are rounded, and each comes once."""
        space = np.geomspace if self.log else np.linspace
        values = space(self.low, self.high, self.count) if self.count > 1 else np.array([self.low])
        return np.unique(np.rint(values)) if whole else np.asarray(values)


@dataclass(frozen=True)
class SweepPlan:
    """`x` runs along the columns, `y` up the rows, over `base`. `colour`: what cells are judged by; `target`: a loss to reach.

    >>> plan = SweepPlan(x=Axis("learning_rate", 0.01, 1.0, 4), y=Axis("strength", 1e-4, 0.1, 3))
    >>> plan.cell(2, 3).learning_rate, plan.cell(2, 3).strength, fault(plan) is None
    (1.0, 0.1, True)
    """

    x: Axis = Axis("learning_rate", 1e-3, 100.0, 32)
    y: Axis = Axis("strength", 1e-4, 10.0, 32)
    colour: str = "loss"
    target: float = 0.5
    base: Config = field(default_factory=Config)

    def __post_init__(self) -> None:
        lookup(COLOURS, self.colour, "colour")
        if isinstance(self.target, bool) or not isinstance(self.target, (int, float)) or not math.isfinite(self.target):
            raise ValueError(f"target must be a finite loss, got {self.target!r:.40}")
        object.__setattr__(self, "target", float(self.target))

    @property
    def columns(self) -> Array:
        """The values along x (nx,)."""
        return self.x.values(_whole(self, self.x))

    @property
    def rows(self) -> Array:
        """The values along y (ny,), lowest first."""
        return self.y.values(_whole(self, self.y))

    def cell(self, row: int, column: int) -> Config:
        """The run of one cell, to be opened by itself."""
        return self.at(float(self.columns[column]), float(self.rows[row]))

    def at(self, x: float, y: float) -> Config:
        """The run at two values of the axes."""
        return put(self.base, {self.x.knob: x, self.y.knob: y})


def knobs(base: Config) -> dict[str, Param]:
    """Every hyper-parameter that `base` lets one turn.

    >>> list(knobs(Config(optimizer="momentum", loss="hinge")))
    ['learning_rate', 'strength', 'batch_size', 'noise', 'samples', 'seed', 'loss.delta', 'optimizer.momentum']
    """
    own = {f"{owner}.{p.id}": p for owner in SETTINGS.values() for p in TABLES[owner][getattr(base, owner)].params}
    return {name: NUMBERS[name] for name in FIELDS} | own


def put(config: Config, values: dict[str, float]) -> Config:
    """`config` with some hyper-parameters set.

    >>> put(Config(optimizer="adam"), {"learning_rate": 0.5, "optimizer.beta1": 0.8}).optimizer_settings
    (('beta1', 0.8),)
    """
    changes: dict[str, Any] = {}
    for knob, value in values.items():
        owner, _, name = knob.partition(".")
        if not name:
            changes[knob] = value
            continue
        place = next(f for f, o in SETTINGS.items() if o == owner)
        settings = changes.get(place, getattr(config, place))
        changes[place] = (*((n, v) for n, v in settings if n != name), (name, value))
    return config.but(**changes)


def _whole(plan: SweepPlan, axis: Axis) -> bool:
    param = knobs(plan.base).get(axis.knob)
    return param is not None and param.whole


# Why a plan cannot be run.

FaultId = Literal["unknown", "reversed", "flat", "log", "outside", "fixed", "same", "no_test"]
ERRORS: dict[FaultId, str] = {
    "unknown": "the run has no such hyper-parameter",
    "reversed": "the range starts above its end",
    "flat": "a range of one value has room for one cell",
    "log": "a log scale needs a start above 0",
    "outside": "the range leaves the bounds of the hyper-parameter",
    "fixed": "the data set fixes the value",
    "same": "both axes vary the same hyper-parameter",
    "no_test": "there are no test points to count",
}


@dataclass(frozen=True)
class Fault:
    """Why a plan cannot be run; `axis` is the axis at fault, None where it is the whole plan."""

    id: FaultId
    axis: Axis | None = None

    def __str__(self) -> str:
        return f"{self.axis.knob}: {ERRORS[self.id]}" if self.axis else ERRORS[self.id]


def fault(plan: SweepPlan) -> Fault | None:
    """Why `plan` cannot be run, or None. One cell, and one value on an axis, are allowed.

    >>> fault(SweepPlan(x=Axis("learning_rate", 1.0, 0.1))).id
    'reversed'
    """
    known = knobs(plan.base)
    for axis in (plan.x, plan.y):
        if axis.knob not in known:
            return Fault("unknown", axis)
        param = known[axis.knob]
        if axis.low > axis.high:
            return Fault("reversed", axis)
        if axis.low == axis.high and axis.count > 1:
            return Fault("flat", axis)
        if axis.log and axis.low <= 0:
            return Fault("log", axis)
        if not param.low <= axis.low <= axis.high <= param.high:
            return Fault("outside", axis)
        if axis.knob in ("noise", "samples") and (plan.base.dataset == DRAWN or DATASETS[plan.base.dataset].fixed):
            return Fault("fixed", axis)
    if plan.x.knob == plan.y.knob:
        return Fault("same", plan.x)
    if plan.colour == "test" and not plan.base.test_fraction:
        return Fault("no_test")
    return None


# The link: "key~value" pairs of what differs from the default. The base is not among them: the page's Config travels by itself.

DEFAULT = SweepPlan()
_PARTS: dict[str, tuple[Text, Callable[[str], Any]]] = {
    "knob": (Text("Axis", "축"), str),
    "low": (Text("Start of the range", "범위 시작"), float),
    "high": (Text("End of the range", "범위 끝"), float),
    "count": (Text("Number of values", "값 개수"), int),
    "log": (Text("Scale", "눈금"), lambda text: {"log": True, "even": False}[text]),
}
_NAMES = {"colour": Text("Colour", "색"), "target": Text("Target loss", "목표 손실")}
_UNKNOWN = Text("Sweep", "설정 지도")


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return "log" if value else "even"
    return write_number(value) if isinstance(value, float) else str(value)


def encode(plan: SweepPlan) -> str:
    """
    >>> encode(SweepPlan(x=Axis("learning_rate", 1e-3, 3.0, 32), colour="test"))
    'x.high~3~colour~test'
    """
    pairs = [
        (f"{side}.{part}", getattr(getattr(plan, side), part), getattr(getattr(DEFAULT, side), part)) for side in "xy" for part in _PARTS
    ]
    pairs += [(name, getattr(plan, name), getattr(DEFAULT, name)) for name in _NAMES]
    return "~".join(f"{key}~{_write(value)}" for key, value, usual in pairs if value != usual)


def decode(text: str, base: Config = DEFAULT.base) -> tuple[SweepPlan, list[Text]]:
    """The plan a link means over `base`, and a note for each value that is not possible (its default stands). Never raises.

    >>> plan, notes = decode("x.count~900~colour~test")
    >>> plan.x.count, plan.colour, [note.en for note in notes]
    (32, 'test', ['Number of values in the link: “900” is not possible, so the default stands.'])
    """
    parts = text.split("~") if text else []
    plan, notes = replace(DEFAULT, base=base), list[Text]()
    for key, got in zip(parts[::2], [*parts[1::2], ""], strict=False):
        side, _, part = key.partition(".")
        name = _PARTS[part][0] if side in ("x", "y") and part in _PARTS else _NAMES.get(key)
        try:
            if name is None:
                raise ValueError(f"a sweep has no {key[:40]!r}")
            if key in _NAMES:
                value: Any = got if key == "colour" else float(got)
            else:
                key, value = side, replace(getattr(plan, side), **{part: _PARTS[part][1](got)})
            plan = replace(plan, **{key: value})
        except (ValueError, KeyError, ArithmeticError):
            notes.append(refused(name or _UNKNOWN, got if name else key))
    return plan, list(dict.fromkeys(notes))[:MOST_NOTES]
