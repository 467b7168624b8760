"""Laws of the penalties: slope, prox, zero at zero, and the lecture's (1,0,0,0) against (¼,¼,¼,¼)."""

from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.regularizers import REGULARIZERS, Regularizer

from .laws import slopes

every = pytest.mark.parametrize("penalty", REGULARIZERS.values(), ids=REGULARIZERS)
ONE, SPREAD = np.array([1.0, 0, 0, 0]), np.full(4, 0.25)
HAND = {"none": (0.0, 0.0), "l2": (1.0, 0.25), "l1": (1.0, 1.0), "elastic": (1.0, 0.625)}
W = np.random.default_rng(3).standard_normal(12)


@every
def test_lecture_example(penalty: Regularizer) -> None:
    assert (float(penalty.value(ONE)), float(penalty.value(SPREAD))) == HAND[penalty.id]


@every
def test_gradient_is_the_slope(penalty: Regularizer) -> None:
    assert penalty.grad(W) == pytest.approx(slopes(penalty.value, W), abs=1e-8)


def test_l2_gradient_is_two_w() -> None:
    assert REGULARIZERS["l2"].grad(W).tolist() == (2 * W).tolist()


@every
def test_zero_at_zero(penalty: Regularizer) -> None:
    zero = np.zeros(3)
    assert penalty.value(zero) == 0
    assert penalty.grad(zero).tolist() == [0, 0, 0], "sign(0) = 0: a zero weight can leave zero again"
    assert penalty.prox(zero, 0.7).tolist() == [0, 0, 0]
    assert penalty.value(W) >= 0


@every
@pytest.mark.parametrize("step", [0.0, 0.05, 1.5])
def test_prox_minimizes(penalty: Regularizer, step: float) -> None:
    """prox(w, s) beats every other v in R(v) s + ½|v - w|², weight by weight."""

    def cost(v: Any) -> Array:
        total: Array = np.array([step * penalty.value(x[None]) for x in v]) + 0.5 * (v - W) ** 2
        return total

    best = penalty.prox(W, step)
    for v in np.linspace(-3, 3, 601):
        assert (cost(best) <= cost(np.full_like(W, v)) + 1e-12).all()


def test_prox_reaches_exact_zeros() -> None:
    assert REGULARIZERS["l1"].prox(np.array([0.3, -0.2, 0.1]), 0.2).tolist() == [0.3 - 0.2, 0.0, 0.0]
    assert REGULARIZERS["elastic"].prox(np.array([0.1, -0.2]), 0.4).tolist() == [0.0, 0.0]


@every
def test_kinks(penalty: Regularizer) -> None:
    assert penalty.smooth == np.isinf(penalty.kinks(W)).all()
    if not penalty.smooth:
        assert penalty.kinks(np.array([0.0, -2.0])).tolist() == [0, 2]


@every
def test_leading_axes(penalty: Regularizer) -> None:
    stack = np.stack([W, 2 * W])
    assert penalty.value(stack) == pytest.approx([penalty.value(W), penalty.value(2 * W)])
    assert penalty.grad(stack)[1] == pytest.approx(penalty.grad(2 * W))
    step = np.array([[0.1], [0.4]])
    assert penalty.prox(stack, step)[1] == pytest.approx(penalty.prox(2 * W, 0.4))


@every
def test_inputs_stay_as_they_are(penalty: Regularizer) -> None:
    w = W.copy()
    w.setflags(write=False)
    assert penalty.value(w) == penalty.value(w)
    assert np.array_equal(penalty.grad(w), penalty.grad(w)) and np.array_equal(penalty.prox(w, 0.1), penalty.prox(w, 0.1))
