"""Laws that every loss keeps, and each loss's numbers worked by hand."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.arrays import Array, Ints
from engine.losses import LOSSES, Loss, one_hot, softmax

from .laws import LECTURE, TRUE, slopes

every = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
SVMS = {"hinge", "squared_hinge", "max_hinge", "ova_hinge"}


def random_scores(seed: int = 0, n: int = 40, k: int = 4, spread: float = 2.0) -> tuple[Array, Ints]:
    rng = np.random.default_rng(seed)
    return spread * rng.standard_normal((n, k)), rng.integers(0, k, n)


HAND = {
    "hinge": [2.9, 0.0, 12.9],
    "squared_hinge": [2.9**2, 0.0, 6.3**2 + 6.6**2],
    "softmax": [2.040355, 0.079132, 6.156477],
    "max_hinge": [2.9, 0.0, 6.6],
    "ova_hinge": [6.1, 5.3, 3.2 + 3.5 + 4.1],
}


@every
def test_lecture_example(loss: Loss) -> None:
    assert loss.value(LECTURE, TRUE) == pytest.approx(HAND[loss.id], abs=1e-6)


def test_lecture_means_and_probabilities() -> None:
    assert LOSSES["hinge"].value(LECTURE, TRUE).mean() == pytest.approx(5.266667, abs=1e-6)
    assert LOSSES["softmax"].value(LECTURE, TRUE).mean() == pytest.approx(2.758655, abs=1e-6)
    assert softmax(LECTURE)[0] == pytest.approx([0.129983, 0.869050, 0.000968], abs=1e-6)


def test_natural_log() -> None:
    p = math.exp(3.2) / (math.exp(3.2) + math.exp(5.1) + math.exp(-1.7))
    assert LOSSES["softmax"].value(LECTURE[:1], TRUE[:1])[0] == pytest.approx(-math.log(p))


@every
@pytest.mark.parametrize("k", [2, 3, 6])
def test_at_zero(loss: Loss, k: int) -> None:
    """K-1, ln K and their kin: the sanity value at W = 0."""
    for settings in ({}, {"delta": 2.5}) if loss.params else ({},):
        value = loss.value(np.zeros((k, k)), np.arange(k), **settings)
        assert value == pytest.approx(np.full(k, loss.at_zero(k, **settings)))


def test_at_zero_by_hand() -> None:
    assert [round(loss.at_zero(3), 6) for loss in LOSSES.values()] == [2, 2, 1.098612, 1, 3]


@every
def test_gradient_is_the_slope_of_the_value(loss: Loss) -> None:
    S, y = random_scores()
    numeric = slopes(lambda s: loss.value(s, y).sum(), S)
    assert np.abs(loss.kink(S, y)).min() > 1e-5, "the random scores must keep away from kinks"
    assert loss.grad(S, y) == pytest.approx(numeric, abs=1e-7)


@every
def test_terms_add_up(loss: Loss) -> None:
    S, y = random_scores()
    assert loss.terms(S, y).shape == S.shape
    assert loss.terms(S, y).sum(-1) == pytest.approx(loss.value(S, y))
    assert (loss.terms(S, y) >= 0).all()


@every
@pytest.mark.parametrize("scale", [1e4, 1e15, 1e150])
def test_huge_scores_are_finite(loss: Loss, scale: float) -> None:
    S = scale * np.array([[1.0, -1.0, 0.5], [-1.0, 1.0, 0.5]])
    y = np.array([0, 0])
    assert np.isfinite(loss.value(S, y)).all()
    assert np.isfinite(loss.grad(S, y)).all()
    assert loss.value(S, y)[1] >= scale


def test_softmax_of_huge_scores() -> None:
    S, y = np.array([[0.0, 1e4]]), np.array([0])
    assert LOSSES["softmax"].value(S, y).tolist() == [1e4]
    assert LOSSES["softmax"].grad(S, y).tolist() == [[-1.0, 1.0]]


@every
@given(st.data())
def test_never_negative_and_convex(loss: Loss, data: st.DataObject) -> None:
    """L(½a + ½b) <= ½L(a) + ½L(b), and L lies above its tangents."""
    scores = arrays(float, (3, 4), elements=st.floats(-50, 50))
    a, b = data.draw(scores), data.draw(scores)
    y = np.array(data.draw(st.lists(st.integers(0, 3), min_size=3, max_size=3)))
    La, Lb = loss.value(a, y), loss.value(b, y)
    assert (La >= 0).all()
    assert (loss.value((a + b) / 2, y) <= (La + Lb) / 2 + 1e-9 * (1 + La + Lb)).all()
    tangent = La + (loss.grad(a, y) * (b - a)).sum(-1)
    assert (Lb >= tangent - 1e-9 * (1 + np.abs(La) + np.abs(Lb) + np.abs(tangent))).all()


@pytest.mark.parametrize("id", ["hinge", "squared_hinge", "softmax", "max_hinge"])
def test_shift_invariance(id: str) -> None:
    """Adding one number to all scores changes nothing, so slopes sum to zero."""
    S, y = random_scores()
    loss = LOSSES[id]
    assert loss.value(S + 7.25, y) == pytest.approx(loss.value(S, y))
    assert loss.grad(S, y).sum(-1) == pytest.approx(np.zeros(len(y)), abs=1e-12)


def test_one_versus_all_is_not_shift_invariant() -> None:
    S, y = random_scores()
    assert not np.allclose(LOSSES["ova_hinge"].value(S + 7.25, y), LOSSES["ova_hinge"].value(S, y))


def test_two_class_softmax_is_logistic() -> None:
    S, y = random_scores(k=2)
    margin = np.where(y == 0, S[:, 0] - S[:, 1], S[:, 1] - S[:, 0])
    assert LOSSES["softmax"].value(S, y) == pytest.approx(np.log1p(np.exp(-margin)))
    assert LOSSES["softmax"].grad(S, y)[np.arange(len(y)), y] == pytest.approx(-1 / (1 + np.exp(margin)))


def test_two_class_hinges_agree() -> None:
    S, y = random_scores(k=2)
    assert LOSSES["hinge"].value(S, y) == pytest.approx(LOSSES["max_hinge"].value(S, y))
    assert LOSSES["squared_hinge"].value(S, y) == pytest.approx(LOSSES["hinge"].value(S, y) ** 2)


@pytest.mark.parametrize("id", ["hinge", "squared_hinge", "max_hinge"])
def test_met_margins_cost_nothing_and_do_not_notice_a_nudge(id: str) -> None:
    S = np.array([[1.3, 4.9, 2.0]])
    loss, y = LOSSES[id], np.array([1])
    assert loss.value(S, y).tolist() == [0.0] and loss.grad(S, y).tolist() == [[0, 0, 0]]
    assert loss.value(S - [0, 1.5, 0], y).tolist() == [0.0]
    assert loss.value(2 * S, y).tolist() == [0.0], "zero-loss weights are not unique"


def test_softmax_notices_every_nudge() -> None:
    S, y = np.array([[1.3, 4.9, 2.0]]), np.array([1])
    assert LOSSES["softmax"].value(S, y) > 0
    assert LOSSES["softmax"].value(S - [0, 0.01, 0], y) > LOSSES["softmax"].value(S, y)


@pytest.mark.parametrize("id", sorted(SVMS))
def test_margin_setting_scales(id: str) -> None:
    """L(c S; c Δ) = c L(S; Δ), squared for the squared hinge."""
    S, y = random_scores()
    power = 2 if id == "squared_hinge" else 1
    assert LOSSES[id].value(3 * S, y, delta=3 * 0.7) == pytest.approx(3**power * LOSSES[id].value(S, y, delta=0.7))


@every
def test_leading_axes(loss: Loss) -> None:
    S, y = random_scores()
    stack = np.stack([S, 2 * S, -S])
    for method in (loss.value, loss.grad, loss.terms, loss.kink):
        assert method(stack, y) == pytest.approx(np.stack([method(s, y) for s in stack]))


@every
def test_declared_facts(loss: Loss) -> None:
    assert (loss.picture == "probability") == (loss.id == "softmax")
    assert loss.smooth == np.isinf(loss.kink(*random_scores())).all()
    assert loss.formula.startswith("L_i = ") and loss.grad_formula and loss.source


@every
def test_kinks_lie_where_the_slope_jumps(loss: Loss) -> None:
    """Moving s_j alone by the distance named brings a jump of the slope (or, for the squared hinge, of the curvature) and none before."""
    S, y = random_scores(n=25)
    D = loss.kink(S, y)
    if loss.smooth:
        return
    for i, j in np.ndindex(*S.shape):
        s, e = S[i : i + 1], np.eye(4)[j] * D[i, j]

        def jump(at: Any, h: Any = 1e-6, e: Any = e, j: Any = j, i: Any = i) -> bool:
            before, here, after = (loss.grad(at + np.sign(e) * shift, y[i : i + 1])[0, j] for shift in (-h, 0, h))
            return bool(abs(before - 2 * here + after) > 0.1 * h if loss.id == "squared_hinge" else abs(after - before) > 0.1)

        assert jump(s + e) or jump(s - e)
        assert not jump(s + 0.9 * e) and not jump(s - 0.9 * e)


@pytest.mark.parametrize("id", sorted(SVMS))
def test_a_kink_takes_the_flat_side(id: str) -> None:
    """A margin met exactly costs nothing and pulls at nothing."""
    S, y = (np.array([[1.0, 0.0, -1.0]]), np.array([0])) if id != "ova_hinge" else (np.array([[1.0, -1.0, -1.0]]), np.array([0]))
    assert LOSSES[id].value(S, y).tolist() == [0] and LOSSES[id].grad(S, y).tolist() == [[0, 0, 0]]


def test_crammer_singer_shares_a_tie() -> None:
    assert LOSSES["max_hinge"].grad(np.zeros((1, 3)), np.array([0])).tolist() == [[-1.0, 0.5, 0.5]]


def test_one_hot_rejects_unknown_classes() -> None:
    with pytest.raises(ValueError, match="classes from 0 to 2 for 3 scores, got 0 to 3"):
        one_hot(np.array([0, 3]), 3)
    with pytest.raises(ValueError, match="got -1 to 0"):
        LOSSES["hinge"].value(np.zeros((2, 3)), np.array([0, -1]))


@every
def test_no_examples(loss: Loss) -> None:
    S, y = np.zeros((0, 3)), np.zeros(0, int)
    assert loss.value(S, y).shape == (0,) and loss.grad(S, y).shape == (0, 3)


@every
def test_inputs_stay_as_they_are(loss: Loss) -> None:
    S, y = random_scores()
    S.setflags(write=False)
    y.setflags(write=False)
    assert np.array_equal(loss.grad(S, y), loss.grad(S, y)) and np.array_equal(loss.value(S, y), loss.value(S, y))
