"""Changes to a run that help it, tried before they are offered: a smaller η, a smaller λ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.config import Config
from engine.run.record import Status
from engine.run.simulate import Result, simulate
from engine.text import Text
from ui.language.numbers import said

RATES = tuple(float(f"1e-{n}") for n in range(1, 13))  # learning rates to offer, the first that settles
TRIAL = 300  # updates of a trial run at most
STRENGTHS = (0.1, 0.01, 0.001)  # to offer instead
OTHER_RATES = (0.1, 0.01)  # learning rates to try with them
BETTER = 0.8  # of a data loss: below it a change was worth it


@dataclass(frozen=True)
class Advice:
    """What is the matter, and if something helps: the words on its button, and the Config fields it changes."""

    id: str
    text: Text
    label: Text | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


def trial(config: Config, **changes: Any) -> Result:
    """The run of a Config with some changes, cut short."""
    return simulate(config.but(steps=min(config.steps, TRIAL), **changes))


def slower(config: Config) -> tuple[Text | None, dict[str, Any], Result | None]:
    """A learning rate below this one that settles: the words, the change and the run that was tried, or none of them."""
    for rate in RATES:
        if rate < abs(config.learning_rate) or config.learning_rate < 0:
            tried = trial(config, learning_rate=rate)
            if tried.run.status is not Status.DIVERGED and tried.run.loss[-1] <= tried.run.loss[0]:
                return Text("Use η = {eta}", "η = {eta} 쓰기").format(eta=said(rate)), {"learning_rate": rate}, tried
    return None, {}, None


def weaker(config: Config, data_loss: float) -> tuple[Text | None, dict[str, Any]]:
    """A λ below this one that lets the data loss fall well under `data_loss`, if need be with another η: the words and the change, or neither."""
    for strength in STRENGTHS:
        for rate in (config.learning_rate, *OTHER_RATES):
            if strength < config.strength:
                run = trial(config, strength=strength, learning_rate=rate).run
                if run.status is not Status.DIVERGED and run.loss[-1] <= run.loss[0] and run.data_loss[-1] < BETTER * data_loss:
                    if rate == config.learning_rate:
                        return Text("Use λ = {strength}", "λ = {strength} 쓰기").format(strength=said(strength)), {"strength": strength}
                    label = Text("Use λ = {strength} and η = {eta}", "λ = {strength}, η = {eta} 쓰기").format(
                        strength=said(strength), eta=said(rate)
                    )
                    return label, {"strength": strength, "learning_rate": rate}
    return None, {}


def penalized(config: Config) -> bool:
    return config.regularizer != "none" and config.strength > 0
