"""Feature maps: the constant last, a pure function of the point, names for every column."""

import math

import numpy as np
import pytest

from engine.data.features import FEATURES, RADIAL_CENTRES

SIZES = [("linear", {}, 3), ("radial", {}, 17), ("radial", {"width": 0.2}, 17)]
SIZES += [("polynomial", {"degree": p}, (p + 1) * (p + 2) // 2) for p in (2, 3, 4, 5)]
X = np.random.default_rng(0).uniform(-1, 1, (7, 2))


@pytest.mark.parametrize("id, settings, F", SIZES)
def test_size_constant_and_names(id: str, settings: dict[str, float], F: int) -> None:
    entry = FEATURES[id]
    phi = entry.map(X, **settings)
    assert phi.shape == (7, F) and (phi[:, -1] == 1).all()
    names = entry.names(**settings)
    assert len(set(names)) == F and names[-1] == "1"


@pytest.mark.parametrize("id", FEATURES)
def test_pure_function_of_the_point(id: str) -> None:
    """A point has the same features alone, on a grid, or in other company."""
    phi = FEATURES[id].map(X)
    assert FEATURES[id].map(X[3]) == pytest.approx(phi[3], abs=1e-15)
    assert FEATURES[id].map(X.reshape(7, 1, 2))[:, 0] == pytest.approx(phi, abs=1e-15)
    assert FEATURES[id].map(np.zeros((0, 2))).shape == (0, phi.shape[1])


def test_linear() -> None:
    assert FEATURES["linear"].map(np.array([[0.5, -2.0]])).tolist() == [[0.5, -2.0, 1.0]]


def test_polynomial_by_hand() -> None:
    phi = dict(zip(FEATURES["polynomial"].names(degree=3), FEATURES["polynomial"].map(np.array([2.0, 3.0]), degree=3), strict=True))
    assert phi == {"x": 2, "y": 3, "x^{2}": 4, "x y": 6, "y^{2}": 9, "x^{3}": 8, "x^{2} y": 12, "x y^{2}": 18, "y^{3}": 27, "1": 1}


def test_radial_by_hand() -> None:
    phi = FEATURES["radial"].map(RADIAL_CENTRES, width=0.3)
    assert np.diag(phi) == pytest.approx(np.ones(16))
    assert phi[0, 1] == pytest.approx(math.exp(-(0.6**2) / (2 * 0.3**2)))


def test_only_linear_features_say_they_are() -> None:
    assert [entry.id for entry in FEATURES.values() if entry.linear] == ["linear"]
