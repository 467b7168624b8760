"""Advice: the right sentence for each way a run can go wrong, none for a good run, and every button helps."""

import pytest

from engine import DATASETS, LOSSES, OPTIMIZERS, Config, Status, simulate
from engine.studies.advice import advise
from ui.advice_sentences import BUTTONS, SENTENCES, button, sentence
from ui.language.numbers import said


def drawn(*points, **changes):
    return {"dataset": "drawn", "points": points, **changes}


CASES = {
    "one_point": [drawn((0.1, 0.2, 0)), drawn((0.1, 0.2, 2), classes=3)],
    "one_class": [drawn((0.1, 0.2, 1), (0.3, 0.1, 1)), drawn((0.1, 0.1, 0), (0.3, 0.3, 1), test_fraction=0.5)],
    "far_start": [{"start": (1e13,) * 9}, {"start": (9e11,) * 9, "learning_rate": 1.0}],
    "mistake": [{"optimizer": "adam", "bug": "adam_from_zero"}],
    "climbing": [
        {"learning_rate": -0.1}, {"learning_rate": -1e6}, {"learning_rate": -0.1, "strength": 0, "loss": "hinge"},
        {"learning_rate": -0.1, "optimizer": "adam"}, {"learning_rate": -2.0, "loss": "squared_hinge", "optimizer": "momentum"},
    ],
    "diverged": [
        {"learning_rate": 4, "strength": 0.3}, {"learning_rate": 1e6},
        {"learning_rate": 5, "loss": "squared_hinge", "strength": 0, "dataset": "overlap"},
        {"learning_rate": 40, "optimizer": "momentum", "strength": 0.3}, {"learning_rate": 1e6, "steps": 5_000, "samples": 10},
        {"learning_rate": 4, "strength": 0.3, "batch_size": 7},
    ],
    "too_strong": [
        {"strength": 100}, {"strength": 100, "loss": "hinge"}, {"strength": 30, "start": "random"}, {"strength": 100, "learning_rate": 10},
        {"strength": 100, "optimizer": "momentum", "loss": "squared_hinge"},
        {"learning_rate": 10, "strength": 1, "optimizer": "adamw", "optimizer_settings": (("weight_decay", 1),)},
    ],
    "overshooting": [
        {"learning_rate": 1e6, "strength": 0}, {"learning_rate": 1e6, "strength": 0, "loss": "hinge"}, {"learning_rate": 1000, "optimizer": "adam"},
        drawn((1e6, 0.0, 0), (0.0, 1e6, 1), learning_rate=1), drawn((1e6, 0.0, 0), (0.0, 1e6, 1), loss="squared_hinge"),
    ],
    "same_place": [drawn((0.1, 0.1, 0), (0.1, 0.1, 1)), drawn((0.0, 0.0, 0), (0.0, 0.0, 1), (0.0, 0.0, 1), loss="hinge")],
    "coincident": [
        drawn((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 1)), drawn((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 0)),
        drawn((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 0), start=(0.1,) * 6),
    ],
    "margins_met": [
        {"dataset": "wide_margin", "loss": "hinge", "strength": 0, "steps": 1000}, {"dataset": "wide_margin", "loss": "hinge", "strength": 0.001},
        {"dataset": "wide_margin", "loss": "max_hinge", "regularizer": "none", "steps": 1000},
        {"dataset": "wide_margin", "loss": "ova_hinge", "regularizer": "none", "optimizer": "adam", "steps": 1000},
    ],
    "saturated": [
        {"dataset": "wide_margin", "strength": 0, "learning_rate": 10, "steps": 3000},
        {"dataset": "wide_margin", "optimizer": "adam", "regularizer": "none", "learning_rate": 1.0},
    ],
    "crushed": [
        {"strength": 100, "learning_rate": 0.001}, {"strength": 100, "learning_rate": 1e-5, "loss": "hinge"},
        {"strength": 1}, {"strength": 5}, {"strength": 10, "learning_rate": 0.01}, {"strength": 5, "loss": "hinge"}, {"strength": 1, "regularizer": "l1"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(("id", "changes"), [(id, changes) for id, cases in CASES.items() for changes in cases], ids=str)
def test_it_says_what_is_the_matter_and_the_button_helps(id, changes):
    config = Config(**changes)
    advice = advise(simulate(config))
    assert advice.id == id
    for text in (sentence(advice).en, sentence(advice).ko):
        assert "{" not in text
        assert len(text) < 130
    assert bool(button(advice)) == bool(advice.changes)
    if advice.changes:
        better = simulate(config.but(**advice.changes))
        assert better.run.status is not Status.DIVERGED
        assert better.run.loss[-1] <= better.run.loss[0]
        again = advise(better)
        assert again is None or again.id != id


def test_every_sentence_and_every_button_is_used():
    found = [advise(simulate(Config(**changes))) for cases in CASES.values() for changes in cases]
    without_margin = {("margins_met", "no_margin"), ("margins_met", "no_margin_penalty")}  # tests/pages/test_toy_loss.py
    assert {(advice.id, advice.case) for advice in found} == set(SENTENCES) - without_margin
    assert {tuple(sorted(advice.changes)) for advice in found if advice.changes} == set(BUTTONS)


@pytest.mark.parametrize("loss", LOSSES)
def test_good_runs_are_left_alone(loss):
    for dataset in DATASETS:
        for optimizer in OPTIMIZERS:
            assert advise(simulate(Config(dataset=dataset, loss=loss, optimizer=optimizer, samples=30, steps=100))) is None


def test_an_empty_plane_needs_no_advice():
    assert advise(simulate(Config(dataset="drawn"))) is None


def test_what_it_says_is_true():
    result = simulate(Config(learning_rate=4, strength=0.3))
    advice = advise(result)
    assert sentence(advice).en.startswith(f"Diverged at update {result.run.updates + 1}: with η = 4 and λ = 0.3 every step")
    assert (button(advice).en, button(advice).ko) == ("Use η = 0.1", "η = 0.1 쓰기")
    no_penalty = advise(simulate(Config(learning_rate=5, loss="squared_hinge", dataset="overlap", regularizer="none")))
    assert "with η = 5 every step" in sentence(no_penalty).en
    met = simulate(Config(**CASES["margins_met"][0]))
    assert not met.run.grad[-1].any()
    points = ((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 1))
    twice = advise(simulate(Config(**drawn(*points))))
    assert "Points 1 and 2 " in sentence(twice).en
    assert twice.changes == {"points": points[:1] + points[2:]}


def test_the_point_that_is_offered_to_go_is_not_the_last_of_its_class():
    """Without the second point there would be one class; where that is so of both, nothing is offered."""
    points = ((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 0))
    advice = advise(simulate(Config(**drawn(*points))))
    assert (button(advice).en, advice.changes) == ("Remove point 1", {"points": points[1:]})
    split = advise(simulate(Config(**drawn((0.1, 0.1, 0), (0.1, 0.1, 1), (0.5, 0.5, 0), (0.2, 0.2, 1), test_fraction=0.5))))
    assert split.id == "one_class"


def test_too_large_a_penalty_is_cured_and_not_only_slowed_down():
    for changes in ({"strength": 100}, {"strength": 100, "learning_rate": 0.001}, {"strength": 100, "loss": "hinge"}):
        config = Config(**changes)
        advice = advise(simulate(config))
        assert "λ = 100" in sentence(advice).en
        assert advice.changes["strength"] < 1
        fixed = simulate(config.but(**advice.changes))
        assert advise(fixed) is None
        assert fixed.run.data_loss[-1] < 0.8 * fixed.problem.loss.at_zero(3, **fixed.problem.loss_settings)


def test_what_is_no_trouble():
    assert advise(simulate(Config(**drawn((0.1, 0.1, 0), (0.1, 0.1, 0), (0.5, 0.5, 1))))) is None
    assert advise(simulate(Config(dataset="xor", strength=1.0))) is None
    assert advise(simulate(Config(**drawn((0.1, 0.1, 0), (0.3, 0.3, 1), test_fraction=0.5)))).changes == {"test_fraction": 0.0}


def test_a_preset_keeps_its_points():
    twin = advise(simulate(Config(dataset="unbalanced", noise=0.0)))
    assert twin is None or not twin.changes


@pytest.mark.parametrize(("x", "text"), [
    (4.0, "4"), (-0.1, "−0.1"), (1e6, "10⁶"), (1942.0, "1,942"), (2.5e-7, "2.5×10⁻⁷"), (-1e-5, "−10⁻⁵"), (1 / 3, "0.333"),
])  # fmt: skip
def test_numbers_in_a_sentence(x, text):
    assert said(x) == text
