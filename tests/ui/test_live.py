"""The routes outside the script: the same answers as the script's, errors told apart, other sites refused, and turns for many at once."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from streamlit import config as st_config
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from engine import Config, simulate, views
from engine.landscape.own_data import own_surface
from engine.studies import descents
from engine.studies.descents import Descents
from explorer_app import PAGES
from pages.explore import edits
from pages.explore import message as stage
from pages.surfaces import message as surfaces_face
from pages.surfaces.model import model
from tests.conftest import awaited
from tests.driver.message import opened as read
from ui.components import live
from ui.components.pack import enclose
from ui.components.turns import Turns, cores
from ui.state.config_link import encode
from ui.state.store import START

CONFIG = START.but(samples=12, steps=8, loss="hinge")
POINTS = [[0.1, 0.2, 0], [-0.5, 0.25, 1], [0.3, -0.4, 2]]


APP = Starlette(routes=live.routes(PAGES))


async def called(app: Starlette, name: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """Status and body of an answer, by the server's own protocol."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(part: Any) -> None:
        sent.append(part)

    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/live/{name}",
        "raw_path": f"/live/{name}".encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
    }
    await app(scope, receive, send)
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:])


def post(body: bytes, name: str = "run", headers: Mapping[str, str] = MappingProxyType({})) -> tuple[int, Any]:
    """Status and decoded answer."""
    found: list[tuple[int, bytes]] = []

    async def one() -> None:
        found.append(await called(APP, name, body, headers))

    awaited(one())
    status, answer = found[0]
    return status, json.loads(answer) if answer.startswith(b"{") else read(answer)


def ask(config: Config = CONFIG, **question: Any) -> tuple[int, Any]:
    return post(json.dumps({"link": encode(config, base=START), "lang": "ko", **question}).encode())


def test_points_under_the_hand_get_the_run_that_the_script_would_make() -> None:
    status, answer = ask(points=POINTS, classes=3)
    result = simulate(edits.with_points(CONFIG, POINTS, 3))
    meant = read(enclose(stage.moving(result, views.play(result), "ko")))
    assert status == 200 and str(answer) == str(meant)
    assert np.array_equal(answer["theta"], result.run.theta.astype("<f4"))


def test_a_start_under_the_hand_keeps_the_points() -> None:
    _, answer = ask(start=[0.5] * 9)
    assert np.array_equal(answer["theta"][0], np.full(9, 0.5)) and answer["points"]["xy"].shape == (12, 2)


def test_a_start_for_another_shape_is_made_anew() -> None:
    status, answer = ask(CONFIG.but(start=(0.5,) * 9), points=POINTS[:2], classes=2)
    assert status == 200 and answer["theta"].shape == (9, 6)


def refused(body: bytes, name: str = "run") -> str:
    """The sentence about a bad question: one, and not a word of Python's."""
    status, answer = post(body, name)
    sentence: str = answer["error"]
    assert status == 400 and "\n" not in sentence and "Error" not in sentence and "<" not in sentence and len(sentence) < 200, sentence
    return sentence


