"""The Gradients page without a browser: its record and link, what each act changes, and the message that the component gets."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from concurrent.futures import wait
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from engine import BUGS, LOSSES, Config, simulate
from engine.text import LANGUAGES
from pages.gradients import cost
from pages.gradients import model as models
from pages.gradients import page as gradients
from pages.gradients.message import message
from pages.gradients.record import CODES, DEFAULT, Record, decode, encode
from tests.conftest import ROOT
from tests.driver.app import checked, config, press, switch_page, turn
from ui import state
from ui.state import arrival, link

THETA = (0.1, -2.5, 1e-5, 3.0, 0.0, 0.25, 1.0, 2.0, -1.0)
RECORDS = [
    Record(source="small", power=14, central=True, weight=8, filled=0b111111111),
    Record(step=60, theta=THETA, loss="hinge", strength=0.0, example=3),
    *(Record(bug=bug, zero=True) for bug in (*BUGS, "none")),
    *(Record(case=5, guess=guess) for guess in (*BUGS, "shown")),
]


def open_gradients(query: Mapping[str, str] | None = None, language: str = "en") -> AppTest:
    at = AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30)
    at.context = {"locale": language}
    for key, value in (query or {}).items():
        at.query_params[key] = value
    return switch_page(checked(at.run()), "gradients")


def record_of(at: AppTest) -> Record:
    found: Record = at.session_state["downslope"].now.record("gradients")
    return found


# the link


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_survives_the_link(record: Record) -> None:
    assert decode(encode(record)) == (record, ())


def test_the_default_says_nothing() -> None:
    assert encode(DEFAULT) == "" and decode("") == (DEFAULT, ())
    assert len({key for key, _, _ in CODES.values()}) == len(CODES)


@given(
    some.text(max_size=60)
    | some.lists(some.sampled_from("suwlrhcifenbgz"), max_size=4).map(lambda keys: "~".join(f"{k}:9e999_x" for k in keys))
)
def test_nothing_in_a_link_raises(text: str) -> None:
    record, notes = decode(text)
    assert isinstance(record, Record)
    assert record == DEFAULT or notes or encode(record)


@pytest.mark.parametrize(
    "part", ["h:0", "h:15", "i:-1", "f:-1", "w:nan_1", "w:1e300", "r:inf", "r:-2", "l:hing", "b:<script>", "u:1.5", "c:2", "zebra", "g:no"]
)
def test_what_cannot_be_is_noted_and_the_rest_stands(part: str) -> None:
    record, notes = decode(f"{part}~e:3")
    assert record == Record(example=3) and len(notes) == 1
    assert "possible" in notes[0].en and "쓸 수 없어" in notes[0].ko and "<" not in notes[0].en


# the model


def test_the_weights_are_those_of_the_run_at_its_paused_update() -> None:
    run = Config(steps=80)
    found = models.model(Record(step=60), run)
    np.testing.assert_array_equal(found.theta, simulate(run).run.theta[60])
    assert models.model(Record(step=10_000), run).step == 80
    small = models.model(Record(source="small"), run)
    assert small.theta.tolist()[:4] == [0.34, -1.11, 0.78, 0.12] and small.fit.n == 9


def test_loss_and_strength_change_the_gradient_and_not_the_weights() -> None:
    run = Config(steps=80)
    plain, other = models.model(Record(step=60), run), models.model(Record(step=60, loss="hinge", strength=1.0), run)
    assert plain.theta.tolist() == other.theta.tolist()
    assert other.fit.loss.id == "hinge" and other.fit.strength == 1.0 and plain.fit.strength == run.strength


def test_a_run_with_nothing_to_learn_from_gives_way_to_the_small_example() -> None:
    for run in (Config(dataset="drawn"), Config(dataset="drawn", points=((0.1, 0.2, 0), (0.5, 0.5, 0)))):
        found = models.model(Record(step=3), run)
        assert found.fallen and found.fit.n == 9


def test_weights_that_fit_no_longer_are_left_out() -> None:
    found = models.model(Record(theta=THETA[:6]), Config())
    assert not found.changed and len(found.theta) == 9
    assert models.clamped(Record(weight=100, example=400, filled=2**100 - 1), found) == Record(weight=8, example=74, filled=2**9 - 1)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("features", ["linear", "polynomial", "radial"])
@pytest.mark.parametrize("bug", ["", "none", "penalty_quarter", "adam_from_zero"])
def test_every_model_makes_a_message(loss: str, features: str, bug: str) -> None:
    record = Record(loss=loss, bug=bug, guess="" if bug else "mean_over_classes", step=0)
    found = models.model(record, Config(features=features, start="random", steps=5))
    record = models.clamped(record, found)
    for language in LANGUAGES:
        data = message(record, found, models.table(found, 0, 4), models.case(found, record), language, revision=7)
        d = found.fit.d
        assert data["rev"] == 7 and len(data["names"]) == d and data["numeric"]["s"] == [2, 14, d]
        assert data["lens"]["weights"]["s"][0] == d and data["lens"]["powers"]["s"][0] == 14
        assert data["bug"]["card"] is not None


def test_a_message_stays_small() -> None:
    found = models.model(Record(), Config(features="polynomial", feature_settings=(("degree", 5),), start="random", steps=1))
    data = message(Record(step=0), found, models.table(found, 0, 4), models.case(found, Record(step=0)), "en", revision=0)
    assert sum(len(base64.b64decode(part["b"])) for part in _packed(data)) < 150_000


def _packed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [value] if "b" in value and "t" in value else [p for item in value.values() for p in _packed(item)]
    return []


# the acts


def act(name: str, **details: object) -> None:
    gradients.ACTS[name](models.clamped(gradients.record(), gradients.model()), details)


def test_acts_change_the_record_and_undo_leads_back(bare: state.Session) -> None:
    act("turn", power=9, central=True, weight=3, filled=[0, 3])
    now = state.record("gradients")
    assert (now.power, now.central, now.weight, now.filled) == (9, True, 3, 0b1001)
    act("example", example=3)
    act("guess", id="adam_multiplied")
    assert state.record("gradients").example == 2 and state.record("gradients").guess == "adam_multiplied"
    act("another")
    assert state.record("gradients").case == 1 and state.record("gradients").guess == ""
    act("inject", id="penalty_quarter")
    act("zero")
    assert state.record("gradients").bug == "penalty_quarter" and state.record("gradients").zero
    for _ in range(6):
        state.undo()
    assert state.record("gradients") == DEFAULT


def test_examples_go_round(bare: state.Session) -> None:
    n = gradients.model().fit.n
    act("example", example=0)
    assert state.record("gradients").example == n - 1
    act("example", example=n + 1)
    assert state.record("gradients").example == 0


@pytest.mark.parametrize(
    "details",
    [{"power": 99}, {"power": "x"}, {"power": 4}, {"power": 4, "central": 1, "weight": 0, "filled": [-1]}, {"power": 5, "filled": [10**12]}],
)
def test_what_the_browser_cannot_have_meant_changes_nothing(bare: state.Session, details: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        act("turn", **({"central": False, "weight": 0, "filled": [0]} if details.get("power") != 4 else {}) | details)
    assert state.record("gradients") == DEFAULT


def test_a_new_pause_on_explore_is_a_new_update(bare: state.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is opened by its name: the address it gets is about that update, and stays so until the next pause."""

    browser = SimpleNamespace(query_params=SimpleNamespace(to_dict=dict), context=SimpleNamespace(locale="en-US"))
    monkeypatch.setattr(arrival, "st", browser)
    monkeypatch.setattr(link, "st", browser)

    def opens(step: int) -> int:
        state.session().cursor = (step, 0)
        for page in ("home", "gradients"):
            state.arrive(page)
        shown = gradients.record().step
        assert decode(state.query().get("g", ""))[0].step in (shown, shown or -1), "the link says so"
        return shown

    state.arrive("home")
    assert opens(0) == 0 and "g" not in state.query()
    assert opens(40) == 40
    act("turn", power=5, central=False, weight=0, filled=[0])
    assert (state.record("gradients").step, opens(40)) == (40, 40)
    gradients.commit(replace(gradients.record(), step=7))  # a link, or Back, is about another
    assert (opens(40), opens(55)) == (7, 55)
    assert not state.session().future and len(state.session().past) == 2, "to look is no act"


