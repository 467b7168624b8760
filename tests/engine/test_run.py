"""A run: what is recorded agrees with the documented pointwise losses, streams are independent, odd data and divergence are outcomes."""

import itertools
from typing import Any

import numpy as np
import pytest

from engine import SURFACES, Config, Result, Status, minimize, simulate
from engine.arrays import Array, Ints
from engine.data.features import FEATURES
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.regularizers import REGULARIZERS
from engine.run.simulate import mini_batches, streams
from engine.schedules import SCHEDULES


def objective(result: Result, theta: Array, rows: Any = None) -> tuple[float, float]:
    """J written out from its definition, with loops."""
    config, fit = result.config, result.problem
    X, y = result.data.X[result.data.train], result.data.y[result.data.train]
    rows = range(len(y)) if rows is None else rows
    W = theta.reshape(fit.k, fit.F)
    phi = FEATURES[config.features].map(X, **config.settings("features"))
    losses = [float(LOSSES[config.loss].value((W @ phi[i])[None], y[i : i + 1], **config.settings("loss"))[0]) for i in rows]
    return sum(losses) / len(losses), config.strength * float(REGULARIZERS[config.regularizer].value(W[:, :-1].ravel()))


def batches_of(config: Config) -> Ints:
    batches = simulate(config).run.batches
    assert batches is not None
    return batches


COMBINATIONS = list(itertools.product(LOSSES, REGULARIZERS))


@pytest.mark.parametrize("loss, regularizer", COMBINATIONS)
def test_recorded_numbers_are_the_definition(loss: str, regularizer: str) -> None:
    """For each pair, with features, optimizer, schedule and batch size taken in turn."""
    i = COMBINATIONS.index((loss, regularizer))

    def pick(table: dict[str, Any]) -> str:
        return list(table)[i % len(table)]

    config = Config(
        samples=12,
        test_fraction=0.25,
        loss=loss,
        regularizer=regularizer,
        strength=0.3,
        features=pick(FEATURES),
        optimizer=pick(OPTIMIZERS),
        schedule=pick(SCHEDULES),
        batch_size=(0, 1, 4)[i % 3],
        steps=6,
        start="random",
    )
    result = simulate(config)
    run, fit, d = result.run, result.problem, result.problem.d
    assert run.updates == 6 and run.theta.shape == run.grad.shape == (7, d) and run.step.shape == (6, d)
    assert run.loss.shape == run.data_loss.shape == run.penalty.shape == run.evaluations.shape == run.epoch.shape == (7,)
    assert np.array_equal(run.theta[1:], run.theta[:-1] + run.step) and run.learning_rate.shape == (6,)
    assert run.learning_rate == pytest.approx(SCHEDULES[config.schedule].rates(0.1, 6))
    for t in range(7):
        data_loss, penalty = objective(result, run.theta[t])
        assert run.data_loss[t] == pytest.approx(data_loss) and run.penalty[t] == pytest.approx(penalty)
        assert run.loss[t] == pytest.approx(data_loss + penalty) and fit.value(run.theta[t]) == pytest.approx(run.loss[t])
        assert run.grad[t] == pytest.approx(fit.grad(run.theta[t]), abs=1e-14)
    for part in run.states:
        assert part.shape[0] == 7
    if run.batches is not None and run.batch_grad is not None:
        for t, rows in enumerate(run.batches):
            rows = rows[rows >= 0]
            assert run.batch_grad[t] == pytest.approx(fit.grad(run.theta[t], rows), abs=1e-14)
            assert float(fit.value(run.theta[t], rows)) == pytest.approx(sum(objective(result, run.theta[t], rows)))
    else:
        assert config.batch_size == 0 or OPTIMIZERS[config.optimizer].kind == "search"


