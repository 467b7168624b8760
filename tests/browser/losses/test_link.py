"""The link of the Losses page: it opens cold, a broken one is said, Back is undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.losses import score_table
from pages.losses.record import Desk
from pages.losses.score_table import LECTURE_TABLE
from tests.driver.losses_page import Open
from tests.driver.server import Server
from tests.driver.stage import eventually


def test_a_link_holds_the_whole_desk(desk_page: Open) -> None:
    record = Desk(
        table=LECTURE_TABLE.add_image().add_class().score(3, 3, 2.5).but(delta=2.0, squared=True),
        question=3, guess=1, done=(0, 2), row="ova_hinge", image=3, chain=2, factor=5.0, shift=True, margin=1.2,
    )  # fmt: skip
    page = desk_page(record)
    assert page.kept == record
    assert page.part("score-4-4").input_value() == "2.5"
    assert page.part("loss-ova_hinge-4").get_attribute("aria-pressed") == "true"
    expected = score_table.values(record.table)["ova_hinge"][3]
    assert float(page.loss("ova_hinge", 4)) == pytest.approx(expected, abs=0.005)


def test_the_desks_table_opens_cold_and_the_first_act_counts(desk_page: Open, start: Callable[..., Server]) -> None:
    """The very first request a server gets is a link with somebody's table."""
    mine = LECTURE_TABLE.score(0, 1, 7.5).add_image().rename(1, "bus").but(delta=2.0)
    cold = start()
    page = desk_page(Desk(mine, asked=mine), to=cold)
    assert page.kept.table == mine
    assert [page.part(f"score-1-{j}").input_value() for j in (1, 2, 3)] == ["3.2", "7.5", "−1.7"]
    assert page.part("class-name-2").input_value() == "bus"
    page.shows("hinge", *(f"{value:.2f}" for value in (*score_table.values(mine)["hinge"], score_table.mean(mine))))
    page.type(1, 1, "9")
    page.settled(lambda kept: kept.table == mine.score(0, 0, 9.0), "the first act")
    assert not cold.tracebacks()


def test_a_broken_link_is_said_and_the_lecture_shown(desk_page: Open) -> None:
    page = desk_page(link="desk=i1_2_x~zzz")
    page.page.get_by_test_id("stToast").first.wait_for()
    page.shows("hinge", "2.90", "0.00", "12.90", "5.27")


def test_back_is_undo_and_the_language_keeps_everything(desk_page: Open) -> None:
    page = desk_page()
    page.type(1, 1, "4.5")
    moved = page.settled(lambda kept: kept.table.scores[0][0] == 4.5)
    page.page.locator(".st-key-language").get_by_text("한국어").click()
    page.says("question", "이미지 2의 자동차 점수를")
    eventually(page.part("score-1-1").input_value, lambda text: text == "4.5")
    assert page.kept == moved
    page.type(1, 2, "2")
    page.settled(lambda kept: kept.table.scores[0][1] == 2)
    page.page.wait_for_timeout(700)
    page.page.go_back()
    page.settled(lambda kept: kept.table.scores[0][1] == 5.1)
    eventually(page.part("score-1-2").input_value, lambda text: text == "5.1")
