"""Each control shows its part of the Config and acts on that part alone; the link follows."""

from __future__ import annotations

from typing import Any

import pytest

from engine import DATASETS, FEATURES, LOSSES, OPTIMIZERS, REGULARIZERS, SCHEDULES, Config
from engine.run import facts
from pages.explore import sidebar
from tests.driver.app import config, linked, open_app, press, session, turn, widget
from ui.state import START, Moment

OWN = Config(dataset="drawn", points=((-0.6, 0.5, 0), (0.4, -0.2, 1), (0.3, 0.7, 1)), classes=3)
# widget, what a person sets it to, the change of the Config that is meant, the Config it is done to
ACTS: list[tuple[str, Any, dict[str, Any], Config]] = [
    ("dataset", "moons", {"dataset": "moons"}, START),
    ("dataset", "drawn", {"dataset": "drawn", "classes": 3}, START),
    ("loss", "hinge", {"loss": "hinge"}, START),
    ("strength", 0.0, {"strength": 0.0}, START),
    ("strength", 3.0, {"strength": 3.0}, START),
    ("optimizer", "adam", {"optimizer": "adam"}, START),
    ("learning_rate", 0.5, {"learning_rate": 0.5}, START),
    ("learning_rate", 0.5, {"learning_rate": -0.5}, START.but(learning_rate=-0.1)),
    ("batch_size", 16, {"batch_size": 16}, START),
    ("batch_size", 0, {"batch_size": 0}, START.but(batch_size=4)),
    ("noise", 0.4, {"noise": 0.4}, START),
    ("samples", 120, {"samples": 120}, START),
    ("test_fraction", 0.5, {"test_fraction": 0.5}, START),
    ("classes", 4, {"classes": 4}, OWN),
    ("loss_hinge_delta", 2.0, {"loss_settings": (("delta", 2.0),)}, START.but(loss="hinge")),
    ("regularizer", "l1", {"regularizer": "l1"}, START),
    ("features", "radial", {"features": "radial"}, START),
    ("features_polynomial_degree", 5, {"feature_settings": (("degree", 5.0),)}, START.but(features="polynomial")),
    ("optimizer_momentum_momentum", 0.5, {"optimizer_settings": (("momentum", 0.5),)}, START.but(optimizer="momentum")),
    ("schedule", "cosine", {"schedule": "cosine"}, START),
    ("schedule_step_step_size", 20, {"schedule_settings": (("step_size", 20.0),)}, START.but(schedule="step")),
    ("flip", True, {"learning_rate": -0.1}, START),
    ("flip", False, {"learning_rate": 0.1}, START.but(learning_rate=-0.1)),
    ("steps", 1000, {"steps": 1000}, START),
    ("seed", 8, {"seed": 8}, START),
    ("start", "zeros", {"start": "zeros"}, START),
    ("start", "random", {"start": "random"}, START.but(start=(0.1,) * 9)),
    ("hold", True, {"free": (0, 1)}, START),
    ("hold", False, {"free": "all"}, START.but(free=(0, 1))),
    ("free_1", [3, 4], {"free": (3, 4)}, START.but(free=(0, 1))),
    ("free_0", [0, 1, 2], {"free": (1, 2)}, START.but(free=(0, 1))),
]


@pytest.mark.parametrize("key, value, change, before", ACTS, ids=[f"{key}={value}" for key, value, _, _ in ACTS])
def test_a_control_acts_on_its_part_of_the_config(key: str, value: Any, change: dict[str, Any], before: Config) -> None:
    at = open_app(before)
    assert config(at) == before
    turn(at, key, value)
    after = config(at)
    assert after == before.but(**change)
    assert linked(at) == after
    assert session(at).past == [Moment(before)]
    again = open_app(after)
    assert widget(again, key).value == widget(at, key).value, "a fresh session shows the same"


def test_every_field_of_the_config_has_a_control() -> None:
    """`bug` is for another page, `points` are drawn."""
    acted = {field for _, _, change, _ in ACTS for field in change}
    assert acted | {"points", "bug"} == set(Config.__dataclass_fields__)


