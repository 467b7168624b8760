"""Luck against slope: the bands are the quantiles of single runs at equal evaluations."""

import numpy as np
import pytest

from engine import Config, simulate
from engine.studies.random_search_study import METHODS, luck, luck_blocks, luck_configs

BASE = Config(samples=30, steps=40, learning_rate=0.3)


def test_bands_are_those_of_single_runs_at_equal_evaluations() -> None:
    found, runs = luck(BASE, starts=7), luck_configs(BASE, starts=7)
    for m, method in enumerate(METHODS):
        single = np.stack([simulate(config).run.loss for config in runs[7 * m : 7 * m + 7]])
        # after e evaluations descent has made e steps; a search has looked at its start and e − 1 guesses
        at = single[:, 1:] if method == "gd" else single[:, :-1]
        assert found.bands[method] == pytest.approx(np.stack([at.min(0), np.median(at, axis=0), at.max(0)]), abs=1e-10)


def test_all_have_the_same_data_and_as_many_different_starts() -> None:
    runs = luck_configs(BASE.but(seed=2**32 - 3, batch_size=4, schedule="cosine"), starts=6)
    results = [simulate(config) for config in runs[:6]]
    assert all(np.array_equal(result.data.X, results[0].data.X) for result in results)
    assert len({result.run.theta[0].tobytes() for result in results}) == 6
    assert {(c.batch_size, c.schedule, c.start) for c in runs} == {(0, "constant", "random")}
    assert [c.start for c in luck_configs(BASE.but(start="zeros"))][:1] == ["random"]


def test_a_search_never_gets_worse_and_the_median_passes_where_it_does() -> None:
    found = luck(BASE, starts=9)
    for search in ("random_search", "local_search"):
        assert (np.diff(found.bands[search], axis=1) <= 0).all()
    luckiest, median = found.bands["random_search"][0, -1], found.bands["gd"][1]
    assert found.passed is not None and median[found.passed - 1] < luckiest and not (median[: found.passed - 1] < luckiest).any()


def test_descent_that_diverges_is_infinitely_high_and_never_passes() -> None:
    found = luck(BASE.but(learning_rate=1e6, strength=1.0), starts=3)
    assert np.isinf(found.bands["gd"][:, -1]).all() and found.passed is None


def test_others_may_work_between_the_blocks() -> None:
    *before, last = luck_blocks(BASE, starts=5)
    assert before == [None] * 3 and last is not None and last.starts == 5
    assert luck(BASE.but(steps=3000), starts=1).evaluations == 1000
