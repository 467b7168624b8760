"""The sentence of a race that ends before it begins, that nobody stays in, or that several win or lose alike."""

from dataclasses import replace

import pytest

from engine import Status
from engine.studies.race.run import run_race
from pages.race.sentences import names_of, sentence
from ui.language.numbers import said

from .test_race import BASE, FOUR, GD, MINI, SEARCH, WILD, made, race


def test_all_diverge() -> None:
    found = run_race(race((("learning_rate", 300.0), ("strength", 1.0)), WILD))
    updates = [result.run.updates for result in found.results]
    assert updates[1] < updates[0]
    assert sentence(found).en == f"Both racers diverge; B {names_of(found)[1].label.en} is the first to leave, at update {updates[1] + 1}."
    assert sentence(found).ko.startswith("둘 다 발산합니다. ")


def test_those_who_leave_together_are_told_together() -> None:
    twins = run_race(race(WILD, WILD))
    update = twins.results[0].run.updates + 1
    assert sentence(twins).en == f"Both racers diverge and leave together, at update {update}."
    assert sentence(twins).ko == f"둘 다 발산합니다. {update}번째 업데이트에서 함께 떠납니다."
    later = run_race(race(WILD, WILD, (("learning_rate", 300.0), ("strength", 1.0))))
    assert later.results[2].run.updates > later.results[0].run.updates
    assert sentence(later).en.startswith("All three racers diverge; A ") and " are the first to leave, at update " in sentence(later).en
    assert sentence(later).ko.startswith("셋 모두 발산합니다. ") and "함께 가장 먼저 떠납니다" in sentence(later).ko


def test_a_target_that_the_start_meets_is_said() -> None:
    found = run_race(race(GD, SEARCH, target=50.0))
    assert found.reached == (0, 0)
    assert sentence(found).en == "Everyone starts at loss 1.1, already within the target, loss 50. Choose a lower one."
    assert sentence(found).ko == "모두 출발할 때부터 목표(손실 50)에 닿아 있습니다. 시작은 손실 1.1입니다. 목표를 더 낮춰 보세요."
    assert "from" not in sentence(run_race(race(GD, SEARCH))).en


def test_those_who_come_equally_close_are_named_together() -> None:
    found = run_race(race(GD, MINI, GD, target=1e-6))
    near = float(found.curves[0].min())
    found = replace(found, curves=(found.curves[0], found.curves[0] + 1, found.curves[0]))
    assert sentence(found).en == (
        f"Nobody reaches loss 10⁻⁶ within 60 updates; A Gradient descent and C Gradient descent come equally close, with {said(near)}."
    )
    assert sentence(found).ko.endswith(f"A 경사 하강법, C 경사 하강법이 똑같이 {said(near)}까지 가장 가까이 갔습니다.")
    twins_of_wild = run_race(race(GD, WILD, WILD, target=1e-6))
    assert "comes closest" in sentence(twins_of_wild).en and sentence(twins_of_wild).en.endswith(" diverge.")


def test_who_is_caught_up_with_ties() -> None:
    text = sentence(made([10, 20, None, None], [60, 30, 6, 60]), called=FOUR)
    assert "after 10. Count examples and A Gradient descent and B Momentum tie, with 600 each." in text.en
    assert "본 예제 수로 세면 A 경사 하강법, B 모멘텀이 비깁니다. 똑같이 600입니다." in text.ko


def test_a_winner_is_told_against_those_it_beats() -> None:
    text = sentence(made([14, 14, 18, 20], [60, 6, 60, 60]), called=FOUR).en
    assert "are first to loss 0.6 together, after 14. Count examples and B Momentum wins: 84 against 840." in text


def test_two_amounts_that_differ_are_written_so() -> None:
    text = sentence(made([10, 14, None, None], [1.053, 0.752, 1, 1]), "time", called=FOUR).en
    assert "B Momentum wins: 10.528 s against 10.53 s." in text
    assert "B Momentum wins: 0.21 against 0.23." in sentence(made([10, 14, None, None], [0.023, 0.015, 1, 1]), "epochs", called=FOUR).en


def test_who_diverges_after_the_target_is_told_too() -> None:
    later = made([5, 14, None, None], [60, 60, 60, 60])
    run = later.results[0].run
    gone = replace(later.results[0], run=replace(run, status=Status.DIVERGED))
    assert sentence(replace(later, results=(gone, *later.results[1:])), called=FOUR).en.endswith("never get there. A Gradient descent diverges.")


def test_one_example_is_one() -> None:
    assert "at update 1, 1 example in." in sentence(made([1, None, None, None], [1, 1, 1, 1]), called=FOUR).en


def test_the_same_run_takes_the_same_time() -> None:
    found = run_race(race(GD, MINI, GD, MINI))
    assert found.seconds[0] == found.seconds[2] and found.seconds[1] == found.seconds[3]


@pytest.mark.parametrize(("changes", "start", "end"), [({"learning_rate": 0.0}, "Nobody reaches", "come equally close"), ({"learning_rate": 1e-4}, "A ", "either way")])
def test_a_target_nobody_chose_is_never_one_they_start_within(changes: dict[str, float], start: str, end: str) -> None:
    """Racers that do not move, or hardly: in two figures the suggestion would lie above where all of them stand already."""
    found = run_race(race(GD, GD, base=BASE.but(steps=20, **changes)))
    first = float(found.curves[0][0])
    assert 0 < found.target < first and found.reached != (0, 0)
    told = sentence(found).en
    assert told.startswith(start) and end in told and "Choose a lower one" not in told