@pytest.mark.parametrize(
    "body, got, meant",
    [
        (b"", "“”", "JSON object"), (b"[]", "“［］”", "JSON object"), (b"null", "None", "JSON object"), (b"{", "“{”", "JSON object"),
        (b'"x"', "“x”", "JSON object"), (b"\xff\xfe", "", "JSON object"), (b"[" * 100_000, "[[[".translate({91: "［"}), "JSON object"),
        (b"1" * 5000, "111", "JSON object"),
        (b"{}", "no fields", "link is missing"), (b'{"link": 3}', "“3”", "link must be an object"), (b'{"link": {}}', "“link”", "points is missing"),
        (b'{"link": {"l": 1}, "start": []}', "“1”", "“l” in link must be a string"), (b'{"link": {"\\ud800\\n": 1}}', "“1”", "in link must be a string"),
        (b'{"link": {}, "points": []}', "“link”, “points”", "classes is missing"),
        (b'{"link": {}, "points": "xx", "classes": 2}', "“xx”", "points must be a list"),
        (b'{"link": {}, "points": [[1, 2]], "classes": 2}', "“［1, 2］”", "point 0 must be [x, y, label]"),
        (b'{"link": {}, "points": [["1", 2, 0]], "classes": 2}', "“1”", "a coordinate of point 0 must be a number from -1e+06 to 1e+06"),
        (b'{"link": {}, "points": [[NaN, 0, 0]], "classes": 2}', "“NaN”", "finite"),
        (b'{"link": {}, "points": [[1e999, 0, 0]], "classes": 2}', "“1e999”", "finite"),
        (b'{"link": {}, "points": [[0, -Infinity, 0]], "classes": 2}', "“-Infinity”", "finite"),
        (b'{"link": {}, "points": [[0, 0, 1e999]], "classes": 2}', "“1e999”", "finite"),
        (b'{"link": {}, "points": [[0, 0, NaN]], "classes": 2}', "“NaN”", "finite"),
        (b'{"link": {}, "points": [[0, 0, 0]], "classes": 1e999}', "“1e999”", "finite"),
        (b'{"link": {}, "points": [[0, ' + b"9" * 400 + b', 0]], "classes": 2}', "“99999", "coordinate of point 0"),
        (b'{"link": {}, "points": [[2e6, 0, 0]], "classes": 2}', "“2000000.0”", "from -1e+06 to 1e+06"),
        (b'{"link": {}, "points": [[0, 0, 9]], "classes": 2}', "“9”", "the label of point 0 must be a number from 0 to 5"),
        (b'{"link": {}, "points": [[0, 0, 0.5]], "classes": 2}', "“0.5”", "whole number from 0 to 5"),
        (b'{"link": {}, "points": [[0, 0, true]], "classes": 2}', "“True”", "label of point 0"),
        (b'{"link": {}, "points": [[0, 0, 2]], "classes": 2}', "“2”", "classes must be a number from 3 to 6"),
        (b'{"link": {}, "points": [], "classes": 7}', "“7”", "classes must be a number from 2 to 6"),
        (b'{"link": {}, "points": ' + json.dumps([[0, 0, 0]] * 501).encode() + b', "classes": 2}', "“501 items”", "at most 500"),
        (b'{"link": {}, "start": ["a"]}', "“1 numbers”", "a list of 9 numbers"),
        (b'{"link": {}, "start": ["a",0,0,0,0,0,0,0,0]}', "“a”", "a weight of start must be a finite number"),
        (b'{"link": {}, "start": [Infinity]}', "“Infinity”", "finite"),
        (b'{"link": {}, "start": [0,0,0,0,0,0,0,0,1e400]}', "“1e400”", "finite"),
        (b'{"link": {}, "points": [], "classes": 2, "lang": "fr"}', "“fr”", "lang must be one of en, ko"),
        (b'{"link": {}, "points": [], "classes": 2, "lang": ["en"]}', "“［'en'］”", "lang must be one of en, ko"),
        (b'{"link": {}, "points": [], "classes": 2, "window": "wide"}', "“wide”", "window must be a number from 1 to 2e+06"),
        (b'{"link": {}, "points": [], "classes": 2, "window": 1e300}', "“1e+300”", "window must be a number from 1 to 2e+06"),
        (b'{"link": {}, "points": [], "classes": 2, "window": 0.1}', "“0.1”", "window must be a number from 1 to 2e+06"),
        (b'{"\\ud800": 1}', "“”", "link is missing"),
    ],
)  # fmt: skip
def test_a_bad_question_is_told_what_was_got_and_what_is_possible(body: bytes, got: str, meant: str) -> None:
    sentence = refused(body)
    assert got in sentence and meant in sentence, sentence


def test_a_flood_is_not_read_to_its_end() -> None:
    assert post(b" " * (live.MOST + 1))[0] == 413


def test_what_a_link_cannot_mean_falls_back() -> None:
    status, answer = post(json.dumps({"link": {"l": "<b>", "T": "9" * 400}, "points": POINTS, "classes": 3}).encode())
    assert status == 200 and answer["loss"]["id"] == START.loss


