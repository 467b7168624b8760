"""A loss without Δ, added by one entry of the table, raises on no page, also where its data loss is 0.

Losses has a fixed list of losses and Regularization always takes the hinge: they open with it in the Config, and do not show it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import LOSSES, Config, simulate
from engine.arrays import Array
from engine.losses import Loss, Work
from engine.studies.advice import advise
from engine.text import Text
from explorer_app import PAGES
from tests.driver.app import open_app, switch_page
from ui.advice_sentences import sentence
from ui.page import Page

APART = ((-0.8, 0.1, 0), (-0.7, -0.2, 0), (0.8, 0.1, 1), (0.7, -0.1, 1))


def _gap(S: Array, T: Array) -> Work:
    """By how much the highest other score exceeds that of the true class, and where it is."""
    others = np.where(T > 0, -np.inf, S)
    worst = (others == others.max(-1, keepdims=True)).astype(float)
    gap = others.max(-1, keepdims=True) - (S * T).sum(-1, keepdims=True)
    lead = np.diff(np.sort(others, -1)[..., -2:], axis=-1)  # of the highest other score over the next one
    return gap, worst / worst.sum(-1, keepdims=True), lead


def _kinks(work: Work, T: Array) -> Array:
    """The distance to the point where the gap is 0, or where two other scores tie."""
    distance: Array = np.minimum(np.abs(work[0]), work[2]) * np.ones_like(T)
    return distance


TOY = Loss(
    id="toy",
    name=Text("Perceptron", "퍼셉트론"),
    short=Text("Perceptron", "퍼셉트론"),
    formula=r"L_i = \max(0, \max_{j \neq y_i} s_j - s_{y_i})",
    grad_formula=r"\frac{\partial L_i}{\partial s_j} = [j = j^*] - [j = y_i]",
    note=Text("No margin: a right answer costs nothing.", "마진이 없어 정답이면 손실이 0입니다."),
    source="Rosenblatt 1958",
    params=(),
    smooth=False,
    picture="margin",
    work=_gap,
    parts=lambda work, T: work[1] * np.maximum(work[0], 0),
    slopes=lambda work, T: (work[0] > 0) * (work[1] - T),
    kinks=_kinks,
    at_zero=lambda k: 0.0,
    zero_formula="0",
)


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> Loss:
    monkeypatch.setitem(LOSSES, "toy", TOY)
    return TOY


CONFIGS: dict[str, dict[str, Any]] = {
    "data loss above 0": {"dataset": "overlap", "loss": "toy", "samples": 30, "steps": 5, "start": "random", "seed": 3},
    "data loss 0": {"dataset": "drawn", "points": APART, "loss": "toy", "regularizer": "none", "steps": 60, "start": "random"},
    "data loss 0, penalty": {"dataset": "drawn", "points": APART, "loss": "toy", "strength": 0.001, "steps": 60, "start": "random"},
}


@pytest.mark.parametrize("name", CONFIGS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_runs_with_a_loss_that_has_no_margin(page: Page, name: str) -> None:
    at = switch_page(open_app(Config(**CONFIGS[name])), page.id)
    assert not at.exception


@pytest.mark.parametrize("penalty", [False, True])
def test_a_data_loss_of_0_gets_advice_that_names_no_margin(penalty: bool) -> None:
    result = simulate(Config(**CONFIGS["data loss 0, penalty" if penalty else "data loss 0"]))
    assert result.run.data_loss[-1] == 0
    advice = advise(result)
    assert advice is not None and advice.case == ("no_margin_penalty" if penalty else "no_margin")
    assert "argin" not in sentence(advice).en