@pytest.mark.parametrize("features", FEATURES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_on_every_feature_map(features: str, optimizer: str) -> None:
    run = simulate(Config(features=features, optimizer=optimizer, steps=60)).run
    assert run.updates == 60 and np.isfinite(run.theta).all() and run.loss[-1] < run.loss[0]


@pytest.mark.parametrize("loss", LOSSES)
def test_start_value_is_the_losses_own(loss: str) -> None:
    for k in (2, 3, 6):
        run = simulate(Config(loss=loss, classes=k, dataset="two_blobs", strength=1.0, steps=1)).run
        assert run.loss[0] == pytest.approx(LOSSES[loss].at_zero(k)) and run.penalty[0] == 0


def test_softmax_with_l2_descends_to_a_stationary_point() -> None:
    run = simulate(Config(dataset="overlap", loss="softmax", regularizer="l2", strength=0.05, learning_rate=2.0, steps=5000)).run
    assert np.linalg.norm(run.grad[-1]) < 1e-8 and run.status is Status.CONVERGED
    assert (np.diff(run.loss) <= 1e-15).all() and run.updates == 5000, "it runs on, so the clock is the same for all"


def test_ran_out_is_not_converged() -> None:
    run = simulate(Config(steps=5)).run
    assert run.status is Status.RAN_OUT and "5 updates" in run.message.en and "5번" in run.message.ko


def test_zero_loss_converges() -> None:
    run = simulate(Config(dataset="wide_margin", loss="hinge", regularizer="none", learning_rate=1.0, steps=100)).run
    assert run.loss[-1] == 0 and run.status is Status.CONVERGED


def test_same_config_same_numbers() -> None:
    config = Config(start="random", batch_size=7, optimizer="adam", test_fraction=0.2)
    assert np.array_equal(simulate(config).run.theta, simulate(config).run.theta)
    assert not np.array_equal(simulate(config.but(seed=2)).run.theta, simulate(config).run.theta)


def test_streams_are_independent() -> None:
    """The start, the batches and the guesses each keep their own numbers when another is used more."""
    base = Config(start="random", batch_size=8, steps=40)
    run = simulate(base).run
    assert np.array_equal(simulate(base.but(batch_size=0)).run.theta[0], run.theta[0])
    assert np.array_equal(batches_of(base.but(start="zeros", loss="hinge")), batches_of(base))
    assert np.array_equal(batches_of(base.but(steps=80))[:40], batches_of(base)), "a longer run begins the same way"
    assert np.array_equal(simulate(base.but(steps=80)).run.theta[:41], run.theta)
    search = base.but(optimizer="random_search")
    assert np.array_equal(simulate(search.but(steps=80)).run.theta[:41], simulate(search).run.theta)
    assert 0.3 < run.theta[0].std() < 0.8
    assert len({streams(1)[i].random() for i in range(4)}) == 4


@pytest.mark.parametrize("n, size", [(5, 2), (9, 4), (10, 5), (7, 1), (3, 2)])
def test_batches_without_replacement(n: int, size: int) -> None:
    per_epoch = -(-n // size)
    batches = mini_batches(np.random.default_rng(0), n, size, 3 * per_epoch + 1)
    epochs = batches[: 3 * per_epoch].reshape(3, -1)
    for epoch in epochs:
        assert sorted(epoch[epoch >= 0]) == list(range(n))
    assert len({tuple(e) for e in epochs}) > 1, "reshuffled"
    assert (batches[per_epoch - 1] >= 0).sum() == (n % size or size)


def test_short_last_batch_is_averaged_by_its_own_size() -> None:
    result = simulate(Config(dataset="hand_check", batch_size=4, steps=3, strength=0.2, start="random"))
    run, fit, last = result.run, result.problem, batches_of(result.config)[2]
    assert (last >= 0).sum() == 1
    assert run.step[2] == pytest.approx(-0.1 * fit.grad(run.theta[2], last[:1]), abs=1e-15)


def test_penalty_does_not_depend_on_the_batch() -> None:
    """λ = 1 moves a weight the same way whatever the batch size, where the data has no say."""
    points = tuple((0.0, 0.0, c) for c in (0, 1, 0, 1))
    base = Config(dataset="drawn", points=points, strength=0.5, start=(1.0, -1.0, 0.0, 0.5, 2.0, 0.0), steps=3)
    weights = [simulate(base.but(batch_size=b)).run.theta[:, [0, 1, 3, 4]] for b in (0, 1, 3)]
    assert weights[1] == pytest.approx(weights[0]) and weights[2] == pytest.approx(weights[0])
    assert weights[0][1] == pytest.approx([0.9, -0.9, 0.45, 1.8])


def test_bias_is_not_penalized() -> None:
    run = simulate(Config(dataset="drawn", points=(), strength=1.0, start=(0.0, 0.0, 5.0, 0.0, 0.0, -5.0))).run
    assert run.penalty[0] == 0
    with_points = simulate(Config(dataset="hand_check", strength=100.0, start=(0.0, 0.0, 1.0) * 3, steps=1)).run
    assert with_points.penalty[0] == 0 and with_points.step[0] == pytest.approx(-0.1 * with_points.grad[0])


def test_clock() -> None:
    run = simulate(Config(dataset="hand_check", batch_size=4, steps=7)).run
    assert run.evaluations.tolist() == [0, 4, 8, 9, 13, 17, 18, 22] and run.epoch.tolist() == [0, 0, 0, 1, 1, 1, 2, 2]
    whole = simulate(Config(dataset="hand_check", steps=3)).run
    assert whole.evaluations.tolist() == [0, 9, 18, 27] and whole.epoch.tolist() == [0, 1, 2, 3]
    assert simulate(Config(dataset="hand_check", batch_size=9, steps=3)).run.batches is None


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_free_parameters(optimizer: str) -> None:
    """Only the free ones move; the others stay at the start to the last bit."""
    run = simulate(Config(dataset="two_blobs", free=(3, 1), start="random", optimizer=optimizer, regularizer="l1", strength=0.1, steps=50)).run
    fixed = [0, 2, 4, 5]
    assert (run.theta[:, fixed] == run.theta[0, fixed]).all() and (run.theta[-1, [1, 3]] != run.theta[0, [1, 3]]).all()
    assert np.abs(run.grad[:, fixed]).max() > 0, "the gradient shown is the whole one"


def test_free_gradient_decides_convergence() -> None:
    run = simulate(Config(dataset="overlap", free=(0, 1), learning_rate=2.0, strength=0.1, steps=3000)).run
    assert run.status is Status.CONVERGED and np.linalg.norm(run.grad[-1]) > 1e-4


def test_start_and_free_of_the_wrong_size() -> None:
    with pytest.raises(ValueError, match=r"start must hold 9 numbers, 3 classes × 3 features, got 4"):
        simulate(Config(start=(1.0, 2.0, 3.0, 4.0)))
    with pytest.raises(ValueError, match=r"free must hold indices of θ from 0 to 8, 3 classes × 3 features, got 9"):
        simulate(Config(free=(0, 9)))


@pytest.mark.parametrize("regularizer", REGULARIZERS)
def test_prox_leaves_the_bias(regularizer: str) -> None:
    fit = simulate(Config(dataset="two_blobs", regularizer=regularizer, strength=0.5, steps=1)).problem
    theta = np.array([1.0, -0.1, 5.0, 0.2, 0.0, -5.0])
    expected = REGULARIZERS[regularizer].prox(theta, 0.6 * 0.5)
    expected[[2, 5]] = 5, -5
    assert fit.prox(theta, 0.6).tolist() == expected.tolist()


# Divergence


def test_divergence_is_found_at_the_update_that_makes_it() -> None:
    """On the bowl with η = 3, θ doubles in size: 2^39 of them fit below 1e12, 2^40 do not."""
    run = minimize(SURFACES["bowl"].problem((1.0, 0.0)), learning_rate=3.0, updates=100)
    assert run.updates == 39 and run.theta[:, 0].tolist() == [(-2.0) ** t for t in range(40)]
    assert run.message.en == "Diverged: update 40 took the weights beyond 10¹²; the 39 updates before it are kept."


@pytest.mark.parametrize("optimizer", ["gd", "momentum", "nesterov", "adamw"])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_huge_rate_diverges_visibly_and_harmlessly(optimizer: str, loss: str) -> None:
    run = simulate(Config(learning_rate=1e6, strength=1.0, optimizer=optimizer, loss=loss, steps=400)).run
    assert run.status is Status.DIVERGED and 1 <= run.updates < 400
    assert f"update {run.updates + 1} " in run.message.en and f"{run.updates + 1}번째" in run.message.ko
    rows = (run.theta, run.grad, run.loss, run.data_loss, run.penalty, run.step, *run.states)
    assert all(np.isfinite(part).all() for part in rows)
    assert len(run.theta) == run.updates + 1 == len(run.evaluations) == len(run.epoch) and len(run.learning_rate) == run.updates
    assert np.abs(run.theta).max() <= 1e12


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_huge_rate_stays_finite(optimizer: str) -> None:
    """Methods whose steps are bounded do not diverge; none leaves anything that is not a number."""
    run = simulate(Config(learning_rate=1e6, optimizer=optimizer, features="polynomial", loss="squared_hinge", steps=300)).run
    assert all(np.isfinite(part).all() for part in (run.theta, run.loss, run.grad, run.step))


def test_negative_rate_climbs() -> None:
    run = simulate(Config(learning_rate=-0.1, steps=20)).run
    assert (np.diff(run.loss) > 0).all()


def test_diverged_batches_are_cut_too() -> None:
    run = simulate(Config(learning_rate=1e6, strength=1.0, batch_size=5, steps=400)).run
    assert run.status is Status.DIVERGED and run.batches is not None and run.batch_grad is not None
    assert len(run.batches) == len(run.batch_grad) == run.updates


@pytest.mark.parametrize("far", [1e13, 1e200, 1e308])
def test_a_start_too_far_is_an_outcome(far: float) -> None:
    run = simulate(Config(dataset="two_blobs", start=(far, 0.0, 0.0, -far, 0.0, 0.0), loss="squared_hinge")).run
    assert run.status is Status.DIVERGED and run.updates == 0 and run.theta.tolist() == [[far, 0, 0, -far, 0, 0]]
    assert "start" in run.message.en and "시작점" in run.message.ko


# Odd data


ODD = {
    "no points": (),
    "one point": ((0.5, 0.5, 0),),
    "one class": ((0.1, 0.2, 1), (0.3, 0.4, 1)),
    "all alike": ((0.2, 0.2, 0),) * 5,
    "coincident classes": ((0.2, 0.2, 0), (0.2, 0.2, 1)),
    "far away": ((1e6, -1e6, 0), (-1e6, 1e6, 2), (3.0, 1e6, 5)),
}


@pytest.mark.parametrize("points", ODD.values(), ids=ODD)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_odd_data(points: tuple[tuple[float, float, int], ...], optimizer: str) -> None:
    for loss, features, size in itertools.product(LOSSES, FEATURES, (0, 1)):
        config = Config(dataset="drawn", points=points, optimizer=optimizer, loss=loss, features=features, batch_size=size, start="random", steps=8)
        run = simulate(config).run
        assert np.isfinite(run.theta).all() and np.isfinite(run.loss).all() and run.message.en
        if run.status is not Status.DIVERGED:
            assert run.updates == (8 if points else 0)


def test_no_points_says_so() -> None:
    run = simulate(Config(dataset="drawn")).run
    assert run.theta.tolist() == [[0.0] * 6] and run.loss.tolist() == [0] and run.updates == 0
    assert run.status is Status.RAN_OUT and "no training points" in run.message.en


def test_nothing_given_is_written_to() -> None:
    result = simulate(Config(start="random"))
    start = result.problem.start.copy()
    for part in (result.problem.start, result.problem.phi, result.problem.y, result.data.X):
        part.setflags(write=False)
    result.problem.value(result.problem.start)
    result.problem.grad(result.problem.start, np.array([0, 2]))
    assert np.array_equal(result.problem.start, start) and np.array_equal(result.run.theta[0], start)


def test_leading_axes_in_every_method() -> None:
    fit = simulate(Config(features="polynomial", steps=1)).problem
    thetas = np.random.default_rng(0).standard_normal((4, 5, fit.d))
    for method in (fit.value, fit.grad, fit.penalty, fit.penalty_grad, fit.scores, fit.examples, fit.terms):
        stacked = method(thetas)
        assert stacked[2, 3] == pytest.approx(method(thetas[2, 3]), abs=1e-13)
    assert fit.value(thetas) == pytest.approx(fit.examples(thetas).mean(-1) + fit.penalty(thetas))
