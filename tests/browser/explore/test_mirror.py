"""The losses that the browser mirrors for the hand's own frame give the engine's numbers, on random and extreme scores."""

from __future__ import annotations

import json

import numpy as np
import pytest

from engine import LOSSES
from tests.driver.visit import Visit
from ui.components.fields import MIRRORED

MIRROR = """async ([id, scores, k, labels, delta]) => {
  const { MIRROR, softmax, total } = await import(new URL("app/static/kit/mirror.js", document.baseURI));
  return labels.map((y, i) => {
    const terms = MIRROR[id].terms(scores, i * k, k, y, delta, new Array(k));
    return [total(terms, k), ...terms, ...softmax(scores, i * k, k, new Array(k))];
  });
}"""


def scores_of(k: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    sizes = np.repeat([0.0, 1e-9, 0.1, 1.0, 30.0, 1e4], 20)
    return rng.standard_normal((len(sizes), k)) * sizes[:, None], rng.integers(0, k, len(sizes))


@pytest.mark.shares
@pytest.mark.parametrize("id", MIRRORED)
def test_mirror_gives_the_engines_numbers(visit: Visit, id: str) -> None:
    page = visit().page
    loss = LOSSES[id]
    for k in (2, 3, 6):
        S, y = scores_of(k)
        for delta in (1.0, 0.3) if loss.params else (1.0,):
            settings = {"delta": delta} if loss.params else {}
            shown = np.array(page.evaluate(MIRROR, json.loads(json.dumps([id, S.ravel().tolist(), k, y.tolist(), delta]))))
            np.testing.assert_allclose(shown[:, 0], loss.value(S, y, **settings), rtol=1e-12, atol=1e-12)
            if id != "max_hinge":  # where worst classes tie, the engine shares the one term among them
                np.testing.assert_allclose(shown[:, 1 : k + 1], loss.terms(S, y, **settings), rtol=1e-12, atol=1e-12)
            E = np.exp(S - S.max(-1, keepdims=True))
            np.testing.assert_allclose(shown[:, k + 1 :], E / E.sum(-1, keepdims=True), rtol=1e-12, atol=1e-15)


def test_every_mirrored_loss_exists() -> None:
    assert set(MIRRORED) <= set(LOSSES)


GRID = """async ([axis, size, pairs, theta, k]) => {
  const { Features } = await import(new URL("app/static/kit/model.js", document.baseURI));
  const features = new Features({ size, F: pairs.length, pairs, axis: Float64Array.from(axis) }, 3);
  return [...features.scores(theta, 2, k, new Float64Array(size * size * k))];
}"""


def test_scores_of_the_grid_are_those_of_its_features(visit: Visit) -> None:
    """Formed row by row from the parts of x and y, they are Φ Wᵀ all the same."""
    rng = np.random.default_rng(3)
    size, m, k = 7, 6, 3
    axis, pairs = rng.standard_normal((size, m)), [(a, b) for a in range(m) for b in range(m) if a + b < m]
    W = rng.standard_normal((k, len(pairs)))
    a, b = np.array(pairs).T
    wanted = (axis[None, :, a] * axis[:, None, b]) @ W.T  # row: y, column: x
    theta = [9.0, 9.0, *W.ravel().tolist()]  # the weights of two earlier places, then these
    shown = visit().page.evaluate(GRID, [axis.ravel().tolist(), size, [list(pair) for pair in pairs], theta, k])
    np.testing.assert_allclose(np.reshape(shown, wanted.shape), wanted, rtol=1e-12, atol=1e-12)
