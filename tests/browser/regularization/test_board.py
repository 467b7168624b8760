"""The Regularization page as a hand and an eye know it: every number on it is the engine's, and the lecture's lines can be done.

Row 8 of the lecture: λ with weights, margin, train and test loss side by side; (1, 0, 0, 0) against (¼, ¼, ¼, ¼).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.studies.lambda_path import STRENGTHS
from engine.studies.same_score import charge
from pages.regularization.record import DEFAULT, Study
from tests.driver.regularization_page import CHARGE, assert_numbers, path
from tests.driver.server import Server
from tests.driver.stage import spoken_number
from ui.state import START
from ui.state.config_link import encode as link_of

CURVES = "id => document.querySelector(`.st-key-else_${id} .js-plotly-plot`).calcdata.map((curve) => curve.length)"
# how far the λ line stands from where Plotly itself puts this λ, in px
ASTRAY = """([id, x]) => {
  const column = document.querySelector(`.st-key-else_${id}`).parentElement, chart = column.querySelector(".js-plotly-plot"), { xaxis } = chart._fullLayout;
  const line = column.querySelector(".lambdaline").getBoundingClientRect(), box = chart.getBoundingClientRect();
  const tall = line.top >= box.top && line.bottom <= box.bottom && line.height > 0.6 * box.height;
  return tall ? line.left - (box.left + xaxis._offset + xaxis.d2p(x)) : 1e9;
}"""


# λ and all that follows it


def test_lambda_is_dragged_from_overfitting_to_about_right_to_too_strong(board: Any) -> None:
    page, found = board(), path(DEFAULT)
    best = found.best
    assert best is not None
    assert_numbers(page, found, DEFAULT.at)
    assert "Overfitting" in page.part("verdict").inner_text()
    first = page.data_plane.screenshot()
    for at, verdict in ((best, "About right"), (57, "Too strong"), (2, "Overfitting")):
        page.turn(at)
        assert page.now == at
        assert verdict in page.part("verdict").inner_text()
        assert_numbers(page, found, at)
    assert page.data_plane.screenshot() != first


def test_the_hands_frame_shows_the_engines_numbers_before_it_lets_go(board: Any) -> None:
    page = board()
    page.page.mouse.move(*page.place(DEFAULT.at))
    page.page.mouse.down()
    for at in (20, 33, 45):
        page.page.mouse.move(*page.place(at))
        page.until(lambda: page.now, at.__eq__, f"λ number {at}")
        assert_numbers(page, path(DEFAULT), at)
    assert page.study == DEFAULT, "nothing is committed while the hand is down"
    page.page.mouse.up()
    page.kept(at=45)


def test_the_lowest_test_loss_is_marked(board: Any) -> None:
    page, found = board(), path(DEFAULT)
    label = page.slider.locator("text.lowest").text_content()
    assert spoken_number(label.rsplit(" ", 1)[1]) == pytest.approx(found.test_loss.min(), abs=6e-4)
    mark = page.slider.locator("line.best").bounding_box()
    assert mark["x"] == pytest.approx(page.place(found.best)[0], abs=1.5)


@pytest.mark.parametrize(
    "study",
    [
        Study(model="linear"),
        Study(model="degree2", penalty="l1"),
        Study(data="moons", model="radial", penalty="elastic", noise=0.4),
        Study(data="circles", model="degree3", train=60, seed=2),
    ],
    ids=lambda s: f"{s.data}-{s.model}-{s.penalty}",
)
def test_every_model_and_penalty_gives_the_engines_numbers(board: Any, study: Study) -> None:
    page, found = board(study), path(study)
    for key, at in (("Home", 0), ("PageUp", 5), ("End", 59), ("PageDown", 54), ("ArrowLeft", 53)):
        page.slider.press(key)
        page.until(lambda: page.now, at.__eq__, f"λ number {at} after {key}")
        assert_numbers(page, found, at)
    assert page.kept(at=53) == dataclasses.replace(study, at=53)
    assert page.part("weights").locator("rect.up, rect.down").count() == len(found.names)


def test_weights_are_as_long_as_the_engine_says_and_outlined_where_they_began(board: Any) -> None:
    study = dataclasses.replace(DEFAULT, at=30)
    page, found = board(study), path(study)
    bars = page.part("weights").locator("rect.up, rect.down")
    heights = [box["height"] for box in (bar.bounding_box() for bar in bars.all())]
    w = found.weights[30, :-1]
    assert np.array(heights) ** 2 / max(heights) ** 2 == pytest.approx(np.abs(w) / np.abs(w).max(), abs=0.02)
    assert [bar.get_attribute("class") for bar in bars.all()] == ["up" if v > 0 else "down" for v in w]
    outlines = [box["height"] for box in (o.bounding_box() for o in page.part("weights").locator(".outlines rect").all())]
    first = np.abs(found.weights[0, :-1])
    assert np.array(outlines) ** 2 / max(outlines) ** 2 == pytest.approx(first / first.max(), abs=0.03)


def test_l1_weights_stop_at_exactly_zero(board: Any) -> None:
    study = Study(penalty="l1", at=36)
    page, found = board(study), path(study)
    zeros = int((found.weights[36, :-1] == 0).sum())
    assert 10 < zeros < 20
    assert f"{zeros} of 20 weights are exactly 0" in page.root.locator(".says").inner_text()
    dots = page.part("weights").locator("circle.dot")
    assert sum(dot.get_attribute("visibility") == "visible" for dot in dots.all()) == zeros
    assert page.number("alive") == 20 - zeros


def test_choices_make_a_new_path_and_go_into_the_link(board: Any) -> None:
    page = board()
    for key, name, field, value in (
        ("study_penalty", "L1", "penalty", "l1"),
        ("study_model", "Degree 2 (5 weights)", "model", "degree2"),
        ("study_data", "Circles", "data", "circles"),
    ):
        before = page.data("path")
        page.choose(key, name)
        study = page.kept(**{field: value})
        page.until(lambda: page.data("path"), lambda now, before=before: now != before, "a new path")
        assert_numbers(page, path(study), study.at)
    before = page.data("path")
    page.press("new_points")
    study = page.kept(seed=DEFAULT.seed + 1)
    page.until(lambda: page.data("path"), lambda now: now != before, "new points")
    assert_numbers(page, path(study), study.at)
    page.press("study_reset")
    page.until(lambda: page.query().get("reg"), lambda reg: reg is None, "the bare link")
    page.until(lambda: page.data("path"), lambda now: now != before, "the first points")


def test_the_line_over_the_figures_follows_the_hand_and_the_figures_stay(board: Any) -> None:
    page = board()
    page.page.locator(".st-key-else_support .main-svg").first.wait_for()
    page.page.evaluate("() => { window.first = document.querySelector('.st-key-else_margin .js-plotly-plot'); }")
    for at in (30, 50):
        page.turn(at)
        for id in ("loss", "accuracy", "margin", "support"):
            x = float(np.log10(STRENGTHS[at]))
            page.until(lambda id=id, x=x: page.page.evaluate(ASTRAY, [id, x]), lambda px: abs(px) < 1.5, "the λ line")
    page.page.wait_for_timeout(500)
    assert page.page.evaluate("() => window.first === document.querySelector('.st-key-else_margin .js-plotly-plot')"), (
        "no figure is made anew"
    )
    assert page.page.evaluate(CURVES, "loss") == [60, 60, 60]
    assert page.page.evaluate(CURVES, "accuracy") == [60, 60]


def test_undo_redo_and_back(board: Any) -> None:
    page = board()
    page.turn(20)
    page.turn(40)
    page.page.keyboard.press("Control+z")
    page.kept(at=20)
    page.until(lambda: page.now, (20).__eq__, "λ before")
    page.page.keyboard.press("Control+Shift+z")
    page.kept(at=40)
    page.until(lambda: page.now, (40).__eq__, "λ again")
    page.page.wait_for_timeout(800)
    page.page.go_back()
    page.until(lambda: page.now, lambda at: at != 40, "λ before, by the browser's own button")


def test_points_drawn_in_explore_can_be_studied(board: Any) -> None:
    explore = START.but(dataset="drawn", points=tuple((0.1 * i - 0.5, (-0.4, 0.4)[i % 2], i % 2) for i in range(11)), start="zeros")
    study = Study(data="own", model="linear", at=5)

    page = board(study, link=link_of(explore, base=START))
    assert_numbers(page, path(study, explore), 5)


def test_without_two_classes_a_sentence_says_what_is_missing(board: Any) -> None:
    page = board(Study(data="own"), link={"d": "drawn", "p": "none"})
    assert "Two classes need training points" in page.root.inner_text()
    assert page.charge("left", "l2") == 1, "the rest of the page works"
    page.choose("study_data", "XOR")
    page.until(lambda: page.count("support"), lambda text: "/ 30" in text, "counters")


# (1, 0, 0, 0) against (¼, ¼, ¼, ¼)


def test_the_lectures_example_is_there(board: Any) -> None:
    page = board()
    for side, l2 in (("left", 1), ("right", 0.25)):
        assert (page.charge(side, "score"), page.charge(side, "l2"), page.charge(side, "l1")) == (1, l2, 1)
    said = page.part("comparison").inner_text()
    assert "both score 1" in said and "1 against 0.25" in said and "spread out" in said and "L1 charges both the same" in said


def test_a_square_is_dragged_and_the_scores_matched(board: Any) -> None:
    page = board()
    square = page.part("square-left-1")
    square.scroll_into_view_if_needed()
    rect = square.locator("rect.square").bounding_box()
    x, top, unit = rect["x"] + rect["width"] / 2, rect["y"], rect["height"]
    page.slide((x, top + 2), (x, top + 2 + unit / 2))
    page.kept(left=(0.5, 0.0, 0.0, 0.0))
    assert (page.charge("left", "score"), page.charge("left", "l2")) == (0.5, 0.25)
    assert "cannot be compared" in page.part("comparison").inner_text()
    page.part("match").click()
    page.kept(right=(0.125, 0.125, 0.125, 0.125))
    page.until(lambda: page.charge("right", "l2"), (0.0625).__eq__, "the matched penalty")
    assert "both score 0.5" in page.part("comparison").inner_text()
    page.part("as-at-first").click()
    page.until(lambda: page.query().get("reg"), lambda reg: reg is None, "the first vectors")


def test_squares_keep_their_shape_and_their_area_is_the_penalty(board: Any) -> None:
    page = board(Study(left=(0.8, -0.4, 0.2, 0.0), right=(0.5, 0.5, 0.0, 0.0)))
    side: dict[tuple[str, int], float] = {}
    for vector, weights in (("left", (0.8, -0.4, 0.2, 0.0)), ("right", (0.5, 0.5, 0.0, 0.0))):
        for i, w in enumerate(weights):
            group = page.part(f"square-{vector}-{i + 1}")
            assert group.locator("rect.square").get_attribute("visibility") == ("visible" if w else "hidden")
            if w:
                box = group.locator("rect.square").bounding_box()
                assert box["width"] == pytest.approx(box["height"], abs=2.5)
                side[vector, i] = box["height"] / abs(w)
    assert max(side.values()) == pytest.approx(min(side.values()), rel=0.05), "one scale for all"
    page.part("square-left-2").focus()
    page.page.keyboard.press("ArrowUp")
    page.kept(left=(0.8, -0.35, 0.2, 0.0))


@pytest.mark.shares
@pytest.mark.parametrize("typed", ["", "abc", "1e308", "NaN", "-Infinity", "11", "1,2,3", "0x10"])
def test_what_is_no_number_is_said_and_the_value_stays(board: Any, typed: str) -> None:
    page = board()
    page.type("right-2", typed)
    page.part("error").wait_for()
    assert "0.25 stays" in page.part("error").inner_text()
    assert page.part("right-2").get_attribute("aria-invalid") == "true"
    page.type("left-1", "2")
    page.kept(left=(2.0, 0.0, 0.0, 0.0))
    assert page.charge("right", "l2") == 0.25 and page.part("error").is_visible(), "the rest goes on"
    page.type("right-2", "−0.5")
    page.kept(right=(0.25, -0.5, 0.25, 0.25))
    assert not page.part("error").is_visible()
    page.type("left-1", "1")
    page.type("right-2", "0.25")
    page.kept(left=DEFAULT.left, right=DEFAULT.right)


def test_x_is_typed_too(board: Any) -> None:
    page = board()
    page.type("x-1", "3")
    page.kept(x=(3.0, 1.0, 1.0, 1.0))
    assert page.charge("left", "score") == 3 and page.charge("right", "score") == 1.5


def test_the_hands_penalty_is_the_engines(board: Any) -> None:
    rng = np.random.default_rng(5)
    pairs = [(w, x) for scale in (0.0, 1e-9, 0.3, 10.0) for w, x in (rng.uniform(-1, 1, (10, 2, 4)) * scale).tolist()]
    shown = board().page.evaluate(CHARGE, json.loads(json.dumps(pairs)))
    for (w, x), got in zip(pairs, shown, strict=True):
        expected = charge(tuple(w), tuple(x))
        for name in ("score", "l2", "l1", "elastic"):
            assert got[name] == pytest.approx(getattr(expected, name), rel=1e-12, abs=1e-15)


# languages, links, sizes


def test_the_language_changes_midway_and_everything_stays(board: Any) -> None:
    page = board(Study(penalty="l1", at=34))
    page.type("left-2", "0.5")
    study = page.kept(left=(1.0, 0.5, 0.0, 0.0))
    counts = page.counts()
    page.speak("한국어")
    page.until(lambda: page.root.locator("h2").first.inner_text(), "데이터".__eq__, "Korean")
    assert page.counts() == counts and page.study == study
    assert "정확히 0입니다" in page.root.locator(".says").inner_text()
    page.choose("study_model", "5차 (가중치 20개)")
    page.choose("study_penalty", "L2")
    assert page.kept(penalty="l2") == dataclasses.replace(study, penalty="l2")


def test_a_broken_link_is_noted_and_the_rest_stands(board: Any) -> None:
    page = board(link={"reg": "at~900~penalty~l1"})
    assert page.study if "900" not in page.query()["reg"] else page.now == DEFAULT.at
    assert "“900”" in page.page.get_by_test_id("stToast").first.inner_text()
    assert page.number("alive") == path(Study(penalty="l1")).alive[DEFAULT.at]


def test_a_deep_link_opens_cold_and_the_first_act_counts(board: Any, start: Callable[..., Server]) -> None:
    study = Study(model="degree3", penalty="elastic", at=30, left=(2.0, 0.0, 0.0, 0.0))
    page = board(study, to=start())
    assert page.now == 30 and page.charge("left", "score") == 2
    assert_numbers(page, path(study), 30)
    page.slider.press("ArrowRight")
    assert page.kept(at=31) == dataclasses.replace(study, at=31)


def test_an_empty_box_is_said(board: Any) -> None:
    page = board()
    page.type("left-1", "")
    page.part("error").wait_for()
    assert page.part("error").inner_text() == "A number is missing here, so 1 stays."
    assert page.charge("left", "score") == 1
