"""One clock: play, pause, single updates, scrubbing and speed, and every panel at the same update."""

from __future__ import annotations

import time

import pytest

from engine import LOSSES, Config, simulate
from tests.driver.stage import Stage
from tests.driver.visit import Visit

CONFIG = Config(dataset="three_blobs", samples=30, steps=120, test_fraction=0.2, optimizer="momentum", batch_size=8)
LONG = CONFIG.but(steps=1000)  # at 15 updates a second it still plays when a busy machine looks
# Updates a second, over 1.5 s as the clock counts them: a frame that comes late counts for 0.1 s at most.
RATE = """(root) => new Promise((done) => {
  let first, last, counted = 0;
  const look = (now) => {
    if (root.dataset.step > 0) {
      first ??= +root.dataset.step;
      counted += last === undefined ? 0 : Math.min(now - last, 100);
      last = now;
    }
    if (counted > 1500) done((1000 * (root.dataset.step - first)) / counted);
    else requestAnimationFrame(look);
  };
  root.querySelector("[data-testid=play]").click();
  requestAnimationFrame(look);
})"""


def test_play_pause_and_play_on(visit: Visit) -> None:
    stage = visit(LONG)
    assert (stage.step, stage.playing) == (0, False)
    stage.part("speed").select_option("15")
    stage.part("play").click()
    stage.until(lambda: stage.step, lambda step: step > 5, "playing")
    stage.part("play").click()
    stage.until(lambda: stage.playing, lambda on: not on, "the pause")
    rest = stage.step
    time.sleep(0.3)
    assert stage.step == rest < 1000
    stage.part("play").click()
    stage.until(lambda: stage.step, lambda step: step > rest, "playing on")


def test_it_stops_at_the_end_and_starts_over(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.part("speed").select_option("600")
    stage.part("play").click()
    stage.until(lambda: (stage.step, stage.playing), lambda now: now == (120, False), "the end")
    stage.part("speed").select_option("5")
    stage.part("play").click()
    stage.until(lambda: stage.step, lambda step: 0 < step < 60, "a new start")
    assert stage.playing


@pytest.mark.parametrize("speed, low, high", [("5", 3.0, 7.0), ("60", 40.0, 75.0)])
def test_speed_is_updates_a_second(visit: Visit, speed: str, low: float, high: float) -> None:
    stage = visit(LONG)
    stage.part("speed").select_option(speed)
    assert low <= stage.root.evaluate(RATE) <= high


def test_one_update_forward_and_back_and_to_both_ends(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.part("forward").click()
    stage.part("forward").click()
    stage.until(lambda: stage.step, lambda step: step == 2, "update 2")
    stage.part("back").click()
    stage.until(lambda: stage.step, lambda step: step == 1, "update 1")
    stage.data_plane.blur()
    stage.page.mouse.click(5, 790)
    for key, step in [("End", 120), ("ArrowLeft", 119), ("ArrowRight", 120), ("ArrowRight", 120), ("Home", 0), ("ArrowLeft", 0), ("ArrowRight", 1)]:
        stage.go(key, step)
    assert stage.number("loss") == pytest.approx(simulate(CONFIG).run.loss[1], rel=1e-3), "and the numbers are that update's"


def test_space_plays_and_pauses(visit: Visit) -> None:
    stage = visit(LONG)
    stage.part("speed").select_option("15")
    stage.page.mouse.click(5, 790)
    stage.page.keyboard.press(" ")
    stage.until(lambda: stage.step, lambda step: step > 3, "playing")
    stage.page.keyboard.press(" ")
    stage.until(lambda: stage.playing, lambda on: not on, "the pause")
    rest = stage.step
    time.sleep(0.3)
    assert stage.step == rest < 1000


def test_scrubbing_back_shows_what_was(visit: Visit) -> None:
    stage = visit(CONFIG)
    first = stage.counts()
    stage.go("End", 120)
    last = stage.counts()
    assert last["loss"] != first["loss"]
    box = stage.part("scrub").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    stage.slide((box["x"] + 0.9 * box["width"], middle), (box["x"] + 0.25 * box["width"], middle))
    assert 20 <= stage.until(lambda: stage.step, lambda step: step < 60, "an update before") <= 40
    stage.scrub(0)
    stage.until(stage.counts, lambda now: now == first, "the first update's counters")
    stage.scrub(120)
    stage.until(stage.counts, lambda now: now == last, "the last update's counters")


def test_the_counters_say_what_the_engine_computed(visit: Visit) -> None:
    stage = visit(CONFIG)
    run = simulate(CONFIG).run
    for step in (0, 1, 7, 60, 120):
        stage.scrub(step)
        stage.until(lambda: stage.count("update"), f"{step} / 120".__eq__, "the counter")
        for name, curve in (("loss", run.loss), ("data", run.data_loss), ("penalty", run.penalty)):
            assert stage.number(name) == pytest.approx(curve[step], rel=6e-3, abs=6e-4), (name, step)
        assert stage.number("epoch") == pytest.approx(run.epoch[step], abs=0.051)


def test_while_playing_all_panels_show_one_update(visit: Visit) -> None:
    """Read in one frame, the counter, the scrubber and the stage never differ."""
    stage = visit(LONG)
    stage.part("play").click()
    stage.until(lambda: stage.step, lambda step: step > 3, "playing")
    for _ in range(10):
        read = stage.root.evaluate(
            "e => [e.dataset.step, e.querySelector('[data-name=update] .number').textContent, e.querySelector('[data-testid=scrub]').value]"
        )
        assert len(set(read)) == 1, read
        time.sleep(0.05)


def test_reduced_motion_starts_paused(visit: Visit) -> None:
    stage = visit(CONFIG, reduced_motion="reduce")
    time.sleep(0.3)
    assert (stage.step, stage.playing) == (0, False)


def test_a_new_setting_keeps_the_update_and_reset_goes_back(visit: Visit) -> None:
    stage: Stage = visit(CONFIG)
    stage.scrub(50)
    before = stage.run
    stage.choose("loss", LOSSES["hinge"].name.en)
    stage.until(lambda: stage.run, lambda run: run != before, "a new run")
    assert stage.step == 50
    run = stage.run
    stage.press("reset")
    stage.until(lambda: stage.step, lambda step: step == 0, "update 0")
    assert stage.run == run
