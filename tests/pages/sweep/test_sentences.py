"""What is said of a sweep's map: ties, the ends of axes, a batch of all, and the room that is kept for it."""

from dataclasses import replace
from typing import Any

import numpy as np

from engine.studies.grid import DIVERGED, SweepMap, empty
from engine.studies.grid_axes import marks
from engine.studies.grid_plan import COLOURS, Axis, SweepPlan
from engine.text import LANGUAGES
from pages.sweep.axis_sentences import label
from pages.sweep.sentences import diverged, edges, finding, longest, table
from tests.engine.test_grid import BASE, RATE, STRENGTH, drawn, whole


def with_rows(filled: SweepMap, y: Axis) -> SweepMap:
    return replace(filled, plan=replace(filled.plan, y=y), rows=y.values())


def test_those_who_share_the_best_are_counted() -> None:
    two = drawn([[0.9, 0.5], [0.6, 0.9]], "test")
    assert finding(two)[0].en == "Best of 4 runs: η = 0.01, λ = 0.1, test accuracy 90 %; one other ties."
    assert finding(two)[0].ko == "실행 4번 중 최선: η = 0.01, λ = 0.1, 테스트 정확도 90%(같은 것 1개 더)."
    assert edges(two) == [], "another that is as good lies on no such edge"
    assert edges(drawn([[0.9, 0.5], [0.9, 0.4]], "test")) == [("x", 0)]


def test_where_an_axis_ends_no_wider_range_is_offered() -> None:
    def at(y: Axis, z: Any) -> str:
        return finding(with_rows(drawn(z, "test"), y))[1].en

    quiet = Axis("noise", 0.0, 1.0, 2, False)
    assert at(quiet, [[0.5, 0.9, 0.5], [0.5, 0.4, 0.5]]) == "It lies on the lower edge, where noise can go no further."
    assert at(quiet, [[0.5, 0.4, 0.5], [0.5, 0.9, 0.5]]).endswith("where noise can go no further.")
    assert "a wider range" in at(replace(quiet, low=0.1), [[0.5, 0.9, 0.5], [0.5, 0.4, 0.5]])
    assert at(quiet, [[0.5, 0.4, 0.9], [0.5, 0.4, 0.5]]) == "It lies in the lower right corner: a wider range may hold a better one."
    both = with_rows(drawn([[0.9, 0.5], [0.4, 0.5]], "test"), quiet)
    both = replace(both, plan=replace(both.plan, x=Axis("batch_size", 0, 8, 2, False)), columns=np.array([0.0, 8.0]))
    assert finding(both)[1].en == "It lies in the lower left corner, where neither can go further."
    assert finding(both)[1].ko == "왼쪽 아래 모서리에 있습니다. 두 값 모두 여기가 끝입니다."
    seeds = with_rows(drawn([[0.5, 0.9, 0.5], [0.5, 0.4, 0.5]], "test"), Axis("seed", 1, 2, 2, False))
    assert edges(seeds) == [], "seeds have no order, so no edge"


def test_a_batch_of_nothing_is_told_as_all() -> None:
    plan = SweepPlan(Axis("batch_size", 0, 8, 3, False), STRENGTH, base=BASE)
    filled = whole(plan)
    best = replace(filled, loss=np.where(np.arange(3) == 0, 0.1, filled.loss))
    assert "batch size = all, λ" in finding(best)[0].en and "배치 크기 = 전체, λ" in finding(best)[0].ko
    assert label("batch_size", marks(filled.columns, False)[0]).en == "all"
    assert table(filled).splitlines()[0].startswith("batch_size (0 = all),strength,") and table(filled).splitlines()[1].startswith("0,0.001,ran,")
    gone = replace(filled, plan=replace(plan, colour="lasted"), status=np.full_like(filled.status, DIVERGED), lasted=np.arange(9.0).reshape(3, 3) + 1)
    assert "batch size = all" in finding(gone)[1].en


def test_room_is_kept_for_the_longest_that_may_be_said() -> None:
    for plan in (SweepPlan(RATE, STRENGTH, base=BASE), SweepPlan(Axis("batch_size", 0, 8, 3, False), Axis("seed", 1, 3, 3, False), base=BASE)):
        room = longest(empty(plan))
        for colour, kept in zip(COLOURS, room, strict=True):
            done = replace(whole(plan), plan=replace(plan, colour=colour))
            texts = [*finding(done), *((diverged(done),) if colour != "lasted" else ())]
            for language in LANGUAGES:
                assert len(kept(language)) >= sum(len(text(language)) + 1 for text in texts if text) - 1
