"""The route that answers a dragging hand: the same run as the script's, nothing of the session, and a sentence for garbage."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from starlette.applications import Starlette

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
from ui.state.config_link import encode
from ui.state.store import START

CONFIG = START.but(samples=12, steps=8, loss="hinge")
POINTS = [[0.1, 0.2, 0], [-0.5, 0.25, 1], [0.3, -0.4, 2]]


APP = Starlette(routes=live.routes(PAGES))


def post(body: bytes, name: str = "run") -> tuple[int, Any]:
    """Status and answer, by the server's own protocol."""
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
        "headers": [],
    }
    awaited(APP(scope, receive, send))
    answer = b"".join(part.get("body", b"") for part in sent[1:])
    return sent[0]["status"], json.loads(answer) if answer.startswith(b"{") else read(answer)


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


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{", b'"x"', b"\xff\xfe", b'{"link": 3}', b'{"link": {}}', b'{"link": {}, "points": "xx", "classes": 2}',
        b'{"link": {}, "points": [[1, 2]], "classes": 2}', b'{"link": {}, "points": [[NaN, 0, 0]], "classes": 2}',
        b'{"link": {}, "points": [[0, 0, 9]], "classes": 2}', b'{"link": {}, "start": ["a"]}', b'{"link": {}, "start": [Infinity]}',
        b'{"link": {}, "points": ' + json.dumps([[0, 0, 0]] * 501).encode() + b', "classes": 2}',
    ],
)  # fmt: skip
def test_garbage_is_refused_in_one_sentence(body: bytes) -> None:
    status, answer = post(body)
    assert status == 400 and answer["error"].startswith("not a question that can be answered")


def test_a_flood_is_not_read_to_its_end() -> None:
    assert post(b" " * (live.MOST + 1))[0] == 413


def test_what_a_link_cannot_mean_falls_back() -> None:
    status, answer = post(json.dumps({"link": {"l": "<b>", "T": "9" * 400}, "points": POINTS, "classes": 3}).encode())
    assert status == 200 and answer["loss"]["id"] == START.loss


def test_the_data_plane_keeps_its_scale_under_the_hand() -> None:
    for window, shown in ((2.5, 2.5), (1.0, 1.0), (0.1, 1.0), ("wide", 1.0), (1e300, 1.0)):
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
    "wrong", [{"x": 99.0}, {"x": "there"}, {"act": "explode"}, {"act": "mark", "racer": 17, "eta": 1, "beta": 0}, {"rev": None}]
)
def test_what_no_hand_does_on_a_surface_is_refused(wrong: dict[str, Any]) -> None:
    status, answer = ask_surfaces(**wrong)
    assert status == 400 and answer["error"].startswith("not a question that can be answered")