# the page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_runs_and_says_where_the_weights_are_from(language: str) -> None:
    at = open_gradients(language=language)
    names = at.selectbox(key="g_weights").options
    assert names == (
        ["탐색, 업데이트 0", "작은 예: 강의의 아홉 개"] if language == "ko" else ["Explore, update 0", "Small: the lecture’s nine"]
    )


def test_the_sidebar_changes_the_record_and_not_the_run() -> None:
    at = open_gradients()
    before = config(at)
    turn(at, "g_loss", "hinge")
    assert record_of(at).loss == "hinge"
    turn(at, "g_strength", 1.0)
    turn(at, "g_weights", "small")
    assert (record_of(at).strength, record_of(at).source) == (1.0, "small")
    assert config(at) == before
    press(at, "g_reset")
    assert record_of(at) == Record(source="small", step=0)


def test_to_a_kink_and_new_weights() -> None:
    at = open_gradients({"l": "hinge"})
    press(at, "g_kink")
    moved = record_of(at)
    assert len(moved.theta) == 9 and moved.central and moved.filled == 2**9 - 1
    assert at.selectbox(key="g_weights").options[0] == "Explore, update 0, changed"
    press(at, "g_new")
    assert len(record_of(at).theta) == 9 and record_of(at).theta != moved.theta
    turn(at, "g_loss", "softmax")
    assert not [button for button in at.button if button.key == "g_kink"]