def test_the_data_plane_keeps_its_scale_under_the_hand() -> None:
    for window, shown in ((2.5, 2.5), (1.0, 1.0), (None, 1.0)):
        status, answer = ask(points=POINTS, classes=3, window=window)
        assert (status, answer["window"]) == (200, shown)


# the Surfaces page

SURFACE = Descents("rosenbrock", updates=40, step=5)
EDIT = {"rev": 7, "act": "start", "x": 0.5, "y": 1.5, "looks": {"step": 3}, "known": {"lang": "ko"}}


def ask_surfaces(record: Descents = SURFACE, link: Any = (), **edit: Any) -> tuple[int, Any]:
    question = {"surf": descents.encode(record), "link": dict(link), "lang": "ko", "edit": EDIT | edit}
    return post(json.dumps(question).encode(), "surfaces")


def test_a_dragged_start_gets_the_runs_that_the_script_would_make() -> None:
    status, answer = ask_surfaces()
    record = replace(SURFACE, start=(0.5, 1.5), step=3)
    meant = surfaces_face.message(model(record, START, moving=True), "ko", revision=7, known={"lang": "ko"}, live=True)
    assert status == 200
    np.testing.assert_equal(answer, read(enclose(meant)))
    run = descents.descend_all(record)[0]
    assert np.array_equal(answer["runs"][0]["path"], run.theta.astype("<f4")) and answer["start"] == [0.5, 1.5]
    assert answer["text"] is None and answer["record"] is None and answer["rev"] == 7


def test_a_dragged_rate_and_own_data_are_answered_too() -> None:
    _, answer = ask_surfaces(act="rate", eta=0.25, racers=[0])
    assert [run["eta"] for run in answer["runs"]] == [0.25, 0.085, 0.1, 0.1]
    own = Descents(descents.OWN, updates=4)
    x, y = own_surface(CONFIG).start
    status, answer = ask_surfaces(own, encode(CONFIG, base=START), x=x + 0.1, y=y)
    run = descents.descend_all(replace(own, start=(x + 0.1, y)), own_surface(CONFIG))[0]
    assert status == 200 and np.array_equal(answer["runs"][0]["path"], run.theta.astype("<f4")) and not answer["short"]


def test_a_long_run_on_own_data_is_begun_for_a_hand_that_moves_and_whole_for_one_that_rests() -> None:
    own, link = Descents(descents.OWN, updates=1000), encode(START, base=START)
    x, y = own_surface(START).start
    (_, begun), (_, whole) = (ask_surfaces(own, link, x=x + 0.1, y=y, **extra) for extra in ({}, {"whole": True}))
    paths = [answer["runs"][0]["path"].reshape(-1, 2) for answer in (begun, whole)]
    assert (begun["short"], whole["short"]) == (True, False)
    assert 100 < len(paths[0]) < len(paths[1]) == 1001
    np.testing.assert_array_equal(paths[0], paths[1][: len(paths[0])])


@pytest.mark.parametrize(
    "wrong, meant",
    [
        ({"x": 99.0}, "outside the picture"), ({"x": "there"}, "x must be a finite number"), ({"act": "explode"}, "act must be one of start, rate, mark, look"),
        ({"act": ["start"]}, "act must be one of"), ({"act": "mark", "racer": 17, "eta": 1, "beta": 0}, "racer must be a number from 0 to 3"),
        ({"act": "mark", "racer": -1, "eta": 1, "beta": 0}, "racer must be a number from 0 to 3"),
        ({"act": "mark", "racer": 1, "eta": 1, "beta": 2}, "beta must be a number from 0 to 0.999"), ({"act": "mark", "racer": 1, "eta": 1}, "beta is missing"),
        ({"act": "rate", "eta": 0.1}, "racers is missing"), ({"act": "rate", "eta": 1e7, "racers": [0]}, "eta must be a number from -1e+06 to 1e+06"),
        ({"act": "rate", "eta": 0.1, "racers": 0}, "racers must be a list"), ({"rev": None}, "rev must be a number from 0"), ({"rev": 0.5}, "whole number"),
        ({"looks": {"step": 0.5}}, "looks.step must be a whole number"), ({"looks": {"where": "here"}}, "looks.where must be one of dot, minimum"),
        ({"looks": 3}, "looks must be an object"), ({"known": []}, "known must be an object"),
    ],
)  # fmt: skip
def test_an_act_that_is_not_possible_on_a_surface_is_refused(wrong: dict[str, Any], meant: str) -> None:
    question = {"surf": descents.encode(SURFACE), "link": {}, "edit": EDIT | wrong}
    assert meant in refused(json.dumps(question).encode(), "surfaces")


