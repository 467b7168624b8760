"""The Surfaces page: what its message holds, what each act of the hand does, and what its sidebar shows."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from engine import Config
from engine.landscape.curvature import curvature, rate, tenfold
from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner
from engine.studies.descents import DEFAULT, OWN, Descents, decode, descend_all, encode
from engine.text import LANGUAGES
from engine.views.substeps import anatomy
from pages.surfaces import message as surfaces_face
from pages.surfaces import model as surfaces_model
from pages.surfaces import page, whole_hessian
from pages.surfaces.strings import BOARD
from pages.surfaces.substep_sentences import NAMES, part_sentence
from tests.driver.app import checked, open_app, press, session, switch_page, turn, widget
from ui import state
from ui.components.pack import Raw
from ui.state.store import START


def opened(link: Descents | str | None = None, **query: str) -> AppTest:
    at = open_app(query | ({"surf": link if isinstance(link, str) else encode(link)} if link else {}))
    return switch_page(at, "surfaces")


def record(at: AppTest) -> Descents:
    found: Descents = session(at).now.record("surfaces")
    return found


def unpack(packed: Raw) -> np.ndarray:
    values: np.ndarray = packed.values
    return values


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session state without a browser."""
    values: dict[str, Any] = {}
    monkeypatch.setattr(page.st, "session_state", values)
    return values


# the message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "now",
    [
        DEFAULT,
        Descents("rosenbrock", runners=(Runner("gd", 0.001), Runner("momentum", 0.002)), where="minimum"),
        Descents("rastrigin", runners=(Runner("adamw", 0.1),), step=0),
        Descents("bowl", runners=(Runner("gd", 1e6), Runner("local_search", 0.1)), opened=0, step=100),
        Descents("saddle", start=(0.0, 0.0), runners=(Runner("gd", 0.1),)),
    ],
    ids=["first sight", "at the minimum", "no gradient descent", "diverged at once", "on the saddle"],
)
def test_the_message_holds_the_engines_numbers(now: Descents, language: str) -> None:
    model = surfaces_model.model(now, START)
    sent = surfaces_face.message(model, language, revision=3)
    runs = descend_all(now)
    assert sent["rev"] == 3 and sent["sentence"] == model.sentence()(language)
    assert sent["text"] == {id: text(language) for id, text in BOARD.items()}
    for run, got in zip(runs, sent["runs"], strict=True):
        np.testing.assert_allclose(unpack(got["path"]), run.theta, rtol=1e-6, atol=1e-30)
        assert unpack(got["loss"]).shape == (run.updates + 1,) and (unpack(got["loss"]) >= 0).all()
    parts = anatomy(now.runners[now.opened], runs[now.opened], SURFACES[now.surface].problem().value)
    for part, shown in zip(parts, sent["anatomy"]["parts"], strict=True):
        np.testing.assert_array_equal(unpack(shown["values"]), part.values)
        assert shown["name"] == NAMES[part.id](language) and shown["sentence"] == part_sentence(part)(language)
    values = unpack(sent["curvature"]["values"])
    problem = SURFACES[now.surface].problem()
    place = model.nearest if now.where == "minimum" else runs[model.lead or 0].theta[min(now.step, len(values) - 1)]
    np.testing.assert_allclose(values[min(now.step, len(values) - 1)], curvature(problem, place).values, atol=1e-9)
    lead = sent["curvature"]["lead"]
    if lead is not None:
        np.testing.assert_array_equal(unpack(sent["curvature"]["factors"]), 1 - now.runners[lead].learning_rate * values)
    else:
        assert sent["curvature"]["factors"] is None and sent["curvature"]["eta"] is None


def test_the_map_is_the_convergence_rate() -> None:
    sent = surfaces_face.message(surfaces_model.model(DEFAULT, START), "en", revision=0)["map"]
    z = unpack(sent["z"])
    i, j = 40, 12
    eta, beta = (i + 0.5) / z.shape[1] * sent["width"], (j + 0.5) / z.shape[0] * sent["height"]
    assert z[j, i] == pytest.approx(max(1.0, float(tenfold(rate(eta, beta, [1.0, 20.0])))), rel=1e-5)
    assert np.isinf(z[0, -1]) and sent["edge"] == pytest.approx([0.1, 0.199])
    a, b = sent["marks"]
    assert (a["racer"], a["eta"], a["beta"], a["free"]) == (0, 0.085, 0.0, False) and (b["beta"], b["free"]) == (0.7, True)
    assert float(a["n"]) == round(float(tenfold(rate(0.085, 0.0, [1.0, 20.0]))))
    saddle = Descents("saddle", start=(0.0, 0.1), runners=(Runner("gd", 0.1),), step=0)
    assert surfaces_face.message(surfaces_model.model(saddle, START), "en", revision=0)["map"] is None


