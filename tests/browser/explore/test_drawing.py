"""Drawing by mouse, by finger and by keys: every act is in the link once it is done."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from engine import LOSSES, Config
from engine.run.simulate import data_of
from tests.driver.server import Server
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import PHONE, Visit

START = Config(dataset="drawn", points=FOUR, steps=40)
EMPTY = Config(dataset="drawn", points=(), classes=3, steps=40)
GONE = Config(dataset="drawn", points=FOUR[1:], steps=40)


def near(point: tuple[float, float, int], x: float, y: float, label: int, w: float = 1.0) -> bool:
    """A pixel of the plane is about w / 200 wide."""
    return math.hypot(point[0] - x, point[1] - y) < 0.02 * w and point[2] == label


def test_click_adds_a_point_of_the_chosen_class(visit: Visit) -> None:
    stage = visit(START)
    before = stage.run
    stage.part("class-2").click()
    stage.click(0.1, 0.2)
    assert near(stage.points(5)[-1], 0.1, 0.2, 1)
    stage.page.keyboard.press("1")
    stage.click(-0.2, 0.1)
    points = stage.points(6)
    assert near(points[-1], -0.2, 0.1, 0)
    assert tuple(points[:4]) == FOUR
    assert stage.number_of_points() == 6
    stage.until(lambda: stage.run, lambda run: run != before, "a new run")


def test_the_first_points_are_drawn_on_an_empty_plane(visit: Visit) -> None:
    stage = visit(EMPTY)
    for label, (x, y) in enumerate([(-0.5, 0.5), (0.5, 0.5), (0.0, -0.5)]):
        stage.part(f"class-{label + 1}").click()
        stage.click(x, y)
        stage.points(label + 1)
    assert [p[2] for p in stage.points(3)] == [0, 1, 2]
    stage.follows()
    stage.go("End", 40)
    stage.until(lambda: stage.number("train"), lambda share: share == 100, "all three right")


def test_a_key_pressed_before_the_first_run_is_there_is_not_lost(visit: Visit) -> None:
    """The second point makes a run; a quick hand is at End before its answer."""
    stage = visit(EMPTY)
    stage.click(-0.5, 0.5)
    stage.points(1)
    stage.follows()
    stage.page.keyboard.press("2")
    where = stage.at(0.5, 0.5)
    stage.root.evaluate(HURRIED, where)
    stage.until(lambda: stage.step, lambda step: step == 40, "the end")
    assert stage.number_of_points() == 2 and stage.settled(lambda c: len(c.points) == 2).points[1][2] == 1


# A click and a key within one task, as a busy machine hands them on.
HURRIED = """(stage, [x, y]) => {
  const canvas = stage.querySelector('[data-testid=data-plane]');
  const at = { bubbles: true, composed: true, button: 0, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: y };
  canvas.setPointerCapture = () => {};
  canvas.dispatchEvent(new PointerEvent('pointerdown', at));
  canvas.dispatchEvent(new PointerEvent('pointerup', at));
  canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, composed: true }));
}"""


def test_an_empty_plane_offers_presets(visit: Visit) -> None:
    stage = visit(EMPTY)
    preset = stage.page.locator("[data-testid^=preset-]").first
    name = str(preset.get_attribute("data-testid")).removeprefix("preset-")
    preset.click()
    stage.settled(lambda c: c.dataset == name)
    shown = stage.until(stage.number_of_points, lambda n: n > 1, "the preset's points")
    assert shown == len(data_of(Config(dataset=name)).y), "the whole preset"


def test_drag_moves_one_point_and_the_run_follows(visit: Visit) -> None:
    stage = visit(START)
    before = stage.run
    stage.drag((0.6, 0.4), (-0.1, 0.7))
    points = stage.settled(lambda c: c.points[2] != FOUR[2]).points
    assert near(points[2], -0.1, 0.7, 1)
    assert (points[0], points[1], points[3]) == (FOUR[0], FOUR[1], FOUR[3])
    stage.until(lambda: stage.run, lambda run: run != before, "a new run")


def test_row_and_run_follow_while_the_point_is_still_held(visit: Visit) -> None:
    stage = visit(START)
    stage.go("End", 40)
    before, row = stage.run, stage.row(2).inner_text()
    stage.page.mouse.move(*stage.at(0.6, 0.4))
    stage.page.mouse.down()
    stage.page.mouse.move(*stage.at(-0.2, 0.6), steps=10)
    stage.until(lambda: stage.row(2).inner_text(), lambda text: text != row, "the new row")
    stage.until(lambda: stage.run, lambda run: run != before, "the new run")
    assert stage.config.points == FOUR, "the link waits until the point is dropped"
    stage.page.mouse.up()
    stage.settled(lambda c: near(c.points[2], -0.2, 0.6, 1))


def test_a_point_of_a_preset_makes_the_data_ones_own(visit: Visit) -> None:
    stage = visit()
    n = stage.number_of_points()
    stage.click(*_free_place(stage))
    config = stage.settled(lambda c: c.dataset == "drawn")
    assert len(config.points) == n + 1
    stage.part("undo").click()
    stage.settled(lambda c: c.dataset == "three_blobs" and c.points == ())


def _free_place(stage: Stage) -> tuple[float, float]:
    """A corner, where the three blobs have no points."""
    w = stage.window()
    return -0.95 * w, -0.95 * w


def test_shift_click_relabels(visit: Visit) -> None:
    stage = visit(START)
    stage.part("class-2").click()
    stage.press_on(-0.6, 0.5, "Shift")
    assert [p[2] for p in stage.settled(lambda c: c.points[0][2] == 1).points] == [1, 0, 1, 1]
    stage.press_on(-0.6, 0.5, "Shift")
    assert [p[2] for p in stage.settled(lambda c: c.points[0][2] == 0).points] == [0, 0, 1, 1]


@pytest.mark.parametrize("way", ["Delete", "right-click"])
def test_a_point_is_removed(visit: Visit, way: str) -> None:
    stage = visit(START)
    if way == "Delete":
        stage.click(-0.6, 0.5)
        stage.until(lambda: stage.row(0).get_attribute("aria-selected"), lambda on: on == "true", "the selection")
        stage.page.keyboard.press("Delete")
    else:
        stage.click(-0.6, 0.5, button="right")
    assert tuple(stage.points(3)) == FOUR[1:]


def test_undo_and_redo_by_button_and_by_keys(visit: Visit) -> None:
    stage = visit(START)
    assert stage.part("undo").is_disabled()
    assert stage.part("redo").is_disabled()
    stage.click(0.0, 0.0)
    stage.points(5)
    stage.click(0.2, 0.0)
    stage.points(6)
    stage.part("undo").click()
    stage.points(5)
    stage.page.keyboard.press("Control+z")
    assert tuple(stage.points(4)) == FOUR
    stage.until(lambda: stage.part("undo").is_disabled(), bool, "the end of the history")
    stage.page.keyboard.press("Control+Shift+z")
    stage.points(5)
    stage.part("redo").click()
    stage.points(6)
    stage.until(lambda: stage.part("redo").is_disabled(), bool, "the end of the future")


def test_undo_covers_settings_too(visit: Visit) -> None:
    stage = visit(START)
    stage.choose("loss", LOSSES["hinge"].name.en)
    stage.settled(lambda c: c.loss != START.loss)
    stage.part("undo").click()
    assert stage.settled(lambda c: c.loss == START.loss) == START


def test_clear_and_undo(visit: Visit) -> None:
    stage = visit(START)
    stage.part("clear").click()
    stage.points(0)
    stage.until(lambda: stage.part("play").is_disabled(), bool, "a stage at rest")
    stage.part("undo").click()
    assert tuple(stage.points(4)) == FOUR


def test_classes_are_added_up_to_six_and_removed_down_to_two(visit: Visit) -> None:
    stage = visit(START)
    for k in range(3, 7):
        stage.part("add-class").click()
        stage.part(f"class-{k}").wait_for()
    assert stage.part("add-class").is_hidden()
    stage.page.get_by_text("6 classes is the most there can be.").wait_for()
    stage.part("class-6").click()
    stage.click(0.0, 0.7)
    assert stage.points(5)[-1][2] == 5
    stage.part("undo").click()
    stage.points(4)
    for k in range(6, 2, -1):
        stage.part("remove-class").click()
        stage.part(f"class-{k}").wait_for(state="detached")
    assert stage.part("remove-class").is_hidden()
    assert tuple(stage.points(4)) == FOUR


def test_the_brush_sprays_around_the_pointer(visit: Visit) -> None:
    stage = visit(START)
    stage.part("brush").click()
    stage.part("class-2").click()
    stage.page.mouse.move(*stage.at(-0.5, 0.0))
    stage.page.mouse.down()
    stage.until(stage.number_of_points, lambda n: n >= 8, "the spray")
    stage.page.mouse.up()
    fresh = stage.settled(lambda c: len(c.points) >= 8).points[4:]
    assert all(label == 1 and math.hypot(x + 0.5, y) < 0.2 * stage.window() for x, y, label in fresh)
    assert len({p[:2] for p in fresh}) == len(fresh)
    stage.part("undo").click()
    assert tuple(stage.points(4)) == FOUR, "one stroke is one act"


def test_a_finger_adds_moves_and_removes(visit: Visit) -> None:
    stage = visit(START, **PHONE)
    stage.data_plane.scroll_into_view_if_needed()
    stage.touch((0.1, 0.1))
    assert near(stage.points(5)[-1], 0.1, 0.1, 0)
    stage.touch((0.6, 0.4), (0.1, 0.7))
    assert near(stage.settled(lambda c: c.points[2] != FOUR[2]).points[2], 0.1, 0.7, 1)
    stage.touch((-0.6, 0.5), hold=0.9)
    assert stage.points(4)[0] == FOUR[1]


def test_a_finger_that_moved_in_time_moves_though_the_machine_was_busy(visit: Visit) -> None:
    """The way of the finger waits behind a long task, and the long press is due when that ends: the point must not go."""
    stage = visit(START, **PHONE)
    stage.data_plane.scroll_into_view_if_needed()
    stage.root.evaluate(
        """stage => stage.querySelector('[data-testid=data-plane]').addEventListener('pointerdown', () => {
          setTimeout(() => { const until = performance.now() + 900; while (performance.now() < until); });
        }, { once: true })"""
    )
    stage.touch((0.6, 0.4), (0.1, 0.7))
    assert near(stage.settled(lambda c: c.points[2] != FOUR[2]).points[2], 0.1, 0.7, 1)
    assert len(stage.config.points) == 4


def test_the_window_stays_while_a_point_is_held_at_its_edge(visit: Visit) -> None:
    stage = visit(START)
    for _ in range(3):
        x, y = stage.config.points[2][:2]
        edge = stage.data_plane.bounding_box()
        assert edge is not None
        stage.page.mouse.move(*stage.at(x, y))
        stage.page.mouse.down()
        for i in range(12):
            stage.page.mouse.move(edge["x"] + edge["width"] + 40 + i, edge["y"] - 40)
            stage.page.wait_for_timeout(60)
            assert stage.window() == 1.0
        stage.page.mouse.up()
        stage.follows()
        assert stage.window() == 1.0
        assert max(map(abs, stage.config.points[2][:2])) < 1


@pytest.mark.parametrize("way", ["finger", "brush", "keys", "mouse"])
def test_a_point_too_many_is_refused_and_the_preset_stays(visit: Visit, way: str) -> None:
    full = Config(dataset="three_blobs", samples=500, steps=5)
    stage = visit(full, **(PHONE if way == "finger" else {}))
    stage.data_plane.scroll_into_view_if_needed()
    corner = _free_place(stage)
    if way == "finger":
        stage.touch(corner)
    elif way == "keys":
        stage.data_plane.focus()
        for _ in range(19):
            stage.page.keyboard.press("ArrowLeft")
            stage.page.keyboard.press("ArrowDown")
        stage.page.keyboard.press("Enter")
    else:
        if way == "brush":
            stage.part("brush").click()
        stage.click(*corner)
    stage.page.get_by_text("500 points is the most there can be.").wait_for()
    stage.page.wait_for_timeout(600)
    assert stage.config == full
    assert stage.part("undo").is_disabled()


def test_a_tap_by_the_browser_itself_adds_a_point(visit: Visit) -> None:
    stage = visit(START, **PHONE)
    stage.data_plane.scroll_into_view_if_needed()
    stage.page.touchscreen.tap(*stage.at(0.0, 0.0))
    assert near(stage.points(5)[-1], 0.0, 0.0, 0)


def test_keys_alone_are_enough(visit: Visit) -> None:
    """Tab to the plane, draw with arrows and Enter, carry, relabel, delete, play: the mouse is never touched."""
    stage = visit(START)
    keys = stage.page.keyboard
    tab_to(stage, "data-plane")
    for _ in range(2):
        keys.press("ArrowRight")
    keys.press("ArrowUp")
    keys.press("2")
    keys.press("Enter")
    w = stage.window()
    assert near(stage.points(5)[-1], 0.1 * w, 0.05 * w, 1, w)
    keys.press("Enter")  # take it up
    for _ in range(4):
        keys.press("ArrowDown")
    keys.press("Enter")  # put it down
    stage.settled(lambda c: near(c.points[-1], 0.1 * w, -0.15 * w, 1, w))
    keys.press("Shift+Enter")
    stage.settled(lambda c: c.points[-1][2] == 0)
    keys.press("Delete")
    assert tuple(stage.points(4)) == FOUR
    keys.press("Control+z")
    stage.points(5)
    tab_to(stage, "play")
    keys.press("Enter")
    stage.until(lambda: stage.step, lambda step: step > 2, "playing")


def tab_to(stage: Stage, testid: str) -> None:
    """Tab until the part has the keyboard, as one without a mouse must be able to."""
    focused = "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.dataset.testid ?? '' }"
    seen = []
    for _ in range(60):
        stage.page.keyboard.press("Tab")
        seen.append(stage.page.evaluate(focused))
        if seen[-1] == testid:
            return
    raise AssertionError(f"the keyboard never reaches {testid}; it went {seen}")


@pytest.mark.parametrize("base", ["", "some/path"])
def test_a_dragged_point_is_answered_beside_the_script(visit: Visit, start: Callable[..., Server], base: str) -> None:
    stage = visit(START, to=start(base=base) if base else None)
    asked: list[tuple[str, int]] = []
    stage.page.on("response", lambda answer: asked.append((answer.url, answer.status)) if "/live/run" in answer.url else None)
    before = stage.run
    stage.page.mouse.move(*stage.at(0.6, 0.4))
    stage.page.mouse.down()
    stage.page.mouse.move(*stage.at(0.2, 0.2), steps=6)
    stage.until(lambda: stage.run, lambda run: run != before, "the run of the point under the hand")
    assert stage.config.points == FOUR and asked and all(status == 200 for _, status in asked)
    stage.page.mouse.up()
    stage.settled(lambda c: near(c.points[2], 0.2, 0.2, 1))
