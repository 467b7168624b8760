"""The Race page without a browser: its sidebar, what each hand does, the message that the board gets, and races that cannot be."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from engine import Config
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import DEFAULT, FIRST, LETTERS, Race, configs, decode, encode
from engine.studies.race.run import run_race
from engine.text import LANGUAGES
from pages.race import page, sidebar
from pages.race.message import Shown, detail, message, parts
from pages.race.presets import PRESETS
from pages.race.sentences import sentence
from tests.conftest import ROOT
from tests.driver.app import checked, config, press, session, switch_page, turn
from ui import state
from ui.components import outbox
from ui.state.store import START

WILD = (("learning_rate", 1e5), ("strength", 1.0))


def open_race(query: Mapping[str, str] | None = None, language: str = "en") -> AppTest:
    at = AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30)
    at.context = {"locale": language}
    for key, value in (query or {}).items():
        at.query_params[key] = value
    return switch_page(checked(at.run()), "race")


def race_of(at: AppTest) -> Race:
    found: Race = session(at).now.record("race")
    return replace(found, base=config(at))


def said_by(at: AppTest) -> list[str]:
    return [toast.value for toast in at.toast]


def ran(*racers: Any, base: Config = START, **changes: Any) -> Shown:
    result = run_race(Race(racers=racers, base=base, **changes))
    return Shown(result, race_plane(result))


def opened(packed: Any) -> Any:
    kinds = {"f8": "<f8", "f4": "<f4", "u1": "|u1", "f2": "<f2"}
    return np.frombuffer(base64.b64decode(packed["b"]), kinds[packed["t"]]).reshape(packed["s"])


# the sidebar


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_with_a_race_in_its_language(language: str) -> None:
    at = open_race(language=language)
    assert at.selectbox(key="race_preset").value == "four" and race_of(at).racers == FIRST
    assert at.selectbox(key="race_preset").options[0] == ("내려가는 네 가지 길" if language == "ko" else "Four ways down")
    texts = " ".join(block.value for block in at.markdown)
    assert ("띠는 가장 좋은" if language == "ko" else "Band: best to worst") in texts
    assert ("배치 240개" if language == "ko" else "240 batches of 8") in texts


@pytest.mark.parametrize("id", PRESETS)
def test_a_preset_is_one_choice_and_undone_at_once(id: str) -> None:
    at = open_race()
    turn(at, "race_preset", id)
    assert race_of(at).racers == PRESETS[id].racers and at.selectbox(key="race_preset").value == id
    query = {"race": str(at.query_params["race"])} if id != "four" else {}
    assert decode(query.get("race", ""))[0].racers == PRESETS[id].racers


def test_a_racers_settings_are_its_own() -> None:
    at = open_race()
    turn(at, "race_racer_pick", "C")
    turn(at, "race_optimizer_C", "adam")
    turn(at, "race_rate_C", 0.05)
    turn(at, "race_batch_C", 16)
    turn(at, "race_loss_C", "hinge")
    turn(at, "race_schedule_C", "cosine")
    turn(at, "race_optimizer_adam_beta1_C", 0.8)
    now = configs(race_of(at))[2]
    assert (now.optimizer, now.learning_rate, now.batch_size, now.loss, now.schedule) == ("adam", 0.05, 16, "hinge", "cosine")
    assert now.setting("optimizer", "beta1") == 0.8
    assert configs(race_of(at))[0] == configs(replace(race_of(at), racers=FIRST))[0] and config(at) == START
    turn(at, "race_optimizer_C", "momentum")
    assert configs(race_of(at))[2].optimizer_settings == ()
    assert at.selectbox(key="race_preset").value == "mix"


def test_racers_come_and_go_within_two_to_six() -> None:
    at = open_race()
    press(at, "race_add")
    assert len(race_of(at).racers) == 5 and at.segmented_control(key="race_racer_pick").value == "E"
    press(at, "race_duplicate")
    assert race_of(at).racers[5] == race_of(at).racers[4] and at.segmented_control(key="race_racer_pick").value == "F"
    assert at.button(key="race_duplicate").disabled and at.button(key="race_add").disabled
    for _ in range(4):
        press(at, "race_remove")
    assert race_of(at).racers == FIRST[:2] and at.button(key="race_remove").disabled


def test_added_racers_are_new_ones() -> None:
    at = open_race({"race": encode(Race(racers=FIRST[:2]))})
    for count in range(3, 7):
        press(at, "race_add")
        assert len(set(race_of(at).racers)) == count


def test_six_seeds_and_another_start_in_one_click() -> None:
    at = open_race()
    turn(at, "race_racer_pick", "C")
    press(at, "race_seeds")
    six = configs(race_of(at))
    assert [c.seed for c in six] == [7, 8, 9, 10, 11, 12] and {c.batch_size for c in six} == {8} and len({c.start for c in six}) == 1
    press(at, "race_start")
    assert len({c.start for c in configs(race_of(at))}) == 1 and configs(race_of(at))[0].start != six[0].start


def test_six_times_the_same_run_is_refused_in_a_sentence() -> None:
    at = open_race()
    press(at, "race_seeds")
    assert race_of(at).racers == FIRST and any("no luck in it" in text for text in said_by(at))


def test_what_all_share_is_explores() -> None:
    at = open_race()
    turn(at, "race_dataset", "two_blobs")
    turn(at, "race_steps", 120)
    turn(at, "race_target", 0.3)
    assert (config(at).dataset, config(at).steps, race_of(at).target) == ("two_blobs", 120, 0.3)
    assert all(c.steps == 120 and c.dataset == "two_blobs" for c in configs(race_of(at)))


def test_a_link_opens_the_same_race() -> None:
    page = Race(racers=(FIRST[1], WILD, (("optimizer", "local_search"), ("seed", 9))), target=0.4, axis="time", start=5)
    at = open_race({"race": encode(page), "eta": "0.2"})
    assert race_of(at) == replace(page, base=config(at)) and config(at).learning_rate == 0.2 and not said_by(at)


def test_a_broken_link_keeps_what_it_can() -> None:
    at = open_race({"race": "by~laps~racer~A~racer~B~o~adm~eta~0.3"})
    assert race_of(at).racers == ((), (("learning_rate", 0.3),)) and race_of(at).axis == "updates" and len(said_by(at)) == 2


def test_a_value_that_is_no_number_is_said_on_the_page() -> None:
    at = open_race({"race": "to~nan~racer~A~racer~B~eta~inf~가나다~x"}, "ko-KR")
    assert len(race_of(at).racers) == 2 and race_of(at).target == 0
    assert [said.partition(" 값은")[0] for said in said_by(at)] == ["링크의 목표 손실: “nan”", "링크의 학습률 η: “inf”", "링크의 참가자: “가나다”"]


def test_without_two_classes_the_page_says_what_is_missing() -> None:
    at = open_race({"d": "drawn"})
    assert not at.markdown or all("Band" not in block.value for block in at.markdown)
    empty = run_race(Race(base=Config(dataset="drawn")))
    for language in LANGUAGES:
        said = message(Shown(empty, None), language)
        assert said["racers"] is None and len(said["sentence"]) == 1 and said["sentence"][0]["text"]


# the hands


def test_the_axis_is_a_look_and_the_pick_is_nobodys_history(bare: state.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.st, "rerun", lambda *_: None)
    for edit in (
        {"act": "axis", "axis": "time", "rev": 3},
        {"act": "pick", "racer": 2, "rev": 4},
        {"act": "axis", "axis": "laps", "rev": 5},
        {"act": "pick", "racer": 9, "rev": 6},
    ):
        page._edits([edit])
    assert state.record("race").axis == "time" and state.record("race").base == Config() and not bare.past
    assert page.model.race().picked == 2 and outbox.revision(page.ID) == 6
    page._cursor({"step": 40, "rev": 3})
    page._cursor({"step": "x", "rev": 4})
    page._cursor({"step": -1, "rev": 5})
    page._cursor({"step": 10**9, "rev": 6})
    page._cursor({"step": 20, "rev": 3})
    assert page.model.race().step == 40 and not bare.past


def test_all_that_left_are_slowed_down_by_one_button(bare: state.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.st, "rerun", lambda *_: None)
    page.model.commit(Race(racers=(WILD, (*WILD, ("optimizer", "momentum")))))
    found = page.model.shown(page.model.race())
    assert len(found.result.diverged) == 2
    note = page.notice(found)
    assert note and note[1]
    page._edits([{"act": "fix", "rev": 1}])
    slower = page.model.shown(page.model.race())
    assert not slower.result.diverged and page.notice(slower) is None
    page._edits([{"act": "undo", "rev": 2}])
    assert state.record("race").racers[0] == tuple(sorted(WILD, key=lambda pair: pair[0] != "strength"))


def test_twins_are_told(bare: state.Session) -> None:
    page.model.commit(Race(racers=((), (), FIRST[1])))
    note = page.notice(page.model.shown(page.model.race()))
    assert note and note[0].en == "A and B are the same run; one line covers the other." and note[1] is None


def test_what_is_refused_changes_nothing(bare: state.Session) -> None:
    sidebar._set(0, learning_rate="fast")
    sidebar._set(1, optimizer_settings=(("momentum", 7.0),))
    assert state.record("race") == DEFAULT and len(bare.notes) == 2


def test_counting_otherwise_runs_nothing_again(bare: state.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page.model.shown(Race(base=START))
    monkeypatch.setattr(page.model, "run_race", lambda _: pytest.fail("a race ran again"))
    again = page.model.shown(Race(base=START, axis="examples"))
    assert again.result.results is first.result.results and again.result.race.axis == "examples"


# the message


def test_the_message_holds_the_engines_numbers() -> None:
    shown = ran(*FIRST, (("optimizer", "adam"),), WILD)
    sent, found = message(shown, "en"), shown.result
    assert shown.plane is not None
    for r, racer in enumerate(sent["racers"]):
        run = found.results[r].run
        assert np.array_equal(opened(racer["theta"]), run.theta.astype("f4")) and np.array_equal(opened(racer["curve"]), found.curves[r])
        assert np.array_equal(opened(racer["path"]), shown.plane.paths[r].astype("f4"))
        assert all(np.array_equal(opened(racer["spent"][axis]), found.spent[axis][r]) for axis in ("epochs", "examples", "time"))
        assert (racer["letter"], racer["updates"], racer["reached"]) == (LETTERS[r], run.updates, found.reached[r])
    assert [racer["search"] for racer in sent["racers"]] == [False, False, False, True, False, False]
    assert [racer["diverged"] for racer in sent["racers"]] == [False] * 5 + [True] and sent["racers"][5]["exit"] is not None
    assert [[p["racer"] for p in sent["ranks"][axis]] for axis in ("updates", "examples")] == [
        [place.racer for place in found.ranking(axis)] for axis in ("updates", "examples")
    ]
    assert sent["ranks"]["updates"][-1]["amount"] == "never"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", PRESETS)
def test_the_sentence_is_whole_and_its_racers_are_badges(id: str, language: str) -> None:
    found = ran(*PRESETS[id].racers).result
    told = sentence(found)
    text, cut = told(language), parts(told, found, language)
    assert "".join(f"{LETTERS[part['racer']]} {part['text']}" if "racer" in part else part["text"] for part in cut) == text
    assert all(part["strong"] == (found.reached[part["racer"]] is not None) for part in cut if "racer" in part) and any(
        "racer" in part for part in cut
    )


def test_one_landscape_or_one_each_is_said() -> None:
    same, own = message(ran((), FIRST[1]), "en")["plane"], message(ran(*PRESETS["losses"].racers), "en")["plane"]
    assert len(same["z"]) == 1 and same["of"] == [0, 0] and not same["own"] and "same for all" in same["captions"][0][0]
    assert len(own["z"]) == 3 and own["of"] == [0, 1, 2] and own["own"] and own["captions"][1][0].startswith("slice of B’s own loss")
    exact = message(ran((), FIRST[1], base=START.but(free=(0, 1))), "ko")["plane"]
    assert exact["captions"][0] == ["정확한 지형, 모두 같음", "정확한 지형"]


def test_details_tell_racers_apart() -> None:
    found = ran(
        (), (("batch_size", 8),), (("optimizer", "random_search"),), (("strength", 0.5), ("schedule", "cosine"), ("loss", "hinge"))
    ).result
    assert [detail(found, r, "en") for r in range(3)] == [
        "η 0.1 · Softmax · λ 0.01",
        "η 0.1 · 8 of 60 · Softmax · λ 0.01",
        "keeps the best · Softmax · λ 0.01",
    ]
    assert detail(found, 3, "ko") == "η 0.1 · 힌지 · λ 0.5 · 코사인"


def test_nobody_there_no_ranks_and_all_left_a_sentence() -> None:
    assert message(ran((), FIRST[1], target=1e-6), "en")["ranks"] is None
    assert message(ran((), FIRST[1], target=50.0), "en")["ranks"] is None
    gone = message(ran(WILD, (*WILD, ("optimizer", "momentum"))), "en")
    assert "Both racers diverge" in "".join(part["text"] for part in gone["sentence"]) and all(r["diverged"] for r in gone["racers"])
    assert gone["ranks"] is None
