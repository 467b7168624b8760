"""Changes to a run that help it, tried before they are offered: a smaller η, a smaller λ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.config import Config
from engine.run.record import Status
from engine.run.simulate import Result, simulate

RATES = tuple(float(f"1e-{n}") for n in range(1, 13))  # learning rates to offer, the first that settles
TRIAL = 300  # updates of a trial run at most
STRENGTHS = (0.1, 0.01, 0.001)  # to offer instead
OTHER_RATES = (0.1, 0.01)  # learning rates to try with them
BETTER = 0.8  # of a data loss: below it a change was worth it


@dataclass(frozen=True)
class Advice:
    """What is the matter with a run: `id`, and `case` where one id has several sentences; the `numbers` that the sentence states.

    `changes`: the fields of Config that help, tried; empty if nothing does.
    """

    id: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    case: str = ""


def trial(config: Config, **changes: Any) -> Result:
    """The run of a Config with some changes, cut short."""
    return simulate(config.but(steps=min(config.steps, TRIAL), **changes))


def slower(config: Config) -> tuple[dict[str, Any], Result | None]:
    """The change to a smaller learning rate with which the run settles, and the run that was tried; {} and None if there is none."""
    for rate in RATES:
        if rate < abs(config.learning_rate) or config.learning_rate < 0:
            tried = trial(config, learning_rate=rate)
            if tried.run.status is not Status.DIVERGED and tried.run.loss[-1] <= tried.run.loss[0]:
                return {"learning_rate": rate}, tried
    return {}, None


def weaker(config: Config, data_loss: float) -> dict[str, Any]:
    """The change to a smaller λ, if need be with another η, with which the data loss falls well below `data_loss`; {} if there is none."""
    for strength in STRENGTHS:
        for rate in (config.learning_rate, *OTHER_RATES):
            if strength < config.strength:
                run = trial(config, strength=strength, learning_rate=rate).run
                if run.status is not Status.DIVERGED and run.loss[-1] <= run.loss[0] and run.data_loss[-1] < BETTER * data_loss:
                    return {"strength": strength} | ({} if rate == config.learning_rate else {"learning_rate": rate})
    return {}


def penalized(config: Config) -> bool:
    return config.regularizer != "none" and config.strength > 0
