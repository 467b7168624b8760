"""The loss plane: exact where it says so, the right J in every cell, a sensible window whatever the run did."""

import numpy as np
import pytest

from engine import BUGS, FEATURES, LOSSES, OPTIMIZERS, REGULARIZERS, Config, Status, simulate
from engine.landscape import slice as module
from engine.landscape.slice import Slice, levels, loss_slice, slice_loss
from engine.losses import grid

ALMOST_ALL = {"rtol": 1e-12, "atol": 1e-12}


def plane_of(size=13, **changes) -> tuple[Slice, object]:
    result = simulate(Config(**{"samples": 40, "steps": 30, **changes}))
    return loss_slice(result.problem, result.run, size), result


def by_hand(plane, problem):
    """J in every cell, from θ itself, cell by cell."""
    return np.array([[problem.value(plane.centre + x * plane.basis[0] + y * plane.basis[1]) for x in plane.a] for y in plane.b])


@pytest.mark.parametrize("features", FEATURES)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_cell_is_the_loss_there(loss, features):
    plane, result = plane_of(loss=loss, features=features, regularizer="elastic", strength=0.1, learning_rate=0.3)
    np.testing.assert_allclose(plane.z, by_hand(plane, result.problem), **ALMOST_ALL)


@pytest.mark.parametrize("changes", [
    {"dataset": "three_blobs", "samples": 500, "loss": "softmax", "noise": 1.0},
    {"dataset": "drawn", "points": tuple((i / 9, (i * i % 7) / 7, i % 6) for i in range(11))},
    {"loss": "hinge", "loss_settings": (("delta", 3),), "samples": 7},
    {"loss": "softmax", "learning_rate": 1e4},
    {"loss": "softmax", "dataset": "drawn", "points": ((300.0, 0.0, 0), (0.0, 300.0, 1))},
    {"bug": "base_ten"}, {"bug": "mean_over_classes", "loss": "hinge"}, {"bug": "sum_with_true_class", "loss": "hinge"},
], ids=str)  # fmt: skip
def test_every_cell_in_odd_cases(changes):
    plane, result = plane_of(**changes)
    np.testing.assert_allclose(plane.z, by_hand(plane, result.problem), **ALMOST_ALL)


def test_the_shortcuts_are_taken(monkeypatch):
    assert all(loss.grid for loss in LOSSES.values())
    result = simulate(Config(samples=40, steps=30))
    quick = loss_slice(result.problem, result.run).z
    monkeypatch.setattr(module, "_by_parts", lambda problem: pytest.fail("a known loss went the slow way"))
    np.testing.assert_array_equal(loss_slice(result.problem, result.run).z, quick)


def test_blocks_do_not_show(monkeypatch):
    for loss in ("hinge", "softmax"):
        result = simulate(Config(samples=41, steps=20, loss=loss))
        whole = loss_slice(result.problem, result.run)
        monkeypatch.setattr(grid, "BLOCK", 700)
        parts = loss_slice(result.problem, result.run)
        np.testing.assert_allclose(parts.z, whole.z, **ALMOST_ALL)
        np.testing.assert_allclose(
            slice_loss(result.problem, parts, result.run.theta), slice_loss(result.problem, whole, result.run.theta), **ALMOST_ALL
        )
        monkeypatch.undo()


def test_the_slice_loss_is_that_of_the_nearest_point():
    plane, result = plane_of(loss="hinge", batch_size=5, learning_rate=0.5)
    nearest = [plane.centre + a * plane.basis[0] + b * plane.basis[1] for a, b in plane.project(result.run.theta)]
    said = slice_loss(result.problem, plane, result.run.theta)
    np.testing.assert_allclose(said, [result.problem.value(theta) for theta in nearest], **ALMOST_ALL)
    assert (abs(said - result.run.loss) > 1e-6).any()


@pytest.mark.parametrize("free", [(0, 1), (2, 7)])
def test_two_free_parameters_are_exact(free):
    start = tuple(0.1 * i for i in range(9))
    plane, result = plane_of(free=free, start=start, loss="squared_hinge")
    assert (plane.kind, plane.share) == ("exact", 1.0)
    np.testing.assert_allclose(plane.project(result.run.theta), result.run.theta[:, list(free)])
    np.testing.assert_allclose(plane.lift(plane.project(result.run.theta)), result.run.theta)
    np.testing.assert_allclose(slice_loss(result.problem, plane, result.run.theta), result.run.loss)


def test_a_slice_goes_through_the_last_W_along_the_principal_directions():
    plane, result = plane_of(optimizer="momentum", learning_rate=0.5, steps=80)
    theta = result.run.theta
    assert plane.kind == "slice"
    np.testing.assert_allclose(plane.lift(np.zeros(2)), theta[-1])
    np.testing.assert_allclose(slice_loss(result.problem, plane, theta[-1:]), result.run.loss[-1:])
    singular = np.linalg.svd(theta - theta[-1], compute_uv=False) ** 2
    assert plane.share == pytest.approx(singular[:2].sum() / singular.sum(), rel=1e-9)
    assert 0.9 < plane.share < 1
    np.testing.assert_allclose(plane.basis @ plane.basis.T, np.eye(2), atol=1e-12)
    path = plane.project(theta)
    assert (path[-1] >= path[0]).all()
    assert np.median(abs(slice_loss(result.problem, plane, theta) / result.run.loss - 1)) < 0.01


