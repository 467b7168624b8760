"""How fast the Surfaces page follows the hand and is answered while the start is dragged: `python -m benchmarks.surfaces`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page

from engine.landscape.own_data import own_surface
from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner
from engine.studies.descents import OWN, Descents, descend_all, encode, suited
from tests.driver.stage import address
from ui.state import START, config_link

from .browser import answers, app, follows, opened, stroke, tell
from .machine import machine

MOVES = 180
RATES = suited(SURFACES["rosenbrock"])
CASES = {
    "valley, 100 updates": Descents(),
    "valley, 1,000": Descents(updates=1000),
    "rosenbrock, 1,000": Descents(
        "rosenbrock", updates=1000, runners=tuple(Runner(id, RATES[id]) for id in ("gd", "momentum", "rmsprop", "adam"))
    ),
    "own data, 1,000": Descents(OWN, updates=1000),
}
DATA = START.but(samples=250)  # 200 of them to learn from
# In the page: from a move of the pointer to the end of the frame in which the handle shows it; and from a move that was sent (its revision)
# to the end of the frame in which the engine's answer to it is drawn.
WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const root = [document, ...roots].map((each) => each.querySelector('[data-testid=surfaces]')).find(Boolean);
  const plane = root.querySelector('[data-testid=surface-plane]');
  const noted = (window.noted = { follow: [], answers: [] }), moved = new Map();
  let open = null, heard = +root.dataset.rev;
  addEventListener('pointermove', (event) => { open ??= event.timeStamp; moved.set(+(root.dataset.sent ?? heard) + 1, performance.now()); }, true);
  new MutationObserver(() => {
    const since = open;
    if (since !== null) { open = null; painted((now) => noted.follow.push(now - since)); }
  }).observe(plane, { attributes: true, attributeFilter: ['data-start'] });
  new MutationObserver(() => {
    const rev = +root.dataset.rev, since = moved.get(rev);
    if (rev === heard) return;
    heard = rev;
    if (since !== undefined) requestAnimationFrame(() => painted((now) => noted.answers.push(now - since)));
  }).observe(root, { attributes: true, attributeFilter: ['data-rev'] });
}"""


def main() -> None:
    print(machine("numpy", "streamlit"))
    engine()
    with app() as (browser, server):
        for name, record in CASES.items():
            page = opened(browser, address(server.url, "surfaces", config_link.encode(DATA, base=START) | {"surf": encode(record)}))
            page.get_by_test_id("part-value-0").wait_for()
            page.locator(".st-key-surface3d .main-svg, .st-key-surface3d canvas").first.wait_for()
            page.wait_for_timeout(1500)
            drag(page, name)
            page.context.close()


def engine() -> None:
    """The runs alone."""
    own = own_surface(DATA)
    for name, record in CASES.items():
        surface = own if record.surface == OWN else SURFACES[record.surface]
        took = []
        for _ in range(5):
            began = time.perf_counter()
            descend_all(record, surface)
            took.append(time.perf_counter() - began)
        tell(f"{name}: four runs, engine alone", f"{1000 * min(took):.0f} ms")


def drag(page: Page, name: str) -> None:
    """The start dragged about, a move a frame."""
    plane = page.get_by_test_id("surface-plane")
    box = plane.bounding_box()
    assert box is not None
    page.evaluate(WATCH)
    x, y = box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3
    stroke(page, (x, y), [(x + 150 * abs((i / 45) % 2 - 1), y + 90 * abs((i / 30) % 2 - 1)) for i in range(MOVES)])
    page.wait_for_timeout(1500)
    noted = page.evaluate("window.noted")
    follows(f"{name}: the handle follows", noted["follow"])
    answers(f"{name}: the runs answer ({len(noted['answers'])})", noted["answers"], 100)


if __name__ == "__main__":
    main()
