"""The desk: a table of scores made by hand, and what every loss makes of it.

An image is a column, a class a row; `scores` holds one tuple per image. The weights' scale multiplies every score, as scaling W would.
The hinge's sum has three variations (the lecture's questions ask for them); the other losses are left as they are.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.arrays import Array, Ints
from engine.losses import DELTA, LOSSES, one_hot, softmax
from engine.spec import Param
from engine.text import Text
from ui.language.sanitize import quote

MAX_IMAGES, MAX_CLASSES, MAX_NAME = 12, 6, 12
ROWS = ("hinge", "squared_hinge", "max_hinge", "ova_hinge", "softmax")  # in the order of the desk
NAMES = {
    "cat": Text("cat", "고양이"),
    "car": Text("car", "자동차"),
    "frog": Text("frog", "개구리"),
    "dog": Text("dog", "강아지"),
    "ship": Text("ship", "배"),
    "bird": Text("bird", "새"),
}
SCORE = Param("score", Text("Score", "점수"), 0.0, -1e4, 1e4)
SCALE = Param("scale", Text("Weights ×", "가중치 배율 ×"), 1.0, 0.0, 1000.0)
MARGIN = Param("margin", Text("Margin", "마진"), -0.9, -20.0, 20.0)
LECTURE = ((3.2, 5.1, -1.7), (1.3, 4.9, 2.0), (2.2, 2.5, -3.1))


@dataclass(frozen=True)
class Table:
    """Scores, true classes, Δ, the weights' scale, and the variations of the hinge's sum.

    >>> [round(float(L), 9) for L in values(Table())["hinge"]]
    [2.9, 0.0, 12.9]
    >>> Table(labels=(0, 1, 3))
    Traceback (most recent call last):
    ...
    ValueError: the true class of image 3 must be one of the 3 classes, got number 4
    """

    names: tuple[str, ...] = ("cat", "car", "frog")
    scores: tuple[tuple[float, ...], ...] = LECTURE
    labels: tuple[int, ...] = (0, 1, 2)
    delta: float = 1.0
    scale: float = 1.0
    every_class: bool = False
    mean_of_terms: bool = False
    squared: bool = False

    def __post_init__(self) -> None:
        k, n = len(self.names), len(self.scores)
        if not 1 <= k <= MAX_CLASSES:
            raise ValueError(f"a desk has 1 to {MAX_CLASSES} classes, got {k}")
        if n > MAX_IMAGES:
            raise ValueError(f"a desk has at most {MAX_IMAGES} images, got {n}")
        if len(self.labels) != n or any(len(row) != k for row in self.scores):
            raise ValueError(f"each of the {n} images needs {k} scores and a true class")
        for i, label in enumerate(self.labels):
            if label not in range(k):
                raise ValueError(f"the true class of image {i + 1} must be one of the {k} classes, got number {label + 1}")
        for name in self.names:
            if not isinstance(name, str) or len(name) > MAX_NAME or not name.strip():
                raise ValueError(f"a class name has 1 to {MAX_NAME} letters, got {quote(name)}")
        checked = tuple(tuple(SCORE.check(s) for s in row) for row in self.scores)
        object.__setattr__(self, "scores", checked)
        object.__setattr__(self, "delta", DELTA.check(self.delta))
        object.__setattr__(self, "scale", SCALE.check(self.scale))

    @property
    def n(self) -> int:
        return len(self.scores)

    @property
    def k(self) -> int:
        return len(self.names)

    @property
    def S(self) -> Array:
        """The scores as they are shown, the weights' scale in them (n, k)."""
        shown: Array = self.scale * np.array(self.scores, dtype=float).reshape(self.n, self.k)
        return shown

    @property
    def y(self) -> Ints:
        return np.array(self.labels, dtype=int)

    def name(self, j: int) -> Text:
        """What class j is called, in both languages where the name is one of ours."""
        return NAMES.get(self.names[j]) or Text(self.names[j], self.names[j])

    def but(self, **changes: Any) -> Table:
        return replace(self, **changes)

    # What a hand does to it. What cannot be is a ValueError, and nothing has changed.

    def score(self, image: int, label: int, value: float) -> Table:
        """One score as it is shown set to `value`."""
        self._check(image, label)
        if self.scale == 0:
            raise ValueError("at weights × 0 every score is 0; turn the weights up first")
        kept = float(f"{SCORE.check(value) / self.scale:.12g}")
        rows = [list(row) for row in self.scores]
        rows[image][label] = kept
        return self.but(scores=tuple(map(tuple, rows)))

    def truth(self, image: int, label: int) -> Table:
        """Another true class for an image."""
        self._check(image, label)
        return self.but(labels=(*self.labels[:image], label, *self.labels[image + 1 :]))

    def add_image(self) -> Table:
        """One more image, of the first class, all its scores 0."""
        return self.but(scores=(*self.scores, (0.0,) * self.k), labels=(*self.labels, 0))

    def remove_image(self, image: int) -> Table:
        self._check(image)
        return self.but(scores=self.scores[:image] + self.scores[image + 1 :], labels=self.labels[:image] + self.labels[image + 1 :])

    def add_class(self) -> Table:
        """One more class, all its scores 0, called by the first of our names that is free."""
        free = [name for name in NAMES if name not in self.names]
        return self.but(names=(*self.names, free[0] if free else str(self.k + 1)), scores=tuple((*row, 0.0) for row in self.scores))

    def remove_class(self, label: int) -> Table:
        """Without a class; images whose true class it was go with it."""
        self._check(label=label)
        kept = [i for i in range(self.n) if self.labels[i] != label]
        return self.but(
            names=self.names[:label] + self.names[label + 1 :],
            scores=tuple(self.scores[i][:label] + self.scores[i][label + 1 :] for i in kept),
            labels=tuple(self.labels[i] - (self.labels[i] > label) for i in kept),
        )

    def rename(self, label: int, name: str) -> Table:
        """Another name for a class; one of our own words, in either language, stays one that both know."""
        self._check(label=label)
        said = " ".join(name.split())
        known = next((id for id, text in NAMES.items() if said in (text.en, text.ko)), said)
        return self.but(names=(*self.names[:label], known, *self.names[label + 1 :]))

    def _check(self, image: int | None = None, label: int | None = None) -> None:
        if image is not None and image not in range(self.n):
            raise ValueError(f"there are {self.n} images, got number {image + 1}")
        if label is not None and label not in range(self.k):
            raise ValueError(f"there are {self.k} classes, got number {label + 1}")


