"""How a sweep's map is coloured, marked and told: depths, axes, and what diverged."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import Config
from engine.checks.bugs import BUGS
from engine.studies.grid import DIVERGED, NOT_RUN, RAN, SweepMap, blocks
from engine.studies.grid_axes import fitting, marks, places, usual
from engine.studies.grid_plan import Axis, SweepPlan, fault, knobs
from pages.sweep.axis_sentences import label
from pages.sweep.colour_scale import NONE, scale, zero
from pages.sweep.sentences import bound, bound_line, diverged, finding

BASE = Config(samples=30, steps=25, start="random", test_fraction=0.2)


def made(values: Any, colour: str = "loss", base: Config = BASE) -> SweepMap:
    """A map with the given values; what is no number diverged, but for updates that never got there."""
    z = np.array(values, float)
    plan = SweepPlan(
        Axis("learning_rate", 0.1, 10.0, z.shape[1]), Axis("strength", 0.1, 10.0, z.shape[0]), colour=colour, base=base
    )
    status = np.where(np.isnan(z) & (colour != "updates"), DIVERGED, RAN).astype(np.uint8)
    nothing = np.full(z.shape, np.nan)
    return SweepMap(
        plan, plan.columns, plan.rows, status, **{"loss": nothing, "test": nothing, "updates": nothing, "lasted": nothing, colour: z}, done=z.shape[0]
    )


# depths


def test_losses_are_told_apart_in_equal_ratios_up_to_twice_the_start() -> None:
    ramp = scale(made([[0.1, 0.1 * 1.05, 1.0], [5.0, 1e9, np.nan]]))
    assert ramp.capped and ramp.worst == pytest.approx(2 * np.log(3)) and ramp.best == 0.1
    assert ramp.depth.tolist()[1] == [12, 12, NONE] and ramp.depth[0, 0] == ramp.depth[0, 1] == 0
    assert ramp.depth[0, 2] == int(13 * np.log(10) / np.log(20 * np.log(3)))
    assert zero(made([[1.0, 1.0]], base=BASE.but(loss="hinge", loss_settings=(("delta", 2.0),)))) == 4


def test_accuracy_is_even_and_deep_where_it_is_high() -> None:
    ramp = scale(made([[0.5, 0.75], [1.0, np.nan]], "test"))
    assert ramp.depth.tolist() == [[12, 6], [0, NONE]] and (ramp.best, ramp.worst, ramp.capped) == (1.0, 0.5, False)


def test_updates_from_zero_on() -> None:
    ramp = scale(made([[0, 1], [200, np.nan]], "updates"))
    assert ramp.depth.tolist() == [[0, 0], [12, NONE]] and (ramp.best, ramp.worst) == (0, 200)


def test_who_stays_is_deepest_and_who_left_soonest_is_palest() -> None:
    seen = made([[25, 20], [5, 1]], "lasted")
    gone = replace(seen, status=np.array([[RAN, DIVERGED], [DIVERGED, DIVERGED]], np.uint8))
    ramp = scale(gone)
    assert ramp.depth.tolist() == [[0, 1], [1 + int(12 * (1 - np.log(5) / np.log(25))), 12]] and (ramp.best, ramp.worst) == (25, 1)
    calm = scale(seen)
    assert (calm.depth == 0).all() and np.isnan(calm.best)
    waiting = replace(made([[np.nan, 25]], "lasted"), status=np.array([[NOT_RUN, RAN]], np.uint8))
    assert scale(waiting).depth.tolist() == [[NONE, 0]]


@pytest.mark.parametrize("values", [[[np.nan, np.nan]], [[0.3, 0.3]], [[9.0, 9.0]], [[0.0, 0.0]], [[0.0, 1.0]]])
def test_a_flat_or_empty_map_has_no_depths(values: Any) -> None:
    ramp = scale(made(values))
    assert ramp.depth.tolist() in ([[NONE, NONE]], [[0, 0]], [[0, 12]])


# axes


@pytest.mark.parametrize("base", [Config(), Config(optimizer="adam", loss="hinge", features="radial"), Config(dataset="drawn"), Config(samples=2)])
def test_a_usual_range_can_be_run(base: Config) -> None:
    for knob in knobs(base):
        axis = usual(base, knob, 4)
        other = Axis("strength" if knob == "learning_rate" else "learning_rate", 0.1, 1.0, 2)
        wrong = fault(SweepPlan(axis, other, base=base))
        assert wrong is None or (knob in ("noise", "samples") and base.dataset == "drawn")
    gone = Axis("optimizer.nothing", 0.1, 1.0, 7)
    assert fitting(base, gone).knob == "learning_rate" and fitting(base, gone).count == 7 and fitting(base, other) is other


def test_places_on_uneven_axes() -> None:
    values = np.array([1.0, 2.0, 4.0, 7.0])
    np.testing.assert_allclose(places(values, np.array([1.0, 3.0, 7.0, 10.0, 0.0]), False), [0, 1.5, 3, 4, -1])
    np.testing.assert_allclose(places(np.array([1.0, 10.0]), np.array([0.1, np.sqrt(10), 100.0]), True), [-1, 0.5, 2])
    assert places(np.array([3.0]), np.array([3.0, 9.0]), False).tolist() == [0, 0]


@pytest.mark.parametrize(
    "values, log, labels",
    [
        (np.geomspace(1e-3, 100, 32), True, ["10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²"]),
        (np.geomspace(0.1, 5, 8), True, ["0.1", "0.2", "0.5", "1", "2", "5"]),
        (np.linspace(0, 0.999, 32), False, ["0", "0.2", "0.4", "0.6", "0.8"]),
        (np.geomspace(1e-12, 1, 9), True, ["10⁻¹²", "10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]),
        (np.array([0.3]), True, ["0.3"]),
        (np.geomspace(0.31, 0.39, 4), True, ["0.31", "0.39"]),
        (np.linspace(-1, 1, 5), False, ["−1", "−0.5", "0", "0.5", "1"]),
    ],
)
def test_marks_are_round_numbers_in_their_places(values: Any, log: bool, labels: list[str]) -> None:
    found = marks(values, log)
    assert [label("learning_rate", mark).en for mark in found] == labels
    at = [mark.place for mark in found]
    assert at == sorted(at) and at[0] >= -0.001 and at[-1] <= len(values) - 0.999


# what diverged

THROWN = SweepPlan(Axis("learning_rate", 0.1, 100.0, 7), Axis("strength", 0.01, 10.0, 7), base=BASE.but(steps=60))


def test_the_penalty_throws_out_where_its_bound_says() -> None:
    filled = list(blocks(THROWN))[-1]
    gone, product = filled.status == DIVERGED, np.outer(filled.rows, filled.columns)
    assert gone.any() and (product[gone] > 1).all() and gone[product > 4].all()
    said = diverged(filled)
    assert said is not None and said.en.replace("\u00a0", " ") == f"{gone.sum()} diverged, every one with η · λ above 1."
    line = bound_line(filled)
    x, y = np.array(line).T
    product = np.interp(x, range(7), np.log(filled.columns)) + np.interp(y, range(7), np.log(filled.rows))
    inside = (x >= 0) & (x <= 6) & (y >= 0) & (y <= 6)
    assert inside.any() and np.abs(product[inside]).max() < 1e-9


def test_momentum_stretches_the_bound() -> None:
    base = THROWN.base.but(optimizer="momentum", optimizer_settings=(("momentum", 0.5),), steps=200)
    filled = list(blocks(replace(THROWN, base=base)))[-1]
    gone, product = filled.status == DIVERGED, np.outer(filled.rows, filled.columns)
    assert bound(filled.plan) == 1.5 and (product[gone] > 1.5).all() and gone[product > 4].all()


@pytest.mark.parametrize(
    "changes",
    [{"optimizer": "adam"}, {"regularizer": "l1"}, {"schedule": "exponential"}, {"bug": next(iter(BUGS))}, {"optimizer": "proximal"}],
)
def test_where_no_bound_is_known_none_is_told(changes: dict[str, Any]) -> None:
    plan = replace(THROWN, base=BASE.but(**changes))
    assert bound(plan) is None and bound_line(replace(made([[1.0]]), plan=plan)) == []


def test_some_diverged_for_another_reason() -> None:
    filled = made([[np.nan, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, np.nan, np.nan]])
    said = diverged(filled)
    assert said is not None and said.en.replace("\u00a0", " ") == "3 diverged, 2 with η · λ above 1."
    none = made([[np.nan, 1.0]])
    alone = diverged(replace(none, plan=replace(none.plan, base=BASE.but(optimizer="adam"))))
    assert alone is not None and (alone.en, alone.ko) == ("1 diverged.", "1번은 발산했습니다.")
    assert diverged(made([[1.0, 2.0]])) is None


def test_a_corner_is_said_once() -> None:
    low = finding(made([[3, 2, 1], [3, 3, 2]]))
    assert [text.en for text in low[1:]] == [
        "It lies in the lower right corner: the penalty is in this loss, so a smaller λ always looks better."
    ]
    assert low[1].ko.startswith("오른쪽 아래 모서리에 있습니다.")
    high = finding(made([[3, 3, 3], [1, 2, 3]]))
    assert high[1].en == "It lies in the upper left corner: a wider range may hold a better one."
