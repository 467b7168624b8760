"""The formula with numbers: what is written is what the engine's gradient is, for every loss and penalty."""

import itertools

import numpy as np
import pytest

from engine import Config
from engine.data.features import FEATURES
from engine.losses import LOSSES
from engine.regularizers import REGULARIZERS
from engine.run.simulate import data_of, fit_of
from engine.text import LANGUAGES
from pages.gradients.worked import feature_names, weight_names, worked
from ui.language.numbers import significant, slope


def spoken(text: str) -> float:
    plain = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--"))
    return float(plain.replace("×10", "e"))


@pytest.mark.parametrize("loss, regularizer", list(itertools.product(LOSSES, REGULARIZERS)))
def test_the_line_ends_in_the_gradient_and_the_examples_add_up(loss: str, regularizer: str) -> None:
    config = Config(dataset="hand_check", loss=loss, regularizer=regularizer, strength=0.1, start="random")
    fit = fit_of(config, data_of(config))
    names, features = weight_names("linear", {}, 3), feature_names("linear", {})
    gradient, penalty = fit.grad(fit.start), fit.penalty_grad(fit.start)
    for i in range(9):
        told = [worked(fit, fit.start, i, e, names, features) for e in range(fit.n)]
        assert spoken(told[0].value) == pytest.approx(gradient[i], abs=1e-5)
        mean = np.mean([spoken(one.example_value) for one in told])
        assert mean + penalty[i] == pytest.approx(gradient[i], abs=2e-3)
        assert [one.y for one in told] == fit.y.tolist()
        if "λ" in told[0].line.en:  # the numbers written out come to the same
            numbers = told[0].line.en.split(" = ")[-2]
            assert eval(numbers.replace("×", "*").replace("−", "-").replace("½", "0.5")) == pytest.approx(gradient[i], abs=1e-4)
        for language in LANGUAGES:
            line = told[0].line(language)
            assert line.startswith(f"∂J/∂{names[i]} = ") and line.endswith("= ")
            assert ("λ" in line) == (regularizer != "none" and i % 3 != 2)


def test_the_first_example_of_softmax_by_hand() -> None:
    """W = 0: every p is a third; the first example is of class 1 at x = -0.7."""
    config = Config(dataset="hand_check", strength=0.1)
    fit = fit_of(config, data_of(config))
    told = worked(fit, fit.start, 0, 0, weight_names("linear", {}, 3), feature_names("linear", {}))
    x, y = float(fit.phi[0, 0]), int(fit.y[0])
    assert told.y == y
    own = int(y == 0)
    assert told.example_line.en == f"(p_{{1}} − [y = 1]) · x = (0.3333 − {own}) × {'(' if x < 0 else ''}{significant(x)}{')' if x < 0 else ''} = "
    assert spoken(told.example_value) == pytest.approx((1 / 3 - own) * x, abs=1e-4)


@pytest.mark.parametrize("features", FEATURES)
def test_every_weight_has_a_name_of_its_own(features: str) -> None:
    names = weight_names(features, {}, 3)
    assert len(set(names)) == len(names) == 3 * len(feature_names(features, {}))
    assert not any("\\" in name for name in names)


@pytest.mark.parametrize("index, example", [(9, 0), (0, 9)])
def test_beyond_the_end_is_an_error(index: int, example: int) -> None:
    config = Config(dataset="hand_check", start="random")
    fit = fit_of(config, data_of(config))
    with pytest.raises(IndexError):
        worked(fit, fit.start, index, example, weight_names("linear", {}, 3), feature_names("linear", {}))


@pytest.mark.parametrize("x, said", [(0.0, "0"), (float("nan"), "NaN"), (float("inf"), "∞"), (-1234.5, "−1235"), (12345678.0, "1.235×10⁷")])
def test_numbers_for_a_line(x: float, said: str) -> None:
    assert significant(x) == said


def test_slopes_have_five_decimals() -> None:
    assert [slope(x) for x in (0.0, -0.1096871, 12.0, 3e-5)] == ["0.00000", "−0.10969", "12.00000", "3.000×10⁻⁵"]
