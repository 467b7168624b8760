"""The stage as a hand and an eye know it. Everything is found by the stage's fixed hooks; the link says what the state is."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Locator, Page

from engine import Config
from pages.explore.message import run_id
from ui.state import START
from ui.state.config_link import decode, encode

T = TypeVar("T")
# Undo by keys, twice before anything is sent.
STEP_BACK = "() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true }))"
TWICE = f"() => {{ ({STEP_BACK})(); ({STEP_BACK})(); }}"
# Two points of each of two classes, for a small run of a visitor's own.
FOUR = ((-0.6, 0.5, 0), (-0.5, -0.4, 0), (0.6, 0.4, 1), (0.5, -0.5, 1))
PATIENCE = 20.0
GRABBED = """e => {
  const box = e.getBoundingClientRect(), held = [];
  for (let y = 2; y < box.height; y += 4) for (let x = 2; x < box.width; x += 4) {
    e.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + x, clientY: box.top + y }));
    if (e.style.cursor === "grab") held.push([box.left + x, box.top + y]);
  }
  return held;
}"""


def address(base: str, path: str, link: Config | Mapping[str, str] | str | None) -> str:
    query = encode(link, base=START) if isinstance(link, Config) else link or {}
    return f"{base}/{path}?{query if isinstance(query, str) else urlencode(query)}".rstrip("?")


def eventually(read: Callable[[], T], holds: Callable[[T], bool], what: str = "it", patience: float = PATIENCE) -> T:
    """Read until `holds`, and return what was read; says the last reading when the patience ends."""
    deadline = time.monotonic() + patience
    while True:
        value = read()
        if holds(value):
            return value
        assert time.monotonic() < deadline, f"{what} never came; the last reading was {value!r:.2000}"
        time.sleep(0.03)


def spoken_number(text: str) -> float:
    """What a person reads as a number: true minus, "1.5×10⁻⁵".

    >>> spoken_number("−0.25"), spoken_number("1.5×10⁻⁵")
    (-0.25, 1.5e-05)
    """
    plain = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--"))
    return float(plain.replace("×10", "e"))


def finger(page: Page, *path: tuple[float, float], hold: float = 0.0) -> None:
    """A finger along places on the screen: down, `hold` seconds, on to the others, up."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "radiusX": 4, "radiusY": 4, "id": 1} for x, y in places]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", path[0])
    time.sleep(hold)
    for here, there in itertools.pairwise(path):
        for i in range(1, 7):
            send("touchMove", (here[0] + (there[0] - here[0]) * i / 6, here[1] + (there[1] - here[1]) * i / 6))
            time.sleep(0.02)
    send("touchEnd")
    session.detach()


def calm(page: Page) -> None:
    """Wait until the page's script has run to its end: what is pressed before may be drawn anew under the hand."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def drawn(page: Page) -> None:
    """Wait until what a hand did is on the screen: two frames, however long they take."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def at_rest(page: Page) -> None:
    """Wait until nothing fades, opens or slides any more."""
    drawn(page)
    page.evaluate("() => Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 1e5).map((one) => one.finished))")
    drawn(page)


def in_the_moment(part: Locator, when: str, act: str = "", first: str = "") -> Any:
    """Do `act` in the moment in which the part `e` is so, and return what that gives: from here a fast machine would be past it, and a slow one too.
    All three are JavaScript; what begins it is done `first`."""
    return part.evaluate(
        f"""(e) => new Promise((done, fail) => {{
          const press = (id) => e.querySelector(`[data-testid=${{id}}]`).click();
          const look = () => {{
            if (!({when})) return;
            observer.disconnect();
            done((() => {{ {act} }})());
          }};
          const observer = new MutationObserver(look);
          observer.observe(e, {{ attributes: true }});
          setTimeout(() => fail(new Error(`it never was so; the last: ${{JSON.stringify(e.dataset)}}`)), {1000 * PATIENCE});
          {first};
          look();
        }})"""
    )


