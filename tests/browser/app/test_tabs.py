"""Two tabs of one browser are two visits; Back, Forward and Reload lose nothing."""

from __future__ import annotations

from engine import LOSSES, Config
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60)


def test_two_tabs_do_not_disturb_each_other(visit: Visit) -> None:
    one = visit(CONFIG)
    page = one.page.context.new_page()
    page.goto(one.address)
    other = Stage(page).ready()
    other.click(0.0, 0.2)
    other.points(5)
    other.choose("loss", LOSSES["hinge"].name.en)
    other.settled(lambda c: c.loss == "hinge")
    other.speak("한국어")
    other.page.get_by_text("훈련 정확도").wait_for()
    one.page.bring_to_front()
    one.click(0.2, -0.1)
    mine = one.points(5)
    assert (round(mine[-1][0], 1), round(mine[-1][1], 1)) == (0.2, -0.1) and one.config.loss == "softmax"
    one.part("undo").click()
    one.settled(lambda c: c.points == FOUR, "my own undo")
    assert one.page.get_by_text("Train accuracy").is_visible()
    other.page.bring_to_front()
    assert len(other.config.points) == 5 and other.config.loss == "hinge" and other.number_of_points() == 5
    assert not other.exceptions()


def test_back_and_forward_go_through_points_settings_and_language(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.click(0.0, 0.2)
    five = stage.points(5)
    stage.choose("loss", LOSSES["hinge"].name.en)
    stage.settled(lambda c: c.loss == "hinge")
    stage.speak("한국어")
    stage.page.get_by_text("훈련 정확도").wait_for()
    stage.calm().page.wait_for_timeout(700)  # what the browser was sent last is not taken for Back
    stage.page.go_back()
    stage.page.get_by_text("Train accuracy").wait_for()
    stage.page.go_back()
    stage.settled(lambda c: c.loss == "softmax")
    stage.until(lambda: stage.widget("loss").locator("input").first.input_value(), lambda name: name == LOSSES["softmax"].name.en, "the sidebar goes along")
    assert list(stage.follows().points) == five, "and no point is lost"
    stage.page.go_back()
    stage.until(stage.number_of_points, lambda n: n == 4, "four points")
    stage.page.go_forward()
    stage.until(stage.number_of_points, lambda n: n == 5, "five points again")
    stage.page.go_forward()
    stage.until(lambda: stage.widget("loss").locator("input").first.input_value(), lambda name: name == LOSSES["hinge"].name.en, "hinge again")
    stage.page.go_forward()
    stage.page.get_by_text("훈련 정확도").wait_for()
    assert stage.follows().loss == "hinge"


def test_a_reload_keeps_everything(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.click(0.0, 0.2)
    stage.points(5)
    stage.choose("loss", LOSSES["hinge"].name.en)
    before = stage.settled(lambda c: c.loss == "hinge")
    stage.follows()
    stage.scrub(60)
    counts = stage.counts()
    stage.page.reload()
    stage.ready()
    assert stage.follows() == before and stage.number_of_points() == 5
    stage.scrub(60)
    assert stage.counts() == counts
    stage.page.goto("about:blank")
    stage.page.go_back()
    stage.ready()
    assert stage.follows() == before
