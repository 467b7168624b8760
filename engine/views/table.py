"""The example table at one update: scores, what they mean, and each example's share of the loss."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.data.features import FEATURES
from engine.losses import softmax
from engine.run.simulate import Result


@dataclass(frozen=True, eq=False)
class Examples:
    """All points, test ones too, before update `step`.

    `scores` (n, k); `probabilities` (n, k) their softmax, whatever the loss; `margin` (n,) s_y - max_{j≠y} s_j; `terms` (n, k), summing to `loss` (n,);
    `predicted` (n,) the class of the highest score; `batch` (n,) which are in this update's mini-batch (all training points if there is none).
    """

    step: int
    y: Ints
    test: Bools
    batch: Bools
    scores: Array
    probabilities: Array
    margin: Array
    terms: Array
    loss: Array
    predicted: Ints


def examples(result: Result, step: int) -> Examples:
    """The table before update `step` (0 … T; negative counts from the end).

    >>> from engine import Config, simulate
    >>> table = examples(simulate(Config(dataset="hand_check", loss="hinge")), 0)
    >>> table.loss.tolist() == [2.0] * 9, table.margin.tolist() == [0.0] * 9
    (True, True)
    """
    data, fit, run = result.data, result.problem, result.run
    step = range(len(run.theta))[step]
    W = run.theta[step].reshape(fit.k, fit.F)
    phi = FEATURES[result.config.features].map(data.X, **result.config.settings("features"))
    scores = (W @ phi.T).T
    own = np.arange(fit.k) == data.y[:, None]
    terms = fit.loss.terms(scores, data.y, **fit.loss_settings)
    batch = data.train.copy()
    if run.batches is not None and step < run.updates:
        rows = run.batches[step]
        batch = np.isin(np.arange(len(data.y)), np.flatnonzero(data.train)[rows[rows >= 0]])
    return Examples(
        step=step,
        y=data.y,
        test=data.test,
        batch=batch,
        scores=scores,
        probabilities=softmax(scores),
        margin=scores[own] - np.where(own, -np.inf, scores).max(-1, initial=-np.inf),
        terms=terms,
        loss=terms.sum(-1),
        predicted=scores.argmax(-1).astype(np.int64),
    )


def margin_width(result: Result, step: int) -> float | None:
    """Width of the band |s₂ - s₁| ≤ Δ before update `step`, 2Δ / |w₂ - w₁|: two classes, linear features, a loss with a margin; else None.

    >>> from engine import Config, simulate
    >>> result = simulate(Config(dataset="two_blobs", loss="hinge", start=(0, 0, 0, 3, 4, 0), steps=1))
    >>> margin_width(result, 0)
    0.4
    """
    fit = result.problem
    if fit.k != 2 or not FEATURES[result.config.features].linear or not (margin := fit.loss.margin(**fit.loss_settings)):
        return None
    W = result.run.theta[step].reshape(2, fit.F)
    apart = float(np.linalg.norm(W[1, :-1] - W[0, :-1]))
    return 2 * margin / apart if apart else None
