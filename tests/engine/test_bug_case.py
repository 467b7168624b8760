"""The hidden mistakes: each one shows, and each is caught by the check it names."""

import pytest

from engine import BUGS, Config, simulate
from engine.checks.bug_case import case_config, examine, hidden, loss_of, suspects

BASE = Config(test_fraction=0.2)
THETA = simulate(BASE.but(start="random", steps=20)).run.theta[-1]
FOUND = {loss: suspects(case_config(BASE, THETA, loss)) for loss in ("softmax", "hinge")}


@pytest.mark.parametrize("bug", BUGS)
def test_every_mistake_shows_where_it_hides(bug: str) -> None:
    seen = FOUND[loss_of(bug, "softmax")][bug]
    assert seen.caught
    caught_by = BUGS[bug].caught_by
    assert {"gradient": bool(seen.red.any()), "start value": not seen.start.ok, "first steps": not seen.steps.ok}[caught_by]


def test_code_without_a_mistake_passes_every_check() -> None:
    for loss in FOUND:
        seen = examine(case_config(BASE, THETA, loss), "")
        assert not seen.red.any() and seen.start.ok and seen.steps.ok and not seen.caught


@pytest.mark.parametrize("bug", ["penalty_quarter", "penalty_over_batch", "bias_in_penalty_grad"])
def test_without_a_penalty_no_check_sees_it(bug: str) -> None:
    assert not examine(case_config(BASE, THETA, "softmax", strength=0.0), bug).caught


def test_a_case_leaves_room_for_any_mistake() -> None:
    config = case_config(BASE.but(regularizer="none", strength=0.0, learning_rate=-5.0), THETA, "hinge")
    assert (config.regularizer, config.strength, config.optimizer, config.batch_size) == ("l2", 0.1, "adam", 8)
    assert 0 < config.learning_rate <= 0.1 and config.start == tuple(THETA.tolist())
    assert case_config(BASE.but(strength=3.0), THETA, "hinge").strength == 3.0


def test_all_mistakes_come_up_in_turn() -> None:
    assert hidden(0) == "penalty_quarter" and sorted(hidden(i) for i in range(len(BUGS))) == sorted(BUGS)
