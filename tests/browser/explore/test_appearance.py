"""Languages, sizes, light and dark, and who cannot see or point: nothing is lost and nothing sticks out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from engine import LOSSES, OPTIMIZERS, Config
from tests.driver.layout import STICKS_OUT
from tests.driver.stage import Stage, at_rest
from tests.driver.visit import KINDS, KOREAN, PHONE, Visit

CONFIG = Config(dataset="three_blobs", samples=60, test_fraction=0.2, loss="hinge", optimizer="adam", learning_rate=0.05, batch_size=8, steps=90)


def open_sidebar(stage: Stage) -> None:
    """Open the sidebar of a phone, and wait until it rests: a list that is opened while it slides closes again."""
    stage.page.get_by_test_id("stExpandSidebarButton").click()
    before: list[object] = [None]

    def rests(box: object) -> bool:
        last, before[0] = before[0], box
        return box is not None and box == last and stage.widget("loss").bounding_box()["x"] >= 0  # type: ignore[index]

    def later() -> object:
        stage.page.wait_for_timeout(150)
        return stage.widget("loss").bounding_box()

    stage.until(later, rests, "the sidebar at rest")


def spoken(stage: Stage) -> str:
    """What a screen reader and a browser's translator take the page for."""
    return str(stage.page.evaluate("document.documentElement.lang"))


def shown(stage: Stage, key: str) -> str:
    """The name that a select box shows."""
    return stage.widget(key).locator("input").first.input_value()


def test_the_language_changes_midway_and_every_choice_stays(visit: Visit) -> None:
    stage = visit()
    stage.choose("loss", LOSSES["squared_hinge"].name.en)
    stage.settled(lambda c: c.loss == "squared_hinge")
    stage.choose("optimizer", OPTIMIZERS["adam"].name.en)
    stage.settled(lambda c: c.optimizer == "adam")
    w = stage.window()
    stage.click(-0.95 * w, -0.95 * w)
    drawn = stage.settled(lambda c: c.dataset == "drawn")
    assert stage.follows() == drawn
    stage.scrub(20)
    run, counts = stage.run, stage.counts()
    stage.speak("한국어")
    stage.until(lambda: shown(stage, "loss"), LOSSES["squared_hinge"].name.ko.__eq__, "the loss in Korean")
    stage.until(lambda: stage.part("play").get_attribute("aria-label"), lambda text: any("가" <= c <= "힣" for c in text or ""), "Korean")
    assert (stage.config, stage.run, stage.step, stage.counts()) == (drawn, run, 20, counts)
    # the next touch of another control is where translated select boxes lose their choice
    stage.widget("learning_rate").get_by_role("slider").press("ArrowRight")
    touched = stage.settled(lambda c: c.learning_rate != drawn.learning_rate)
    assert touched.but(learning_rate=drawn.learning_rate) == drawn
    stage.speak("English")
    stage.until(lambda: shown(stage, "loss"), LOSSES["squared_hinge"].name.en.__eq__, "the loss in English")
    assert stage.settled(lambda c: c == touched) == touched
    stage.until(lambda: spoken(stage), "en".__eq__, "the document's language")


def test_the_browsers_language_is_the_first_choice(visit: Visit) -> None:
    korean = visit(CONFIG, **KOREAN)
    korean.until(lambda: shown(korean, "loss"), LOSSES["hinge"].name.ko.__eq__, "the loss in Korean")
    chosen = visit("lang=ko")
    chosen.until(lambda: shown(chosen, "loss"), LOSSES["softmax"].name.ko.__eq__, "the loss in Korean")
    assert spoken(korean) == spoken(chosen) == "ko", "and the document says so"


@pytest.mark.shares
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out(visit: Visit, kind: str) -> None:
    stage = visit(CONFIG, **KINDS[kind])
    at_rest(stage.page)
    assert stage.page.evaluate(STICKS_OUT) == []


@pytest.mark.shares
@pytest.mark.parametrize("kind", KINDS)
def test_both_planes_are_square_and_the_bar_is_in_sight(visit: Visit, kind: str) -> None:
    stage = visit(CONFIG, **KINDS[kind])
    data, loss = stage.data_plane.bounding_box(), stage.loss_plane.bounding_box()
    assert data is not None
    assert loss is not None
    assert data["width"] == pytest.approx(data["height"], abs=1)
    assert (loss["width"], loss["height"]) == pytest.approx((data["width"], data["height"]), abs=1)
    play = stage.part("play").bounding_box()
    height = stage.page.viewport_size["height"] if stage.page.viewport_size else 0
    assert play is not None
    assert play["y"] + play["height"] <= height, "play is reached without scrolling"


