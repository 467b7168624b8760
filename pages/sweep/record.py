"""What the Sweep page keeps: the plan over Explore's Config, how long and on how many points each run is, and the cell that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from engine.config import DRAWN, MAX_POINTS, MAX_STEPS, Config
from engine.data.datasets import DATASETS
from engine.studies import grid_plan
from engine.studies.grid_plan import MOST, MOST_NOTES, SweepPlan
from engine.text import Text
from ui.language.sentences import refused

UPDATES, POINTS = 200, 250  # with a test share of a fifth, 200 to learn from


@dataclass(frozen=True)
class Record:
    """`plan.base` is always the default here: the Config travels by itself. `cell` is (row, column), or empty: the best one.

    >>> Record(cell=(3, 40))
    Traceback (most recent call last):
    ...
    ValueError: cell must be a row and a column from 0 to 31, got (3, 40)
    """

    plan: SweepPlan = grid_plan.DEFAULT
    updates: int = UPDATES
    points: int = POINTS
    cell: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name, least, most in (("updates", 1, MAX_STEPS), ("points", 2, MAX_POINTS)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                raise ValueError(f"{name} must be a whole number from {least} to {most}, got {value!r:.40}")
        if len(self.cell) not in (0, 2) or any(type(i) is not int or not 0 <= i < MOST for i in self.cell):
            raise ValueError(f"cell must be a row and a column from 0 to {MOST - 1}, got {self.cell!r:.40}")

    def unseen(self) -> Record:
        """The same sweep, whatever is looked at."""
        return replace(self, cell=(), plan=replace(self.plan, colour=grid_plan.DEFAULT.colour))

    def over(self, config: Config) -> SweepPlan:
        """The plan over a Config: what every run has in common, and what the axes turn."""
        return replace(self.plan, base=common(self, config))


def sized(config: Config) -> bool:
    """Whether the data come in any number."""
    return config.dataset != DRAWN and not DATASETS[config.dataset].fixed


def common(record: Record, config: Config) -> Config:
    """What every run of the sweep has in common. Weights placed by hand do not fit where the features change their number."""
    changes: dict[str, Any] = {"steps": record.updates}
    if sized(config):
        changes["samples"] = record.points
    if any(axis.knob == "features.degree" for axis in (record.plan.x, record.plan.y)):
        changes |= {"start": config.start if isinstance(config.start, str) else "random", "free": "all"}
    return config.but(**changes)


DEFAULT = Record()
_READ: dict[str, Callable[[str], Any]] = {
    "updates": int,
    "points": int,
    "cell": lambda text: tuple(int(part) for part in text.split(".")),
}
_NAMES = {"updates": Text("Updates", "업데이트 수"), "points": Text("Points", "점 개수"), "cell": Text("Cell", "칸")}


def encode(record: Record) -> str:
    """
    >>> encode(Record(updates=50, cell=(3, 4)))
    'updates~50~cell~3.4'
    """
    own = {"updates": str(record.updates), "points": str(record.points), "cell": ".".join(map(str, record.cell))}
    mine = [f"{name}~{text}" for name, text in own.items() if getattr(record, name) != getattr(DEFAULT, name)]
    return "~".join([part for part in (grid_plan.encode(record.plan),) if part] + mine)


def decode(text: str) -> tuple[Record, list[Text]]:
    """The record a link means, and a note for what is not possible in it. Never raises.

    >>> decode("updates~50~cell~3.4")[0].cell, [note.en for note in decode("updates~0")[1]]
    ((3, 4), ['Updates in the link: “0” is not possible, so the default stands.'])
    """
    parts = text.split("~") if text else []
    pairs = list(zip(parts[::2], [*parts[1::2], ""], strict=False))
    plan, notes = grid_plan.decode("~".join(f"{key}~{got}" for key, got in pairs if key not in _READ))
    record = Record(plan)
    for key, got in pairs:
        if key in _READ:
            try:
                record = replace(record, **{key: _READ[key](got)})
            except ValueError:
                notes.append(refused(_NAMES[key], got))
    return record, notes[:MOST_NOTES]