def test_a_picture_that_is_known_does_not_travel_again() -> None:
    model = surfaces_model.model(DEFAULT, START)
    whole = surfaces_face.message(model, "en", revision=0, known={"still": "other", "map": "other", "lang": "ko"})
    assert whole["still"]["z"] and whole["map"]["z"] and whole["text"]
    short = surfaces_face.message(model, "en", revision=0, known={"still": whole["still"]["id"], "map": whole["map"]["id"], "lang": "en"})
    assert short["still"]["z"] is None and short["map"]["z"] is None and short["text"] is None
    assert short["map"]["marks"] == whole["map"]["marks"]


def test_while_a_hand_drags_only_the_update_in_sight_is_told() -> None:
    model = surfaces_model.model(DEFAULT, START)
    whole, live = (surfaces_face.message(model, "en", revision=0, live=live) for live in (False, True))
    assert (live["curvature"]["first"], live["anatomy"]["first"]) == (6, 6)
    for name in ("values", "bound", "factors"):
        np.testing.assert_array_equal(unpack(live["curvature"][name]), unpack(whole["curvature"][name])[6:7])
    for some, all_ in zip(live["anatomy"]["parts"], whole["anatomy"]["parts"], strict=True):
        np.testing.assert_array_equal(unpack(some["values"]), unpack(all_["values"])[6:7])


def test_own_data_are_a_surface() -> None:
    model = surfaces_model.model(Descents(OWN, step=2), START)
    values = unpack(surfaces_face.message(model, "ko", revision=0)["curvature"]["values"])
    assert np.isfinite(values[2]).all() and np.isnan(values[3]).all()
    assert surfaces_model.model(Descents(OWN), START.but(seed=8)).still_id != model.still_id


@pytest.mark.parametrize("samples, runners, seen", [(75, 4, 254), (250, 4, 187), (500, 6, 107)])
def test_while_a_hand_drags_a_long_run_on_much_data_shows_its_beginning(samples: int, runners: int, seen: int) -> None:
    now, config = Descents(OWN, runners=(Runner("gd", 0.1),) * runners, updates=1000), START.but(samples=samples)
    whole, held = (surfaces_model.model(now, config, moving=moving) for moving in (False, True))
    np.testing.assert_array_equal(held.runs[0].theta, whole.runs[0].theta[: seen + 1])
    assert surfaces_face.message(held, "en", revision=0, live=True)["updates"] == 1000
    elsewhere = surfaces_model.model(Descents("bowl", updates=1000), START, moving=True)
    assert not elsewhere.short and elsewhere.runs[0].updates == 1000


def test_the_bound_for_all_weights_is_that_of_explores_run() -> None:
    found = whole_hessian.whole(START, 0)
    assert found and found.d == 9
    from engine import simulate

    result = simulate(START)
    assert found.steepest == pytest.approx(float(np.linalg.eigvalsh(curvature(result.problem, result.run.theta[0]).hessian)[-1]))
    assert "settles" in found.says.en and "η = 0.1은 " in found.says.ko
    fast = whole_hessian.whole(START.but(learning_rate=50.0), 0)
    assert fast and "above it" in fast.says.en
    hinge = whole_hessian.whole(START.but(loss="hinge"), 0)
    assert hinge and hinge.steepest is None and "sets no bound" in hinge.says.en
    assert whole_hessian.whole(Config(dataset="drawn"), 0) is None


# what the hand does


