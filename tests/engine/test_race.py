"""A race: same data, same W; each racer is its own run; costs, ranks, the shared plane and the sentence follow from the results."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import Config, Status, simulate
from engine.landscape.slice import loss_slice
from engine.optimizers import OPTIMIZERS
from engine.studies.race.cost import seconds_per_update
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import AXES, DEFAULT, FIRST, RACING, Race, configs, decode, encode, same_racers, with_seeds, with_start
from engine.studies.race.run import RaceResult, run_race, suggested
from engine.text import Text
from pages.race.names import RacerName
from pages.race.sentences import amount, names_of, sentence, twins

BASE = Config(samples=60, steps=60)
GD: Any = ()
MOMENTUM = (("optimizer", "momentum"),)
MINI = (("batch_size", 8),)
SEARCH = (("optimizer", "random_search"),)
WILD = (("learning_rate", 1e6), ("strength", 1.0))


def race(*racers: Any, **changes: Any) -> Race:
    return Race(racers=racers, base=changes.pop("base", BASE), **changes)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("base", [BASE, BASE.but(start="random", test_fraction=0.3), BASE.but(dataset="hand_check")])
def test_racers_are_runs_from_one_start_on_one_data_set(optimizer: str, base: Config) -> None:
    found = run_race(race(GD, (("optimizer", optimizer), ("seed", 7)), MINI, base=base))
    first = found.results[0]
    assert np.array_equal(first.run.theta, simulate(base).run.theta)
    for config, result in zip(configs(found.race), found.results, strict=True):
        assert np.array_equal(result.run.loss, simulate(config).run.loss)
        assert np.array_equal(result.run.theta[0], first.run.theta[0])
        assert np.array_equal(result.data.X, first.data.X) and np.array_equal(result.data.y, first.data.y)
        assert np.array_equal(result.data.test, first.data.test) and result.data.classes == first.data.classes


def test_a_seed_changes_the_luck_and_nothing_else() -> None:
    six = with_seeds(race(MINI, SEARCH, base=BASE.but(start="random", seed=3)), 0)
    found = run_race(six)
    assert [config.seed for config in configs(six)] == [3, 4, 5, 6, 7, 8] and len({r.run.loss[-1] for r in found.results}) == 6
    assert all(np.array_equal(r.run.theta[0], found.results[0].run.theta[0]) for r in found.results)
    assert with_seeds(race(GD, (("seed", 2**32 - 2),)), 1).racers[3] == (("seed", 1),)


def test_another_start_is_another_start_for_all() -> None:
    old, new = configs(race(GD, MINI)), configs(with_start(race(GD, MINI)))
    assert new[0].start == new[1].start != old[0].start and new[0].seed == old[0].seed
    assert with_start(with_start(race(GD, MINI))).start == 2 and with_start(race(GD, MINI, start=2**32 - 1)).start == 1


def test_a_racer_brings_its_own_settings() -> None:
    base = BASE.but(optimizer="momentum", optimizer_settings=(("momentum", 0.5),))
    own = (("optimizer", "nesterov"), ("optimizer_settings", (("momentum", 0.7),)))
    found = configs(race(GD, MOMENTUM, own, (("optimizer", "momentum"), ("optimizer_settings", (("momentum", 0.9),))), base=base))
    assert [config.setting("optimizer", "momentum") for config in found] == [0.5, 0.9, 0.7, 0.9]


# costs


def test_costs_by_hand() -> None:
    found = run_race(race(GD, MINI, SEARCH, base=BASE.but(samples=20, steps=3)))
    spent = {axis: [found.spent[axis][r].tolist() for r in range(3)] for axis in ("updates", "epochs", "examples")}
    assert spent["updates"] == [[0, 1, 2, 3]] * 3
    assert spent["examples"] == [[0, 20, 40, 60], [0, 8, 16, 20], [20, 40, 60, 80]]
    assert spent["epochs"] == [[0, 1, 2, 3], [0, 0.4, 0.8, 1], [0, 1, 2, 3]]


def test_time_is_the_median_of_what_an_update_takes() -> None:
    ticks = iter([0.0, 1.0, 1.0, 9.0, 9.0, 11.0])
    assert seconds_per_update(simulate(BASE.but(steps=3)), clock=lambda: next(ticks)) == 2.0
    found = run_race(race(GD, MINI))
    for r in (0, 1):
        assert found.seconds[r] > 0 and found.spent["time"][r] == pytest.approx(found.seconds[r] * np.arange(61))
    assert seconds_per_update(simulate(Config(dataset="drawn"))) == 0.0


def test_a_search_is_timed_by_its_loss_and_proximal_by_its_prox() -> None:
    for id in OPTIMIZERS:
        assert 0 < seconds_per_update(simulate(BASE.but(optimizer=id, steps=4, batch_size=0 if "search" in id else 5))) < 1


# ranks


def made(reached: list[int | None], examples: list[float], **changes: Any) -> RaceResult:
    """A race whose results are made up: when each got there, and what an update of each costs in examples."""
    count = len(reached)
    found = run_race(race(*[(("learning_rate", 0.01 * (r + 1)),) for r in range(count)], target=0.6))
    spent = {axis: tuple(np.arange(61.0) * (each if axis != "updates" else 1) for each in examples) for axis in AXES}
    return replace(found, reached=tuple(reached), spent=spent, **changes)


def test_ranks_ties_and_those_who_never_come() -> None:
    found = made([20, 10, None, 20, 5], [1, 10, 1, 1, 4])
    assert [(p.racer, p.rank) for p in found.ranking("updates")] == [(4, 1), (1, 2), (0, 3), (3, 3), (2, None)]
    assert [(p.racer, p.rank, p.cost) for p in found.ranking("examples")] == [
        (0, 1, 20),
        (3, 1, 20),
        (4, 1, 20),
        (1, 4, 100),
        (2, None, None),
    ]


def test_reaching_is_the_first_update_at_or_under_the_target() -> None:
    loss = simulate(BASE).run.loss
    found = run_race(race(GD, MINI, target=float(loss[12])))
    assert found.reached[0] == 12 and found.target == loss[12]
    assert run_race(race(GD, MINI, target=9.0)).reached == (0, 0) and run_race(race(GD, MINI, target=1e-9)).reached == (None, None)


def test_different_losses_are_compared_by_share() -> None:
    same, mixed = run_race(race(GD, MOMENTUM)), run_race(race(GD, (("loss", "hinge"),)))
    assert same.measure == "loss" and np.array_equal(same.curves[0], same.results[0].run.loss)
    assert mixed.measure == "share" and [curve[0] for curve in mixed.curves] == [1, 1]
    assert mixed.curves[1] == pytest.approx(mixed.results[1].run.loss / 2)
    assert run_race(race(GD, (("strength", 0.5),))).measure == "share"
    assert run_race(race(GD, (("strength", 0.5),), base=BASE.but(regularizer="none"))).measure == "loss"


@pytest.mark.parametrize("racers", [FIRST, (GD, WILD), (GD, (("loss", "hinge"),)), (SEARCH, MINI)])
def test_a_suggested_target_is_reached_but_not_at_once(racers: Any) -> None:
    found = run_race(race(*racers))
    assert found.target == suggested(found.curves) > 0 and any(t for t in found.reached)
    assert found.target == float(f"{found.target:.2g}")


# the plane


def test_one_plane_for_all() -> None:
    found = run_race(Race(base=BASE))
    plane = race_plane(found, size=20)
    one = plane.slices[0]
    assert all(s.z is one.z and s.basis is one.basis for s in plane.slices) and not plane.own and plane.exits == (None,) * 4
    assert one.basis @ one.basis.T == pytest.approx(np.eye(2))
    for path, result in zip(plane.paths, found.results, strict=True):
        assert path == pytest.approx((result.run.theta - one.centre) @ one.basis.T)
        assert (path >= [one.a[0], one.b[0]]).all() and (path <= [one.a[-1], one.b[-1]]).all()
    J = [[found.results[0].problem.value(one.lift(np.array([a, b]))) for a in one.a] for b in one.b]
    assert one.z == pytest.approx(np.array(J))
    assert all(s.share > 0.85 for s in plane.slices[:3]) and plane.slices[3].share < 0.9


def test_those_who_diverge_stretch_nothing() -> None:
    calm, wild = race_plane(run_race(race(GD, MOMENTUM)), 12), race_plane(run_race(race(GD, MOMENTUM, WILD)), 12)
    assert wild.slices[0].a == pytest.approx(calm.slices[0].a) and wild.slices[0].basis == pytest.approx(calm.slices[0].basis)
    exit = wild.exits[2]
    assert wild.exits[:2] == (None, None) and exit is not None
    inside = np.abs(wild.paths[2] - [wild.slices[0].a.mean(), wild.slices[0].b.mean()]).max(1) <= np.ptp(wild.slices[0].a) / 2
    assert inside[:exit].all() and not inside[exit]
    assert wild.own and wild.slices[2].z is not wild.slices[0].z and wild.slices[1].z is wild.slices[0].z


def test_all_diverging_have_the_first_ones_plane() -> None:
    found = run_race(race(WILD, (*WILD, ("batch_size", 5))))
    plane, alone = race_plane(found, 12), loss_slice(found.results[0].problem, found.results[0].run, 12)
    assert np.array_equal(plane.slices[0].a, alone.a) and np.isfinite(plane.slices[0].z).all() and all(plane.exits)


def test_two_free_weights_are_exact() -> None:
    plane = race_plane(run_race(race(GD, MOMENTUM, base=BASE.but(free=(3, 4)))), 12)
    assert plane.slices[0].kind == "exact" and plane.slices[1].share == 1.0
    assert plane.paths[0] == pytest.approx(simulate(BASE.but(free=(3, 4))).run.theta[:, 3:5])


def test_searches_alone_have_a_plane_too() -> None:
    plane = race_plane(run_race(race(SEARCH, (("optimizer", "local_search"),))), 12)
    assert np.isfinite(plane.slices[0].z).all() and plane.slices[0].basis @ plane.slices[0].basis.T == pytest.approx(np.eye(2))


# the sentence


def named(*plain: tuple[str, str]) -> tuple[RacerName, ...]:
    return tuple(RacerName(letter, Text(en, ko)) for letter, (en, ko) in zip("ABCDEF", plain, strict=False))


FOUR = named(("Gradient descent", "경사 하강법"), ("Momentum", "모멘텀"), ("Mini-batch", "미니배치"), ("Random search", "무작위 탐색"))


def test_the_ranking_changes() -> None:
    text = sentence(made([20, 14, 18, None], [60, 60, 6, 60]), called=FOUR)
    assert text.en == (
        "Count updates and B Momentum is first to loss 0.6, after 14. Count examples and C Mini-batch wins: 108 against 840."
        " D Random search never gets there."
    )
    assert text.ko == (
        "업데이트로 세면 B 모멘텀이 14번 만에 먼저 손실 0.6에 닿습니다. 본 예제 수로 세면 C 미니배치가 이깁니다. 840 대 108."
        " D 무작위 탐색은 끝내 닿지 못합니다."
    )


def test_the_same_winner() -> None:
    text = sentence(made([20, 14, None, None], [60, 60, 6, 60]), called=FOUR)
    assert (
        text.en
        == "B Momentum is first to loss 0.6 either way: at update 14, 840 examples in. C Mini-batch and D Random search never get there."
    )
    assert text.ko == (
        "어떻게 세어도 B 모멘텀이 손실 0.6에 가장 먼저 닿습니다. 14번째 업데이트, 예제 840개입니다. C 미니배치, D 무작위 탐색은 끝내 닿지 못합니다."
    )


def test_ties_are_told_together() -> None:
    text = sentence(made([14, 14, 18, 20], [60, 60, 6, 60]), called=FOUR)
    assert text.en.startswith(
        "Count updates and A Gradient descent and B Momentum are first to loss 0.6 together, after 14. Count examples and C"
    )
    text = sentence(made([14, 14, 18, 20], [60, 60, 60, 60]), "epochs", called=FOUR)
    assert "together either way: at update 14, epoch 840." in text.en


@pytest.mark.parametrize(
    "axis, part", [("epochs", "Count epochs and C"), ("time", "Count time and C Mini-batch wins: 108 s against 840 s")]
)
def test_along_other_axes(axis: str, part: str) -> None:
    found = made([20, 14, 18, None], [60, 60, 6, 60])
    assert part in sentence(found, axis, FOUR).en and part in sentence(replace(found, race=replace(found.race, axis=axis)), called=FOUR).en


def test_nobody_gets_there() -> None:
    found = run_race(race(GD, MINI, WILD, target=1e-6))
    curve = found.curves[0]
    assert sentence(found).en.startswith("Nobody reaches ") and "C Gradient descent, λ" not in sentence(found).en.split(";")[0]
    assert sentence(found).en.endswith("diverges.") and found.diverged == (2,) and np.isfinite(curve).all()
    assert sentence(run_race(race(GD, MOMENTUM, target=1e-6))).ko.startswith("업데이트 60번 안에 손실 10⁻⁶에 닿은 것이 없습니다.")


def test_shares_are_said_as_such() -> None:
    assert "to 40 % of the first loss" in sentence(run_race(race(GD, (("loss", "hinge"),), target=0.4))).en


def test_amounts() -> None:
    said = [
        amount("updates", 14.0),
        amount("examples", 123456.0),
        amount("epochs", 2.0),
        amount("time", 3.0),
        amount("time", 1.5e-3),
        amount("time", 0.0),
    ]
    assert said == ["14", "123,456", "2", "3 s", "1.5 ms", "0 µs"]


def test_names_tell_racers_apart() -> None:
    found = run_race(
        race(
            GD,
            (("learning_rate", 0.5),),
            (("loss", "hinge"),),
            (("batch_size", 1),),
            (("batch_size", 9), ("seed", 4)),
            (("batch_size", 9),),
        )
    )
    assert [f"{name.letter} {name.label.en}" for name in names_of(found)] == [
        "A Gradient descent, Softmax, η = 0.1",
        "B Gradient descent, Softmax, η = 0.5",
        "C Gradient descent, Hinge, η = 0.1",
        "D SGD",
        "E Mini-batch 9, seed 4",
        "F Mini-batch 9, seed 1",
    ]
    betas = run_race(race(*[(("optimizer", "adam"), ("optimizer_settings", (("beta1", b),))) for b in (0.5, 0.8)]))
    assert [f"{name.letter} {name.label.ko}" for name in names_of(betas)] == ["A Adam, 평균 감쇠 β₁ = 0.5", "B Adam, 평균 감쇠 β₁ = 0.8"]


def test_twins_are_allowed_and_said() -> None:
    twin = race(GD, MINI, (("optimizer", "gd"),), MINI, GD)
    assert same_racers(twin) == [[0, 2, 4], [1, 3]] and twins(twin)[0].en.startswith("A, C and E are the same run")
    assert twins(race(GD, MINI)) == () and len(run_race(twin).results) == 5
    assert sentence(run_race(twin)).ko


def test_a_race_without_points_ends_in_words() -> None:
    found = run_race(race(GD, SEARCH, base=Config(dataset="drawn", steps=5)))
    assert sentence(found).en and np.isfinite(race_plane(found, 8).slices[0].z).all()


# the record and its link

OTHERS = (
    Race(racers=(GD, GD), target=0.123456789, axis="time", start=4_000_000_000),
    Race(racers=((("optimizer", "adam"), ("optimizer_settings", (("beta1", 0.5), ("eps", 1e-05))), ("loss", "hinge"), ("loss_settings", (("delta", 2.0),))), SEARCH)),
    Race(racers=((("schedule", "step"), ("schedule_settings", (("gamma", 0.25),)), ("seed", 0), ("batch_size", 0), ("learning_rate", -0.1)),) * 6),
    Race(racers=((("regularizer", "l1"), ("strength", 1e-7)), ()), picked=1, step=120),
    Race(picked=3),
)  # fmt: skip


@pytest.mark.parametrize("it", [DEFAULT, *OTHERS])
def test_round_trip(it: Race) -> None:
    assert decode(encode(it)) == (it, []) and hash(decode(encode(it))[0]) == hash(it)
    assert decode(encode(it), BASE)[0] == replace(it, base=BASE)
    assert encode(it).replace("~", "").replace(".", "").replace("_", "").replace("-", "").isalnum() or it == DEFAULT


@pytest.mark.parametrize(
    "text, notes",
    [
        ("to~nan", 1), ("to~-1", 1), ("to~1e999", 1), ("by~hour", 1), ("w~-1", 1), ("w~1.5", 1), ("racer~A", 1), ("racer~AB~racer~x", 2),
        ("r~l1", 1), ("o~adam", 1), ("what~1", 1), ("~~~~", 1), ("racer", 1), ("\0", 1), ("<b>~<script>", 1), ("한글~값", 1),
        ("w~" + "9" * 5000, 1), ("racer~A~os.beta1~0.5", 2), ("os.x.y~1", 1),
        ("eta~inf", 1), ("racer~A~eta~inf", 2), ("see~E", 1), ("see~Z", 1), ("at~-1", 1), ("at~1e3", 1), ("at~99999999", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_noted_and_the_rest_stands(text: str, notes: int) -> None:
    found, said = decode(text)
    assert found == DEFAULT and len(said) == min(notes, 3)
    assert all("<" not in note.en and len(note.en) < 200 for note in said)


@pytest.mark.parametrize("text, named", [("to~nan", "목표 손실: “nan”"), ("eta~inf", "학습률 η: “inf”"), ("by~가나다", "축: “가나다”"), ("가나다", "참가자: “가나다”")])
def test_the_note_names_the_part_that_fell_back(text: str, named: str) -> None:
    assert [note.ko for note in decode(text)[1]] == [f"링크의 {named} 값은 쓸 수 없어 기본값을 씁니다."]


def test_a_racer_less_ends_what_was_looked_at() -> None:
    assert replace(Race(picked=3), racers=(GD, GD)).picked == 1


def test_a_seventh_racer_is_left_out() -> None:
    found, said = decode("~".join(["racer~A"] * 7))
    assert len(found.racers) == 6 and len(said) == 1


def test_garbage_never_raises() -> None:
    rng = np.random.default_rng(0)
    tokens = [
        "r",
        "A",
        "o",
        "adam",
        "os.beta1",
        "0.5",
        "eta",
        "l",
        "b",
        "to",
        "by",
        "w",
        "-1",
        "nan",
        "",
        "x",
        "seed",
        "lambda",
        "s",
        "ss.gamma",
        "none",
    ]
    for _ in range(400):
        found, _ = decode("~".join(rng.choice(tokens, rng.integers(1, 30))))
        assert decode(encode(found))[0] == found


@pytest.mark.parametrize(
    "changes, part",
    [
        ({"racers": (GD,)}, "2 to 6 racers, got 1"), ({"racers": (GD,) * 7}, "got 7"), ({"racers": "AB"}, "got 'AB'"), ({"target": float("nan")}, "target must be"),
        ({"target": -1}, "target must be"), ({"axis": "hours"}, "unknown axis"), ({"start": -1}, "must lie between"), ({"start": 0.5}, "whole number"),
        ({"picked": 6}, "picked must be a whole number from 0 to 5"), ({"step": -1}, "step must be"), ({"step": True}, "got True"),
        ({"racers": (GD, (("steps", 5),))}, "unknown change of a racer 'steps'"), ({"racers": (GD, (("optimizer", "adm"),))}, "did you mean 'adam'"),
        ({"racers": (GD, (("optimizer_settings", (("momentum", 0.5),)),))}, "needs its optimizer"),
    ],
)  # fmt: skip
def test_what_is_no_race(changes: Any, part: str) -> None:
    with pytest.raises(ValueError, match=part):
        Race(**changes)


def test_diverging_racers_stay_in_the_race() -> None:
    found = run_race(race(GD, WILD))
    assert (
        found.diverged == (1,)
        and found.results[1].run.status is Status.DIVERGED
        and len(found.curves[1]) == found.results[1].run.updates + 1
    )
    assert set(RACING) <= set(Config.__dataclass_fields__)
