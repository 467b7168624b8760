"""The sentence of a race that ends before it begins, or that nobody stays in."""

from engine.race_run import run_race
from engine.race_words import sentence
from tests.engine.test_race import GD, SEARCH, WILD, race


def test_all_diverge() -> None:
    found = run_race(race((("learning_rate", 300.0), ("strength", 1.0)), WILD))
    updates = [result.run.updates for result in found.results]
    assert updates[1] < updates[0]
    assert sentence(found).en == f"Both racers diverge; {found.names[1].en} is the first to leave, at update {updates[1] + 1}."
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
