"""The stage's message: small whatever is picked, and nothing in it is less true than what the engine computed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import FEATURES, Config, Result, simulate, views
from pages.explore import message as stage
from pages.explore.model import Played
from tests.driver.message import opened
from ui.components.pack import enclose

MOST = 150_000
TEACHING = Config(dataset="three_blobs", samples=200, steps=300, test_fraction=0.2, start="random")


def sent(result: Result, language: str = "en") -> bytes:
    played = Played(result.config, result, views.play(result), None)
    return enclose(stage.message(played, language, revision=1, clock=0, history=(True, True), cursor=(0, 0)))


def largest(features: str) -> tuple[tuple[str, float], ...]:
    """The settings that make most features."""
    return tuple((p.id, p.high) for p in FEATURES[features].params if p.whole)


@pytest.mark.parametrize("features", FEATURES)
@pytest.mark.parametrize("optimizer, batch_size", [("gd", 0), ("gd", 1), ("adam", 16), ("momentum", 128)])
def test_a_message_has_150_kB_at_most(features: str, optimizer: str, batch_size: int) -> None:
    config = TEACHING.but(features=features, feature_settings=largest(features), optimizer=optimizer, batch_size=batch_size)
    assert len(sent(simulate(config), "ko")) < MOST - 5_000, "a notice and long links need some room too"


@pytest.mark.parametrize("features", FEATURES)
def test_scores_of_the_message_are_the_engines(features: str) -> None:
    """To the last figure that is shown: seven figures of each weight and each part arrive."""
    result = simulate(TEACHING.but(features=features, feature_settings=largest(features), learning_rate=1.0, strength=0.001))
    got = opened(sent(result))
    phi, W = rows(got), got["theta"][-1].reshape(3, -1).astype(float)
    meant = FEATURES[features].map(result.data.X, **result.config.settings("features")) @ result.run.theta[-1].reshape(3, -1).T
    assert np.abs(phi @ W.T - meant).max() < 5e-6 * max(1.0, np.abs(meant).max())


def rows(got: Any) -> Any:
    """Φ at the points, as static/kit/model.js makes it."""
    sent = got["features"]
    if sent["points"] is None:
        return np.column_stack([got["points"]["xy"], np.ones(len(got["points"]["xy"]))])
    of_x, of_y = np.transpose(sent["pairs"])
    return sent["points"][:, 0, of_x].astype(float) * sent["points"][:, 1, of_y]


@pytest.mark.parametrize("batch_size", [1, 7, 50, 127])
def test_a_batch_is_told_by_its_rows_or_by_a_bit_for_each_point(batch_size: int) -> None:
    result = simulate(TEACHING.but(batch_size=batch_size, steps=40))
    batches, n, engines = opened(sent(result))["batches"], len(result.data.y), views.play(result).batches
    assert engines is not None and (batches.dtype == np.uint8) == (2 * batch_size > n / 8)
    for got, meant in zip(batches, engines, strict=True):
        members = np.flatnonzero(np.unpackbits(got, bitorder="little")) if batches.dtype == np.uint8 else np.sort(got[got >= 0])
        np.testing.assert_array_equal(members, np.sort(meant[meant >= 0]))


def test_what_is_no_array_and_no_plain_value_is_refused() -> None:
    with pytest.raises(TypeError, match="plain values and raw arrays, got set"):
        enclose({"a": {1}})


@pytest.mark.parametrize("rate, caption", [(1e6, "slice, first update"), (30.0, "slice, first {} updates")])
def test_the_slice_of_a_run_that_diverged_says_how_much_of_it_is_seen(rate: float, caption: str) -> None:
    result = simulate(Config(learning_rate=rate, loss="squared_hinge" if rate < 1e6 else "softmax"))
    said, seen = opened(sent(result))["slice"]["captions"], views.play(result).slice.updates
    assert said[0] == caption.format(seen) and (seen == 1) == (len(said) == 1)
