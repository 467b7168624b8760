"""What λ does: the same two-class problem solved for sixty values of λ, stepped together, and all that is read off each solution.

One row of weights is enough for two classes: those of class 1 stay at 0, so the score of class 2 is w·φ(x) + b, the penalty is λR(w) with
nothing counted twice, and the band between the margin lines is 2Δ/‖w‖ wide in the features' space. Each λ gets the same updates from w = 0,
by the proximal step (weights under L1 reach exactly zero), at a rate that glides to zero so that the subgradients of hinge come to rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.config import Config
from engine.data.datasets import Data
from engine.data.features import FEATURES
from engine.run.batched import sweep
from engine.run.record import Status
from engine.run.simulate import data_of, fit_of
from engine.spec import Settings

STRENGTHS: tuple[float, ...] = (0.0, *(float(f"{10**e:.4g}") for e in np.linspace(-5, 0.5, 59)))
UPDATES, RATE = 500, 20.0
NEAR, CLOSE = 1.06, 0.01  # a test loss within this factor of the lowest, or this far above it, is about right
REACH = 1.005  # a support vector may stand this far outside its margin line, as on the stage
Verdict = Literal["overfit", "right", "strong", "unknown"]
_UNKNOWN: Verdict = "unknown"


@dataclass(frozen=True, eq=False)
class LambdaPath:
    """Row r is the solution under `strengths[r]` (R,). `weights` (R, F): those of class 2, the bias last; `names` in LaTeX.

    `data_loss`, `penalty`, `test_loss`, `train_accuracy`, `test_accuracy` (R,), NaN over no points; `margin` (R,) 2Δ/‖w‖, ∞ where w = 0;
    `support`, `wrong` (R, n): training points on or inside the band, and all points on the wrong side. `best`: the row of the lowest test loss,
    None without test points. `shown`: there are two classes to learn from, and every number is finite.
    """

    config: Config
    data: Data
    strengths: Array
    names: tuple[str, ...]
    weights: Array
    data_loss: Array
    penalty: Array
    test_loss: Array
    train_accuracy: Array
    test_accuracy: Array
    margin: Array
    support: Bools
    wrong: Bools
    shown: bool

    @property
    def total(self) -> Array:
        """J = data loss + penalty (R,)."""
        return self.data_loss + self.penalty

    @property
    def supports(self) -> Ints:
        """How many support vectors there are (R,)."""
        count: Ints = self.support.sum(1)
        return count

    @property
    def alive(self) -> Ints:
        """How many weights are not exactly 0 (R,)."""
        count: Ints = (self.weights[:, :-1] != 0).sum(1)
        return count

    @property
    def best(self) -> int | None:
        return int(np.argmin(self.test_loss)) if np.isfinite(self.test_loss).all() else None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """For each λ: about right where the test loss is near its lowest; else overfit on the side of small λ, too strong on the other."""
        best = self.best
        if best is None:
            return tuple(_UNKNOWN for _ in self.strengths)
        near = self.test_loss <= np.maximum(NEAR * self.test_loss[best], self.test_loss[best] + CLOSE)
        verdicts: list[Verdict] = ["right" if near[r] else "overfit" if r < best else "strong" for r in range(len(self.strengths))]
        return tuple(verdicts)


def path_config(
    *,
    dataset: str = "overlap",
    points: tuple[tuple[float, float, int], ...] = (),
    samples: int = 140,
    noise: float = 0.2,
    test_fraction: float = 5 / 7,
    seed: int = 1,
    features: str = "polynomial",
    feature_settings: Settings = (("degree", 5),),
    penalty: str = "l2",
) -> Config:
    """The run that a path makes for each λ: two classes, hinge, the proximal step; only the weights of class 2 move.

    >>> config = path_config(features="linear", feature_settings=(), penalty="l1")
    >>> config.optimizer, config.regularizer, config.free
    ('proximal', 'l1', (3, 4, 5))
    """
    config = Config(
        dataset=dataset,
        points=points,
        samples=samples,
        noise=noise,
        test_fraction=test_fraction,
        seed=seed,
        features=features,
        feature_settings=feature_settings,
        loss="hinge",
        regularizer=penalty,
        optimizer="proximal",
        schedule="cosine",
        steps=UPDATES,
    )
    data, count = data_of(config), len(FEATURES[features].names(**config.settings("features")))
    if data.classes != 2:
        raise ValueError(f"a path over λ needs two classes, got {data.classes}; take the points of two of them")
    phi = FEATURES[features].map(data.X, **config.settings("features"))
    size = max(1.0, float(np.abs(phi).max(initial=1.0)))  # a rate for features of size 1: smaller where they are larger
    return config.but(learning_rate=max(1e-6, RATE / size**2), free=tuple(range(count, 2 * count)))


def solve(config: Config, strengths: Sequence[float]) -> Array:
    """The weights of class 2 under each λ (R, F), NaN where a run diverged; all are stepped together."""
    results = sweep([config.but(strength=strength) for strength in strengths], keep="last")
    count = results[0].problem.F
    return np.array([np.full(count, np.nan) if r.run.status is Status.DIVERGED else r.run.theta[-1, count:] for r in results])


def lambda_path(config: Config, weights: Array | None = None, strengths: Sequence[float] = STRENGTHS) -> LambdaPath:
    """Everything about each λ; `weights` may pass what `solve` found already, in several parts perhaps.

    >>> path = lambda_path(path_config(features="linear", feature_settings=()), strengths=(0.0, 0.1, 3.0))
    >>> path.weights.shape, bool((np.diff(path.margin) > 0).all())
    ((3, 3), True)
    """
    data = data_of(config)
    shown = len(np.unique(data.y[data.train])) > 1
    features, settings = FEATURES[config.features], config.settings("features")
    phi, names = features.map(data.X, **settings), features.names(**settings)
    if not shown:
        weights = np.zeros((len(strengths), len(names)))
    elif weights is None:
        weights = solve(config, strengths)
    fit = fit_of(config, data)
    side = fit.loss.margin(**fit.loss_settings)
    with np.errstate(all="ignore"):
        score = weights @ phi.T
        loss = fit.loss.value(np.stack([np.zeros_like(score), score], -1), data.y, **fit.loss_settings)
        sided = np.where(data.y == 1, score, -score)
        wrong = (score > 0) != (data.y == 1)  # a tie is class 1, as argmax has it
        margin = 2 * side / np.linalg.norm(weights[:, :-1], axis=1)
        penalty = np.array(strengths) * fit.regularizer.value(weights[:, :-1])
    return LambdaPath(
        config=config,
        data=data,
        strengths=np.array(strengths, float),
        names=names[:-1],
        weights=weights,
        data_loss=_mean(loss, data.train),
        penalty=penalty,
        test_loss=_mean(loss, data.test),
        train_accuracy=_mean(~wrong, data.train),
        test_accuracy=_mean(~wrong, data.test),
        margin=margin,
        support=(sided <= side * REACH) & data.train,
        wrong=wrong,
        shown=shown and bool(np.isfinite(loss).all()),
    )


def _mean(values: Array | Bools, rows: Bools) -> Array:
    part = values[:, rows]
    return part.mean(1) if part.shape[1] else np.full(len(part), np.nan)