TABLES: dict[str, dict[str, Any]] = {
    "dataset": DATASETS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "features": FEATURES,
    "regularizer": REGULARIZERS,
    "schedule": SCHEDULES,
}


@pytest.mark.parametrize("key", TABLES)
def test_every_entry_of_a_table_can_be_picked(key: str) -> None:
    at = open_app()
    for id in TABLES[key]:
        turn(at, key, id)
        assert getattr(config(at), key) == id
        assert widget(at, key).value == id


@pytest.mark.parametrize(
    "before, there, gone",
    [
        (START, {"samples", "noise", "strength"}, {"classes", "loss_hinge_delta", "free_0"}),
        (OWN, {"classes"}, {"samples", "noise"}),
        (START.but(dataset="hand_check"), set(), {"samples", "noise", "classes"}),
        (START.but(loss="hinge"), {"loss_hinge_delta"}, set()),
        (START.but(regularizer="none"), set(), {"strength"}),
        (START.but(free=(0, 4)), {"free_0", "free_1", "free_2"}, {"free_3"}),
    ],
)
def test_what_does_not_matter_is_not_shown(before: Config, there: set[str], gone: set[str]) -> None:
    at = open_app(before)
    keys = {w.key for w in (*at.selectbox, *at.slider, *at.select_slider, *at.number_input, *at.toggle, *at.pills)}
    assert there <= keys
    assert not gone & keys


@pytest.mark.parametrize("field, value", [("learning_rate", 0.0317), ("learning_rate", 1e6), ("strength", 77.0), ("batch_size", 11)])
def test_a_value_off_the_ladder_is_shown_as_it_is(field: str, value: float) -> None:
    before = START.but(**{field: value})
    at = open_app(before)
    assert widget(at, field).value == value
    turn(at, "seed", 3)
    assert config(at) == before.but(seed=3)


def test_a_batch_as_large_as_the_training_set_is_all() -> None:
    at = open_app(START.but(batch_size=400))
    assert at.select_slider(key="batch_size").value == 0
    assert config(at).batch_size == 400


def test_the_sliders_end_in_zero_and_all() -> None:
    at = open_app()
    assert at.select_slider(key="strength").options[0] == "0"
    assert at.select_slider(key="batch_size").options[-1] == "all"
    assert at.select_slider(key="batch_size").options[0] == "1"


def test_new_start_draws_new_weights_and_leaves_the_data() -> None:
    at = open_app()
    press(at, "new_start")
    first = config(at)
    assert isinstance(first.start, tuple) and len(first.start) == 9
    assert facts.points(first) == facts.points(START)
    press(at, "new_start")
    assert config(at).start != first.start
    assert config(at).but(start="random") == START


def test_reset_takes_the_clock_back_and_changes_nothing() -> None:
    at = open_app()
    before = session(at).clock
    press(at, "reset")
    assert session(at).clock == before + 1
    assert config(at) == START
    assert not session(at).past


@pytest.mark.parametrize("change", [{"dataset": "moons"}, {"features": "polynomial"}])
def test_a_start_for_another_shape_is_left_behind(change: dict[str, str]) -> None:
    at = open_app(START.but(start=(0.5,) * 9, free=(7, 8)))
    ((key, value),) = change.items()
    turn(at, key, value)
    assert config(at).start == "random"
    assert config(at).free == ("all" if key == "dataset" else (7, 8))


def test_the_sidebar_is_drawn_again_only_where_it_shows_a_change() -> None:
    moved = OWN.but(points=((-0.6, 0.4, 0), *OWN.points[1:]))
    assert sidebar.signature(moved) == sidebar.signature(OWN)
    assert sidebar.signature(START) != sidebar.signature(OWN)
    assert sidebar.signature(OWN.but(strength=1.0)) != sidebar.signature(OWN)
    more = OWN.but(points=OWN.points + tuple((0.1, i / 10, 0) for i in range(6)))
    assert sidebar.signature(more) != sidebar.signature(OWN), "more batch sizes to choose from"
