"""The badge of the loss at W = 0 says the formula and the numbers."""

import pytest

from engine import BUGS, LOSSES, Config, simulate
from engine.checks.bugs import Bug
from engine.views import play
from pages.explore.sentences import zero_badge


def badge(**changes: object) -> str:
    result = simulate(Config(samples=30, steps=1).but(**changes))
    found = play(result).at_zero
    assert found is not None
    return zero_badge(found, LOSSES[result.config.loss], result.problem.k).en


@pytest.mark.parametrize(("loss", "text"), [
    ("hinge", "✓ W = 0: loss (3 − 1)Δ = 2"), ("squared_hinge", "✓ W = 0: loss (3 − 1)Δ² = 2"), ("softmax", "✓ W = 0: loss ln 3 = 1.099"),
    ("max_hinge", "✓ W = 0: loss Δ = 1"), ("ova_hinge", "✓ W = 0: loss 3Δ = 3"),
])  # fmt: skip
def test_the_loss_at_zero(loss: str, text: str) -> None:
    assert badge(loss=loss) == text


@pytest.mark.parametrize("bug", [bug for bug in BUGS.values() if bug.caught_by == "start value"], ids=lambda bug: bug.id)
def test_a_mistake_that_shows_at_zero(bug: Bug) -> None:
    assert badge(bug=bug.id, **dict(bug.shows)).startswith("✗ W = 0: loss ")
