"""Opened updates as LaTeX: every loss, optimizer and feature map is told, with this step's numbers, in a form that can be set."""

import re

import numpy as np
import pytest

from engine import FEATURES, LOSSES, OPTIMIZERS, REGULARIZERS, Config, simulate
from engine.views import opened
from pages.explore import formulas as module
from pages.explore.formulas import STEPS, STORIES, opened_latex
from ui.language.latex import given, matrix, number, vector


def told(step=3, example=4, language="en", **changes):
    result = simulate(Config(**{"samples": 20, "steps": 8, "strength": 0.1, **changes}))
    return opened_latex(opened(result, step, example), language)


def check(latex):
    assert latex.count("{") == latex.count("}")
    depth = 0
    for c in latex:
        depth += (c == "{") - (c == "}")
        assert depth >= 0
    assert sorted(re.findall(r"\\begin\{(\w+)\}", latex)) == sorted(re.findall(r"\\end\{(\w+)\}", latex))
    assert not re.search(r"nan|None|inf(?!ty)|[<>]\w+[<>]|e[+-]\d", latex)
    assert re.search(r"\d", latex)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_with_every_optimizer(loss, optimizer):
    for features in FEATURES:
        for batch_size in (0, 6):
            rows = told(loss=loss, optimizer=optimizer, features=features, batch_size=batch_size, learning_rate=0.05)
            assert len(rows) == (6 if OPTIMIZERS[optimizer].kind == "search" else 7)
            for _, latex in rows:
                check(latex)


@pytest.mark.parametrize("regularizer", REGULARIZERS)
def test_every_penalty(regularizer):
    for _, latex in told(regularizer=regularizer, optimizer="random_search") + told(regularizer=regularizer):
        check(latex)
    titles = [title.en for title, _ in told(regularizer=regularizer)]
    assert ("Mean and penalty" in titles) == (regularizer != "none")


@pytest.mark.parametrize("changes", [
    {"learning_rate": 4.0, "strength": 0.3, "steps": 100}, {"learning_rate": -0.1}, {"learning_rate": 1e-9}, {"learning_rate": 0.0},
    {"dataset": "drawn", "points": tuple((0.1 * i, -0.1 * i, i % 6) for i in range(12))}, {"test_fraction": 0.5}, {"free": (0, 3)},
    {"features": "polynomial", "feature_settings": (("degree", 5),)}, {"dataset": "drawn", "points": ((1e6, -1e6, 0), (0.0, 0.0, 1)) * 3},
    {"bug": "base_ten"}, {"bug": "adam_from_zero", "optimizer": "adam"}, {"dataset": "drawn", "points": ((0.0, 0.0, 0),) * 5},
], ids=str)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ko"])
def test_odd_runs(changes, language):
    result = simulate(Config(**{"samples": 20, "steps": 8, **changes}))
    for step in (0, -1):
        rows = opened_latex(opened(result, step, -1), language)
        assert len({title for title, _ in rows}) == len(rows) >= 5
        for _, latex in rows:
            check(latex)


def test_the_numbers_are_this_steps():
    result = simulate(Config(dataset="hand_check", loss="hinge", optimizer="momentum", learning_rate=0.5, steps=5))
    o = opened(result, 2, 0)
    rows = [latex for _, latex in opened_latex(o, "en")]
    assert matrix(result.run.theta[2].reshape(3, 3)) in rows[0]
    assert rows[2].endswith(f"= {number(o.L)}")
    assert rows[3].endswith(matrix(np.outer(o.slopes, o.phi)))
    assert rows[4].endswith(matrix(result.run.grad[2].reshape(3, 3)) + r" \end{aligned}")
    assert matrix(o.data_grad) in rows[4] and matrix(o.penalty_grad) in rows[4]
    assert matrix(result.run.states.b[2].reshape(3, 3)) in rows[5] and matrix(result.run.states.b[3].reshape(3, 3)) in rows[5]
    assert "0.9" in rows[5] and "-0.5" in rows[5]
    assert rows[6].endswith(matrix(result.run.theta[3].reshape(3, 3)))


