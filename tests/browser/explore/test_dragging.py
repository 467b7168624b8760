"""A window that changes its size, or a theme that changes, while a point is in the hand: nothing stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route

from engine import Config
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import PHONE, Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60, loss="hinge")
PIXEL = "(e) => [...e.pen.getImageData(0.35 * e.width, e.height - 20, 1, 1).data].slice(0, 3)"
SHARP = "(e) => Math.abs(e.width - e.clientWidth * Math.min(devicePixelRatio, 2)) <= 1"


def dark(stage: Stage, canvas: str) -> bool:
    r, g, b = stage.part(canvas).evaluate(PIXEL)
    return (int(r) + int(g) + int(b)) / 3 < 110


def test_the_window_changes_while_a_point_is_held(visit: Visit) -> None:
    stage = visit(CONFIG)
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.3, 0.3), steps=5)
    left, side = stage.data_plane.evaluate("e => [e.getBoundingClientRect().left, e.clientWidth]")
    stage.page.set_viewport_size({"width": 700, "height": 700})  # the sidebar lies over the page now, and the plane begins where that does
    stage.until(
        lambda: stage.data_plane.evaluate("e => [e.getBoundingClientRect().left, e.clientWidth]"),
        lambda now: bool(now[0] < left - 100 and now[1] != side),
        "another place and size",
    )
    stage.page.wait_for_timeout(200)
    assert stage.data_plane.evaluate(SHARP) and stage.loss_plane.evaluate(SHARP)
    mouse.move(*stage.at(-0.2, 0.1), steps=5)
    mouse.up()
    x, y, _ = stage.settled(lambda c: c.points[2] != FOUR[2]).points[2]
    assert abs(x + 0.2) < 0.01 and abs(y - 0.1) < 0.01, "where the hand let go, on the plane as it is now"


def test_the_page_scrolls_while_a_point_is_held(visit: Visit) -> None:
    stage = visit(CONFIG, viewport={"width": 1280, "height": 560})
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.3, 0.3), steps=5)
    top = stage.at(0, 0)[1]
    mouse.wheel(0, 60)
    stage.until(lambda: stage.at(0, 0)[1], lambda now: now < top - 20, "the page scrolled")
    mouse.move(*stage.at(-0.2, 0.1), steps=5)
    mouse.up()
    x, y, _ = stage.settled(lambda c: c.points[2] != FOUR[2]).points[2]
    assert abs(x + 0.2) < 0.01 and abs(y - 0.1) < 0.01


def test_the_theme_changes_while_a_point_is_held(visit: Visit) -> None:
    """Also where the run with the new point is still on its way."""
    stage = visit(CONFIG)
    waiting: list[Route] = []
    stage.page.route("**/live/run", lambda route: waiting.append(route))
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.0, 0.1))
    mouse.down()  # a fifth point
    mouse.move(*stage.at(0.1, 0.1), steps=3)
    assert not dark(stage, "data-plane") and not dark(stage, "loss-plane")
    stage.page.emulate_media(color_scheme="dark")
    for canvas in ("data-plane", "loss-plane"):
        stage.until(lambda canvas=canvas: dark(stage, canvas), bool, f"a dark {canvas}")  # type: ignore[misc]
    assert waiting
    stage.page.unroute("**/live/run")  # what waited goes its way
    mouse.up()
    stage.points(5)
    stage.follows()
    assert dark(stage, "data-plane") and dark(stage, "loss-plane")


def test_a_run_that_takes_a_while_is_said_to_be_computed(visit: Visit) -> None:
    """The numbers of the run before are not shown as if they were the held point's, and nothing moves."""
    stage = visit(CONFIG)
    stage.scrub(60)
    note = stage.root.locator(".note.right")
    waiting: list[Route] = []
    stage.page.route("**/live/run", lambda route: waiting.append(route))
    before, foot = note.inner_text(), note.evaluate("e => e.getBoundingClientRect().bottom")
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    mouse.move(*stage.at(0.3, 0.3), steps=3)
    stage.until(note.inner_text, "computing the new run…".__eq__, "the sign")
    assert note.evaluate("e => e.getBoundingClientRect().bottom") == foot
    stage.page.unroute("**/live/run")  # what waited goes its way
    now = stage.until(note.inner_text, lambda text: text.startswith("true loss"), "the held point's numbers")
    assert now != before
    mouse.up()
    stage.settled(lambda c: c.points[2] != FOUR[2])
    stage.follows()


SLOWNESS = """async () => {
  const { Sender } = await import(new URL("app/static/kit/sender.js", document.baseURI));
  const said = [], sender = new Sender((late) => said.push(late)), ask = (rev) => sender.send(() => {}, { rev });
  const wait = (ms = 320) => new Promise((go) => setTimeout(go, ms));
  ask(1);
  sender.answered(1);
  await wait();
  const quick = said.splice(0);
  ask(2);
  await wait();
  ask(3);                // the hand has moved on: this one waits, and soon goes without an answer
  await wait(450);
  ask(4);
  sender.answered(2);    // late, though another went out just now
  const behind = said.splice(0);
  sender.answered(3);
  sender.answered(4);
  await wait();
  return [quick, behind, said];
}"""


