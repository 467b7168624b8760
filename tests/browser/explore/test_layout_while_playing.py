"""Nothing jumps while a run or a race plays: planes, cards, bar, counters, tables, notes and legend keep their place and size at every frame."""

from __future__ import annotations

from typing import Any

import pytest

from engine import Config
from engine.studies.race.racers import Race
from tests.browser.race.test_board import open_race
from tests.driver.visit import PHONE, Visit
from ui.state import START

RUNS = {
    "softmax": Config(dataset="three_blobs", samples=60, test_fraction=0.2, start="random", steps=120),
    "hinge": Config(dataset="two_blobs", samples=60, loss="hinge", start="random", steps=120, learning_rate=0.5),
    "mini-batches": Config(dataset="three_blobs", samples=60, optimizer="momentum", batch_size=8, start="random", steps=120),
}
EXPLORE = "[data-testid=data-plane], [data-testid=loss-plane], [data-testid=play], [data-testid=scrub], [data-testid=counter], \
  [data-testid=example-table], .head, .legend, .sub, .counters .count, .thead, .thead > *, .mini, .mini div"
RACE = ".sentence, .cards, .card, .cardhead, .cardhead > *, .field, canvas, .card .loss, .both, .both section, .head, .head > *, .tab, .curvebox, \
  .bar, .bar > *, .bar button, .clock > *, .ranks, .bump, .bump > *"
# The boxes at each frame until the run has come to its end, as what differs from the first ones; and how many frames there were.
WATCH = """(parts) => new Promise((done) => {
  const stage = (function find(root) {
    for (const e of root.querySelectorAll('*')) {
      if (e.dataset?.testid === 'stage') return e;
      const inside = e.shadowRoot && find(e.shadowRoot);
      if (inside) return inside;
    }
    return null;
  })(document);
  const nodes = [stage, ...stage.querySelectorAll(parts)].filter((e) => e.getBoundingClientRect().width);
  const name = (e) => e.dataset.testid ?? `${e.className} ${e.dataset.name ?? ''}`.trim();
  const boxes = () => nodes.map((e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map((v) => Math.round(v * 2) / 2).join(); });
  const first = boxes(), moved = new Set();
  let frames = 0;
  const look = () => {
    frames++;
    boxes().forEach((box, i) => { if (box !== first[i]) moved.add(`${name(nodes[i])}: ${first[i]} -> ${box} at ${stage.dataset.step}`); });
    if (stage.dataset.playing !== 'true') done({ frames, step: +stage.dataset.step, seen: nodes.length, moved: [...moved].slice(0, 12) });
    else requestAnimationFrame(look);
  };
  stage.querySelector('[data-testid=play]').click();
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("run", RUNS)
def test_nothing_moves_while_a_run_plays(visit: Visit, run: str, size: str, locale: str) -> None:
    options: dict[str, Any] = (PHONE if size == "phone" else {}) | {"locale": locale}
    stage = visit(RUNS[run], **options)
    stage.page.wait_for_timeout(500)
    found = stage.page.evaluate(WATCH, EXPLORE)
    assert found["step"] == RUNS[run].steps and found["frames"] > 10 and found["seen"] > 20, found
    assert found["moved"] == []


@pytest.mark.parametrize("options", [{}, PHONE | {"locale": "ko-KR"}], ids=["desktop", "phone in Korean"])
def test_nothing_moves_while_a_race_plays(visit: Visit, options: dict[str, Any]) -> None:
    board = open_race(visit, Race(base=START), **options)
    board.scrub(0)
    board.part("speed").select_option("60")
    board.page.wait_for_timeout(500)
    found = board.page.evaluate(WATCH, RACE)
    assert found["step"] == START.steps and found["frames"] > 10 and found["seen"] > 60, found
    assert found["moved"] == []
