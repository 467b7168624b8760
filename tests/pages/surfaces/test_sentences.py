"""What the Surfaces page opens with is what happened."""

from __future__ import annotations

import numpy as np
import pytest

from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner
from engine.studies.descents import Descents, descend_all, picture
from engine.text import Text
from pages.surfaces.sentences import course, headline, names, refused_start

INF = [float("inf")] * 6


def told(record: Descents, bounds: list[float] | None = None) -> Text:
    still = picture(SURFACES[record.surface], 30, **dict(record.settings))
    return headline(record.runners, descend_all(record), still, bounds or INF)


def test_the_order_of_arrival_is_the_runs_own() -> None:
    record = Descents()
    still = picture(SURFACES["valley"], 30)
    reached = [course(run, still).reached for run in descend_all(record)]
    said, order = told(record).en, np.argsort([float(r or np.inf) for r in reached])
    at = [said.index(names(record.runners)[i].en) for i in order]
    assert at == sorted(at) and said.startswith(
        f"From here {names(record.runners)[order[0]].en} arrives first, after {reached[order[0]]} updates."
    )


def test_reached_is_since_when_it_stays() -> None:
    still = picture(SURFACES["valley"], 30)
    for run in descend_all(Descents()):
        t = course(run, still).reached
        assert t is not None and t > 0
        away = np.linalg.norm(run.theta, axis=1)
        assert (away[t:] <= 0.06).all() and away[t - 1] > 0.06


@pytest.mark.parametrize(
    "record, words, korean",
    [
        (Descents("bowl", runners=(Runner("gd", 0.5),)), "A Gradient descent arrives, after 6 updates.", "경사 하강법이 6번"),
        (Descents("bowl", runners=(Runner("gd", 0.5), Runner("gd", 0.5))), "arrive first together", "함께 가장 먼저"),
        (Descents("bowl", runners=(Runner("gd", 1.0),)), "after 1 update.", "1번 만에"),
        (Descents("plateau", runners=(Runner("gd", 0.01),)), "Nobody arrives within 100 updates.", "아무도 닿지 못합니다"),
        (
            Descents("plateau", runners=(Runner("gd", 0.01), Runner("adam", 0.2))),
            "Still on the way: A Gradient descent.",
            "아직 가는 중: A 경사 하강법",
        ),
        (Descents("rastrigin", runners=(Runner("gd", 0.002),)), "higher than the minimum: A Gradient descent.", "최솟값보다 높은 곳"),
        (Descents("saddle", start=(1.5, 0.0), runners=(Runner("gd", 0.5),)), "At rest on the saddle", "안장점에서 멈춤"),
        (
            Descents("valley", runners=(Runner("gd", 0.12), Runner("adam", 0.1))),
            "A Gradient descent leaves the picture at update",
            "그림을 벗어납니다",
        ),
        (Descents("valley", runners=(Runner("gd", 0.2), Runner("gd", 0.3))), "all of them leave", "모두 그림을 벗어납니다"),
    ],
)
def test_each_ending_has_its_sentence(record: Descents, words: str, korean: str) -> None:
    text = told(record)
    assert words in text.en and korean in text.ko


def test_above_the_bound_the_reason_is_said() -> None:
    record = Descents("valley", runners=(Runner("gd", 0.12), Runner("adam", 0.1)))
    assert "η is above 2/λ_max" in told(record, [0.1, *INF[1:]]).en
    assert "above" not in told(record, [0.2, *INF[1:]]).en


def test_several_who_leave_are_told_in_a_row() -> None:
    record = Descents("valley", runners=(Runner("gd", 0.3), Runner("momentum", 0.5), Runner("adam", 0.1), Runner("nesterov", 0.5)))
    text = told(record, [0.1, 0.19, *INF[2:]])
    assert text.en.endswith("Out of the picture, η above its bound: A Gradient descent 1, B Momentum 1. D Nesterov momentum leaves the picture at update 1.")
    assert "η가 한계보다 커 그림을 벗어남: A 경사 하강법 1번째, B 모멘텀 1번째." in text.ko
    assert "Out of the picture: A Gradient descent 1, B Momentum 1, D " in told(record).en


def test_whoever_rolls_through_the_minimum_has_not_arrived_yet() -> None:
    record = Descents("bowl", start=(2.0, 0.0), runners=(Runner("momentum", 0.1, (("momentum", 0.9),)),), updates=200)
    (run,) = descend_all(record)
    near = np.linalg.norm(run.theta, axis=1) <= 0.06
    first, stays = int(near.argmax()), int(np.flatnonzero(~near)[-1]) + 1
    assert first < stays and course(run, picture(SURFACES["bowl"], 30)).reached == stays


def test_a_start_that_is_refused_is_told_why() -> None:
    assert "ordinary numbers" in refused_start("not_finite", (-3, 3, -3, 3), (float("inf"), 0.0)).en
    far = refused_start("outside", (-3, 3, -3, 3), (99.0, 90.0))
    assert far.en.startswith("The start (99, 90) is outside the picture")
    assert far.ko.startswith("시작점이 그림 밖 (99, 90)에 있습니다")  # 이 or 가 would hang on the number
