"""The Race page as a hand and an eye know it: one clock for every panel, the engine's numbers on every card, the same race from its link."""

from __future__ import annotations

import re

import numpy as np
import pytest

from engine.studies.race.racers import FIRST, LETTERS, Race, configs
from engine.studies.race.run import RaceResult, run_race
from pages.race.sentences import sentence
from tests.driver.race_page import SIX, WILD, Board, open_race
from tests.driver.visit import Visit
from ui.state import START


def engine(race: Race) -> RaceResult:
    return run_race(race)


def test_back_leads_to_an_earlier_pause_and_undo_passes_over_it(visit: Visit) -> None:
    board = open_race(visit)
    board.press("race_add")
    board.kept(lambda race: len(race.racers) == len(FIRST) + 1, "one racer more")
    for step in (40, 80):
        board.calm().scrub(step)
        board.kept(lambda race, step=step: race.step == step, "the pause in the link")
    board.calm().page.wait_for_timeout(700)  # what the browser was sent last is not taken for Back
    board.page.go_back()
    board.until(lambda: board.step, lambda step: step == 40, "the pause before")
    assert len(board.race.racers) == len(FIRST) + 1
    board.calm().page.keyboard.press("Control+z")
    assert len(board.kept(lambda race: len(race.racers) == len(FIRST), "the act undone").racers) == len(FIRST)


@pytest.mark.shares
def test_every_card_is_at_the_clocks_update(visit: Visit) -> None:
    board, found = open_race(visit), engine(Race(base=START))
    for step in (0, 40, 300):
        board.scrub(step)
        assert board.losses() == pytest.approx([result.run.loss[step] for result in found.results], abs=6e-4)
        assert board.part("counter").inner_text().split() == ["Update", str(step), "/", "300"]


def test_keys_and_buttons_are_those_of_explore(visit: Visit) -> None:
    board = open_race(visit)
    board.part("forward").click()
    board.part("forward").click()
    board.until(lambda: board.step, lambda step: step == 2, "update 2")
    board.part("back").click()
    board.until(lambda: board.step, lambda step: step == 1, "update 1")
    board.root.locator("canvas").first.evaluate("node => node.getRootNode().activeElement?.blur()")
    for key, step in (("End", 300), ("ArrowLeft", 299), ("Home", 0), ("ArrowRight", 1)):
        board.go(key, step)
    board.part("speed").select_option("15")  # twenty seconds to its end
    board.root.evaluate("node => node.getRootNode().activeElement?.blur()")
    board.page.keyboard.press("Space")
    board.until(lambda: board.step, lambda step: step > 5, "playing")
    board.page.keyboard.press("Space")
    board.until(lambda: board.playing, lambda on: not on, "the pause")
    assert 5 < board.step < 300
    board.part("speed").select_option("600")
    board.part("play").click()
    board.until(lambda: (board.step, board.playing), lambda now: now == (300, False), "the end")
    board.part("forward").click()
    assert board.step == 300, "there is nothing behind the end"


def test_the_curves_are_the_scrubber_on_every_axis(visit: Visit) -> None:
    board = open_race(visit)
    box = board.page.locator(".curvebox").bounding_box()
    assert box
    middle = box["x"] + 38 + (box["width"] - 60) / 2, box["y"] + box["height"] / 2
    board.page.mouse.click(*middle)
    board.until(lambda: board.step, lambda step: abs(step - 150) <= 1, "the middle of 300 updates")
    board.part("axis-examples").click()
    board.kept(lambda race: race.axis == "examples", "the axis in the link")
    board.page.mouse.click(*middle)
    # the middle of a log axis is far before the middle of the run
    board.until(lambda: board.step, lambda step: 0 < step < 60, "an update early on")


def test_the_axis_changes_the_count_in_the_sentence_and_lives_in_the_link(visit: Visit) -> None:
    board, found = open_race(visit), engine(Race(base=START))
    for axis in ("examples", "epochs", "updates"):
        board.part(f"axis-{axis}").click()
        board.says(sentence(found, axis).en)
        assert board.part(f"axis-{axis}").get_attribute("aria-pressed") == "true"
        board.counts_by(axis)
    board.part("axis-time").click()
    board.until(board.sentence, lambda text: "Count time" in text or "either way" in text, "the sentence about time")