@pytest.mark.shares
def test_a_phone_has_one_column_and_targets_for_fingers(visit: Visit) -> None:
    stage = visit(CONFIG, **PHONE)
    data, loss = stage.data_plane.bounding_box(), stage.loss_plane.bounding_box()
    assert data is not None
    assert loss is not None
    assert loss["y"] >= data["y"] + data["height"]
    assert data["width"] > 340
    for testid in ("play", "back", "forward", "undo", "clear", "brush", "class-1", "class-2"):
        box = stage.part(testid).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.5, testid


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize(("classes", "rows"), [(2, 1), (3, 1), (6, 2)])
def test_a_phones_tools_are_one_row_or_with_many_classes_two(visit: Visit, classes: int, rows: int, locale: str) -> None:
    points = tuple((0.1 * i - 0.3, 0.2 * (-1) ** i, i) for i in range(classes))
    stage = visit(Config(dataset="drawn", points=points, steps=20), **PHONE | {"locale": locale})
    chips = [*(f"class-{i + 1}" for i in range(classes)), "add-class" if classes < 6 else "remove-class"]
    tools = ["brush", "undo", "redo", "clear"]
    found = {name: stage.part(name).bounding_box() for name in chips + tools}
    boxes = {name: box for name, box in found.items() if box}
    assert len(boxes) == len(found)
    assert min(min(box["width"], box["height"]) for box in boxes.values()) >= 43.5
    lines: dict[int, list[str]] = {}
    for name, box in boxes.items():
        lines.setdefault(round(box["y"] + box["height"] / 2), []).append(name)
    assert list(lines.values()) == ([chips + tools] if rows == 1 else [chips, tools])
    for line in lines.values():
        spans = sorted((boxes[name]["x"], boxes[name]["x"] + boxes[name]["width"]) for name in line)
        assert all(left[1] <= right[0] + 1 for left, right in pairwise(spans))
        assert spans[-1][1] <= 390


@pytest.mark.shares
def test_a_desktop_has_the_planes_side_by_side(visit: Visit) -> None:
    stage = visit(CONFIG)
    data, loss = stage.data_plane.bounding_box(), stage.loss_plane.bounding_box()
    assert data is not None
    assert loss is not None
    assert loss["x"] >= data["x"] + data["width"]
    assert data["y"] == pytest.approx(loss["y"], abs=1)
    assert data["width"] >= 400


def paper(stage: Stage) -> tuple[int, ...]:
    """The colour of a corner of the loss plane's neighbourhood, as it is on the screen."""
    colour = stage.root.evaluate("e => getComputedStyle(e.getRootNode().host ?? e).getPropertyValue('--st-background-color').trim()")
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def ink(stage: Stage) -> str:
    return str(stage.root.evaluate("e => getComputedStyle(e).color"))


def test_dark_follows_the_system_at_once_and_keeps_the_update(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.scrub(30)
    light, bright, hue = ink(stage), stage.data_plane.screenshot(), stage.root.evaluate("e => e.style.getPropertyValue('--class-1')")
    assert sum(paper(stage)) > 600
    stage.page.emulate_media(color_scheme="dark")
    stage.until(lambda: paper(stage), lambda rgb: sum(rgb) < 150, "dark paper")
    stage.until(lambda: stage.root.evaluate("e => e.style.getPropertyValue('--class-1')"), lambda now: now != hue, "the dark hues")
    stage.until(stage.data_plane.screenshot, lambda now: now != bright, "a dark picture")
    assert ink(stage) != light
    assert stage.step == 30


@pytest.mark.shares
@pytest.mark.parametrize("kind", ["desktop", "dark", "korean", "phone", "phone, dark, korean"])
def test_axe_finds_nothing_serious(visit: Visit, kind: str) -> None:
    stage = visit(CONFIG, **KINDS[kind])
    if "phone" not in kind:
        stage.open_more()
        at_rest(stage.page)
    found = Axe().run(stage.page).response["violations"]
    bad = [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
    assert not bad, "\n".join(bad)


def test_a_phone_reaches_the_controls_through_the_sidebar(visit: Visit) -> None:
    stage = visit(CONFIG, **PHONE)
    open_sidebar(stage)
    stage.choose("loss", LOSSES["softmax"].name.en)
    assert stage.settled(lambda c: c.loss == "softmax") == CONFIG.but(loss="softmax"), "and nothing else"