@pytest.mark.parametrize(("loss", "value"), [
    ("hinge", r"\max(0,\; 2.90) + \max(0,\; -3.90) = 2.90"),
    ("squared_hinge", r"\max(0,\; 2.90)^2 + \max(0,\; -3.90)^2 = 8.41"),
    ("max_hinge", r"\max(0,\; 2.90,\; -3.90) = 2.90"),
    ("ova_hinge", r"\max(0,\; -2.20) + \max(0,\; 6.10) + \max(0,\; -0.700) = 6.10"),
    ("softmax", r"-\ln p_{1} = -\ln 0.130 = 2.04"),
])  # fmt: skip
def test_the_lectures_cat(loss, value):
    start = (0.0, 0.0, 3.2, 0.0, 0.0, 5.1, 0.0, 0.0, -1.7)
    rows = told(step=0, example=0, dataset="drawn", points=((0.0, 0.0, 0),), classes=3, loss=loss, start=start)
    assert rows[2][1] == rf"L_{{1}} = {value}"


def test_the_lectures_car():
    start = (0.0, 0.0, 1.3, 0.0, 0.0, 4.9, 0.0, 0.0, 2.0)
    for loss, rows in (
        ("hinge", (r"= s_j - 4.90 + 1 = (-2.60,\; \cdot\,,\; -1.90)", "= 0")),
        ("softmax", (r",\; 0.924,\; ", r"-\ln p_{2} = -\ln 0.924 = 0.0791")),
    ):
        opened_up = told(step=0, example=0, dataset="drawn", points=((0.0, 0.0, 1),), classes=3, loss=loss, start=start)
        assert rows[0] in opened_up[1][1]
        assert opened_up[2][1].endswith(rows[1])


def test_a_number_and_a_power_of_ten_do_not_run_together():
    rows = told(optimizer="adam", step=1)
    assert re.search(r"0\.999 \\cdot 10\^\{-\d\} \\begin", rows[5][1])
    for optimizer in OPTIMIZERS:
        for _, latex in told(optimizer=optimizer, learning_rate=1e-4):
            assert not re.search(r"\d\s*(\\,)?\s*10\^", latex)


def test_a_guess_is_kept_or_not():
    result = simulate(Config(optimizer="local_search", steps=40, samples=20))
    for step in range(40):
        kept = bool((result.run.theta[step + 1] != result.run.theta[step]).any())
        step_row, last = (latex for _, latex in opened_latex(opened(result, step, 0), "en")[-2:])
        assert ("not kept" not in step_row) == kept == ("W'" in last)
        assert ("채택" in opened_latex(opened(result, step, 0), "ko")[-2][1]) == kept


def test_the_end_has_no_step():
    assert [title.en for title, _ in told(step=-1)] == [title.en for title, _ in told()][:5]


def test_an_entry_without_a_story_is_told_by_its_formula(monkeypatch):
    monkeypatch.setattr(module, "STORIES", {})
    monkeypatch.setattr(module, "STEPS", {})
    for loss in LOSSES:
        for optimizer in OPTIMIZERS:
            rows = told(loss=loss, optimizer=optimizer)
            assert len(rows) >= 5
            for _, latex in rows:
                check(latex)


def test_the_tables_know_everything():
    assert set(STORIES) == set(LOSSES)
    assert set(STEPS) == set(OPTIMIZERS)


@pytest.mark.parametrize(("x", "text"), [
    (0.12345, "0.123"), (-9.995, "-9.99"), (99949, "99949"), (99999, r"1.00 \times 10^{5}"), (123456, r"1.23 \times 10^{5}"),
    (0.001234, "0.00123"), (-1.5e-9, r"-1.50 \times 10^{-9}"), (np.nan, r"\text{–}"),
])  # fmt: skip
def test_numbers(x, text):
    assert number(float(x)) == text


@pytest.mark.parametrize(
    ("x", "text"), [(0.1, "0.1"), (1e-10, "10^{-10}"), (-2.5e-7, r"-2.5 \times 10^{-7}"), (1e6, "10^{6}"), (1000.0, "1000")]
)
def test_settings(x, text):
    assert given(x) == text


def test_matrices():
    assert matrix(np.array([1.0, -2.0])) == r"\begin{bmatrix} 1 \\ -2 \end{bmatrix}"
    assert matrix(np.array([[2e-7, -1e-8]])) == r"10^{-7} \begin{bmatrix} 2.00 & -0.10 \end{bmatrix}"
    assert matrix(np.array([[-0.001, 12.5]])) == r"\begin{bmatrix} 0.0 & 12.5 \end{bmatrix}"
    assert matrix(np.ones((1, 9))).count("&") == 4 and matrix(np.ones(9)).count(r"\\") == 4
    assert matrix(np.array([[np.inf, 1.5, np.nan]])) == r"\begin{bmatrix} \infty & 1.50 & \text{–} \end{bmatrix}"
    assert vector(np.array([1.5, -2.0])) == r"(1.50,\; -2.00)"
