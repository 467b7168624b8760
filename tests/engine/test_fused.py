"""The passes that write over the scores give the value and the slope of their loss, and of no other."""

from typing import Any

import numpy as np
import pytest

from engine.losses import DELTA, LOSSES, one_hot

FUSED = [id for id, loss in LOSSES.items() if loss.fused]
DELTAS: tuple[dict[str, Any], ...] = ({"delta": 0.7}, {"delta": "each"})
CASES = [(id, settings) for id in FUSED for settings in (DELTAS if DELTA in LOSSES[id].params else ({},))]


def scores(shape: tuple[int, ...], size: float) -> Any:
    """Scores that lie class by class in memory, as the problem makes them."""
    rng = np.random.default_rng(len(shape))
    k, n = shape[-1], shape[-2]
    return (size * rng.normal(size=(*shape[:-2], k, n))).swapaxes(-1, -2)


@pytest.mark.parametrize("size", [0.01, 1.0, 30.0, 1e4])
@pytest.mark.parametrize("shape", [(5, 3), (7, 300, 4), (2, 600, 6), (3, 1, 2)], ids=str)
@pytest.mark.parametrize("id, settings", CASES)
def test_a_pass_is_value_and_slope(id: str, settings: dict[str, Any], shape: tuple[int, ...], size: float) -> None:
    loss = LOSSES[id]
    run = loss.fused
    assert run is not None
    runs, n, k = shape[:-2], shape[-2], shape[-1]
    if settings.get("delta") == "each":
        settings = {"delta": np.linspace(0.5, 2, runs[0] if runs else 1).reshape(*runs, 1, 1) if runs else 1.5}
    y = np.random.default_rng(1).integers(0, k, n)
    S = scores(shape, size)
    per_run = np.stack([one_hot(np.roll(y, i), k).swapaxes(-1, -2) for i in range(runs[0])]).swapaxes(-1, -2) if runs else one_hot(y, k)
    for T in (one_hot(y, k), per_run):
        work = loss.work(S, T, **settings)
        total, G = run(S.copy(order="K"), T, **settings)
        np.testing.assert_allclose(total, loss.parts(work, T).sum((-1, -2)), rtol=1e-12, atol=1e-12 * n)
        np.testing.assert_allclose(G, loss.slopes(work, T), rtol=1e-12, atol=1e-15)


def test_the_lectures_two_losses_have_a_pass() -> None:
    assert {"softmax", "hinge"} <= set(FUSED)


@pytest.mark.parametrize("id", LOSSES)
def test_a_variant_and_a_known_mistake_have_no_shortcut(id: str) -> None:
    """A pass, a grid or a Hessian of the right formula would hide the mistake."""
    right = LOSSES[id]
    for wrong in (right.variant(parts=right.slopes), *(make(right) for make in right.mistakes.values())):
        assert wrong.fused is wrong.grid is wrong.hessian is None
        assert (wrong.work, wrong.parts, wrong.slopes) != (right.work, right.parts, right.slopes)
