"""Optimizers × laws: five closed-form steps, PyTorch's numbers, the bowl, inputs untouched, same call twice."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine import Config, minimize, simulate
from engine.arrays import Array
from engine.landscape.surfaces import SURFACES
from engine.optimizers import OPTIMIZERS, Method

from .laws import frozen

every = pytest.mark.parametrize("method", OPTIMIZERS.values(), ids=OPTIMIZERS)
TORCH = json.loads((Path(__file__).parent / "torch.json").read_text())["runs"]
ETA, G, THETA = 0.1, np.array([0.3, -40.0]), np.array([1.0, -2.0])

SIGN = np.sign(G)


def sum_of_powers(mu: float, t: int) -> float:
    return sum(mu**i for i in range(t))


# Step t = 1, 2, … under the constant gradient G, from θ; ε is far below what is compared.
CLOSED_FORM: dict[str, Callable[[int, Array], Array]] = {
    "gd": lambda t, theta: -ETA * G,
    "momentum": lambda t, theta: -ETA * G * sum_of_powers(0.9, t),
    "nesterov": lambda t, theta: -ETA * G * sum_of_powers(0.9, t + 1),
    "adagrad": lambda t, theta: -ETA * SIGN / math.sqrt(t),
    "rmsprop": lambda t, theta: -ETA * SIGN / math.sqrt(1 - 0.99**t),
    "adam": lambda t, theta: -ETA * SIGN,
    "adamw": lambda t, theta: -ETA * SIGN - ETA * 0.01 * theta,
    "proximal": lambda t, theta: -ETA * G,
    "random_search": lambda t, theta: G - theta,
    "local_search": lambda t, theta: ETA * G,
}


@every
def test_five_closed_form_steps(method: Method) -> None:
    optimizer = method.make()
    theta, state = THETA, optimizer.init(THETA)
    for t in range(1, 6):
        step, state = optimizer.update(G, state, theta, ETA)
        assert step == pytest.approx(CLOSED_FORM[method.id](t, theta), rel=1e-6)
        theta = theta + step


@pytest.mark.parametrize(
    "id, settings, closed_form",
    [
        ("momentum", {"momentum": 0.5}, lambda t, theta: -ETA * G * sum_of_powers(0.5, t)),
        ("nesterov", {"momentum": 0.5}, lambda t, theta: -ETA * G * sum_of_powers(0.5, t + 1)),
        ("adagrad", {"eps": 40.0}, lambda t, theta: -ETA * G / (math.sqrt(t) * np.abs(G) + 40)),
        ("rmsprop", {"alpha": 0.6, "eps": 40.0}, lambda t, theta: -ETA * G / (math.sqrt(1 - 0.6**t) * np.abs(G) + 40)),
        ("adam", {"beta1": 0.5, "beta2": 0.7}, lambda t, theta: -ETA * SIGN),
        ("adam", {"eps": 40.0}, lambda t, theta: -ETA * G / (np.abs(G) + 40)),
        ("adamw", {"beta1": 0.3, "beta2": 0.4, "weight_decay": 0.2}, lambda t, theta: -ETA * SIGN - ETA * 0.2 * theta),
    ],
)
def test_five_closed_form_steps_with_settings(id: str, settings: dict[str, float], closed_form: Callable[[int, Array], Array]) -> None:
    optimizer = OPTIMIZERS[id].make(**settings)
    theta, state = THETA, optimizer.init(THETA)
    for t in range(1, 6):
        step, state = optimizer.update(G, state, theta, ETA)
        assert step == pytest.approx(closed_form(t, theta), rel=1e-6)
        theta = theta + step


@every
def test_defaults_are_the_declared_ones(method: Method) -> None:
    """A Param's default is the function's own, so a link without settings runs what the notebook runs."""
    settings = {p.id: p.default for p in method.params}
    plain, told = method.make(), method.make(**settings)
    a, b = plain.init(THETA), told.init(THETA)
    for scale in (1.0, -0.5, 2.0):
        (step_a, a), (step_b, b) = plain.update(scale * G, a, THETA, ETA), told.update(scale * G, b, THETA, ETA)
        assert step_a.tolist() == step_b.tolist()


@every
def test_every_setting_matters(method: Method) -> None:
    for param in method.params:
        other = method.make(**{param.id: 0.5 * (param.low + min(param.high, 1.0))})
        mine, state, theirs = method.make(), method.make().init(THETA), other.init(THETA)
        gaps = []
        for scale in (1.0, -0.5, 2.0):
            (a, state), (b, theirs) = mine.update(scale * G, state, THETA, ETA), other.update(scale * G, theirs, THETA, ETA)
            gaps.append(np.abs(a - b).max())
        assert max(gaps) > 0, param.id


@pytest.mark.parametrize("key", TORCH)
def test_equals_pytorch(key: str) -> None:
    """Forty updates of softmax and hinge with L2, whole and in batches of four, against torch.optim 2.13 (benchmarks/torch_loop.py)."""
    loss, optimizer, size = key.split()
    config = Config(dataset="hand_check", start="random", strength=0.1, learning_rate=0.05, steps=40)
    run = simulate(config.but(loss=loss, optimizer=optimizer, batch_size=int(size))).run
    assert run.theta[-1] == pytest.approx(TORCH[key], abs=1e-10)


@every
def test_inputs_untouched_and_same_call_twice(method: Method) -> None:
    optimizer = method.make()
    theta, g, mean, square = frozen(THETA, G, 0.1 * G, G * G)
    state = optimizer.init(theta)
    shaped = [mean, square]
    state = type(state)(*(shaped.pop(0) if np.shape(part) else 3 for part in state))
    first, after = optimizer.update(g, state, theta, ETA)
    second, again = optimizer.update(g, state, theta, ETA)
    assert first.tolist() == second.tolist()
    assert all(np.array_equal(a, b) for a, b in zip(after, again, strict=True))


@every
def test_states_are_shaped_like_theta(method: Method) -> None:
    optimizer = method.make()
    _, state = optimizer.update(G, optimizer.init(THETA), THETA, ETA)
    assert all(np.shape(part) == THETA.shape or name == "t" for name, part in zip(state._fields, state, strict=True))


@every
def test_runs_stacked_step_as_each_alone(method: Method) -> None:
    optimizer = method.make()
    theta, g, eta = np.stack([THETA, -THETA]), np.stack([G, 2 * G]), np.array([[0.1], [0.3]])
    step, _ = optimizer.update(g, optimizer.init(theta), theta, eta)
    for r in range(2):
        alone, _ = optimizer.update(g[r], optimizer.init(theta[r]), theta[r], float(eta[r, 0]))
        assert step[r] == pytest.approx(alone, rel=1e-14)


REACH = {"adagrad": 1.0, "random_search": 0.1, "rmsprop": 0.01, "adam": 0.05}


@every
def test_bowl_reached(method: Method) -> None:
    run = minimize(SURFACES["bowl"].problem(), method.id, learning_rate=REACH.get(method.id, 0.1), updates=2000)
    start, end = np.linalg.norm(run.theta[[0, -1]], axis=1)
    assert end < (0.15 if method.kind == "search" else 0.01) * start


@pytest.mark.parametrize("id", ["random_search", "local_search"])
def test_searches_keep_the_best(id: str) -> None:
    run = simulate(Config(optimizer=id, steps=200)).run
    assert (np.diff(run.loss) <= 0).all() and run.loss[-1] < run.loss[0]
    moved = np.abs(run.step).max(1) > 0
    assert (np.diff(run.loss)[moved] < 0).all() and (np.diff(run.loss)[~moved] == 0).all() and not moved.all()
    tried = run.states.tried[1:]
    assert tried[moved] == pytest.approx(run.theta[1:][moved], abs=1e-15)


def test_searches_count_what_they_look_at() -> None:
    run = simulate(Config(dataset="hand_check", optimizer="local_search", steps=10, batch_size=4)).run
    assert run.evaluations.tolist() == [9 * t for t in range(1, 12)] and run.batches is None


def test_random_search_forgets_where_it_is() -> None:
    run = simulate(Config(optimizer="random_search", optimizer_settings=(("scale", 3.0),), steps=4000, dataset="hand_check", features="linear")).run
    assert 2.9 < run.states.tried[1:].std() < 3.1 and abs(run.states.tried[1:].mean()) < 0.1


def test_proximal_l1_reaches_exact_zeros_and_subgradients_do_not() -> None:
    config = Config(dataset="three_blobs", features="polynomial", regularizer="l1", strength=0.05, learning_rate=2.0, steps=2000)
    proximal, subgradient = (simulate(config.but(optimizer=id)).run for id in ("proximal", "gd"))
    assert (proximal.theta[-1] == 0).sum() >= 10 and (subgradient.theta[-1] == 0).sum() == 0
    assert proximal.loss[-1] <= subgradient.loss[-1] + 1e-6
    assert proximal.status.value == "converged"


def test_proximal_zero_weights_are_not_dead() -> None:
    run = simulate(Config(regularizer="l1", strength=0.05, optimizer="proximal", start="zeros", steps=100)).run
    assert (run.theta[0] == 0).all() and (run.theta[-1] != 0).any()
