"""The small panels under the board draw the path's own numbers, whatever the path is."""

from typing import Any

import numpy as np
import pytest

from engine.studies.lambda_path import LambdaPath, lambda_path, path_config
from engine.text import LANGUAGES
from pages.regularization.figures import figures, shares

STRENGTHS = (0.0, *np.logspace(-5, 0.5, 19).tolist())


def path(penalty: str, test_fraction: float = 0.5) -> LambdaPath:
    return lambda_path(
        path_config(samples=40, test_fraction=test_fraction, seed=2, feature_settings=(("degree", 2),), penalty=penalty),
        strengths=STRENGTHS,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_curves_are_the_paths(language: str, dark: bool) -> None:
    found = path("l2")
    drawn = figures(found, language, dark=dark)
    expected: dict[str, list[Any]] = {
        "loss": [found.total, found.data_loss, found.penalty],
        "accuracy": [100 * found.train_accuracy, 100 * found.test_accuracy],
        "margin": [found.margin],
        "support": [found.supports],
    }
    assert list(drawn) == list(expected)
    for id, curves in expected.items():
        assert [np.asarray(trace.y, float).tolist() for trace in drawn[id].data] == [np.asarray(curve, float).tolist() for curve in curves]
        assert ("가" <= drawn[id].layout.title.text[0] <= "힣") == (language == "ko")


def test_an_infinite_margin_is_a_gap_and_no_test_points_no_curve() -> None:
    found = path("l1", test_fraction=0.0)
    drawn = figures(found, "en", dark=False)
    assert np.isinf(found.margin[-1]) and np.isnan(np.asarray(drawn["margin"].data[0].y, float)[-1])
    assert len(drawn["accuracy"].data) == 1


def test_the_lines_places_are_those_of_the_axis() -> None:
    found = path("l2")
    axis = figures(found, "en", dark=False)["loss"].layout.xaxis
    low, high = axis.range
    x = np.asarray(figures(found, "en", dark=False)["loss"].data[0].x, float)
    assert shares(found.strengths) == pytest.approx((x - low) / (high - low))