class Stage:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("stage")
        self.data_plane = self.part("data-plane")
        self.loss_plane = self.part("loss-plane")

    def part(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def ready(self) -> Stage:
        """Wait until the stage has its first answer and is drawn."""
        self.root.wait_for()
        self.until(lambda: self.data("status"), bool, "the first answer")
        self.until(self.data_plane.bounding_box, lambda box: bool(box and box["width"] > 200), "the plane")
        return self.calm()

    def calm(self) -> Stage:
        calm(self.page)
        return self

    def rest(self) -> Stage:
        """The hand rests, by the page's own clock: what the page does after a while without a touch has been done, however busy the machine."""
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 500))")
        return self.calm()

    def until(self, read: Callable[[], T], holds: Callable[[T], bool], what: str = "it") -> T:
        return eventually(read, holds, what)

    def exceptions(self) -> list[str]:
        return [] if self.page.is_closed() else self.page.get_by_test_id("stException").all_inner_texts()

    # what is shown

    def data(self, name: str) -> str:
        return self.root.get_attribute(f"data-{name}") or ""

    @property
    def step(self) -> int:
        return int(self.data("step") or 0)

    @property
    def run(self) -> str:
        return self.data("run")

    @property
    def playing(self) -> bool:
        return self.data("playing") == "true"

    def count(self, name: str) -> str:
        """What one counter says, its unit included: "12 / 300"."""
        return self.part("counter").locator(f"[data-name={name}] dd").inner_text().replace("\n", "").strip()

    def number(self, name: str) -> float:
        text = self.part("counter").locator(f"[data-name={name}] dd .number").inner_text()
        return spoken_number(text)

    def counts(self) -> dict[str, str]:
        return {str(cell.get_attribute("data-name")): self.count(str(cell.get_attribute("data-name"))) for cell in self._cells()}

    def _cells(self) -> list[Locator]:
        return self.part("counter").locator("[data-name]").all()

    def row(self, index: int) -> Locator:
        return self.page.locator(f"[data-testid=row][data-index='{index}']:not([hidden])")

    def number_of_points(self) -> int:
        return int(self.part("filter-all").locator("small").text_content() or 0)

    # the state, as the link has it

    @property
    def address(self) -> str:
        """What stands in the address bar now."""
        return str(self.page.evaluate("location.href"))

    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.address).query, keep_blank_values=True))

    @property
    def config(self) -> Config:
        config, notes = decode({k: v for k, v in self.query().items() if k != "lang"}, base=START)
        assert not notes, [note.en for note in notes]
        return config

    def settled(self, holds: Callable[[Config], bool], what: str = "the state in the link") -> Config:
        return self.until(lambda: self.config, holds, what)

    def follows(self) -> Config:
        """Wait until the run on the screen is the one in the link: the link is written first."""
        return self.settled(lambda c: self.run == run_id(c), "the run of the link")

    def points(self, n: int) -> list[tuple[float, float, int]]:
        """The drawn points, once there are n of them."""
        return list(self.settled(lambda c: len(c.points) == n, f"{n} points in the link").points)

    # the hand

    def window(self) -> float:
        return float(self.data_plane.get_attribute("data-window") or "nan")

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the data plane is on the screen."""
        box, w = self.data_plane.bounding_box(), self.window()
        assert box is not None
        return box["x"] + (x + w) / (2 * w) * box["width"], box["y"] + (w - y) / (2 * w) * box["height"]

    def dot(self) -> tuple[float, float]:
        """Where on the screen the hand finds the start: the middle of the places where the cursor offers to grab."""
        held = self.loss_plane.evaluate(GRABBED)
        assert held, "no dot on the loss plane answers the hand"
        return sum(x for x, _ in held) / len(held), sum(y for _, y in held) / len(held)

    def click(self, x: float, y: float, **options: object) -> None:
        self.page.mouse.click(*self.at(x, y), **options)  # type: ignore[arg-type]

    def press_on(self, x: float, y: float, key: str) -> None:
        """Click with a key held: Shift, Control."""
        self.page.keyboard.down(key)
        self.click(x, y)
        self.page.keyboard.up(key)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        self.slide(self.at(*start), self.at(*end), steps)

    def slide(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        """Drag between two places on the screen."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        self.page.mouse.up()

    def touch(self, *path: tuple[float, float], hold: float = 0.0) -> None:
        """A finger along places of the data plane."""
        finger(self.page, *(self.at(*place) for place in path), hold=hold)

    # transport

    def go(self, key: str, step: int) -> None:
        """Press a key of the transport and wait for the update it leads to."""
        self.page.keyboard.press(key)
        self.until(lambda: self.step, lambda now: now == step, f"update {step}")

    def scrub(self, step: int) -> None:
        self.part("scrub").fill(str(step))
        self.until(lambda: self.step, lambda now: now == step, f"update {step}")

    # the sidebar's widgets, by the keys they have in the session

    def widget(self, key: str) -> Locator:
        return self.page.locator(f".st-key-{key}")

    def choose(self, key: str, name: str) -> None:
        """Pick an entry of a select box by the name that is shown."""
        self.widget(key).locator("input").first.click()
        self.page.get_by_role("option", name=name, exact=True).click()

    def press(self, key: str) -> None:
        """Press a button of the sidebar (a help text adds a second one behind it)."""
        self.widget(key).get_by_role("button").first.click()

    def open_more(self) -> None:
        more = self.widget("more").locator("details")
        if more.get_attribute("open") is None:
            more.locator("summary").click()
        self.widget("regularizer").wait_for()
        self.page.wait_for_timeout(500)  # a page just opened may run once more
        self.calm()

    def speak(self, name: str) -> None:
        self.widget("language").get_by_role("radio", name=name).or_(self.widget("language").get_by_role("button", name=name)).first.click()
