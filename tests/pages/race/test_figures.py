"""The figures below a race draw the engine's own numbers, in both languages and modes, whatever came of it."""

from typing import Any

import numpy as np
import pytest

from engine import Config, simulate
from engine.studies.batch_noise import batch_noise
from engine.studies.random_search_study import luck
from engine.text import LANGUAGES
from pages.race.figures import bands, cloud, spread

BASE = Config(samples=40, steps=30)
FIT = simulate(BASE).problem


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_bands_are_the_engines(language: str, dark: bool) -> None:
    found = luck(BASE, starts=5)
    drawn = bands(found, language, dark=dark)
    assert list(drawn) == ["random_search", "local_search"]
    for search, figure in drawn.items():
        rows = [np.asarray(trace.y, float) for trace in figure.data]
        expected = [found.bands[m][row] for m in (search, "gd") for row in (2, 0, 1)]
        assert all(np.array_equal(a, b) for a, b in zip(rows, expected, strict=True))
        names = [note.text for note in figure.layout.annotations]
        assert len(names) == 2 and all(("가" <= name[0] <= "힣") == (language == "ko") for name in names)
    assert drawn["random_search"].layout.yaxis.range == drawn["local_search"].layout.yaxis.range


@pytest.mark.parametrize("changes", [{}, {"dataset": "xor", "features": "polynomial"}, {"loss": "hinge", "learning_rate": 1.0}], ids=str)
def test_a_name_lies_beside_the_bands_and_on_no_median(changes: dict[str, Any]) -> None:
    found = luck(BASE.but(steps=200, **changes), starts=8)
    x = np.log10(np.arange(1.0, found.evaluations + 1))
    for figure in bands(found, "ko", dark=False).values():
        traces = [np.log10(np.asarray(trace.y, float)) for trace in figure.data]
        low, high = figure.layout.yaxis.range
        for name in figure.layout.annotations:
            left = name.x - {"left": 0.0, "right": 1.0}.get(name.xanchor, 0.5) * 0.25 * x[-1]
            under = (x >= left) & (x <= left + 0.25 * x[-1])
            assert low < name.y < high
            assert all((np.abs(traces[median] - name.y)[under] > 0.03 * (high - low)).all() for median in (2, 5)), name.text
            inside = [(traces[lower] < name.y) & (name.y < traces[upper]) for upper, lower in ((0, 1), (3, 4))]
            assert np.mean(np.any(inside, 0)[under]) < 0.35, name.text


def test_what_diverged_neither_stretches_the_axis_nor_breaks_it() -> None:
    calm, wild = (
        bands(luck(BASE.but(learning_rate=rate, strength=1.0), starts=3), "en", dark=False)["random_search"] for rate in (0.1, 1e6)
    )
    assert np.isfinite(np.asarray(wild.data[3].y, float)).all()
    assert wild.layout.yaxis.range[1] < calm.layout.yaxis.range[1] + 1.6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cloud_and_its_spread_are_the_engines(language: str) -> None:
    noise = batch_noise(FIT, FIT.start, 4)
    dots = cloud(noise, language, dark=True)
    assert np.array_equal(np.stack([dots.data[0].x, dots.data[0].y], -1), noise.cloud)
    arrow = dots.layout.annotations[0]
    assert (arrow.x, arrow.y, arrow.ax, arrow.ay) == (noise.full, 0, 0, 0)
    x, y = dots.layout.xaxis.range, dots.layout.yaxis.range
    assert ((noise.cloud > [x[0], y[0]]) & (noise.cloud < [x[1], y[1]])).all() and dots.layout.yaxis.scaleanchor == "x"
    line, marks = spread(noise, language, dark=False).data
    assert np.array_equal(marks.y, noise.spread) and list(marks.x) == list(noise.sizes)
    assert np.polyfit(np.log(line.x), np.log(line.y), 1)[0] == pytest.approx(-0.5)


def test_no_noise_at_all_is_a_figure_too() -> None:
    same = simulate(Config(dataset="drawn", points=((0.5, 0.5, 0),) * 5, steps=1)).problem
    noise = batch_noise(same, np.zeros(6), 2)
    dots, line = cloud(noise, "en", dark=False), spread(noise, "en", dark=False)
    assert np.ptp(dots.data[0].x) == np.ptp(dots.data[0].y) == 0, "every batch has one and the same gradient"
    assert dots.to_json() and line.to_json(), "what cannot be drawn has no form to be sent in"
