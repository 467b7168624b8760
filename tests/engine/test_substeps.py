"""A step taken apart: every number is the engine's own state, and the parts make the step."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import OPTIMIZERS, SURFACES, minimize
from engine.arrays import Array
from engine.run.compare import Runner
from engine.run.record import Run
from engine.views.substeps import Part, anatomy

T = 25
PROBLEM = SURFACES["rosenbrock"].problem((-0.5, 1.5))
SETTINGS: dict[str, tuple[tuple[str, float], ...]] = {
    "momentum": (("momentum", 0.6),), "nesterov": (("momentum", 0.6),), "rmsprop": (("alpha", 0.8),),
    "adam": (("beta1", 0.7), ("beta2", 0.95)), "adamw": (("beta1", 0.7), ("weight_decay", 0.3)),
}  # fmt: skip
IDS = {
    "gd": ["gradient", "step"],
    "proximal": ["gradient", "step"],
    "momentum": ["gradient", "momentum", "step"],
    "nesterov": ["gradient", "momentum", "ahead", "step"],
    "adagrad": ["gradient", "squares", "step"],
    "rmsprop": ["gradient", "squares", "step"],
    "adam": ["gradient", "momentum", "squares", "correction", "step"],
    "adamw": ["gradient", "momentum", "squares", "correction", "decay", "step"],
    "random_search": ["guess", "compare", "step"],
    "local_search": ["guess", "compare", "step"],
}


def opened(id: str) -> tuple[Runner, Run, dict[str, Part]]:
    runner = Runner(id, 0.001, SETTINGS.get(id, ()))
    run = minimize(PROBLEM, id, 0.001, T, optimizer_settings=runner.settings)
    return runner, run, {part.id: part for part in anatomy(runner, run, PROBLEM.value)}


@pytest.mark.parametrize("id", OPTIMIZERS)
def test_parts_in_order_with_the_states_numbers(id: str) -> None:
    _, run, parts = opened(id)
    assert list(parts) == IDS[id]
    states: dict[str, Array] = {"gradient": run.grad[:-1], "step": run.step}
    for part, name in (("momentum", "b"), ("momentum", "m")):
        if hasattr(run.states, name):
            states[part] = getattr(run.states, name)[1:]
    for part, values in states.items():
        if part in parts:
            np.testing.assert_array_equal(parts[part].values, values)
    if "squares" in parts:
        np.testing.assert_allclose(parts["squares"].values ** 2, run.states.v[1:], rtol=1e-12)
    for made in parts.values():
        assert made.values.shape == (T, 2) and made.arrows
        assert all(arrow.ends.shape == (T, 2) for arrow in made.arrows)


def step_from(id: str, runner: Runner, run: Run, parts: dict[str, Part]) -> Any:
    """The step, put together again from the parts before it."""
    value = {name: part.values for name, part in parts.items()}
    eta = runner.learning_rate
    if id in ("gd", "proximal"):
        return -eta * value["gradient"]
    if id == "momentum":
        return -eta * value["momentum"]
    if id == "nesterov":
        return -eta * value["ahead"]
    if id in ("adagrad", "rmsprop"):
        return -eta * value["gradient"] / (value["squares"] + runner.setting("eps"))
    if id in ("random_search", "local_search"):
        here, there = value["compare"].T
        return np.where((there < here)[:, None], value["guess"], 0.0)
    t = np.arange(1, T + 1)[:, None]
    scaled = -eta * value["correction"] / (value["squares"] / np.sqrt(1 - runner.setting("beta2") ** t) + runner.setting("eps"))
    return scaled + value.get("decay", 0.0)


@pytest.mark.parametrize("id", OPTIMIZERS)
def test_the_parts_make_the_step(id: str) -> None:
    runner, run, parts = opened(id)
    np.testing.assert_allclose(step_from(id, runner, run, parts), run.step, rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(run.theta[:-1] + parts["step"].values, run.theta[1:], rtol=1e-12, atol=1e-14)


def test_each_memory_is_the_one_before_and_the_new_gradient() -> None:
    _, run, parts = opened("momentum")
    b = np.concatenate([np.zeros((1, 2)), parts["momentum"].values])
    np.testing.assert_allclose(b[1:], 0.6 * b[:-1] + parts["gradient"].values)
    _, run, parts = opened("adam")
    m = np.concatenate([np.zeros((1, 2)), parts["momentum"].values])
    np.testing.assert_allclose(m[1:], 0.7 * m[:-1] + (1 - 0.7) * parts["gradient"].values)
    t = np.arange(1, run.updates + 1)[:, None]
    np.testing.assert_allclose(parts["correction"].values, m[1:] / (1 - 0.7**t))
    box = parts["correction"].arrows[0]
    assert box.kind == "box"
    np.testing.assert_allclose(box.ends, parts["squares"].values / np.sqrt(1 - 0.95**t))


def test_parts_hold_the_settings_they_depend_on() -> None:
    _, _, parts = opened("adam")
    assert parts["momentum"].numbers == pytest.approx({"keep": 0.7, "new": 0.3}) and parts["momentum"].rule == "mean"
    _, _, parts = opened("gd")
    assert parts["step"].numbers == {"eta": 0.001}


def test_a_run_without_a_step_has_parts_without_rows() -> None:
    run = minimize(SURFACES["bowl"].problem((1.0, 1.0)), "gd", 1e6, 100)
    (gradient, step) = anatomy(Runner("gd", 1e6), run, SURFACES["bowl"].value)
    assert len(step.values) == len(gradient.values) == run.updates