@pytest.mark.parametrize(
    "question, meant",
    [
        ({"link": {}, "edit": EDIT}, "surf is missing"), ({"surf": 1, "link": {}, "edit": EDIT}, "surf must be a string"),
        ({"surf": "", "edit": EDIT}, "link is missing"), ({"surf": "", "link": {}}, "edit is missing"), ({"surf": "", "link": {}, "edit": []}, "edit must be an object"),
        ({"surf": "", "link": {}, "edit": {"rev": 1}}, "act is missing"), ({"surf": "", "link": {}, "edit": {"act": "start", "rev": 1, "x": 1}}, "y is missing"),
        ({"surf": "f~own", "link": {"d": "drawn", "p": "none"}, "edit": EDIT}, "no training point"),
    ],
)  # fmt: skip
def test_a_question_about_a_surface_without_a_field_is_refused(question: dict[str, Any], meant: str) -> None:
    assert meant in refused(json.dumps(question).encode(), "surfaces")


def test_a_coordinate_that_is_not_finite_is_refused_on_a_surface_too() -> None:
    for number in ("1e999", "NaN", "-Infinity"):
        body = json.dumps({"surf": "", "link": {}, "edit": EDIT}).replace('"x": 0.5', f'"x": {number}')
        assert f"a number must be finite, got “{number}”" == refused(body.encode(), "surfaces")


