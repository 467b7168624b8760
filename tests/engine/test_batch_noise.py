"""One W, every batch: exact where every batch is there, the closed form on average, slope −½ while batches are small."""

from itertools import combinations

import numpy as np
import pytest

from engine import Config, simulate
from engine.studies.batch_noise import batch_noise

RESULT = simulate(Config(samples=240, noise=0.4, steps=5, start="random"))
FIT, THETA = RESULT.problem, RESULT.run.theta[5]


def test_every_batch_of_a_small_set_by_hand() -> None:
    fit = simulate(Config(dataset="hand_check", steps=1)).problem
    theta = np.linspace(-1, 1, fit.d)
    noise, full = batch_noise(fit, theta, 2), fit.grad(theta)
    grads = np.stack([fit.grad(theta, np.array(rows)) for rows in combinations(range(9), 2)])
    assert noise.every and len(noise.cloud) == 36 and noise.rows == 9 and noise.full == pytest.approx(np.linalg.norm(full))
    assert noise.cloud[:, 0] == pytest.approx(grads @ full / np.linalg.norm(full))
    assert noise.cloud.mean(0) == pytest.approx([noise.full, 0], abs=1e-12)
    assert noise.downhill == sum(g @ full > 0 for g in grads)
    off = np.linalg.norm(grads - full, axis=1)
    assert noise.spread[1] == pytest.approx(np.sqrt((off**2).mean())) and noise.sizes == (1, 2, 4, 8)
    assert noise.spread == pytest.approx(noise.theory)  # every batch of every size is there: the closed form is exact


def test_the_spread_is_what_theory_says_and_falls_with_slope_minus_half() -> None:
    noise = batch_noise(FIT, THETA, 8, count=4000)
    assert noise.spread == pytest.approx(noise.theory, rel=0.06)
    corrected = noise.spread * np.sqrt((FIT.n - 1) / (FIT.n - np.array(noise.sizes)))
    assert np.polyfit(np.log(noise.sizes), np.log(corrected), 1)[0] == pytest.approx(-0.5, abs=0.02)
    assert noise.slope == pytest.approx(-0.5, abs=0.05) and noise.small == (1, 2, 4, 8, 16)


def test_the_cloud_is_longest_across_and_centred_on_the_full_gradient() -> None:
    noise = batch_noise(FIT, THETA, 8)
    assert noise.cloud.shape == (240, 2) and not noise.every
    assert noise.cloud.mean(0) == pytest.approx([noise.full, 0], abs=0.2 * noise.spread[3])
    assert np.array_equal(noise.cloud, batch_noise(FIT, THETA, 8).cloud) and not np.array_equal(
        noise.cloud, batch_noise(FIT, THETA, 8, seed=2).cloud
    )


def test_weights_that_are_held_have_no_noise() -> None:
    held = simulate(Config(samples=60, steps=3, free=(0, 4), start="random"))
    noise = batch_noise(held.problem, held.run.theta[0], 4)
    free = batch_noise(simulate(Config(samples=60, steps=3, start="random")).problem, held.run.theta[0], 4)
    assert 0 < noise.spread[0] < free.spread[0] and noise.full == pytest.approx(
        np.linalg.norm(held.problem.grad(held.run.theta[0])[[0, 4]])
    )


def test_a_batch_of_all_is_the_full_gradient() -> None:
    fit = simulate(Config(dataset="hand_check", steps=1)).problem
    noise = batch_noise(fit, np.linspace(-1, 1, fit.d), 9)
    assert noise.every and len(noise.cloud) == 1


def test_points_that_are_all_the_same_make_no_noise() -> None:
    same = Config(dataset="drawn", points=((0.5, 0.5, 0),) * 5, steps=1)
    noise = batch_noise(simulate(same).problem, np.zeros(6), 2)
    assert not noise.spread.any()


@pytest.mark.parametrize("size", [0, 241])
def test_a_batch_that_cannot_be_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="a batch holds 1 to 240 examples, got"):
        batch_noise(FIT, THETA, size)
