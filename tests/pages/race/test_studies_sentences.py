"""The sentences below the race say the numbers of their studies."""

from dataclasses import replace

import numpy as np
import pytest

from engine import Config, simulate
from engine.studies.batch_noise import batch_noise
from engine.studies.random_search_study import Luck, luck
from pages.race.studies_sentences import luck_sentence, noise_sentences
from ui.language.numbers import said

RESULT = simulate(Config(samples=240, noise=0.4, steps=5, start="random"))
FIT, THETA = RESULT.problem, RESULT.run.theta[5]
HAND = simulate(Config(dataset="hand_check", steps=1)).problem
BASE = Config(samples=30, steps=40, learning_rate=0.3)


def test_words_say_the_numbers() -> None:
    cloud, spread = noise_sentences(batch_noise(FIT, THETA, 8))
    assert "240 batches of 8" in cloud.en and "배치 240개" in cloud.ko
    assert "half the spread" in spread.en and "up to 16" in spread.en and "Near all 240" in spread.en and "240개에 가까워지면" in spread.ko


@pytest.mark.parametrize(
    "downhill, en, ko",
    [
        (0, "and none of them points downhill.", "가리키는 것은 하나도 없습니다."),
        (1, "and 1 of them still points downhill.", "그중 1개만"),
        (9, "and 9 of them still point downhill.", "그중 9개는"),
        (240, "and all of them still point downhill.", "모두 여전히"),
    ],
)
def test_none_one_some_and_all_are_said_so(downhill: int, en: str, ko: str) -> None:
    cloud, _ = noise_sentences(replace(batch_noise(FIT, THETA, 8), downhill=downhill))
    assert cloud.en.endswith(en) and ko in cloud.ko


def test_every_batch_and_a_batch_of_all() -> None:
    theta = np.linspace(-1, 1, HAND.d)
    assert "All 36 batches of 2" in noise_sentences(batch_noise(HAND, theta, 2))[0].en
    assert noise_sentences(batch_noise(HAND, theta, 9))[0].en == "A batch of 9 holds every example: its gradient is the full one."


def test_points_that_are_all_the_same() -> None:
    same = Config(dataset="drawn", points=((0.5, 0.5, 0),) * 5, steps=1)
    cloud, spread = noise_sentences(batch_noise(simulate(same).problem, np.zeros(6), 2))
    assert "same gradient" in spread.en and cloud.en.endswith("all at the full gradient.")


def test_the_luckiest_the_unluckiest_and_where_the_median_passes() -> None:
    found = luck(BASE, starts=9)
    for language in ("en", "ko"):
        text, ends = luck_sentence(found)(language), found.bands["random_search"][:, -1]
        assert said(ends[0]) in text and said(ends[2]) in text and found.passed is not None and said(found.passed) in text


def test_descent_that_diverges_is_never_lower() -> None:
    told = luck_sentence(luck(BASE.but(learning_rate=1e6, strength=1.0), starts=3))
    assert "not under the luckiest" in told.en and "낮아지지 않습니다" in told.ko


def test_ties_are_told_as_ties() -> None:
    def told(guesses: tuple[float, float, float], descent: float, passed: int | None) -> str:
        rows = {method: np.tile(np.array(guesses)[:, None], (1, 6)) for method in ("random_search", "local_search")}
        return luck_sentence(Luck(4, rows | {"gd": np.full((3, 6), descent)}, passed)).en

    assert told((0.0, 0.0, 0.0), 0.0, None) == (
        "4 starts each. After 6 evaluations every random search has 0. The median gradient descent ends at 0 too: no lower, no higher."
    )
    assert "the luckiest random search has 0, the unluckiest 1." in told((0.0, 0.5, 1.0), 0.0, None) and "too: no" in told((0.0, 0.5, 1.0), 0.0, None)
    assert "every random search has 0.5. The median gradient descent passed" in told((0.5, 0.5, 0.5), 0.1, 2)
    assert "not under the luckiest" in told((0.1, 0.2, 0.3), 0.4, None)
    assert "ends at 0.5 too" in told((0.5, 0.6, 0.7), 0.5000001, None), "what reads the same is told as the same"
