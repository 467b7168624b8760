"""What a person has set on the Regularization page, as one frozen record, and its codec for the link."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.config import DRAWN, Config
from engine.data.datasets import DATASETS
from engine.regularizers import REGULARIZERS
from engine.run.simulate import data_of
from engine.spec import Param, Settings, lookup
from engine.studies.lambda_path import STRENGTHS, path_config
from engine.studies.same_score import Four
from engine.text import Text
from ui.language.sentences import refused

OWN = "own"  # the points of Explore
DATA: tuple[str, ...] = (*(id for id, entry in DATASETS.items() if entry.classes == 2 and not entry.fixed), OWN)
MODELS: dict[str, tuple[str, Settings]] = {
    "linear": ("linear", ()),
    **{f"degree{p}": ("polynomial", (("degree", float(p)),)) for p in (2, 3, 4, 5)},
    "radial": ("radial", ()),
}
PENALTIES: tuple[str, ...] = tuple(id for id in REGULARIZERS if id != "none")
TRAIN = Param("train", Text("Training points", "훈련 점"), 30, 10, 200, whole=True)
NOISE = Param("noise", Text("Noise", "노이즈"), 0.2, 0.0, 1.0)
SEED = Param("seed", Text("Seed", "시드"), 10, 0, 2**32 - 1, whole=True)
AT = Param("at", Text("Value of λ", "λ 값"), 8, 0, len(STRENGTHS) - 1, whole=True)
TESTS = 100  # test points, enough that the test loss is a smooth curve
REACH = 10.0  # the largest weight or input of the comparison
NUMBERS = {param.id: param for param in (TRAIN, NOISE, SEED, AT)}
FOURS = ("left", "right", "x")


@dataclass(frozen=True)
class Study:
    """`at`: which of the path's λ is looked at. `left`, `right`, `x`: the two weight vectors compared, and the input they score.

    >>> Study(penalty="l3")
    Traceback (most recent call last):
    ...
    ValueError: unknown penalty 'l3'; Choose from: l2, l1, elastic
    """

    data: str = "overlap"
    model: str = "degree5"
    penalty: str = "l2"
    train: int = 30
    noise: float = 0.2
    seed: int = 10
    at: int = 8
    left: Four = (1.0, 0.0, 0.0, 0.0)
    right: Four = (0.25, 0.25, 0.25, 0.25)
    x: Four = (1.0, 1.0, 1.0, 1.0)

    def __post_init__(self) -> None:
        lookup(dict.fromkeys(DATA), self.data, "data")
        lookup(MODELS, self.model, "features")
        lookup(dict.fromkeys(PENALTIES), self.penalty, "penalty")
        for name, param in NUMBERS.items():
            value = param.check(getattr(self, name))
            object.__setattr__(self, name, int(value) if param.whole else value)
        for name in FOURS:
            object.__setattr__(self, name, _four(getattr(self, name), name))

    @property
    def strength(self) -> float:
        """λ."""
        return STRENGTHS[self.at]


def _four(values: Any, name: str) -> Four:
    if isinstance(values, str) or not isinstance(values, Sequence) or len(values) != 4:
        raise ValueError(f"{name} must be four numbers, got {values!r:.80}")
    for value in values:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or abs(value) > REACH:
            raise ValueError(f"each number of {name} must lie between -{REACH:g} and {REACH:g}, got {value!r:.40}")
    a, b, c, d = (float(v) for v in values)
    return (a, b, c, d)


def study_config(study: Study, explore: Config) -> Config:
    """The run that the study's path makes for each λ; `explore` is where "own" points come from, those of its first two classes."""
    features, settings = MODELS[study.model]
    if study.data != OWN:
        tests = min(TESTS, 4 * study.train)
        samples = study.train + tests
        return path_config(
            dataset=study.data,
            samples=samples,
            noise=study.noise,
            test_fraction=min(0.8, tests / samples),
            seed=study.seed,
            features=features,
            feature_settings=settings,
            penalty=study.penalty,
        )
    data = data_of(explore)
    points = tuple((float(x), float(y), int(c)) for (x, y), c in zip(data.X, data.y, strict=True) if c < 2)
    return path_config(
        dataset=DRAWN,
        points=points,
        test_fraction=explore.test_fraction or 0.5,
        features=features,
        feature_settings=settings,
        penalty=study.penalty,
    )


# The link: "key~value" pairs of what differs from the default, values of a vector joined by "_".

DEFAULT = Study()
MOST_NOTES = 3
_NAMES: dict[str, Text] = {
    "data": Text("Data", "데이터"),
    "model": Text("Features", "특징"),
    "penalty": Text("Penalty", "정규화 항"),
    **{id: param.name for id, param in NUMBERS.items()},
    "left": Text("Left weights", "왼쪽 가중치"),
    "right": Text("Right weights", "오른쪽 가중치"),
    "x": Text("Input x", "입력 x"),
}


def _write(value: Any) -> str:
    if isinstance(value, tuple):
        return "_".join(map(_write, value))
    return f"{value:g}" if isinstance(value, float) and float(f"{value:g}") == value else str(value)


def _read_four(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split("_"))


_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("data", "model", "penalty"), str),
    **{id: (int if param.whole else float) for id, param in NUMBERS.items()},
    **dict.fromkeys(FOURS, _read_four),
}


def encode(study: Study) -> str:
    """
    >>> encode(Study(penalty="l1", at=20))
    'penalty~l1~at~20'
    """
    different = [(name, getattr(study, name)) for name in _NAMES if getattr(study, name) != getattr(DEFAULT, name)]
    return "~".join(f"{name}~{_write(value)}" for name, value in different)


def decode(text: str) -> tuple[Study, list[Text]]:
    """The study a link means, and a note for each value that is not possible (its default stands). Never raises.

    >>> study, notes = decode("penalty~l1~at~900")
    >>> study.penalty, study.at, [note.en for note in notes]
    ('l1', 8, ['Value of λ in the link: “900” is not possible, so the default stands.'])
    """
    parts = text.split("~") if text else []
    study, notes = DEFAULT, list[Text]()
    for name, got in zip(parts[::2], [*parts[1::2], ""], strict=False):
        try:
            study = replace(study, **{name: _READ[name](got)})
        except (ValueError, KeyError, TypeError, ArithmeticError):
            notes.append(refused(_NAMES.get(name, _UNKNOWN), got if name in _NAMES else name))
    return study, notes[:MOST_NOTES]


_UNKNOWN = Text("Regularization", "정규화")
