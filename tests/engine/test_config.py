"""Config: frozen, hashable, checked when made; errors say what was got, meant and possible."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from engine import Config, simulate
from engine.config import FIELDS, MAX_CLASSES, MAX_POINTS, NUMBERS, SETTINGS, TABLES
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS

BAD = [
    ({"loss": "hing"}, "unknown loss 'hing'; did you mean 'hinge'? Choose from: hinge, squared_hinge, softmax, max_hinge, ova_hinge"),
    ({"dataset": "moon"}, "unknown dataset 'moon'; did you mean 'moons'?"),
    ({"features": None}, "unknown features 'None'; Choose from: linear, polynomial, radial"),
    ({"regularizer": 3}, "unknown regularizer '3'"),
    ({"optimizer": ["adam"]}, "unknown optimizer"),
    ({"schedule": "cosin"}, "did you mean 'cosine'"),
    ({"bug": "short"}, "unknown bug 'short'; did you mean 'short_batch'?"),
    ({"bug": None}, "unknown bug 'None'"),
    ({"samples": 1}, "samples must lie between 2 and 500, got 1"),
    ({"samples": 2.5}, "samples must be a whole number, got 2.5"),
    ({"samples": "75"}, "samples must be a finite number between 2 and 500, got '75'"),
    ({"steps": 0}, "steps must lie between 1 and 5000, got 0"),
    ({"steps": True}, "steps must be a finite number"),
    ({"noise": float("nan")}, "noise must be a finite number between 0 and 1, got nan"),
    ({"strength": -0.1}, "strength must lie between 0 and 100, got -0.1"),
    ({"learning_rate": float("inf")}, "learning_rate must be a finite number"),
    ({"learning_rate": 10**400}, "learning_rate must"),
    ({"test_fraction": 0.9}, "test_fraction must lie between 0 and 0.8, got 0.9"),
    ({"seed": -1}, "seed must lie between 0 and"),
    ({"loss_settings": (("delta", 1),), "loss": "softmax"}, "unknown setting of softmax 'delta'"),
    ({"loss": "hinge", "loss_settings": (("delta", 0),)}, "delta must lie between 0.01 and 100, got 0"),
    ({"optimizer_settings": (("mu", 0.9),), "optimizer": "momentum"}, "unknown setting of momentum 'mu'"),
    ({"optimizer_settings": ("momentum",)}, "optimizer_settings must be (name, value) pairs, got 'momentum'"),
    ({"feature_settings": 5}, "feature_settings must be (name, value) pairs, got 5"),
    ({"features": "polynomial", "feature_settings": (("degree", 2.5),)}, "degree must be a whole number, got 2.5"),
    ({"points": ((0, 0),)}, "point 1 must be (x, y, label), got (0, 0)"),
    ({"points": (3,)}, "point 1 must be (x, y, label), got 3"),
    ({"points": 3}, "points must be (x, y, label) triples, got 3"),
    ({"points": ((0, 0, 0), (0, "a", 0))}, "y of point 2 must be a number, got 'a'"),
    ({"points": ((float("nan"), 0, 0),)}, "point 1 must have finite coordinates up to 1e+06, got (nan, 0)"),
    ({"points": ((0, 1e300, 0),)}, "point 1 must have finite coordinates up to 1e+06, got (0, 1e+300)"),
    ({"points": ((0, 0, 6),)}, "point 1 must have a label from 0 to 5, got 6"),
    ({"points": ((0, 0, 0.5),)}, "the label of point 1 must be a whole number, got 0.5"),
    ({"points": ((0, 0, float("inf")),)}, "the label of point 1 must be a whole number, got inf"),
    ({"points": ((0, 0, None),)}, "the label of point 1 must be a number, got None"),
    ({"points": ((0, 0, 0),) * 501}, "at most 500 points are possible, got 501"),
    ({"classes": 1}, "classes must be 2 to 6, or 0 for as many as the points need, got 1"),
    ({"classes": 7}, "classes must be 2 to 6"),
    ({"classes": 2, "points": ((0, 0, 3),)}, "classes is 2, but the points have labels up to 3; give at least 4"),
    ({"start": "ones"}, "unknown start 'ones'; Choose from: zeros, random"),
    ({"start": (1.0, float("nan"))}, "start must be 'zeros', 'random' or finite numbers"),
    ({"start": (1.0, "x")}, "each number of start must be a number, got 'x'"),
    ({"start": 1.0}, "start must be 'zeros', 'random' or numbers, got 1.0"),
    ({"free": "none"}, "unknown free 'none'; Choose from: all"),
    ({"free": ()}, "free must be 'all' or distinct indices"),
    ({"free": (1, 1)}, "free must be 'all' or distinct indices"),
    ({"free": (-1,)}, "free must be 'all' or distinct indices"),
    ({"free": (0.5,)}, "each index in free must be a whole number, got 0.5"),
    ({"free": 3}, "free must be 'all' or indices of θ, got 3"),
]


@pytest.mark.parametrize("fields, message", BAD, ids=[str(fields)[:40] for fields, _ in BAD])
def test_errors_help(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as error:
        Config(**fields)
    assert message in str(error.value)


def test_frozen_hashable_equal() -> None:
    loose: dict[str, Any] = {"points": [[0, 1, 2]], "start": [0, 1.5]}
    config = Config(loss="hinge", **loose)
    assert config == Config(loss="hinge", points=((0.0, 1.0, 2),), start=(0.0, 1.5)) and len({config, Config(**dataclasses.asdict(config))}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(config, "loss", "softmax")  # noqa: B010


def test_plain_values() -> None:
    points = np.array([[0.5, 0.25, 1.0]])
    loose: dict[str, Any] = {"points": points, "start": np.ones(3), "free": np.array([2, 0]), "samples": 80.0, "seed": 3.0}
    config = Config(**loose)
    assert config.points == ((0.5, 0.25, 1),) and config.start == (1.0, 1.0, 1.0) and config.free == (0, 2)
    assert all(type(v) is float for v in config.start) and type(config.samples) is int and type(config.points[0][2]) is int
    assert eval(repr(config)) == config


def test_defaults_are_left_out_of_settings() -> None:
    assert Config(loss="hinge", loss_settings=(("delta", 1.0),)) == Config(loss="hinge")
    mapping: Any = {"delta": 2}
    assert Config(loss="hinge", loss_settings=mapping).loss_settings == (("delta", 2.0),)
    swapped = (("beta2", 0.9), ("beta1", 0.5)), (("beta1", 0.5), ("beta2", 0.9))
    assert Config(optimizer="adam", optimizer_settings=swapped[0]) == Config(optimizer="adam", optimizer_settings=swapped[1])


def test_but_drops_settings_that_no_longer_exist() -> None:
    config = Config(optimizer="adam", optimizer_settings=(("eps", 1e-4), ("beta1", 0.5)))
    assert config.but(optimizer="rmsprop").optimizer_settings == (("eps", 1e-4),)
    assert config.but(optimizer="gd").optimizer_settings == ()
    assert config.but(steps=5).optimizer_settings == config.optimizer_settings
    assert config.but(optimizer="adamw").setting("optimizer", "weight_decay") == 0.01
    with pytest.raises(ValueError, match="unknown optimizer 'adamm'; did you mean 'adam'"):
        config.but(optimizer="adamm")


def test_settings_read_back() -> None:
    config = Config(loss="hinge", loss_settings=(("delta", 2),), features="polynomial")
    assert config.settings("loss") == {"delta": 2.0} and config.settings("features") == {"degree": 3.0} and config.settings("optimizer") == {}


def test_the_contract() -> None:
    names = "dataset points classes samples noise test_fraction features feature_settings loss loss_settings regularizer strength optimizer"
    names += " optimizer_settings learning_rate schedule schedule_settings batch_size steps seed start free bug"
    assert names.split() == list(FIELDS)
    assert list(LOSSES) == ["hinge", "squared_hinge", "softmax", "max_hinge", "ova_hinge"]
    assert " ".join(OPTIMIZERS) == "gd momentum nesterov adagrad rmsprop adam adamw proximal random_search local_search"
    assert list(TABLES["regularizer"]) == ["none", "l2", "l1", "elastic"] and list(TABLES["features"]) == ["linear", "polynomial", "radial"]
    assert list(TABLES["schedule"]) == ["constant", "step", "exponential", "cosine", "warmup"]
    assert set(SETTINGS.values()) <= set(TABLES) and all(Config.__dataclass_fields__[p.id].default == p.default for p in NUMBERS.values())


@pytest.mark.parametrize("owner", TABLES)
def test_entries_describe_themselves(owner: str) -> None:
    for id, entry in TABLES[owner].items():
        assert entry.id == id and entry.name.en and entry.note.ko and entry.formula
        assert "\\" in entry.formula or "=" in entry.formula
        for param in getattr(entry, "params", ()):
            assert param.low <= param.default <= param.high and (not param.log or param.low > 0)


@pytest.mark.parametrize("owner", SETTINGS.values())
def test_extreme_settings_run(owner: str) -> None:
    """Both ends of every setting run without a warning or a NaN."""
    for id, entry in TABLES[owner].items():
        for end in ("low", "high"):
            field = next(f for f, o in SETTINGS.items() if o == owner)
            settings = tuple((p.id, getattr(p, end)) for p in entry.params)
            run = simulate(Config(steps=30).but(**{owner: id, field: settings})).run
            assert np.isfinite(run.theta).all() and np.isfinite(run.loss).all()


def test_limits_are_reachable() -> None:
    points = tuple((i / 250 - 1, (i * 7 % 500) / 250 - 1, i % MAX_CLASSES) for i in range(MAX_POINTS))
    run = simulate(Config(dataset="drawn", points=points, features="polynomial", feature_settings=(("degree", 5),), steps=20)).run
    assert run.theta.shape == (21, 6 * 21) and run.loss[-1] < run.loss[0]
