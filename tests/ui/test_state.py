"""The Config is the single truth: history, language, link and the stage's edits all go through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from engine import Config
from engine.run import facts
from engine.studies.descents import Descents
from engine.studies.race.racers import Race
from pages.explore import acts, model
from pages.losses.record import Desk
from pages.sweep.record import Record
from tests.driver.app import checked, config, linked, open_app, press, session, switch_page, turn
from ui import state, strings
from ui.pickers import choose_dataset
from ui.state import START, history
from ui.state.config_link import encode
from ui.state.records import RECORDS

POINTS = ((-0.6, 0.5, 0), (0.4, -0.2, 1), (0.3, 0.7, 1))
OWN = Config(dataset="drawn", points=POINTS, classes=2, test_fraction=0.2)


# history


def test_undo_and_redo_cover_settings_and_points(bare: state.Session) -> None:
    done: list[Callable[[], None]] = [
        lambda: state.change(loss="hinge"),
        lambda: acts.apply_points([(0.1, 0.2, 0), (0.3, 0.4, 1)], 2, True),
        lambda: state.change(strength=1.0),
        lambda: acts.apply_start([0.0] * 6, True),
    ]
    been = [bare.config]
    for act in done:
        act()
        been.append(bare.config)
    assert len(set(been)) == 5
    for expected in been[-2::-1]:
        state.undo()
        assert bare.config == expected
    assert state.undoable() == (False, True)
    state.undo()
    assert bare.config == been[0]
    for expected in been[1:]:
        state.redo()
        assert bare.config == expected
    assert state.undoable() == (True, False)


def test_a_preset_in_which_nothing_was_changed_stays_one(bare: state.Session) -> None:
    """A point too many is refused in the browser; what it sends is what there was."""
    same = [[round(x, 4), round(y, 4), label] for x, y, label in facts.points(START)]
    acts.apply_points(same, 3, True)
    assert bare.config == START
    assert state.undoable() == (False, False)
    acts.apply_points([*same, [0.1, 0.1, 0]], 3, True)
    assert bare.config.dataset == "drawn"


def test_a_new_act_ends_the_future(bare: state.Session) -> None:
    state.change(loss="hinge")
    state.undo()
    state.change(loss="max_hinge")
    assert state.undoable() == (True, False)
    state.redo()
    assert bare.config.loss == "max_hinge"


def test_nothing_changed_is_no_act(bare: state.Session) -> None:
    state.change(loss=START.loss)
    assert not bare.past


def test_the_history_is_bounded(bare: state.Session) -> None:
    for seed in range(state.HISTORY + 30):
        state.change(seed=seed + 2)
    assert len(bare.past) == state.HISTORY


def test_a_drag_is_one_act(bare: state.Session) -> None:
    for x in (0.1, 0.2, 0.3):
        acts.apply_points([(x, 0.2, 0), (0.3, 0.4, 1)], 2, False)
        assert bare.config.points[0][0] == x
        assert bare.past == []
    acts.apply_points([(0.4, 0.2, 0), (0.3, 0.4, 1)], 2, True)
    assert bare.past == [state.Moment(START)]
    state.undo()
    assert bare.config == START


def test_undo_in_a_drag_gives_the_drag_up(bare: state.Session) -> None:
    state.change(seed=9)
    before = bare.config
    acts.apply_points([(0.1, 0.2, 0)], 2, False)
    state.undo()
    assert bare.config == before
    assert bare.past == [state.Moment(START)]


# what the stage asks for


def test_points_from_the_stage_are_the_persons_own(bare: state.Session) -> None:
    bare.now = state.Moment(START.but(loss="hinge", samples=40))
    acts.apply_points([(0.12345678, 0.2, 0), (0.3, 0.4, 2)], 3, True)
    assert bare.config == START.but(dataset="drawn", points=((0.1235, 0.2, 0), (0.3, 0.4, 2)), classes=3, loss="hinge", samples=40)


def test_points_that_were_not_moved_stay_as_exact_as_they_were(bare: state.Session) -> None:
    shown = [(float(f"{x:.7f}"), float(f"{y:.7f}"), label) for x, y, label in facts.points(START)]
    acts.apply_points([*shown, (0.5, 0.5, 0)], 3, True)
    assert bare.config.points[:-1] == facts.points(START)


@pytest.mark.parametrize("points", [None, [(1, 2)], [("a", "b", 0)], [(float("nan"), 0.0, 0)], [(0.0, 0.0, 9)], [(0.0, 0.0, 0)] * 501])
def test_what_cannot_be_points_is_left_alone(bare: state.Session, points: Any) -> None:
    bare.now = state.Moment(OWN)
    acts.apply_points(points, 2, True)
    assert bare.config == OWN
    assert len(bare.notes) == 1


@pytest.mark.parametrize(
    "name, details, change",
    [
        ("clear", {}, {"points": ()}),
        ("preset", {"id": "spiral"}, {"dataset": "spiral", "points": (), "classes": 0}),
        ("preset", {"id": "<b>"}, {}),
        ("add_class", {}, {"classes": 3}),
        ("remove_class", {"label": 0}, {}),
        ("no such thing", {}, {}),
    ],
)
def test_actions_of_the_stage(bare: state.Session, name: str, details: dict[str, Any], change: dict[str, Any]) -> None:
    bare.now = state.Moment(OWN)
    acts.apply_action(name, **details)
    assert bare.config == OWN.but(**change)


def test_a_class_goes_with_its_points_and_the_others_move_up(bare: state.Session) -> None:
    bare.now = state.Moment(OWN.but(points=((0, 0, 0), (1, 0, 1), (0, 1, 2)), classes=3))
    acts.apply_action("remove_class", label=1)
    assert bare.config == OWN.but(points=((0, 0, 0), (0, 1, 1)), classes=2)


def test_the_last_drawn_points_come_back(bare: state.Session) -> None:
    bare.now = state.Moment(OWN)
    history.set_moment(state.Moment(OWN))
    choose_dataset("moons")
    choose_dataset("drawn")
    assert bare.config == OWN


def test_the_advice_can_be_followed(bare: state.Session) -> None:
    bare.now = state.Moment(START.but(learning_rate=1e5))
    acts.apply_action("fix")
    assert bare.config != START.but(learning_rate=1e5)
    assert model.played(bare.config).result.run.status.value != "diverged"


# the link


def test_a_link_opens_and_is_not_written_again() -> None:
    wanted = OWN.but(loss="hinge", optimizer="adam", steps=50)
    at = open_app(wanted)
    assert config(at) == wanted
    assert dict(at.query_params) == encode(wanted, base=START)
    assert not session(at).past


def test_a_bare_address_is_the_first_visit() -> None:
    at = open_app()
    assert config(at) == START
    assert not at.query_params


def test_back_is_undo_and_forward_redo() -> None:
    at = open_app()
    turn(at, "loss", "hinge")
    turn(at, "optimizer", "adam")
    assert linked(at) == START.but(loss="hinge", optimizer="adam")
    for wanted, past, future in [(START.but(loss="hinge"), 1, 1), (START, 0, 2), (START.but(loss="hinge"), 1, 1)]:
        travel(at, encode(wanted, base=START))
        assert config(at) == wanted
        assert (len(session(at).past), len(session(at).future)) == (past, future)
        assert at.selectbox(key="loss").value == wanted.loss


LOOKS = {
    "losses": (Desk(row="softmax", image=1, guess=2), Desk(chain=2, margin=0.5)),
    "race": (Race(step=40, picked=1), Race(step=80, axis="epochs")),
    "surfaces": (Descents(step=9, opened=1, part=1), Descents(where="minimum")),
    "sweep": (Record(cell=(3, 4)), Record(plan=replace(Record().plan, colour="test"))),
}


@pytest.mark.parametrize("id", LOOKS)
def test_back_to_another_look_is_neither_undo_nor_an_act(id: str) -> None:
    """A pause, a colour, a sub-step is an entry of the browser's, but nothing to undo."""
    looks = [{RECORDS[id].key: RECORDS[id].encode(look)} for look in LOOKS[id]]
    at = open_app()
    turn(at, "loss", "hinge")
    made = encode(START.but(loss="hinge"), base=START)
    for query, record, past, future in [
        (made | looks[0], LOOKS[id][0], 1, 0),
        (made | looks[1], LOOKS[id][1], 1, 0),
        ({}, RECORDS[id].default, 0, 1),
        (made | looks[0], LOOKS[id][0], 1, 0),
    ]:
        travel(at, query)
        assert session(at).now.record(id) == record
        assert (len(session(at).past), len(session(at).future)) == (past, future)
        assert config(at).loss == ("hinge" if past else "softmax")


