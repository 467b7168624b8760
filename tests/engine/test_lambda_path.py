"""The path over λ against solutions worked by hand, long runs and recounts; the comparison of penalties against the lecture's numbers."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine import Config, simulate
from engine.arrays import Array
from engine.run.problem import Fit
from engine.run.simulate import data_of, fit_of
from engine.studies.lambda_path import NEAR, STRENGTHS, UPDATES, LambdaPath, lambda_path, path_config, solve
from engine.studies.same_score import charge, compare, matched
from pages.regularization.record import DATA, DEFAULT, MODELS, OWN, PENALTIES, Study, decode, encode, study_config

PAIR = ((-0.5, 0.0, 0), (0.5, 0.0, 1))  # one point each side of x = 0: the only weight is that of x
FEW = (0.0, 1e-3, 0.03, 0.5)


def pair(penalty: str, strengths: tuple[float, ...]) -> LambdaPath:
    config = path_config(dataset="drawn", points=PAIR, test_fraction=0.0, features="linear", feature_settings=(), penalty=penalty)
    return lambda_path(config, strengths=strengths)


def small(**changes: Any) -> Config:
    settings: dict[str, Any] = {"samples": 60, "test_fraction": 0.5, "seed": 3, "feature_settings": (("degree", 3),)}
    return path_config(**settings | changes)


def problem(path: LambdaPath) -> Fit:
    return fit_of(path.config, path.data)


def theta(path: LambdaPath) -> Array:
    return np.concatenate([np.zeros_like(path.weights), path.weights], axis=1)


def test_sixty_values_from_nothing_to_large() -> None:
    assert len(STRENGTHS) == 60 and STRENGTHS[:2] == (0.0, 1e-5) and STRENGTHS[-1] > 3
    assert (np.diff(STRENGTHS) > 0).all()


# Two points at ±½ under hinge: J(w) = max(0, 1 − w/2) + λR(w), least where ½ = λR′(w), at most at w = 2 where both margins are met.
@pytest.mark.parametrize(
    "penalty, strength, w",
    [
        ("l2", 0.1, 2.0), ("l2", 0.25, 1.0), ("l2", 0.5, 0.5), ("l2", 2.5, 0.1),
        ("l1", 0.4, 2.0), ("l1", 0.6, 0.0), ("l1", 3.0, 0.0),
        ("elastic", 0.1, 2.0), ("elastic", 0.5, 0.5), ("elastic", 0.8, 0.125), ("elastic", 1.5, 0.0),
    ],
)  # fmt: skip
def test_worked_by_hand(penalty: str, strength: float, w: float) -> None:
    path = pair(penalty, (strength, 1.0))
    assert path.weights[0] == pytest.approx([w, 0, 0], abs=0.02)
    assert (path.weights[0, 0] == 0) == (w == 0)
    assert path.data_loss[0] == pytest.approx(1 - w / 2, abs=0.01)
    R = {"l2": w * w, "l1": w, "elastic": (w + w * w) / 2}[penalty]
    assert path.penalty[0] == pytest.approx(strength * R, abs=0.02 * max(1, strength))
    assert path.margin[0] == (math.inf if w == 0 else pytest.approx(2 / w, rel=0.03))
    assert path.supports[0] == 2  # both stand on the margin lines or inside them


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("model", ["linear", "degree3", "radial"])
def test_numbers_are_those_of_the_problem(penalty: str, model: str) -> None:
    features, settings = MODELS[model]
    path = lambda_path(small(penalty=penalty, features=features, feature_settings=settings), strengths=FEW)
    fit = problem(path)
    for r, strength in enumerate(FEW):
        own = replace(fit, strength=strength)
        assert path.total[r] == pytest.approx(float(own.value(theta(path)[r])), rel=1e-12)
        assert path.penalty[r] == pytest.approx(float(own.penalty(theta(path)[r])), rel=1e-12)
    assert path.weights.shape == (4, len(path.names) + 1)
    assert np.array_equal(path.alive, [int(np.count_nonzero(w[:-1])) for w in path.weights])


@pytest.mark.parametrize("penalty", PENALTIES)
def test_a_row_is_the_run_of_its_lambda(penalty: str) -> None:
    """Alone or among others, in one part or in several: the same weights."""
    config = small(penalty=penalty)
    together = solve(config, FEW)
    run = simulate(config.but(strength=FEW[2])).run
    assert run.updates == UPDATES
    count = run.theta.shape[1] // 2
    assert not run.theta[:, :count].any()  # the weights of class 1 stay at 0
    np.testing.assert_allclose(together[2], run.theta[-1, count:], rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(np.concatenate([solve(config, FEW[:1]), solve(config, FEW[1:])]), together, rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("features, settings", [("polynomial", (("degree", 5.0),)), ("radial", ())])
def test_near_the_lowest_there_is(penalty: str, features: str, settings: Any) -> None:
    """From λ = 0.01 on, ten times the updates find at most 3 % more. Below, the few updates regularize too."""
    config = path_config(samples=60, test_fraction=0.5, seed=3, features=features, feature_settings=settings, penalty=penalty)
    strengths = (1e-2, 0.03, 0.1, 1.0)
    path = lambda_path(config, strengths=strengths)
    long = [float(simulate(config.but(strength=s, steps=5000)).run.loss[-1]) for s in strengths]
    assert path.total == pytest.approx(long, rel=0.03)


def test_more_lambda_smaller_weights_wider_margin_higher_train_loss() -> None:
    path = lambda_path(small())
    length = np.linalg.norm(path.weights[:, :-1], axis=1)
    assert (np.diff(length[10:]) < 1e-3).all() and length[-1] < 0.1 * length[0]
    assert path.margin == pytest.approx(2 / length)
    assert path.data_loss[-1] > path.data_loss[30] > path.data_loss[0] - 1e-3
    assert path.supports[-1] == path.data.train.sum()


def test_l1_and_elastic_end_at_exactly_zero_and_l2_does_not() -> None:
    alive = {penalty: lambda_path(small(penalty=penalty)).alive for penalty in PENALTIES}
    assert (alive["l2"] == 9).all()
    for penalty in ("l1", "elastic"):
        assert alive[penalty][0] == 9 and alive[penalty][-1] == 0 and 0 < alive[penalty][40] < 9


def test_points_are_recounted() -> None:
    path = lambda_path(small(), strengths=FEW)
    phi = fit_of(path.config.but(test_fraction=0.0), data_of(path.config.but(test_fraction=0.0))).phi
    for r, w in enumerate(path.weights):
        margin = (phi @ w) * np.where(path.data.y == 1, 1, -1)
        loss = np.maximum(0, 1 - margin)
        train, test = path.data.train, path.data.test
        assert path.data_loss[r] == pytest.approx(loss[train].mean()) and path.test_loss[r] == pytest.approx(loss[test].mean())
        assert path.train_accuracy[r] == (margin[train] > 0).mean() and path.test_accuracy[r] == (margin[test] > 0).mean()
        assert np.array_equal(path.wrong[r], margin <= 0)
        assert path.supports[r] == (margin[train] <= 1.005).sum() and not path.support[r, test].any()


def test_the_first_study_shows_overfitting_and_its_cure() -> None:
    path = lambda_path(study_config(DEFAULT, Config()))
    best = path.best
    assert best is not None and 15 < best < 45
    assert path.test_loss[0] > 1.4 * path.test_loss[best] and path.data_loss[0] < 0.7 * path.data_loss[best]
    assert path.verdicts[DEFAULT.at] == "overfit" and path.verdicts[best] == "right" and path.verdicts[-1] == "strong"


def test_verdicts_follow_the_test_loss() -> None:
    path = lambda_path(small(), strengths=FEW)
    judged = replace(path, test_loss=np.array([1.07, 1.059, 1.0, 1.061]), strengths=np.array(FEW))
    assert (judged.best, NEAR) == (2, 1.06)
    assert judged.verdicts == ("overfit", "right", "right", "strong")


def test_without_test_points_nobody_judges() -> None:
    path = lambda_path(small(test_fraction=0.0), strengths=FEW)
    assert path.best is None and set(path.verdicts) == {"unknown"} and path.shown
    assert np.isnan(path.test_accuracy).all()


@pytest.mark.parametrize("points", [(), PAIR[:1], ((0.0, 0.0, 1), (0.1, 0.1, 1))])
def test_without_two_classes_there_is_nothing_to_show(points: Any) -> None:
    path = lambda_path(path_config(dataset="drawn", points=points, test_fraction=0.0))
    assert not path.shown and not path.weights.any()


@pytest.mark.parametrize("far", [5.0, 300.0, 1e6])
@pytest.mark.parametrize("model", MODELS)
def test_points_far_out_end_in_numbers_or_in_not_shown(far: float, model: str) -> None:
    features, settings = MODELS[model]
    points = tuple((far * x, far * y, c) for x, y, c in (*PAIR, (0.2, 0.9, 0), (-0.3, -0.8, 1)))
    config = path_config(dataset="drawn", points=points, test_fraction=0.5, features=features, feature_settings=settings)
    path = lambda_path(config, strengths=FEW)
    assert not path.shown or np.isfinite(path.total).all()


@pytest.mark.parametrize("model", MODELS)
def test_large_features_get_a_smaller_rate(model: str) -> None:
    """The least J grows with λ; a rate too large for its features does not find it."""
    features, settings = MODELS[model]
    near = (*PAIR, (0.2, 0.9, 0), (-0.3, -0.8, 1), (0.1, -0.5, 1), (-0.4, 0.3, 0))
    points = tuple((5 * x, 5 * y, c) for x, y, c in near)
    config = path_config(dataset="drawn", points=points, test_fraction=0.0, features=features, feature_settings=settings)
    assert (np.diff(lambda_path(config, strengths=FEW).total) > -1e-3).all()


def test_three_classes_are_refused() -> None:
    with pytest.raises(ValueError, match="needs two classes, got 3"):
        path_config(dataset="three_blobs")


# (1, 0, 0, 0) against (¼, ¼, ¼, ¼)


def test_the_lectures_example() -> None:
    ones = (1.0, 1.0, 1.0, 1.0)
    found = compare((1.0, 0.0, 0.0, 0.0), (0.25, 0.25, 0.25, 0.25), ones)
    assert (found.left.score, found.right.score, found.same) == (1, 1, True)
    assert (found.left.l2, found.right.l2) == (1, 0.25)
    assert (found.left.l1, found.right.l1) == (1, 1)
    assert found.right.parts == (0.0625,) * 4


def test_charges_by_hand() -> None:
    assert charge((3.0, -1.0, 0.5, 0.0), (1.0, 2.0, -2.0, 9.0)) == charge((3.0, -1.0, 0.5, 0.0), (1.0, 2.0, -2.0, 0.0))
    found = charge((3.0, -1.0, 0.5, 0.0), (1.0, 2.0, -2.0, 9.0))
    assert (found.score, found.l2, found.l1, found.elastic) == (0, 10.25, 4.5, 7.375)


def test_scores_are_matched_or_cannot_be() -> None:
    x = (1.0, 2.0, 3.0, 4.0)
    left, right = (1.0, 0.5, 0.0, -0.25), (0.1, 0.2, 0.3, 0.4)
    stretched = matched(left, right, x)
    assert stretched is not None and compare(left, stretched, x).same and not compare(left, right, x).same
    assert matched(left, (0.0, 0.0, 0.0, 0.0), x) is None


# the record and its link

OTHERS = (
    Study(data="moons", model="radial", penalty="elastic", train=120, noise=0.35, seed=4_000_000_000, at=0),
    Study(left=(0.1, -0.25, 1e-7, 10.0), right=(-10.0, 0.3333333333333333, 0.0, 0.5), x=(0.0, 0.0, 0.0, 1.5)),
    Study(data=OWN, at=59),
)


@pytest.mark.parametrize("study", [DEFAULT, *OTHERS])
def test_round_trip(study: Study) -> None:
    assert decode(encode(study)) == (study, [])


def test_the_default_says_nothing() -> None:
    assert encode(DEFAULT) == "" and decode("") == (DEFAULT, [])


@pytest.mark.parametrize(
    "text, notes",
    [
        ("at~60", 1), ("at~-1", 1), ("at~1e3", 1), ("at~nan", 1), ("noise~nan", 1), ("noise~1e999", 1), ("data~spiral", 1), ("model~degree6", 1),
        ("penalty~none", 1), ("left~1_2_3", 1), ("left~1_2_3_x", 1), ("left~1_2_3_inf", 1), ("x~1_2_3_1e308", 1), ("train~20.5", 1),
        ("what~1", 1), ("~~~~", 3), ("~" * 900, 3), ("at", 1), ("\0", 1), ("<b>~<script>", 1), ("penalty~l1~at~99", 1), ("seed~" + "9" * 5000, 1), ("한글~값", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_noted_and_the_rest_stands(text: str, notes: int) -> None:
    study, said = decode(text)
    assert len(said) == notes and replace(study, penalty="l2") == DEFAULT
    assert all("<" not in note.en and len(note.en) < 200 for note in said)


def test_garbage_never_raises() -> None:
    rng = np.random.default_rng(0)
    letters = list("~_.-0123456789eadtlmnprsux nofi\0<>")
    for _ in range(500):
        decode("".join(rng.choice(letters, rng.integers(1, 60))))


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("train", [10, 30, 200])
def test_every_data_set_gives_its_training_points(data: str, train: int) -> None:
    config = study_config(Study(data=data, train=train, model="linear"), Config(dataset="two_blobs", samples=20))
    found = data_of(config)
    assert found.classes == 2 and found.test.any()
    if data != OWN:
        assert abs(int(found.train.sum()) - train) <= 1


def test_own_points_are_the_first_two_classes_of_explore() -> None:
    explore = Config(dataset="three_blobs", samples=30, test_fraction=0.3)
    config = study_config(Study(data=OWN), explore)
    assert len(config.points) == 20 and {c for _, _, c in config.points} == {0, 1} and config.test_fraction == 0.3
    assert study_config(Study(data=OWN), explore.but(test_fraction=0.0)).test_fraction == 0.5
