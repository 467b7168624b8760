"""What is said of an axis: why a plan cannot be run, its marks, and what it is called."""

from typing import Any

import numpy as np
import pytest

from engine import Config
from engine.optimizers import OPTIMIZERS
from engine.studies.grid_axes import marks
from engine.studies.grid_plan import Axis, SweepPlan, fault, knobs
from pages.sweep.axis_sentences import fault_sentence, label, letter

BASE = Config(samples=30, steps=25, start="random", test_fraction=0.2)
RATE, STRENGTH = Axis("learning_rate", 0.01, 1.0, 4), Axis("strength", 1e-3, 0.1, 3)


BAD: dict[str, tuple[Axis, Axis, dict[str, Any], str]] = {
    "upside down": (Axis("learning_rate", 1.0, 0.01), STRENGTH, {}, "Learning rate η runs from 1 down to 0.01"),
    "upside down, y": (RATE, Axis("strength", 1.0, 0.01, 1), {}, "Regularization strength λ runs from 1 down"),
    "no width": (Axis("learning_rate", 0.1, 0.1, 5), STRENGTH, {}, "no room for 5 values"),
    "no ratio": (RATE, Axis("strength", 0.0, 1.0), {}, "starts at 0, and equal ratios need more than 0"),
    "outside": (RATE, Axis("strength", 1.0, 1e3), {}, "between 0 and 100; this range runs from 1 to 1,000"),
    "twice": (RATE, Axis("learning_rate", 0.1, 0.2), {}, "Both axes turn Learning rate η"),
    "no such": (RATE, Axis("optimizer.momentum", 0.1, 0.9), {}, "no “momentum” to turn"),
    "no test": (RATE, STRENGTH, {"test_fraction": 0.0}, "no test points"),
    "drawn": (RATE, Axis("noise", 0.1, 0.9), {"dataset": "drawn"}, "Noise is fixed by the data"),
    "always the same points": (RATE, Axis("samples", 10, 90), {"dataset": "hand_check"}, "Points is fixed by the data"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_run_says_why(name: str) -> None:
    x, y, changes, part = BAD[name]
    plan = SweepPlan(x, y, colour="test", base=BASE.but(**changes))
    found = fault(plan)
    assert found is not None
    said = fault_sentence(plan, found)
    assert part in said.en and said.en.count(".") - said.en.count("0.") <= 1 and said.ko


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_axis_has_a_letter(optimizer: str) -> None:
    base = Config(optimizer=optimizer, loss="hinge", features="radial", schedule="warmup")
    for knob in knobs(base):
        name = letter(SweepPlan(base=base), Axis(knob, 0.1, 1.0))
        assert name.en and name.ko


def test_marks_say_what_zero_means() -> None:
    assert label("batch_size", marks(np.array([0.0, 4.0, 8.0]), False)[0]).en == "all"