def test_the_same_run_gives_the_same_plane():
    (one, _), (two, _) = plane_of(batch_size=5), plane_of(batch_size=5)
    np.testing.assert_array_equal(one.z, two.z)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_window_holds_the_path_with_a_margin(optimizer):
    for free in ("all", (0, 4)):
        plane, result = plane_of(optimizer=optimizer, free=free)
        path = plane.project(result.run.theta)
        width = np.ptp(plane.a)
        assert width == pytest.approx(np.ptp(plane.b))
        assert width == pytest.approx(1.5 * np.ptp(path, axis=0).max()) or width == pytest.approx(0.1)
        for axis, at in ((plane.a, path[:, 0]), (plane.b, path[:, 1])):
            assert axis[0] + 0.1 * width < at.min()
            assert at.max() < axis[-1] - 0.1 * width


@pytest.mark.parametrize("changes", [
    {"steps": 1}, {"steps": 2}, {"learning_rate": 0.0}, {"learning_rate": 1e-9}, {"free": (3,)}, {"free": (3,), "learning_rate": 0.0},
    {"dataset": "drawn"}, {"dataset": "drawn", "points": ((0.1, 0.2, 0),)}, {"dataset": "drawn", "points": ((0.0, 0.0, 0), (0.0, 0.0, 1))},
    {"dataset": "drawn", "points": ((0.1, 0.2, 1),) * 4, "loss": "hinge"}, {"learning_rate": -0.1, "steps": 300},
    {"learning_rate": 1e6}, {"learning_rate": 1e6, "strength": 100.0}, {"learning_rate": 4.0, "strength": 0.3, "steps": 300},
    {"learning_rate": 1e6, "loss": "squared_hinge"}, {"learning_rate": 20, "loss": "squared_hinge"}, {"optimizer": "adam", "bug": "adam_from_zero"},
    {"start": tuple(1e11 * (-1) ** i for i in range(9)), "learning_rate": 10, "strength": 100.0}, {"regularizer": "none", "loss": "ova_hinge"},
], ids=str)  # fmt: skip
def test_odd_runs_have_a_sensible_plane(changes):
    plane, result = plane_of(**changes)
    np.testing.assert_allclose(plane.basis @ plane.basis.T, np.eye(2), atol=1e-9)
    for numbers in (plane.centre, plane.a, plane.b, plane.z, plane.levels):
        assert np.isfinite(numbers).all()
    assert (np.diff(plane.a) > 0).all() and (np.diff(plane.b) > 0).all() and (np.diff(plane.levels) > 0).all()
    assert 0 <= plane.share <= 1
    seen = plane.project(result.run.theta[: plane.updates + 1])
    assert (plane.a[0] < seen[:, 0]).all() and (seen[:, 1] < plane.b[-1]).all()


@pytest.mark.parametrize("learning_rate", [4.0, 40.0, 1e6])
def test_divergence_does_not_stretch_the_window(learning_rate):
    plane, result = plane_of(learning_rate=learning_rate, strength=0.3, steps=300)
    first = np.linalg.norm(result.run.step[0])
    assert result.run.status is Status.DIVERGED
    assert 1 <= plane.updates <= 8
    assert np.ptp(plane.a) < 1.5 * 2 * 50 * first
    assert np.abs(plane.project(result.run.theta[-1])).max() > 1e3 * np.ptp(plane.a)
    np.testing.assert_allclose(plane.lift(np.zeros(2)), result.run.theta[0], atol=1e-12)


@pytest.mark.parametrize(
    "z", [np.zeros((4, 4)), np.full((4, 4), 7.0), np.array([[0.0, 1e-9], [1.0, 5.0]]), np.array([[np.inf, 1.0], [2.0, 3.0]])]
)
def test_levels_rise(z):
    lines = levels(z)
    assert lines.shape == (13,)
    assert (np.diff(lines) > 0).all()
    assert (lines > 0).all()
    np.testing.assert_allclose(np.diff(np.log(lines)), np.log(lines[1] / lines[0]), rtol=1e-6)


def test_levels_span_the_slice():
    plane, _ = plane_of(size=60)
    assert plane.levels[-1] == plane.z.max()
    assert plane.z.min() <= plane.levels[0] <= np.quantile(plane.z, 0.02)


@pytest.mark.parametrize("regularizer", REGULARIZERS)
def test_the_penalty_is_in_it(regularizer):
    plane, result = plane_of(regularizer=regularizer, strength=2.0, learning_rate=0.01)
    np.testing.assert_allclose(plane.z, by_hand(plane, result.problem), **ALMOST_ALL)


@pytest.mark.parametrize("bug", BUGS)
def test_a_run_with_a_mistake_has_a_plane(bug):
    plane, result = plane_of(bug=bug, size=5)
    np.testing.assert_allclose(plane.z, by_hand(plane, result.problem), **ALMOST_ALL)