@pytest.fixture
def quiet(bare: state.Session, kept: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> state.Session:
    monkeypatch.setattr(page, "_again", lambda **_: None)
    return bare


def act(rev: int, what: str, /, **details: Any) -> dict[str, Any]:
    return {"rev": rev, "act": what, **details}


def test_a_drag_is_live_until_it_is_dropped(quiet: state.Session) -> None:
    for rev, x in enumerate((0.5, 1.0, 1.5), 1):
        page._edits([act(rev, "start", x=x, y=0.0)])
        assert quiet.held is not None and not quiet.past
    page._edits([act(4, "start", x=2.0, y=0.0, done=True)])
    assert state.record("surfaces").start == (2.0, 0.0) and quiet.held is None and len(quiet.past) == 1
    page._edits([act(5, "undo", done=True)])
    assert state.record("surfaces") == DEFAULT


def test_each_act_does_what_it_says(quiet: state.Session) -> None:
    page._edits([act(1, "rate", eta=0.05, racers=[0, 1], done=True)])
    assert [r.learning_rate for r in state.record("surfaces").runners] == [0.05, 0.05, 0.1, 0.1]
    page._edits([act(2, "mark", racer=1, eta=0.08, beta=0.4, done=True)])
    assert state.record("surfaces").runners[1] == Runner("momentum", 0.08, (("momentum", 0.4),))
    page._edits([act(3, "mark", racer=0, eta=0.07, beta=0.4, done=True)])
    assert state.record("surfaces").runners[0] == Runner("gd", 0.07)
    past = len(quiet.past)
    page._edits([act(4, "look", looks={"step": 9, "opened": 1, "part": 2, "where": "minimum"})])
    now = state.record("surfaces")
    assert (now.step, now.opened, now.part, now.where) == (9, 1, 2, "minimum") and len(quiet.past) == past
    page._edits([act(5, "start", x=1.0, y=1.0, done=True, looks={"step": 3, "opened": 0, "part": 0, "where": "dot"})])
    assert (state.record("surfaces").step, state.record("surfaces").start) == (3, (1.0, 1.0))
    assert not quiet.notes


def test_an_edit_counts_once_and_late_ones_do_not(quiet: state.Session) -> None:
    page._edits([act(5, "start", x=1.0, y=1.0, done=True)])
    for late in (5, 4):
        page._edits([act(late, "start", x=2.0, y=2.0, done=True)])
    assert state.record("surfaces").start == (1.0, 1.0)


@pytest.mark.parametrize(
    "wrong",
    [
        act(1, "start", x=99.0, y=0.0, done=True),
        act(1, "start", x=math.nan, y=0.0, done=True),
        act(1, "start", x=math.inf, y=0.0),
        act(1, "start", x="there", y=0.0, done=True),
        act(1, "start", y=0.0, done=True),
        act(1, "rate", eta=math.inf, racers=[0], done=True),
        act(1, "rate", eta=1e99, racers=[0], done=True),
        act(1, "mark", racer=17, eta=0.1, beta=0.5, done=True),
        act(1, "mark", racer=1, eta=0.1, beta=2.0, done=True),
        act(1, "look", looks={"step": -4}),
        act(1, "look", looks={"where": "moon"}),
    ],
)
def test_what_cannot_be_changes_nothing_and_is_said_once(quiet: state.Session, wrong: dict[str, Any]) -> None:
    page._edits([wrong])
    assert state.record("surfaces") == DEFAULT
    assert len(quiet.notes) == 1 and quiet.notes[0].ko


@pytest.mark.parametrize("strange", [act(1, "explode"), {"act": "undo"}, {"rev": "1", "act": "undo"}, {"rev": 2**60, "act": "undo"}, {}])
def test_unknown_acts_ask_for_nothing(quiet: state.Session, strange: dict[str, Any]) -> None:
    page._edits([strange])
    assert state.record("surfaces") == DEFAULT and not quiet.notes


# the page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("surface", [*SURFACES, OWN])
def test_every_surface_opens_in_every_language(surface: str, language: str) -> None:
    at = opened(Descents(surface), lang=language)
    assert record(at).surface == surface and widget(at, "surf_surface").value == surface
    assert len(at.latex) >= 1


def test_the_sidebar_moves_the_board_and_undo_leads_back() -> None:
    at = opened()
    turn(at, "surf_condition", 50.0)
    now = record(at)
    assert now.settings == (("condition", 50.0),) and [r.learning_rate for r in now.runners] == [0.034, 0.034, 0.1, 0.1]
    turn(at, "surf_updates", 500)
    turn(at, "surf_surface", "rosenbrock")
    now = record(at)
    assert (now.surface, now.settings, now.updates) == ("rosenbrock", (), 500)
    assert now.runners[0].learning_rate == pytest.approx(1.7 / 1506.4, rel=0.03)
    assert decode("".join(at.query_params["surf"])) == (now, [])
    press(at, "surf_undo")
    assert record(at).surface == "valley"
    press(at, "surf_redo")
    assert record(at).surface == "rosenbrock"
    press(at, "surf_reset")
    assert record(at) == DEFAULT


def test_optimizers_are_pressed_and_released() -> None:
    at = opened()
    pills = "surf_optimizers"
    assert widget(at, pills).value == [page.OFFERED.index(r.optimizer) for r in DEFAULT.runners]
    turn(at, pills, [0, 1, 2, 5])
    assert [r.optimizer for r in record(at).runners] == ["gd", "momentum", "adam", "nesterov"]
    turn(at, pills, [])
    assert len(record(at).runners) == 4 and any("has to stay" in toast.value for toast in at.toast)
    turn(at, pills, [0, 1, 2, 3, 4, 5, 6])
    assert len(record(at).runners) == 4 and any("Six optimizers" in toast.value for toast in at.toast)
    turn(at, "surf_eta_1", 0.001)
    assert record(at).runners[1].learning_rate == 0.001


def test_a_start_outside_in_a_link_is_said_and_nothing_else_is_lost() -> None:
    at = opened("f~bowl~x~9_0~r~adam~eta~0.2")
    assert record(at) == Descents("bowl", runners=(Runner("adam", 0.2),), opened=0)
    assert any("outside the picture" in toast.value for toast in at.toast)
    at = opened("f~bowl~x~inf_0~r~adam")
    assert record(at).start is None and record(at).surface == "bowl"


def test_own_data_without_points_lead_back_to_a_surface(quiet: state.Session) -> None:
    state.commit(Config(dataset="drawn"))
    state.commit_record("surfaces", Descents(OWN, runners=(Runner("adam", 0.2),)))
    found = page.descents()
    assert (found.surface, found.runners) == ("valley", (Runner("adam", 0.2),)) and state.record("surfaces") == found
    assert ["no training points" in note.en for note in quiet.notes] == [True]


def test_own_data_without_points_still_have_a_page() -> None:
    at = opened()
    session(at).now = session(at).now._replace(config=Config(dataset="drawn"))
    checked(at.run())
    assert OWN not in widget(at, "surf_surface").options
