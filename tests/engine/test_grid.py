"""A sweep's map: every cell is its own run, rows come coarse first, and plans that cannot be run say why."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import Config, Status, simulate
from engine.config import NUMBERS
from engine.data.features import FEATURES
from engine.optimizers import OPTIMIZERS
from engine.studies.grid import DIVERGED, NOT_RUN, RAN, SweepMap, blocks, empty, order
from engine.studies.grid_plan import DEFAULT, ERRORS, Axis, SweepPlan, decode, encode, fault, knobs
from pages.sweep.sentences import diverged, edges, finding, table

BASE = Config(samples=30, steps=25, start="random", test_fraction=0.2)
RATE, STRENGTH = Axis("learning_rate", 0.01, 1.0, 4), Axis("strength", 1e-3, 0.1, 3)


def whole(plan: SweepPlan) -> SweepMap:
    return list(blocks(plan))[-1]


def accuracy(config: Config) -> float:
    result = simulate(config)
    phi = FEATURES[config.features].map(result.data.X[result.data.test], **config.settings("features"))
    W = result.run.theta[-1].reshape(result.problem.k, -1)
    return float(((phi @ W.T).argmax(1) == result.data.y[result.data.test]).mean())


GRIDS: dict[str, tuple[Axis, Axis, dict[str, Any]]] = {
    "rate and λ": (RATE, STRENGTH, {}),
    "rate and momentum": (RATE, Axis("optimizer.momentum", 0.0, 0.99, 3, False), {"optimizer": "momentum"}),
    "batch and rate": (Axis("batch_size", 1, 24, 4), RATE, {}),
    "margin and λ": (Axis("loss.delta", 0.1, 10, 3), STRENGTH, {"loss": "hinge"}),
    "seed and noise": (Axis("seed", 1, 4, 4, False), Axis("noise", 0.0, 1.0, 2, False), {"batch_size": 5}),
    "β₂ and rate": (Axis("optimizer.beta2", 0.5, 0.999, 3), RATE, {"optimizer": "adam"}),
    "samples and rate": (Axis("samples", 6, 40, 3), RATE, {"optimizer": "local_search"}),
    "degree and λ": (Axis("features.degree", 2, 4, 3, False), STRENGTH, {"features": "polynomial"}),
    "decay and rate": (Axis("schedule.gamma", 0.5, 0.99, 2), RATE, {"schedule": "exponential"}),
    "diverging": (Axis("learning_rate", 0.1, 1e6, 4), Axis("strength", 0.1, 10.0, 3), {"steps": 60}),
}  # fmt: skip


@pytest.mark.parametrize("name", GRIDS)
def test_cells_are_single_runs(name: str) -> None:
    x, y, changes = GRIDS[name]
    plan = SweepPlan(x, y, target=0.7, base=BASE.but(**changes))
    filled = whole(plan)
    assert filled.status.shape == (len(plan.rows), len(plan.columns)) == (y.count, x.count)
    for r, c in np.ndindex(filled.status.shape):
        config = plan.cell(r, c)
        run = simulate(config).run
        if run.status is Status.DIVERGED:
            assert filled.status[r, c] == DIVERGED
            assert np.isnan([filled.loss[r, c], filled.test[r, c], filled.updates[r, c]]).all() and filled.lasted[r, c] == run.updates + 1
            continue
        assert filled.lasted[r, c] == run.updates
        assert filled.status[r, c] == RAN
        assert filled.loss[r, c] == pytest.approx(run.loss[-1], rel=1e-10, abs=1e-10)
        assert filled.test[r, c] == accuracy(config)
        there = np.flatnonzero(run.loss <= 0.7)
        assert np.array_equal(filled.updates[r, c], there[0] if len(there) else np.nan, equal_nan=True)
    if name == "diverging":
        assert {RAN, DIVERGED} == set(filled.status.ravel().tolist())


def test_the_cell_is_what_it_says() -> None:
    plan = SweepPlan(RATE, STRENGTH, base=BASE)
    cell = plan.cell(2, 0)
    assert (cell.learning_rate, cell.strength) == (0.01, pytest.approx(0.1)) and cell.but(learning_rate=0.1, strength=0.01) == BASE
    momentum = SweepPlan(
        RATE, Axis("optimizer.momentum", 0.5, 0.7, 2), base=BASE.but(optimizer="momentum", optimizer_settings=(("momentum", 0.1),))
    )
    other = replace(momentum, base=BASE.but(optimizer="adam", optimizer_settings=(("beta1", 0.3),)), y=Axis("optimizer.beta2", 0.5, 0.7, 2))
    assert other.cell(1, 0).settings("optimizer") == pytest.approx({"beta1": 0.3, "beta2": 0.7, "eps": 1e-8})
    assert momentum.cell(1, 0).setting("optimizer", "momentum") == pytest.approx(0.7)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 31, 32])
def test_rows_come_coarse_first(count: int) -> None:
    rows = order(count)
    assert sorted(rows) == list(range(count)) and rows[0] == 0
    assert count < 8 or max(np.diff(sorted(rows[: (count + 1) // 2]))) == 2


def test_it_can_stop_and_go_on() -> None:
    plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, 32), Axis("strength", 1e-3, 0.1, 7), base=BASE)
    steps = list(blocks(plan, 32))
    assert [filled.done for filled in steps] == [1, 2, 3, 4, 5, 6, 7] and [filled.ran for filled in steps] == list(range(32, 225, 32))
    half = steps[3]
    assert (half.status[sorted(order(7)[:4])] == RAN).all() and (half.status[sorted(order(7)[4:])] == NOT_RUN).all()
    assert np.isnan(half.loss[half.status == NOT_RUN]).all()
    resumed = list(blocks(half, 32))
    assert [filled.done for filled in resumed] == [5, 6, 7] and np.array_equal(resumed[-1].loss, steps[-1].loss)
    assert half.ran == 128 and list(blocks(steps[-1])) == []


def test_short_rows_go_together() -> None:
    steps = list(blocks(SweepPlan(Axis("learning_rate", 0.01, 1.0, 5), Axis("strength", 1e-3, 0.1, 14), base=BASE), 32))
    assert [filled.done for filled in steps] == [6, 12, 14] and (steps[-1].status == RAN).all()


def test_long_runs_come_in_small_parts_and_threads_change_nothing() -> None:
    axes = Axis("learning_rate", 0.01, 1.0, 32), Axis("strength", 1e-3, 0.1, 6)
    short, long = SweepPlan(*axes, base=BASE), SweepPlan(*axes, base=BASE.but(samples=400, steps=600))
    assert [filled.done for filled in blocks(short)] == [6], "one picture, two threads"
    assert next(blocks(long)).done == 1
    np.testing.assert_allclose(whole(short).loss, list(blocks(short, 32))[-1].loss, rtol=1e-12)


def test_one_cell_and_values_that_round_together() -> None:
    one = SweepPlan(Axis("learning_rate", 0.1, 0.1, 1), Axis("strength", 0.01, 0.01, 1), base=BASE)
    assert fault(one) is None and whole(one).loss[0, 0] == pytest.approx(simulate(BASE).run.loss[-1])
    assert edges(whole(one)) == [] and len(finding(whole(one))) == 1
    batches = SweepPlan(Axis("batch_size", 1, 4, 32), RATE, base=BASE)
    assert batches.columns.tolist() == [1, 2, 3, 4]


BAD: dict[str, tuple[Axis, Axis, dict[str, Any], str]] = {
    "upside down": (Axis("learning_rate", 1.0, 0.01), STRENGTH, {}, "reversed"),
    "upside down, y": (RATE, Axis("strength", 1.0, 0.01, 1), {}, "reversed"),
    "no width": (Axis("learning_rate", 0.1, 0.1, 5), STRENGTH, {}, "flat"),
    "no ratio": (RATE, Axis("strength", 0.0, 1.0), {}, "log"),
    "outside": (RATE, Axis("strength", 1.0, 1e3), {}, "outside"),
    "twice": (RATE, Axis("learning_rate", 0.1, 0.2), {}, "same"),
    "no such": (RATE, Axis("optimizer.momentum", 0.1, 0.9), {}, "unknown"),
    "no test": (RATE, STRENGTH, {"test_fraction": 0.0}, "no_test"),
    "drawn": (RATE, Axis("noise", 0.1, 0.9), {"dataset": "drawn"}, "fixed"),
    "always the same points": (RATE, Axis("samples", 10, 90), {"dataset": "hand_check"}, "fixed"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_run_says_why(name: str) -> None:
    x, y, changes, id = BAD[name]
    plan = SweepPlan(x, y, colour="test", base=BASE.but(**changes))
    found = fault(plan)
    assert found is not None and found.id == id and found.axis == (None if id == "no_test" else x if id == "same" or y == STRENGTH else y)
    with pytest.raises(ValueError, match=ERRORS[found.id]):
        empty(plan)


@pytest.mark.parametrize("bad", [{"low": float("nan")}, {"high": float("inf")}, {"count": 0}, {"count": 33}, {"count": 2.0}, {"low": "1"}])
def test_what_is_no_range(bad: Any) -> None:
    with pytest.raises(ValueError, match="must be a"):
        Axis(**{"knob": "learning_rate", "low": 0.1, "high": 1.0, **bad})


@pytest.mark.parametrize("bad", [{"colour": "red"}, {"target": float("nan")}, {"target": "low"}])
def test_what_is_no_plan(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"unknown colour|must be a finite loss"):
        SweepPlan(**bad)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_knob_of_every_optimizer(optimizer: str) -> None:
    base = Config(optimizer=optimizer, loss="hinge", features="radial", schedule="warmup", dataset="two_blobs", samples=12, steps=3)
    for knob, param in knobs(base).items():
        other = "learning_rate" if knob != "learning_rate" else "strength"
        low = max(param.low, 1.0) if param.whole else (max(param.low, 0.0) + param.default) / 2
        plan = SweepPlan(Axis(knob, low, max(low + param.whole, param.default), 2, False), Axis(other, 0.01, 0.1, 2), base=base)
        assert fault(plan) is None and (whole(plan).status == RAN).all()
        assert param is NUMBERS.get(knob, param)


# what is said


def drawn(values: Any, colour: str = "loss", knob: str = "strength") -> SweepMap:
    """A map with the given values, made up."""
    z = np.array(values, float)
    y = Axis(knob, 0.1, 10.0, z.shape[0]) if z.shape[0] > 1 else Axis(knob, 0.1, 0.1, 1)
    plan = SweepPlan(Axis("learning_rate", 0.01, 1.0, z.shape[1]), y, colour=colour, base=BASE)
    status = np.where(np.isnan(z), DIVERGED, RAN).astype(np.uint8)
    nothing = np.full(z.shape, np.nan)
    return SweepMap(
        plan, plan.columns, plan.rows, status, **{"loss": nothing, "test": nothing, "updates": nothing, "lasted": nothing, colour: z}, done=z.shape[0]
    )


def test_the_best_and_its_edges() -> None:
    inner = drawn([[3, 2, 3], [2, 1, 2], [3, 2, 3]])
    assert inner.best == (1, 1) and edges(inner) == []
    assert [t.en for t in finding(inner)] == ["Best of 9 runs: η = 0.1, λ = 1, loss 1."]
    assert finding(inner)[0].ko == "실행 9번 중 최선: η = 0.1, λ = 1, 손실 1."
    low = finding(drawn([[3, 1, 3], [2, 2, 2]]))
    assert low[1].en == "It lies on the lower edge: the penalty is part of this loss, so a smaller λ always looks better."
    assert low[1].ko == "아래 가장자리에 있습니다. 이 손실에는 정규화 항이 들어 있어 λ가 작을수록 좋아 보입니다."
    assert "upper edge: a wider range" in finding(drawn([[3, 2, 3], [2, 1, 2]]))[1].en
    corner = drawn([[0.7, 0.8], [0.8, 0.9]], "test")
    assert corner.best == (1, 1) and edges(corner) == [("y", 1), ("x", 1)] and "90 %" in finding(corner)[0].en
    assert edges(drawn([[2, 1, 3], [2, 1, 3]])) == []  # λ changes nothing here, so no edge is the reason
    assert edges(drawn([[2, 1, np.nan]])) == [] and edges(drawn([[np.nan, 1], [2, 2]])) == [("y", 0), ("x", 1)]


def test_nothing_to_compare() -> None:
    assert [t.en for t in finding(drawn([[np.nan, np.nan]]))] == ["All 2 runs diverged."]
    never = SweepPlan(RATE, STRENGTH, colour="updates", target=0.0, base=BASE)
    assert finding(whole(never))[0].en == "None of the 12 runs reaches loss 0."
    assert finding(empty(never))[0].en == "No cell has been run yet."


def test_one_run_is_not_told_as_many() -> None:
    assert finding(drawn([[0.5]]))[0].en == "The one run ends at loss 0.5, with η = 0.01 and λ = 0.1."
    assert finding(drawn([[0.5]]))[0].ko == "실행 하나, η = 0.01, λ = 0.1일 때 손실은 0.5입니다."
    assert finding(drawn([[0.5]], "test"))[0].en.startswith("The one run has a test accuracy of 50 %, with ")
    assert finding(drawn([[1.0]], "updates"))[0].en.startswith("The one run takes 1 update to loss 0.5, with ")
    assert finding(drawn([[1.0, 2.0]], "updates"))[0].en.startswith("First of 2 runs to loss 0.5: η = 0.01, λ = 0.1, after 1 update.")
    assert finding(drawn([[np.nan]]))[0].en == "The one run diverged."
    late = replace(drawn([[0.5]]), plan=replace(drawn([[0.5]]).plan, colour="updates"))
    assert finding(late)[0].en == "The one run does not reach loss 0.5."


def test_what_diverged_is_a_colour_of_its_own() -> None:
    plan = SweepPlan(Axis("learning_rate", 1.0, 1e3, 3), Axis("strength", 0.1, 10.0, 3), colour="lasted", base=BASE.but(steps=60))
    filled = whole(plan)
    gone = filled.status == DIVERGED
    assert 0 < gone.sum() < 9 and (filled.lasted[~gone] == 60).all() and (filled.lasted[gone] < 60).any()
    first, soonest = finding(filled)
    assert first == diverged(filled) and soonest.en.startswith("The first to go left at update ")
    assert soonest.en.endswith("with η = 1,000 and λ = 10.") and "떠난 것은 η = 1,000, λ = 10일 때로" in soonest.ko
    assert filled.best == whole(replace(plan, colour="loss")).best
    twice = replace(filled, lasted=np.where(gone, 4.0, 60.0))
    assert finding(twice)[1].en == f"{gone.sum()} of them left as early as update 4."
    calm = whole(replace(plan, x=Axis("learning_rate", 0.01, 0.1, 3)))
    assert [t.en for t in finding(calm)] == ["None of the 9 runs diverged."]
    assert finding(empty(plan))[0].en == "No cell has been run yet."


def test_a_target_met_exactly_is_met() -> None:
    start = float(simulate(BASE).run.loss[0])
    assert (whole(SweepPlan(RATE, STRENGTH, target=start, base=BASE.but(regularizer="none"))).updates <= 1).all()
    exact = SweepPlan(RATE, Axis("strength", 0.01, 0.01, 1), target=start, base=BASE)
    assert (whole(exact).updates == 0).all()


def test_updates_tie_is_broken_by_the_loss() -> None:
    filled = whole(SweepPlan(RATE, STRENGTH, colour="updates", target=50.0, base=BASE))
    assert (filled.updates == 0).all() and filled.best is not None
    assert filled.loss[filled.best] == filled.loss.min() and finding(filled)[0].en.endswith(", after 0 updates; 11 others tie.")


def test_the_table_has_every_cell() -> None:
    plan = SweepPlan(RATE, STRENGTH, target=0.7, base=BASE)
    rows = [line.split(",") for line in table(whole(plan)).splitlines()]
    assert len(rows) == 13 and rows[0][:2] == ["learning_rate", "strength"]
    assert [float(row[0]) for row in rows[1:5]] == plan.columns.tolist()
    assert float(rows[2][3]) == whole(plan).loss[0, 1] and rows[1][2] == "ran" and float(rows[-1][1]) == plan.rows[-1]
    assert table(drawn([[np.nan, 1]])).splitlines()[1].endswith("diverged,,,,")


# the link

OTHERS = (
    SweepPlan(Axis("batch_size", 1, 64, 7), Axis("optimizer.momentum", 0.0, 0.999, 1, False), "updates", 0.123456789012345),
    SweepPlan(Axis("learning_rate", 1e-12, 1e6), colour="test"),
)


@pytest.mark.parametrize("plan", [DEFAULT, *OTHERS])
def test_round_trip(plan: SweepPlan) -> None:
    assert decode(encode(plan)) == (plan, []) and hash(plan) == hash(decode(encode(plan))[0])
    assert decode(encode(plan), BASE)[0].base == BASE


@pytest.mark.parametrize(
    "text, notes",
    [
        ("x.count~0", 1), ("x.count~1e1", 1), ("x.low~nan", 1), ("y.high~inf", 1), ("y.log~maybe", 1), ("colour~red", 1), ("target~x", 1), ("z.low~1", 1),
        ("x.what~1", 1), ("~~~~", 1), ("x", 1), ("\0~\0", 1), ("target~1e999", 1), ("x.low", 1), ("한글~값", 1), ("x.count~" + "9" * 5000, 1), ("<b>~1", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_noted(text: str, notes: int) -> None:
    plan, said = decode(text)
    assert plan == DEFAULT and len(said) == min(notes, 3) and all("<" not in note.en and len(note.en) < 200 for note in said)


def test_garbage_never_raises() -> None:
    rng = np.random.default_rng(0)
    letters = list("~_.-0123456789xycountlwhigrede \0<>")
    for _ in range(300):
        plan, _ = decode("".join(rng.choice(letters, rng.integers(1, 60))))
        fault(plan)