RUN = {"link": encode(CONFIG, base=START), "lang": "ko", "points": POINTS, "classes": 3, "window": 2.0}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from([10**400, "start", "drawn", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.data())
def test_no_question_makes_a_fault(data: st.DataObject) -> None:
    """Any value, at any place of a good question, is answered or refused."""
    name = data.draw(st.sampled_from(["run", "surfaces"]))
    edit = EDIT | {"racer": 1, "eta": 0.1, "beta": 0.5, "racers": [0, 1], "act": data.draw(st.sampled_from(["start", "rate", "mark", "look"]))}
    question = RUN if name == "run" else {"surf": descents.encode(SURFACE), "link": {}, "lang": "en", "edit": edit}
    changed: Any = json.loads(json.dumps(question))
    inner = changed
    while True:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    inner[key] = data.draw(JSON)
    assert post(json.dumps(changed).encode(), name)[0] in (200, 400)


# faults of the server


def test_a_fault_is_answered_by_a_sentence_and_logged_once(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(config: Config) -> None:
        raise ValueError("a secret of the code")

    def broken_too(config: Config) -> None:
        raise ValueError("another one")

    monkeypatch.setattr(live, "_logged", set())
    monkeypatch.setattr("pages.explore.live.simulate", broken)
    for _ in range(3):
        assert ask(points=POINTS, classes=3) == (500, {"error": live.FAULT})
    assert [record.exc_info is not None for record in caplog.records] == [True] and "a secret of the code" in caplog.text
    monkeypatch.setattr("pages.explore.live.simulate", broken_too)
    assert ask(points=POINTS, classes=3)[0] == 500 and len(caplog.records) == 2
    assert refused(b"{}") and len(caplog.records) == 2


# other sites


@pytest.mark.parametrize(
    "origin, host, options, status",
    [
        (None, "app.example", {}, 200),
        ("https://app.example", "app.example", {}, 200),
        ("http://app.example:8501", "app.example:8501", {}, 200),
        ("http://localhost:3000", "app.example", {}, 200),
        ("https://other.example", "app.example", {"server.corsAllowedOrigins": ["https://other.example"]}, 200),
        ("https://other.example", "app.example", {"server.enableCORS": False}, 200),
        ("https://other.example", "app.example", {}, 403),
        ("https://app.example.other.example", "app.example", {}, 403),
        ("https://app.example:444", "app.example", {}, 403),
        ("null", "app.example", {}, 403),
        ("http://[", "app.example", {}, 403),
        (None, "app.example", {"server.allowedHosts": ["elsewhere.example"]}, 403),
    ],
)  # fmt: skip
def test_only_pages_that_may_open_streamlits_socket_are_answered(
    monkeypatch: pytest.MonkeyPatch, origin: str | None, host: str, options: dict[str, Any], status: int
) -> None:
    monkeypatch.setattr("streamlit.net_util.get_external_ip", lambda: None)
    monkeypatch.setattr("streamlit.net_util.get_internal_ip", lambda: None)
    read_option = st_config.get_option
    monkeypatch.setattr("streamlit.config.get_option", lambda key: options[key] if key in options else read_option(key))
    headers = {"host": host} | ({"origin": origin} if origin else {})
    body = json.dumps({"link": encode(CONFIG, base=START), "points": POINTS, "classes": 3}).encode()
    found, answer = post(body, headers=headers)
    assert found == status
    assert status == 200 or "another site" in answer["error"]
    assert post(b'{"first": "x"}', "painted", headers)[0] == status


# many at once


def test_as_many_questions_are_computed_at_once_as_there_are_cores_and_the_newest_of_a_visitor_waits() -> None:
    gate, running, most, begun = threading.Event(), 0, 0, []
    lock = threading.Lock()

    def slow(asked: Any) -> dict[str, Any]:
        nonlocal running, most
        with lock:
            running, most = running + 1, max(most, running + 1)
            begun.append(asked["n"])
        gate.wait(20)
        with lock:
            running -= 1
        return {"n": asked["n"]}

    page = replace(PAGES[0], routes={"slow": slow})
    app, answers = Starlette(routes=live.routes([page])), {}

    async def together() -> None:
        async def one(n: int, visitor: str | None) -> None:
            answers[n] = await called(app, "slow", json.dumps({"n": n}).encode(), {"cookie": f"{live.VISITOR}={visitor}"} if visitor else {})

        tasks = []
        # all turns are taken; then "ann" asks three times, "bob" once, and two without a cookie
        for n, visitor in [*((n, f"busy{n}") for n in range(cores())), (10, "ann"), (11, "bob"), (12, "ann"), (13, None), (14, None), (15, "ann")]:
            tasks.append(asyncio.create_task(one(n, visitor)))
            for _ in range(50):
                await asyncio.sleep(0.002)
                if len(begun) == min(len(tasks), cores()):
                    break
        await asyncio.wait_for(asyncio.gather(tasks[-6], tasks[-4]), 20)
        assert (answers[10], answers[12]) == ((204, b""), (204, b"")) and len(begun) == cores()  # answered while all turns are taken
        gate.set()
        await asyncio.gather(*tasks)

    awaited(together())
    assert most == cores()
    assert {n for n, (status, _) in answers.items() if status == 200} == {*range(cores()), 11, 13, 14, 15}
    assert begun.index(15) < begun.index(11) < begun.index(13) or cores() > 1  # the newer question has the older one's place


def test_a_question_given_up_while_it_waits_leaves_its_turn_to_the_next() -> None:
    async def steps() -> None:
        turns = Turns(1)
        assert await turns.take("a")
        first, second, third = (asyncio.create_task(turns.take(visitor)) for visitor in "bcd")
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        turns.give_back()
        second.cancel()  # its turn has come, but it does not know yet
        with pytest.raises(asyncio.CancelledError):
            await second
        assert await third
        turns.give_back()
        assert turns.free == 1 and not turns.waiting

    awaited(steps())


def test_the_visitors_cookie_is_the_one_that_streamlit_sets() -> None:
    assert live.VISITOR == XSRF_COOKIE_NAME
