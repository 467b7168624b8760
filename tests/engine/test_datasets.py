"""Data sets: in the square, in shuffled order, the same for the same seed, split by one rule."""

import math

import numpy as np
import pytest

from engine import Config
from engine.data.datasets import DATASETS, EDGE, NINE, scatter, split
from engine.run.simulate import data_of

every = pytest.mark.parametrize("id", DATASETS)
IDS = "two_blobs three_blobs wide_margin overlap outlier unbalanced moons circles xor spiral hand_check"


def test_ids() -> None:
    assert set(DATASETS) == set(IDS.split())


@every
@pytest.mark.parametrize("n", [2, 3, 75, 500])
@pytest.mark.parametrize("noise", [0.0, 0.2, 1.0])
def test_in_the_square_with_every_class(id: str, n: int, noise: float) -> None:
    data = data_of(Config(dataset=id, samples=n, noise=noise))
    entry = DATASETS[id]
    n = entry.size or n
    assert data.X.shape == (n, 2) and data.X.dtype == float and data.y.shape == (n,) and data.y.dtype == np.int64
    assert np.abs(data.X).max() <= EDGE and data.classes == entry.classes
    assert len(np.unique(data.y)) == min(n, entry.classes)


@every
def test_seeds(id: str) -> None:
    first, again, other = (data_of(Config(dataset=id, seed=seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.X, again.X) and np.array_equal(first.y, again.y)
    assert np.array_equal(first.X, other.X) == DATASETS[id].fixed


@every
def test_shuffled(id: str) -> None:
    """No class fills the head of the list: the split below is random."""
    y = data_of(Config(dataset=id, samples=200)).y
    counts = np.bincount(y[: len(y) // 2], minlength=2)
    assert counts.min() >= (len(y) // 2) * np.bincount(y).min() / len(y) * 0.4


@every
def test_other_settings_never_move_the_data(id: str) -> None:
    base = data_of(Config(dataset=id))
    for change in ({"batch_size": 5}, {"start": "random"}, {"loss": "hinge"}, {"optimizer": "random_search"}, {"test_fraction": 0.5}, {"steps": 7}):
        assert np.array_equal(data_of(Config(dataset=id, **change)).X, base.X)


def test_nine_points_three_a_class() -> None:
    data = data_of(Config(dataset="hand_check", samples=40, noise=0.9, seed=5))
    assert sorted((x, y, c) for (x, y), c in zip(data.X.tolist(), data.y.tolist(), strict=True)) == sorted(NINE)
    assert np.bincount(data.y).tolist() == [3, 3, 3]


def test_scatter_never_leaves_the_square() -> None:
    X = scatter(np.random.default_rng(0), np.zeros((400, 2)), 1e4)
    assert np.abs(X).max() <= EDGE and scatter(np.random.default_rng(0), np.full((3, 2), 0.5), 0.0).tolist() == [[0.5, 0.5]] * 3


def test_unbalanced_and_outlier() -> None:
    assert np.bincount(data_of(Config(dataset="unbalanced", samples=100)).y).tolist() == [90, 10]
    data = data_of(Config(dataset="outlier"))
    centre = data.X[data.y == 1].mean(0)
    stray = np.linalg.norm(data.X[data.y == 0] - centre, axis=1) < 0.35
    assert stray.sum() == 1


@pytest.mark.parametrize("f", [0.0, 0.1, 0.25, 1 / 3, 0.5, 0.8])
def test_split_rule(f: float) -> None:
    for n in (0, 1, 2, 9, 75, 500):
        mask = split(n, f)
        assert mask.tolist() == [math.floor((i + 1) * f) > math.floor(i * f) for i in range(n)]
        assert abs(mask.sum() - n * f) <= 1
        assert not n or not mask[0], "the first point always trains"
        assert np.array_equal(split(n + 1, f)[:n], mask), "a new point changes no other's side"


def test_drawn_points_and_their_classes() -> None:
    points = ((0.1, 0.2, 0), (0.3, 0.4, 3), (0.5, 0.6, 3))
    data = data_of(Config(dataset="drawn", points=points))
    assert data.X.tolist() == [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]] and data.y.tolist() == [0, 3, 3]
    assert data.classes == 4 and not data.test.any() and data.train.all()
    assert data_of(Config(dataset="drawn", points=points, classes=6)).classes == 6
    assert data_of(Config(dataset="drawn")).classes == 2 and data_of(Config(dataset="drawn")).X.shape == (0, 2)
    assert data_of(Config(dataset="two_blobs", classes=4)).classes == 4


def test_a_preset_drawn_again_keeps_its_split() -> None:
    preset = data_of(Config(dataset="three_blobs", test_fraction=0.3))
    points = tuple((x, y, c) for (x, y), c in zip(preset.X.tolist(), preset.y.tolist(), strict=True))
    drawn = data_of(Config(dataset="drawn", points=points, test_fraction=0.3))
    assert np.array_equal(drawn.test, preset.test) and np.array_equal(drawn.X, preset.X)
