"""The widgets' own arithmetic, and the pictures of the datasets."""

from __future__ import annotations

import doctest
import re

import numpy as np
import pytest

from engine import DATASETS
from pages.explore import thumbnails
from ui import widgets
from ui.language.numbers import setting
from ui.pickers import RATES, STRENGTHS


def test_the_examples_in_the_docstrings() -> None:
    outcome = doctest.testmod(widgets)
    assert outcome.attempted >= 2
    assert not outcome.failed


@pytest.mark.parametrize("low, high", [(1e-8, 1e-2), (0.1, 10.0), (0.25, 0.3), (1.0, 1.0)])
def test_a_ladder_stays_within_its_ends_and_climbs(low: float, high: float) -> None:
    rungs = widgets.ladder(low, high)
    assert all(low <= rung <= high for rung in rungs)
    assert list(rungs) == sorted(set(rungs))


@pytest.mark.parametrize("low, high", [(0.0, 1.0), (-1.0, 1.0), (2.0, 1.0)])
def test_a_log_ladder_has_no_place_for_zero(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="0 < low <= high"):
        widgets.ladder(low, high)


def test_every_rung_has_a_label_of_its_own() -> None:
    """Streamlit's slider knows its options by their labels."""
    for rungs in (RATES, STRENGTHS, widgets.ladder(1e-12, 1e6)):
        assert len({setting(rung) for rung in rungs}) == len(rungs)
    assert STRENGTHS[0] == 0.0


@pytest.mark.parametrize("id", DATASETS)
def test_a_thumbnail_shows_the_points_with_y_upward(id: str) -> None:
    svg = thumbnails.thumbnail(id)
    places = re.findall(r'class="c(\d)"[^>]*translate\(([\d.]+) ([\d.]+)\)', svg)
    X, y = DATASETS[id].make(np.random.default_rng(thumbnails.SEED), thumbnails.SAMPLES, thumbnails.NOISE)
    assert [int(c) for c, _, _ in places] == y.tolist()
    shown = np.array([(float(px), float(py)) for _, px, py in places]) / thumbnails.SIDE * 2 - 1
    assert np.allclose(shown * (1, -1), X, atol=0.01)


def test_shapes_have_the_same_area() -> None:
    def area(path: str) -> float:
        here, corners = np.zeros(2), []
        for letter, numbers in re.findall(r"([MLlhvVH])([^MLlhvVHZz]*)", path):
            values = [float(v) for v in re.findall(r"-?\.?\d+\.?\d*", numbers)]
            if letter in "hH":
                here = np.array([values[0] + (here[0] if letter == "h" else 0), here[1]])
            elif letter in "vV":
                here = np.array([here[0], values[0] + (here[1] if letter == "v" else 0)])
            else:
                here = np.array(values[:2]) + (here if letter == "l" else 0)
            corners.append(here)
        x, y = np.array(corners).T
        return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)

    polygons = [area(shape) for shape in thumbnails.SHAPES[1:]]
    assert np.allclose(polygons, np.pi * thumbnails.RADIUS**2, rtol=0.01)