def test_another_link_in_the_same_visit_is_an_act() -> None:
    at = open_app()
    travel(at, {"l": "hinge"})
    assert config(at) == START.but(loss="hinge")
    assert session(at).past == [state.Moment(START)]


def test_a_bare_address_of_another_page_changes_nothing() -> None:
    at = open_app({"l": "hinge"})
    turn(at, "seed", 5)
    travel(at, {})
    assert config(at) == START.but(loss="hinge", seed=5)


def test_another_page_keeps_everything_and_says_so_in_its_address() -> None:
    """Streamlit clears the address when a page is opened."""
    at = open_app()
    turn(at, "loss", "hinge")
    switch_page(at, "losses")
    assert config(at) == START.but(loss="hinge") == linked(at)
    assert len(session(at).past) == 1
    travel(at, {})
    assert config(at).loss == "hinge", "Back to the bare address of that page undoes nothing"
    switch_page(at, "explore")
    assert config(at) == START.but(loss="hinge") == linked(at)
    assert at.selectbox(key="loss").value == "hinge"


def test_a_page_that_was_opened_with_nothing_to_write_begins_at_its_bare_address() -> None:
    at = open_app()
    switch_page(at, "losses")
    assert not at.query_params
    switch_page(at, "explore")
    turn(at, "loss", "hinge")
    travel(at, {})
    assert config(at) == START
    assert session(at).future == [state.Moment(START.but(loss="hinge"))]


