"""Regularization and Gradients under a finger, opened by a link on a cold server, and with nothing typed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from pages.regularization.record import DEFAULT, Study, encode
from tests.browser.regularization.test_board import Board, assert_numbers, path
from tests.driver.gradients_page import SMALL_ONE, opened
from tests.driver.server import Server
from tests.driver.stage import finger
from tests.driver.visit import PHONE, Visit


@pytest.fixture
def board(visit: Visit) -> Any:
    def shown(study: Study = DEFAULT, **options: Any) -> Board:
        link = {"reg": encode(study)} if study != DEFAULT else {}
        return Board(visit(link, path="regularization", ready=False, **options).page).ready()

    return shown


def test_a_deep_link_opens_cold_and_the_first_act_counts(board: Any, start: Callable[..., Server]) -> None:
    study = Study(model="degree3", penalty="elastic", at=30, left=(2.0, 0.0, 0.0, 0.0))
    page = board(study, to=start())
    assert page.now == 30 and page.charge("left", "score") == 2
    assert_numbers(page, path(study), 30)
    page.slider.press("ArrowRight")
    assert page.kept(at=31) == dataclasses.replace(study, at=31)


def test_a_finger_turns_lambda_and_draws_a_square_out(board: Any) -> None:
    page = board(**PHONE)
    page.slider.scroll_into_view_if_needed()
    finger(page.page, page.place(page.now), page.place(45))
    at = page.until(lambda: page.study.at, lambda at: at != DEFAULT.at, "λ in the link")
    assert abs(at - 45) <= 1
    square = page.part("square-left-1")
    square.evaluate("e => e.scrollIntoView({ block: 'center' })")
    rect = square.locator("rect.square").bounding_box()
    x, top, unit = rect["x"] + rect["width"] / 2, rect["y"], rect["height"]
    finger(page.page, (x, top + 2), (x, top + 2 + unit / 2))
    page.kept(left=(0.5, 0.0, 0.0, 0.0))


def test_an_empty_box_is_said(board: Any) -> None:
    page = board()
    page.type("left-1", "")
    page.part("error").wait_for()
    assert page.part("error").inner_text() == "A number is missing here, so 1 stays."
    assert page.charge("left", "score") == 1


def test_a_finger_turns_h_along_the_v(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE, **PHONE)
    plot = hand.page.get_by_test_id("errors")
    plot.evaluate("e => e.scrollIntoView({ block: 'center' })")
    box = plot.bounding_box()
    assert box is not None
    y, x = box["y"] + box["height"] / 2, [box["x"] + 40 + (p - 1) / 13 * (box["width"] - 54) for p in (4, 10)]
    finger(hand.page, (x[0], y), (x[1], y))
    hand.until("h in the link", power=10)