LECTURE_TABLE = Table()
PRESETS: dict[str, tuple[Text, Table]] = {
    "lecture": (Text("The lecture: cat, car, frog", "강의: 고양이, 자동차, 개구리"), LECTURE_TABLE),
    "right": (
        Text("Every image right", "모두 맞힌 점수"),
        Table(scores=((4.1, 1.2, -0.8), (0.5, 3.9, 1.1), (-1.0, 0.6, 3.4))),
    ),
    "two": (
        Text("Two classes", "클래스 둘"),
        Table(names=("cat", "car"), scores=((1.4, -0.7), (0.3, 0.8), (0.6, -0.4), (-1.2, 1.1)), labels=(0, 1, 1, 0)),
    ),
}


def preset(table: Table) -> str | None:
    """The id of the preset whose scores these are."""
    for id, (_, known) in PRESETS.items():
        if (known.names, known.scores, known.labels) == (table.names, table.scores, table.labels):
            return id
    return None


def terms(table: Table) -> dict[str, Array]:
    """What each class adds to each image's loss (n, k), by loss.

    >>> terms(Table())["hinge"].round(9).tolist()
    [[0.0, 2.9, 0.0], [0.0, 0.0, 0.0], [6.3, 6.6, 0.0]]
    """
    S, y, delta = table.S, table.y, table.delta
    found = {id: LOSSES[id].terms(S, y, **({"delta": delta} if LOSSES[id].params else {})) for id in ROWS}
    worst = found["max_hinge"]  # classes that tie share its one term; on the desk it is shown as the first one's
    first = one_hot(worst.argmax(-1), table.k) if table.n else worst
    found["max_hinge"] = first * worst.sum(-1, keepdims=True)
    found["softmax"] = _cross_entropy(table)
    hinge = found["squared_hinge" if table.squared else "hinge"]
    if table.every_class:
        hinge = hinge + one_hot(y, table.k) * (delta**2 if table.squared else delta)
    if table.mean_of_terms:
        hinge = hinge / max(1, summands(table))
    found["hinge"] = hinge
    return found