def test_back_over_a_language_switch_names_the_pages_anew() -> None:
    at = open_app({"lang": "ko"})
    turn(at, "loss", "hinge")
    travel(at, {"l": "hinge", "lang": "en"})
    assert at.selectbox(key="loss").label == strings.LOSS.en


def test_the_query_of_a_moment_ago_is_not_news() -> None:
    """A click that was under way while the link was being written still carries the old one."""
    at = open_app()
    old = dict(at.query_params)
    turn(at, "loss", "hinge")
    travel(at, old, waited=False)
    assert config(at).loss == "hinge"
    assert linked(at).loss == "hinge", "if it was Back after all, address and page still agree"


def test_back_over_a_language_switch_speaks_as_the_address_does() -> None:
    at = open_app({"l": "hinge"})
    turn(at, "language", "ko")
    travel(at, {"l": "hinge"})
    assert at.selectbox(key="loss").label == strings.LOSS.en
    turn(at, "loss", "softmax")
    assert "lang" not in at.query_params


def travel(at: AppTest, query: dict[str, str], *, waited: bool = True) -> None:
    """What the browser does on Back: the page runs again, under another query."""
    if waited:
        session(at).published_at = 0.0
    for key in list(at.query_params):
        del at.query_params[key]
    for key, value in query.items():
        at.query_params[key] = value
    checked(at.run())


@pytest.mark.parametrize(
    "query, notes",
    [
        ({"l": "hing"}, 1),
        ({"eta": "<script>alert(1)</script>", "o": "**bold** [x](javascript:y)"}, 2),
        ({"w": "1~2"}, 1),
        ({"utm_source": "mail"}, 0),
        ({"foo": "1", "los": "hinge", "<script>alert(1)</script>": "[x](javascript:y)", "**a**": ""}, 1),
        ({"p": "A" * 30_000, "d": "drawn"}, 1),
    ],
)
def test_a_bad_link_is_said_once_and_shows_the_app(query: dict[str, str], notes: int) -> None:
    at = open_app(query)
    assert len(at.toast) == notes
    assert all("<script" not in toast.value and "](" not in toast.value and "**" not in toast.value for toast in at.toast)
    at.run()
    assert not at.toast


# the language


def test_the_language_switch_keeps_every_choice() -> None:
    wanted = OWN.but(loss="hinge", optimizer="momentum", regularizer="elastic", learning_rate=0.05, batch_size=2, schedule="cosine")
    at = open_app(wanted)
    shown = {w.key: w.value for w in (*at.selectbox, *at.select_slider, *at.number_input)}
    turn(at, "language", "ko")
    assert at.selectbox(key="loss").label == strings.LOSS.ko
    assert {w.key: w.value for w in (*at.selectbox, *at.select_slider, *at.number_input)} == shown
    assert config(at) == wanted
    assert at.query_params["lang"] == "ko"
    turn(at, "seed", 4)
    assert config(at) == wanted.but(seed=4)
    turn(at, "language", "en")
    assert "lang" not in at.query_params
    assert config(at) == wanted.but(seed=4)


def test_the_link_names_the_language_where_it_is_not_the_browsers() -> None:
    korean = open_app(locale="ko-KR")
    press(korean, "new_start")
    assert "lang" not in korean.query_params
    chosen = open_app({"lang": "ko"})
    press(chosen, "new_start")
    assert chosen.query_params["lang"] == "ko"


def test_two_sessions_share_nothing() -> None:
    one, other = open_app(), open_app({"lang": "ko", "l": "hinge"})
    turn(one, "loss", "max_hinge")
    other.run()
    assert (config(one).loss, config(other).loss) == ("max_hinge", "hinge")
    assert other.segmented_control(key="language").value == "ko"
    one.run()
    assert one.segmented_control(key="language").value == "en"


# the class


def test_the_large_view_is_in_the_link_and_survives_everything_else() -> None:
    at = open_app({"view": "large", "l": "hinge"})
    assert any("font-size:20px" in html.value for html in at.html)
    turn(at, "seed", 4)
    assert at.query_params["view"] == "large"
    turn(at, "large", False)
    assert "view" not in at.query_params
    assert not any("font-size:20px" in html.value for html in at.html)
    assert config(at) == START.but(loss="hinge", seed=4)