def test_only_a_slow_answer_is_told_of_and_until_one_is_quick_or_the_hand_rests(visit: Visit) -> None:
    assert visit(CONFIG).page.evaluate(SLOWNESS) == [[], [True], [False]]


class Delay:
    """The route beside the script, as slow as the test wants: a question waits until it is let go."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.asked: list[Route] = []
        stage.page.route("**/live/run", lambda route: self.asked.append(route))

    def place(self, i: int) -> tuple[float, float]:
        """Where point i is in the newest question."""
        x, y, _ = (self.asked[-1].request.post_data_json or {})["points"][i]
        return float(x), float(y)

    def waiting(self) -> int:
        """How many questions wait for an answer."""
        self.stage.page.evaluate("0")  # the browser has told of what it asked until now
        return len(self.asked)

    def answer(self) -> None:
        self.asked.pop(0).continue_()


def test_a_hand_that_moves_on_has_one_question_at_a_time(visit: Visit) -> None:
    """However long an answer takes: else a slow server has ever more to do, and what the hand shows is ever older."""
    stage = visit(CONFIG)
    delay = Delay(stage)
    mouse, wait = stage.page.mouse, stage.page.wait_for_timeout
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    for i in range(12):
        mouse.move(*stage.at(0.5 - i / 20, 0.3))
        wait(120)
    assert delay.waiting() == 1
    delay.answer()
    stage.until(delay.waiting, lambda n: n == 1, "the next question")
    assert delay.place(2) == pytest.approx((0.5 - 11 / 20, 0.3), abs=0.01), "where the hand is now, and nowhere between"
    mouse.up()
    stage.points(4)
    delay.answer()
    assert stage.follows().points[2][:2] == pytest.approx((0.5 - 11 / 20, 0.3), abs=0.01)


HEARD = """(e) => {
  window.heard = [];
  new MutationObserver(() => e.textContent && window.heard.push(e.textContent)).observe(e, { childList: true, subtree: true, characterData: true });
}"""


@pytest.mark.parametrize(
    "options, words",
    [({}, "computing the new run…"), (PHONE | {"locale": "ko-KR", "color_scheme": "dark"}, "새 실행을 계산하는 중…")],
    ids=["desktop", "phone, dark, korean"],
)
def test_that_it_is_computed_is_heard_once_a_hold(visit: Visit, options: dict[str, Any], words: str) -> None:
    stage = visit(CONFIG, **options)
    said = stage.root.locator(".heard[role=status]")
    said.evaluate(HEARD)
    note, mini = stage.root.locator(".note.right"), stage.root.locator(".mini .number").last
    delay = Delay(stage)
    mouse = stage.page.mouse

    def slow(x: float) -> None:
        mouse.move(*stage.at(x, 0.3), steps=2)
        stage.until(note.inner_text, words.__eq__, "the sign")
        if "locale" in options:
            assert mini.inner_text() == "…", "and where the loss plane is out of sight"
        while note.inner_text() == words:
            for _ in range(delay.waiting()):
                delay.answer()

    for at, hold in ((0.3, 0.1), (-0.1, -0.3)):
        x = stage.config.points[2][0]
        mouse.move(*stage.at(x, FOUR[2][1] if x == FOUR[2][0] else 0.3))
        mouse.down()
        slow(at)
        slow(hold)
        mouse.up()
        stage.settled(lambda c, hold=hold: abs(c.points[2][0] - hold) < 0.01)  # type: ignore[misc]
        stage.follows()
        assert stage.page.evaluate("heard.splice(0)") == [words]


COUNT_SENT = """() => {
  const { send } = WebSocket.prototype;
  window.sent = 0;
  WebSocket.prototype.send = function (data) { window.sent++; return send.call(this, data); };
}"""  # what the page sends to the script from now on


def test_a_question_that_a_newer_one_replaced_costs_the_drag_nothing(visit: Visit) -> None:
    """The server answers it with 204: the next question goes out at once, the route stays in use, and the script is not asked."""
    stage = visit(CONFIG)
    asked: list[Route] = []

    def every_other(route: Route) -> None:
        asked.append(route)
        route.fulfill(status=204) if len(asked) % 2 else route.continue_()

    stage.page.route("**/live/run", every_other)
    before = stage.run
    mouse = stage.page.mouse
    mouse.move(*stage.at(0.6, 0.4))
    mouse.down()
    stage.page.evaluate(COUNT_SENT)
    for i in range(8):
        mouse.move(*stage.at(0.5 - i / 20, 0.3))
        stage.until(lambda i=i: stage.page.evaluate("0") or len(asked), lambda n, i=i: n > i, "the next question")  # type: ignore[misc]
    stage.until(lambda: stage.run, lambda run: run != before, "the run of the dragged point")
    assert stage.page.evaluate("window.sent") == 0
    mouse.up()
    stage.settled(lambda c: c.points[2] != FOUR[2])
    stage.follows()
