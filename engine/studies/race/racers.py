"""A race: two to six runs from one W on the same data, told apart by what they change; its record and its codec for the link."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from engine.config import DRAWN, FIELDS, MAX_STEPS, Config
from engine.data.datasets import DATASETS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.run.simulate import START_SPREAD, data_of, fit_of, streams
from engine.schedules import SCHEDULES
from engine.spec import lookup
from engine.text import Text
from ui.language.sentences import refused
from ui.state.codec import write_number
from ui.state.config_link import KEYS

Changes = tuple[tuple[str, Any], ...]

LEAST, MOST = 2, 6
OWNERS = {"loss_settings": ("loss", LOSSES), "optimizer_settings": ("optimizer", OPTIMIZERS), "schedule_settings": ("schedule", SCHEDULES)}
RACING = ("loss", "regularizer", "strength", "optimizer", "learning_rate", "schedule", "batch_size", "seed", *OWNERS)
AXES: dict[str, Text] = {
    "updates": Text("Updates", "업데이트"),
    "epochs": Text("Epochs", "에폭"),
    "examples": Text("Examples", "예제"),
    "time": Text("Time", "시간"),
}
FIRST: tuple[Changes, ...] = (
    (),
    (("optimizer", "momentum"),),
    (("batch_size", 8),),
    (("optimizer", "random_search"),),
)
MOST_NOTES = 3


@dataclass(frozen=True)
class Race:
    """`racers`: what each changes of `base`, as (field, value) pairs; a setting comes with its owner, so that it means something on any base.

    `target`: the loss to reach first, 0 for one that the race itself suggests. `start`: 0 for the base's W, else the seed of a random one,
    the same for all. Two racers may be the same. The data are the base's, whatever the seed of a racer. What is looked at: racer `picked`,
    and the update `step` at which the clock is paused.

    >>> race = Race(racers=((), (("optimizer", "adam"), ("learning_rate", 0.05))))
    >>> [config.optimizer for config in configs(race)]
    ['gd', 'adam']
    >>> Race(racers=((),))
    Traceback (most recent call last):
    ...
    ValueError: a race has 2 to 6 racers, got 1
    """

    racers: tuple[Changes, ...] = FIRST
    target: float = 0.0
    axis: str = "updates"
    start: int = 0
    picked: int = 0
    step: int = 0
    base: Config = field(default_factory=Config)

    def __post_init__(self) -> None:
        put = object.__setattr__
        if not isinstance(self.racers, tuple | list) or not LEAST <= len(self.racers) <= MOST:
            got = len(self.racers) if isinstance(self.racers, tuple | list) else f"{self.racers!r:.40}"
            raise ValueError(f"a race has {LEAST} to {MOST} racers, got {got}")
        put(self, "racers", tuple(_changes(changes) for changes in self.racers))
        put(self, "target", _number("target", self.target))
        put(self, "start", Config(seed=self.start).seed)
        lookup(AXES, self.axis, "axis")
        for name, most in (("picked", MOST - 1), ("step", MAX_STEPS)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
                raise ValueError(f"{name} must be a whole number from 0 to {most}, got {value!r:.40}")
        put(self, "picked", min(self.picked, len(self.racers) - 1))  # a racer less ends what was looked at

    def unseen(self) -> Race:
        """The same race, whatever is looked at: what is computed once for all looks."""
        return replace(self, picked=0, step=0)


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
        raise ValueError(f"{name} must be a finite number from 0 on, got {value!r:.40}")
    return float(value)


def _changes(changes: Any) -> Changes:
    """The pairs in the order of Config, checked and as Config keeps them."""
    given = dict(changes)
    for name in given:
        lookup(dict.fromkeys(RACING), name, "change of a racer")
        if name in OWNERS and OWNERS[name][0] not in given:
            raise ValueError(f"{name} needs its {OWNERS[name][0]} beside it")
    config = Config(**given)
    return tuple((name, getattr(config, name)) for name in FIELDS if name in given and (name not in OWNERS or getattr(config, name)))


def configs(race: Race) -> tuple[Config, ...]:
    """The run of each racer: same data, same W at the start, same number of updates."""
    common, start = race.base, _start(race)
    if start is not None:
        common = common.but(start=start)
    held = pinned(common) if any("seed" in dict(changes) for changes in race.racers) else common
    data = [common if dict(changes).get("seed", common.seed) == common.seed else held for changes in race.racers]
    return tuple(base.but(**_full(changes)) for base, changes in zip(data, race.racers, strict=True))


def _full(changes: Changes) -> dict[str, Any]:
    """A racer that picks an owner brings all of its settings: those not named have their defaults, whatever the base has."""
    given = dict(changes)
    return {name: () for name, (owner, _) in OWNERS.items() if owner in given} | given


def _start(race: Race) -> tuple[float, ...] | None:
    """The numbers of W where they come from a seed, the race's own or the base's; else None: they stand in the base."""
    base = race.base
    if not race.start and base.start != "random":
        return None
    fit = fit_of(base.but(start="zeros"), data_of(base))
    drawn = START_SPREAD * streams(race.start or base.seed)[1].standard_normal(fit.d)
    return tuple(drawn.tolist())


def pinned(config: Config) -> Config:
    """The same points, no longer drawn from the seed."""
    if config.dataset == DRAWN or DATASETS[config.dataset].fixed:
        return config
    data = data_of(config)
    points = tuple((float(x), float(y), int(c)) for (x, y), c in zip(data.X, data.y, strict=True))
    return config.but(dataset=DRAWN, points=points, classes=data.classes)


def with_seeds(race: Race, racer: int, count: int = MOST) -> Race:
    """The same settings, `count` times, told apart by the seed of batches and search alone.

    >>> [dict(changes)["seed"] for changes in with_seeds(Race(), 2).racers]
    [1, 2, 3, 4, 5, 6]
    """
    changes = dict(race.racers[racer])
    first = changes.get("seed", race.base.seed)
    top = 2**32
    return replace(race, racers=tuple(tuple({**changes, "seed": (first + i) % top}.items()) for i in range(count)))


def with_start(race: Race) -> Race:
    """The same race from another W."""
    return replace(race, start=(race.start + 1) % 2**32 or 1)


def same_racers(race: Race) -> list[list[int]]:
    """Racers that make the same run, in groups of two or more.

    >>> same_racers(Race(racers=((), (("optimizer", "adam"),), (("optimizer", "gd"),))))
    [[0, 2]]
    """
    runs = configs(race)
    groups = [[i for i, config in enumerate(runs) if config == first] for first in dict.fromkeys(runs)]
    return [group for group in groups if len(group) > 1]


# The link: "key~value" pairs; "racer~A" begins a racer. The base is not among them: the page's Config travels by itself.

DEFAULT, MARK = Race(), "racer"
_KEYS = {KEYS[name].key: name for name in RACING if name not in OWNERS}
_SETTINGS = {KEYS[name].key: name for name in OWNERS}
SEEN = "see"
LETTERS = "ABCDEF"
_NAMES = {
    "to": Text("Target loss", "목표 손실"),
    "by": Text("Axis", "축"),
    "w": Text("Start", "시작점"),
    SEEN: Text("Racer shown", "보는 참가자"),
    "at": Text("Update", "업데이트"),
    MARK: Text("Racer", "참가자"),
}
# The race's own values: field, and how it is read and written.
_OWN: dict[str, tuple[str, Callable[[str], Any], Callable[[Any], str]]] = {
    "to": ("target", float, write_number),
    "by": ("axis", str, str),
    "w": ("start", int, str),
    SEEN: ("picked", tuple(LETTERS).index, LETTERS.__getitem__),
    "at": ("step", int, str),
}


def encode(race: Race) -> str:
    """
    >>> encode(Race(racers=((), (("optimizer", "momentum"), ("optimizer_settings", (("momentum", 0.5),)))), axis="time"))
    'by~time~racer~A~racer~B~o~momentum~os.momentum~0.5'
    """
    pairs = [(key, write(value)) for key, (name, _, write) in _OWN.items() if (value := getattr(race, name)) != getattr(DEFAULT, name)]
    if race.racers != DEFAULT.racers:
        for letter, changes in zip(LETTERS, race.racers, strict=False):
            pairs.append((MARK, letter))
            for name, value in changes:
                key = KEYS[name]
                pairs += [(f"{key.key}.{n}", write_number(v)) for n, v in value] if name in OWNERS else [(key.key, key.write(value))]
    return "~".join(f"{key}~{value}" for key, value in pairs)


def decode(text: str, base: Config = DEFAULT.base) -> tuple[Race, list[Text]]:
    """The race a link means over `base`, and a note for each value that is not possible (it is left out). Never raises.

    >>> race, notes = decode("by~time~racer~A~racer~B~o~adm~eta~0.3")
    >>> race.axis, race.racers, [note.en for note in notes]
    ('time', ((), (('learning_rate', 0.3),)), ['Optimizer in the link: “adm” is not possible, so the default stands.'])
    """
    parts = text.split("~") if text else []
    race, notes, racers, seen = replace(DEFAULT, base=base), list[Text](), list[Changes](), 0
    for key, got in zip(parts[::2], [*parts[1::2], ""], strict=False):
        try:
            if key == SEEN:  # it can only be judged when all racers are read
                seen = _OWN[key][1](got)
            elif key in _OWN:
                name, read, _ = _OWN[key]
                race = replace(race, **{name: read(got)})
            elif key == MARK:
                if len(racers) == MOST or got not in tuple(LETTERS):
                    raise ValueError(f"racers are {LETTERS}, got {got!r:.40}")
                racers.append(())
            else:
                racers[-1] = _with(racers[-1], key, got)
        except (ValueError, KeyError, IndexError, TypeError, ArithmeticError):
            notes.append(_note(key, got))
    if len(racers) >= LEAST:
        race = replace(race, racers=tuple(racers))
    elif racers:
        notes.append(_note(MARK, f"{len(racers)}"))
    if seen >= len(race.racers):
        notes.append(_note(SEEN, LETTERS[seen]))
        seen = 0
    return replace(race, picked=seen), list(dict.fromkeys(notes))[:MOST_NOTES]


def _with(changes: Changes, key: str, got: str) -> Changes:
    """One racer's changes with one more."""
    owner, _, name = key.partition(".")
    pairs = dict(changes)
    if name:
        field_name = _SETTINGS[owner]
        pairs[field_name] = (*pairs.get(field_name, ()), (name, float(got)))
    else:
        pairs[_KEYS[key]] = KEYS[_KEYS[key]].read(got)
    return _changes(pairs)


def _note(key: str, got: str) -> Text:
    field_name = _KEYS.get(key) or _SETTINGS.get(key.partition(".")[0])
    name = _NAMES.get(key) or (KEYS[field_name].name if field_name else _NAMES[MARK])
    return refused(name, got if key in _NAMES or field_name else key)
