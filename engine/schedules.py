"""Learning-rate schedules: the factor on η for update t = 0, 1, … T-1, per update (never per epoch), never negative.

Conventions and setting names are those of torch.optim.lr_scheduler, one scheduler step per update.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .spec import Param
from .text import Text


@dataclass(frozen=True)
class Schedule:
    """`factor(t (T,), T, **settings) -> (T,)`; the first update has t = 0.

    >>> SCHEDULES["step"].rates(0.4, 5, step_size=2, gamma=0.5).tolist()
    [0.4, 0.4, 0.2, 0.2, 0.1]
    """

    id: str
    name: Text
    formula: str
    note: Text
    params: tuple[Param, ...]
    factor: Callable[..., Array]

    def rates(self, learning_rate: float, updates: int, **settings: float) -> Array:
        """The learning rate of each of `updates` updates (T,)."""
        return learning_rate * self.factor(np.arange(updates), updates, **settings)


def _constant(t: Array, T: int) -> Array:
    return np.ones(len(t))


def _step(t: Array, T: int, step_size: float = 100.0, gamma: float = 0.5) -> Array:
    return gamma ** (t // step_size)


def _exponential(t: Array, T: int, gamma: float = 0.99) -> Array:
    return gamma**t


def _cosine(t: Array, T: int, floor: float = 0.0) -> Array:
    return floor + (1 - floor) * 0.5 * (1 + np.cos(np.pi * t / max(T, 1)))


def _warmup(t: Array, T: int, start_factor: float = 0.1, total_iters: float = 20.0) -> Array:
    return start_factor + (1 - start_factor) * np.minimum(t, total_iters) / total_iters


SCHEDULES: dict[str, Schedule] = {
    entry.id: entry
    for entry in (
        Schedule(
            id="constant",
            name=Text("Constant", "고정"),
            formula=r"\eta_t = \eta",
            note=Text("The same learning rate at every update.", "모든 업데이트에서 학습률이 같습니다."),
            params=(),
            factor=_constant,
        ),
        Schedule(
            id="step",
            name=Text("Step", "계단식"),
            formula=r"\eta_t = \eta\, \gamma^{\lfloor t / s \rfloor}",
            note=Text(
                "Multiplies the learning rate by γ once every s updates.",
                "업데이트 s번마다 학습률에 γ를 곱합니다.",
            ),
            params=(
                Param("step_size", Text("Every s updates", "간격 s (업데이트)"), 100, 1, 5000, log=True, whole=True),
                Param("gamma", Text("Factor γ", "배율 γ"), 0.5, 0.01, 1.0),
            ),
            factor=_step,
        ),
        Schedule(
            id="exponential",
            name=Text("Exponential", "지수"),
            formula=r"\eta_t = \eta\, \gamma^{t}",
            note=Text(
                "Multiplies the learning rate by γ at every update; small γ stops the descent early.",
                "업데이트마다 학습률에 γ를 곱합니다. γ가 작으면 일찍 멈춥니다.",
            ),
            params=(Param("gamma", Text("Factor γ per update", "업데이트당 배율 γ"), 0.99, 0.5, 1.0),),
            factor=_exponential,
        ),
        Schedule(
            id="cosine",
            name=Text("Cosine", "코사인"),
            formula=r"\eta_t = \eta \big( f + (1 - f)\, \tfrac12 (1 + \cos \tfrac{\pi t}{T}) \big)",
            note=Text(
                "Glides from η down to a floor f·η over the whole run, slowly at both ends.",
                "전체 업데이트에 걸쳐 η에서 바닥값 f·η까지 부드럽게 내려갑니다.",
            ),
            params=(Param("floor", Text("Floor f", "바닥 비율 f"), 0.0, 0.0, 1.0),),
            factor=_cosine,
        ),
        Schedule(
            id="warmup",
            name=Text("Linear warm-up", "선형 워밍업"),
            formula=r"\eta_t = \eta \big( f + (1 - f) \min(1, t / s) \big)",
            note=Text(
                "Starts at f·η and grows in a straight line to η over the first s updates.",
                "f·η에서 시작해 처음 s번의 업데이트 동안 η까지 곧게 올라갑니다.",
            ),
            params=(
                Param("start_factor", Text("Start f", "시작 비율 f"), 0.1, 0.001, 1.0, log=True),
                Param("total_iters", Text("Warm-up updates s", "워밍업 업데이트 s"), 20, 1, 5000, log=True, whole=True),
            ),
            factor=_warmup,
        ),
    )
}
