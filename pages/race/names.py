"""What racers are called: a letter, a name, and what differs where two names would be alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.config import SETTINGS, TABLES, Config
from engine.optimizers import OPTIMIZERS
from engine.studies.race.racers import LETTERS
from engine.text import Text
from ui.language.numbers import said
from ui.language.sentences import short

MINI = Text("Mini-batch {size}", "미니배치 {size}")
SGD = Text("SGD", "SGD")
DETAILS = {
    "learning_rate": Text("η = {value}", "η = {value}"),
    "batch_size": Text("batch {value}", "배치 {value}"),
    "strength": Text("λ = {value}", "λ = {value}"),
    "seed": Text("seed {value}", "시드 {value}"),
}
ALL = Text("all", "전체")


@dataclass(frozen=True)
class RacerName:
    """`letter` is on the badge; `details` tell the racer from others of the same name."""

    letter: str
    name: Text
    details: tuple[Text, ...] = ()

    @property
    def label(self) -> Text:
        """Name and details, without the letter."""
        parts = (self.name, *self.details)
        return Text(", ".join(part.en for part in parts), ", ".join(part.ko for part in parts))


def names(runs: Sequence[Config]) -> tuple[RacerName, ...]:
    """The name of each run; names that would be alike say what differs, unless the runs are the same.

    >>> [name.label.en for name in names((Config(), Config(batch_size=8), Config(learning_rate=0.5)))]
    ['Gradient descent, η = 0.1', 'Mini-batch 8', 'Gradient descent, η = 0.5']
    """
    plain = [_plain(config) for config in runs]
    return tuple(
        RacerName(letter, name, tuple(_details(config, [other for other, its in zip(runs, plain, strict=True) if its == name])))
        for letter, name, config in zip(LETTERS, plain, runs, strict=False)
    )


def _plain(config: Config) -> Text:
    if config.optimizer == "gd" and config.batch_size:
        return SGD if config.batch_size == 1 else MINI.format(size=config.batch_size)
    return OPTIMIZERS[config.optimizer].name


def _details(config: Config, alike: list[Config]) -> list[Text]:
    """What tells a config from those that are called the same."""
    out = []
    for id in ("loss", "regularizer", "schedule"):
        if len({getattr(other, id) for other in alike}) > 1:
            out.append(short(TABLES[id][getattr(config, id)].name))
    for id, text in DETAILS.items():
        if len({getattr(other, id) for other in alike}) > 1:
            value = getattr(config, id)
            out.append(text.format(value=ALL if id == "batch_size" and not value else str(value) if id == "seed" else said(value)))
    for place, owner in SETTINGS.items():
        if len({getattr(other, place) for other in alike}) > 1 and len({getattr(other, owner) for other in alike}) == 1:
            for param in TABLES[owner][getattr(config, owner)].params:
                if len({other.setting(owner, param.id) for other in alike}) > 1:
                    out.append(
                        Text("{name} = {value}", "{name} = {value}").format(name=param.name, value=said(config.setting(owner, param.id)))
                    )
    return out