def test_a_link_opens_where_it_was_made() -> None:
    at = open_gradients({"g": "u:60~h:6~c:1~i:4~f:1f"})
    assert at.selectbox(key="g_weights").options[0] == "Explore, update 60"
    assert record_of(at) == Record(step=60, power=6, central=True, weight=4, filled=0x1F)


def test_a_guess_under_a_loss_where_it_cannot_be_is_not_judged() -> None:
    """The loss was changed after the guess: there is nothing to say of it, and no empty card."""
    record = Record(source="small", step=0, loss="hinge", guess="no_minus_one")
    found = models.model(record, Config())
    case = models.case(found, record)
    assert "no_minus_one" not in case.suspects
    assert message(record, found, models.table(found, 0, 4), case, "en", revision=0)["bug"]["card"] is None


@pytest.mark.parametrize("case", range(len(BUGS)))
def test_two_points_hide_only_what_can_be_guessed(case: int) -> None:
    two = Config(dataset="drawn", points=((-0.5, 0.1, 0), (0.4, -0.2, 1)), start="random", steps=1)
    record = Record(step=0, case=case)
    found = models.case(models.model(record, two), record)
    assert found.seen.caught and found.bug in found.suspects


def test_the_run_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither pictures nor advice of Explore's run are made for this page, and once had, it is no long work."""
    monkeypatch.setattr("ui.runs.st.session_state", {})
    monkeypatch.setattr("engine.views.play", lambda *_: pytest.fail("a picture was made"))
    heavy = Config(dataset="three_blobs", samples=300, steps=2500, seed=77, features="polynomial")
    assert models.long(Record(step=0), heavy) and not models.long(Record(source="small"), heavy)
    assert models.model(Record(step=2500), heavy).step == 2500
    assert not models.long(Record(step=0), heavy)


def test_the_cost_is_told() -> None:
    at = open_gradients()
    wait([cost._measured().found])
    assert any("100,000 weights: 100,001 losses" in caption.value for caption in checked(at.run()).caption)