@pytest.mark.shares
def test_ranks_are_the_engines_for_what_can_be_repeated(visit: Visit) -> None:
    board, found = open_race(visit), engine(Race(base=START))
    ranks = board.part("ranks")
    text = ranks.inner_text()
    for axis in ("updates", "examples"):
        for place in found.ranking(axis):
            assert (f"{place.cost:,.0f}" if place.cost is not None else "never") in text
    tops = [float(str(node.evaluate("n => parseFloat(n.style.top)"))) for node in ranks.locator(".racer").all()]
    letters = ranks.locator(".racer").all_inner_texts()
    first = dict(zip(letters[::4], tops[::4], strict=True))
    assert sorted(first, key=lambda letter: first[letter]) == [LETTERS[place.racer] for place in found.ranking("updates")]


def test_the_same_race_from_its_link(visit: Visit) -> None:
    board = open_race(visit, SIX)
    board.scrub(300)
    before, says = board.losses(), board.sentence()
    again = Board(visit(board.query(), path="race", ready=False).page).ready()
    again.scrub(300)
    assert np.allclose(again.losses(), before, equal_nan=True) and again.sentence() == says and again.data("run") == board.data("run")


def test_a_racer_that_diverges_stays_marked_where_it_left(visit: Visit) -> None:
    board, found = open_race(visit, SIX), engine(SIX)
    gone = found.results[5].run
    board.scrub(gone.updates)
    assert not np.isnan(board.losses()[5])
    board.scrub(gone.updates + 1)
    card = board.page.locator("button.card").nth(5)
    assert card.locator(".loss").inner_text() == f"× left at update {gone.updates + 1}"
    board.scrub(300)
    assert np.isnan(board.losses()[5]) and not np.isnan(board.losses()[:5]).any()
    assert board.sentence() == sentence(found).en and board.sentence().endswith("diverges.")


def test_all_racers_diverging_is_a_race_with_a_way_out(visit: Visit) -> None:
    board = open_race(visit, Race(racers=(WILD, (*WILD, ("optimizer", "momentum"))), base=START))
    assert "Both racers diverge" in board.sentence() and not board.part("ranks").is_visible()
    board.part("fix").click()
    slower = board.kept(lambda race: all(dict(its)["learning_rate"] < 1e5 for its in race.racers), "smaller learning rates")
    board.until(board.sentence, lambda text: "Both" not in text, "another sentence")
    assert not run_race(slower).diverged
    board.page.keyboard.press("Control+z")
    board.kept(lambda race: dict(race.racers[0])["learning_rate"] == 1e5, "the old race back")


def test_a_card_picks_its_racer_and_the_sidebar_follows(visit: Visit) -> None:
    board = open_race(visit)
    board.page.locator("button.card").nth(2).click()
    board.until(lambda: board.widget("race_batch_C").count(), bool, "C's batch size in the sidebar")
    assert board.page.locator("button.card").nth(2).get_attribute("aria-pressed") == "true"
    board.page.keyboard.press("2")
    board.until(lambda: board.widget("race_optimizer_B").count(), bool, "B in the sidebar")


def test_six_seeds_and_a_new_start_in_one_click_each(visit: Visit) -> None:
    board = open_race(visit)
    board.page.locator("button.card").nth(2).click()
    board.until(lambda: board.widget("race_batch_C").count(), bool, "C's sidebar")
    board.calm()
    board.press("race_seeds")
    six = board.kept(lambda race: len(race.racers) == 6, "six racers")
    assert [c.seed for c in configs(six)] == [7, 8, 9, 10, 11, 12]
    board.until(lambda: board.page.locator("button.card").count(), lambda n: n == 6, "six cards")
    first = board.losses()
    assert len(set(first)) == 1  # the same W for all
    board.calm()
    board.press("race_start")
    board.kept(lambda race: race.start == 1, "a new start")
    board.until(board.losses, lambda now: now != first and len(set(now)) == 1, "losses at another W")


def test_the_paused_update_moves_the_cloud_below(visit: Visit) -> None:
    board = open_race(visit)
    board.scrub(120)
    head = board.page.locator("h2.heading").nth(1)
    board.until(head.inner_text, lambda text: "racer A’s W at update 120" in " ".join(text.split()), "the cloud's heading")
    for id in ("random_search", "local_search", "cloud", "spread"):
        board.page.locator(f".st-key-race_{id} .js-plotly-plot").wait_for()


@pytest.mark.shares
def test_korean_speaks_korean(visit: Visit) -> None:
    board = open_race(visit, locale="ko-KR")
    assert board.sentence() == sentence(engine(Race(base=START))).ko
    assert not re.search(r"[A-Za-z]{4,}", board.part("ranks").inner_text())