def _cross_entropy(table: Table) -> Array:
    """−ln p of the true class at its place (n, k), exact also where p is so near 1 that ln p would be 0.

    >>> f"{_cross_entropy(Table(scale=20.0))[1, 1]:.3g}"
    '6.47e-26'
    """
    S, T = table.S, one_hot(table.y, table.k)
    gaps = np.where(T, -np.inf, S - (S * T).sum(-1, keepdims=True))
    top = np.maximum(0, gaps.max(-1, keepdims=True, initial=0))
    others = np.exp(gaps - top).sum(-1, keepdims=True)
    lost: Array = T * np.where(top > 0, top + np.log(np.exp(-top) + others), np.log1p(others))
    return lost


def summands(table: Table) -> int:
    """How many terms the hinge's sum has: all classes but the true one, unless it is varied."""
    return table.k if table.every_class else table.k - 1


def values(table: Table) -> dict[str, Array]:
    """L_i of each image (n,), by loss."""
    return {id: part.sum(-1) for id, part in terms(table).items()}


def mean(table: Table, row: str = "hinge") -> float:
    """The mean of one loss over the images; 0 where there is none.

    >>> round(mean(Table()), 6), round(mean(Table(), "softmax"), 6)
    (5.266667, 2.758655)
    """
    return float(values(table)[row].mean()) if table.n else 0.0


def shares(table: Table, row: str) -> Array:
    """Which part of the total each image has (n,); all 0 where the total is."""
    L = values(table)[row]
    total = L.sum()
    part: Array = L / total if total > 0 else np.zeros(table.n)
    return part


def probabilities(table: Table) -> Array:
    """Softmax of each image's scores (n, k)."""
    return softmax(table.S)


def leads(table: Table) -> Array:
    """s_y − max_{j≠y} s_j of each image (n,): the margin that loss shapes are drawn against; ∞ where there is one class."""
    S, T = table.S, one_hot(table.y, table.k)
    lead: Array = (S * T).sum(-1) - np.where(T, -np.inf, S).max(-1)
    return lead


@dataclass(frozen=True)
class Chain:
    """Softmax one step at a time: scores (k,), their exponentials, the sum, the shares of it, and -ln of the true one's.

    >>> c = chain(Table(), 0)
    >>> c.e.round(2).tolist(), round(c.total, 2), c.p.round(3).tolist(), round(c.loss, 6)
    ([24.53, 164.02, 0.18], 188.74, [0.13, 0.869, 0.001], 2.040355)
    """

    s: Array
    e: Array
    total: float
    p: Array
    loss: float


OVERFLOW = float(np.log(sys.float_info.max))  # the largest x whose e^x is still a number


def chain(table: Table, image: int, factor: float = 1.0, shift: bool = False) -> Chain:
    """The naive formula on one image's scores × factor, as a 64-bit machine works it out: it may overflow unless the largest is subtracted."""
    s = factor * table.S[image]
    if shift:
        s = s - s.max()
    with np.errstate(all="ignore"):
        e = np.exp(s)
        total = e.sum()
        p = e / total
        loss = -np.log(p[table.labels[image]])
    return Chain(s, e, float(total), p, float(loss) + 0.0)


SHAPES = ("zero_one", "hinge", "squared_hinge", "softmax")


def shapes(margin: float, delta: float) -> dict[str, tuple[float, float]]:
    """Value and slope of each loss of two classes at a margin m = s_y − s_j; 0/1 asks only whether it is wrong.

    >>> {id: (round(v, 2), round(g, 2)) for id, (v, g) in shapes(-0.9, 1.0).items()}
    {'zero_one': (1.0, 0.0), 'hinge': (1.9, -1.0), 'squared_hinge': (3.61, -3.8), 'softmax': (1.24, -0.71)}
    """
    S, y = np.array([[margin, 0.0]]), np.array([0])
    found = {"zero_one": (float(margin <= 0), 0.0)}
    for id in SHAPES[1:]:
        settings = {"delta": delta} if LOSSES[id].params else {}
        value, slope = LOSSES[id].value(S, y, **settings), LOSSES[id].grad(S, y, **settings)
        found[id] = (float(value[0]), float(slope[0, 0]))
    return found
