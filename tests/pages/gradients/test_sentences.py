"""Any wrong guess at a hidden mistake is told what tells the two apart."""

import itertools

import numpy as np
import pytest

from engine import Config, simulate
from engine.checks.bug_case import case_config, suspects
from pages.gradients.sentences import HINTS, hint, said_rows
from pages.gradients.worked import weight_names

BASE = Config(test_fraction=0.2)
THETA = simulate(BASE.but(start="random", steps=20)).run.theta[-1]
NAMES = weight_names("linear", {}, 3)
FOUND = {loss: suspects(case_config(BASE, THETA, loss)) for loss in ("softmax", "hinge")}


@pytest.mark.parametrize("loss", FOUND)
def test_any_wrong_guess_is_told_why(loss: str) -> None:
    for truth, guess in itertools.permutations(FOUND[loss].values(), 2):
        told = hint(truth, guess, NAMES, 3)
        assert told != HINTS["same"], (truth.bug, guess.bug)


def test_rows_that_a_mistake_touches() -> None:
    red = {bug: said_rows(FOUND["softmax"][bug].red, NAMES, 3).en for bug in ("penalty_quarter", "bias_in_penalty_grad", "adam_multiplied")}
    assert red == {"penalty_quarter": "the weights", "bias_in_penalty_grad": "the biases", "adam_multiplied": "no row"}
    assert said_rows(np.array([True, True] + [False] * 7), NAMES, 3).en == "w_{1x}, w_{1y}"
