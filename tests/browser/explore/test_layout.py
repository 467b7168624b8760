"""Everything on the stage has room, at any width and height of the window, for any number of classes."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import pytest

from engine import DATASETS, Config
from engine.config import TABLES
from tests.driver.stage import Stage, at_rest
from tests.driver.visit import PHONE, Visit

ROUND = tuple(
    (round(0.6 * math.cos(k) + 0.1 * math.sin(7 * i), 4), round(0.6 * math.sin(k) + 0.1 * math.cos(5 * i), 4), k)
    for k in range(6)
    for i in range(8)
)
SIX = Config(dataset="drawn", points=ROUND, classes=6, loss="hinge", optimizer="momentum", batch_size=8, steps=40, start="random")
THREE = Config(dataset="three_blobs", loss="hinge", optimizer="momentum", batch_size=8, steps=40, start="random")
TWO = Config(dataset="two_blobs", loss="squared_hinge", optimizer="momentum", batch_size=8, steps=40, start="random")
SOFT = Config(dataset="three_blobs", steps=40, test_fraction=0.2, start="random")
WIDTHS = (320, 360, 390, 480, 600, 640, 700, 768, 820, 1024, 1100, 1280, 1366)
LOW = ((1280, 600), (1280, 500), (1366, 640), (1024, 600), (1920, 600), (844, 390))

# What is cut, what leaves the stage, and what lies on something else.
CROWDED = """(stage) => {
  const out = [], box = (e) => e.getBoundingClientRect(), own = box(stage);
  const seen = (e) => { const b = box(e); return b.width && b.height; };
  for (const e of stage.querySelectorAll('.th, .td, .chip, .count dt, .count dd, .legend li, h2, .tool, .badge, select')) {
    if (!seen(e)) continue;
    const name = `${e.className} ${e.textContent.trim().slice(0, 20)}`;
    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible') out.push(`cut: ${name}`);
    if (box(e).right > own.right + 2 || box(e).left < own.left - 2) out.push(`outside: ${name}`);
  }
  for (const group of stage.querySelectorAll('.head, .counters, .bar')) {
    const parts = [...group.querySelectorAll('h2, .chip, .tool, .sub, .legend li, .count, .scrub, select')]
      .filter((e) => seen(e) && getComputedStyle(e).clipPath === 'none');
    parts.forEach((e, i) => parts.slice(i + 1).forEach((f) => {
      const a = box(e), b = box(f);
      if (e.contains(f) || a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1) return;
      out.push(`one on the other: ${e.className} ${e.textContent.slice(0, 12)}, ${f.className} ${f.textContent.slice(0, 12)}`);
    }));
  }
  const lowest = Math.max(...[...stage.querySelectorAll('.count dd')].filter(seen).map((e) => box(e).bottom));
  if (stage.dataset.layout === 'rail' && lowest > box(stage.querySelector('.bar')).top + 1) out.push('the counters run into the bar');
  return out;
}"""


SETTLED = """(stage, [width, height]) => new Promise((done) => {
  let last = "", same = 0;
  const look = () => {
    const { x, y, width: w, height: h } = stage.getBoundingClientRect(), now = [x, y, w, h, stage.dataset.layout].join();
    same = now === last && innerWidth === width && innerHeight === height ? same + 1 : 0;
    last = now;
    if (same < 10) requestAnimationFrame(look);
    else done();
  };
  look();
})"""


def crowded(stage: Stage) -> list[str]:
    found: list[str] = stage.root.evaluate(CROWDED)
    return found


def resized(stage: Stage, width: int, height: int) -> Stage:
    """The stage in a window of this size, once its place and size are the same for ten frames and nothing moves any more."""
    stage.page.set_viewport_size({"width": width, "height": height})
    stage.root.evaluate(SETTLED, [width, height])
    at_rest(stage.page)
    return stage


@pytest.mark.shares
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("config", [SIX, THREE, TWO, SOFT], ids=["six", "three", "two", "softmax"])
def test_nothing_is_cut_or_covered(visit: Visit, config: Config, locale: str) -> None:
    stage = visit(config, locale=locale)
    found = {f"{w}x{h}": crowded(resized(stage, w, h)) for w, h in (*((w, 800) for w in WIDTHS), *LOW)}
    assert not {size: faults for size, faults in found.items() if faults}


@pytest.mark.shares
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("config", [SIX, THREE, TWO, SOFT], ids=["six", "three", "two", "softmax"])
def test_how_much_of_the_movement_a_slice_shows_is_said(visit: Visit, config: Config, locale: str) -> None:
    """Also beside the names of four arrows."""
    stage = visit(config, locale=locale)
    for width, height in ((1280, 800), (1366, 768), (1920, 1080), (390, 844)):
        said = resized(stage, width, height).page.locator(".plane .sub").first.inner_text()
        assert re.search(r"\d %", said), (width, said)


NAMES = """([key, names]) => {
  const box = document.querySelector(`.st-key-${key} input`), style = getComputedStyle(box), pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return names.filter((name) => pen.measureText(name).width > room);
}"""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_name_is_cut_off_in_a_select_box(visit: Visit, language: str) -> None:
    stage = visit(SOFT, locale={"en": "en-US", "ko": "ko-KR"}[language])
    stage.open_more()
    tables: dict[str, Any] = TABLES | {"dataset": DATASETS}
    for key, table in tables.items():
        names = [entry.name(language) for entry in table.values()]
        assert stage.page.evaluate(NAMES, [key, names]) == [], key


START_WORD = """async (ways) => {
  const { LossPlane } = await import(new URL("app/static/explore/loss_plane.js", document.baseURI));
  const pen = document.createElement("canvas").getContext("2d"), side = 468, out = [];
  for (const [x, y, dx, dy] of ways) {
    const said = [];
    pen.fillText = (text, tx, ty) => said.push([text, tx, ty, pen.textAlign]);
    const plane = Object.assign(Object.create(LossPlane.prototype), {
      side, u: 1, places: [[x, y]], way: [dx, dy], stage: { step: 1, t: () => "start", palette: { paper: [255, 255, 255], ink: [0, 0, 0], font: "sans-serif" } },
    });
    plane.drawStart(pen);
    const [[text, tx, ty, align]] = said, w = pen.measureText(text).width, left = align === "right" ? tx - w : tx;
    const path = Array.from({ length: 60 }, (_, i) => [x + dx * (i + 5) / 20, y + dy * (i + 5) / 20]);
    const covered = path.some(([px, py]) => px > left - 1 && px < left + w + 1 && py > ty - 8 && py < ty + 1);
    if (covered || left < 0 || left + w > side || ty < 8 || ty > side) out.push([x, y, dx, dy]);
  }
  return out;
}"""


def test_the_word_start_never_lies_on_the_path(visit: Visit) -> None:
    stage = visit(SOFT)
    turns = [(20 * math.cos(a * math.pi / 8), 20 * math.sin(a * math.pi / 8)) for a in range(16)]
    ways = [[x, y, dx, dy] for x in (50, 78, 234, 390, 418) for y in (50, 234, 418) for dx, dy in turns]
    assert stage.page.evaluate(START_WORD, ways) == []


def test_the_border_leads_around_the_corners(visit: Visit) -> None:
    """The corners are painted in paper over what CSS drew there."""
    stage = visit(Config(dataset="drawn"))
    for plane in (stage.data_plane, stage.loss_plane):
        darkest = plane.evaluate("e => Math.min(...[...e.pen.getImageData(0, 0, 5, 5).data].filter((_, i) => i % 4 === 0))")
        assert darkest < 240


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"locale": "ko-KR"}, PHONE], ids=["light", "dark", "korean", "phone"])
@pytest.mark.parametrize("optimizer", ["gd", "adam"])
def test_the_formulas_of_an_opened_update_lie_apart(visit: Visit, optimizer: str, options: dict[str, Any]) -> None:
    stage = visit(THREE.but(optimizer=optimizer), **options)
    stage.widget("open_update").locator("summary").click()
    rows = stage.widget("opened").locator(".katex-display")
    stage.until(rows.count, lambda n: n == 7, "seven rows")
    at_rest(stage.page)
    feet = stage.widget("opened").evaluate(
        """e => [...e.querySelectorAll('p, .katex-display')].map((part) => {
          const b = part.getBoundingClientRect();
          return [part.className, b.left, b.right, b.top, b.bottom];
        })"""
    )
    for i, (_, left, right, top, bottom) in enumerate(feet):
        for _, l2, r2, t2, b2 in feet[i + 1 :]:
            assert right <= l2 + 1 or r2 <= left + 1 or bottom <= t2 + 1 or b2 <= top + 1
    formulas = sorted((top, bottom) for name, _, _, top, bottom in feet if "katex" in name)
    assert all(below[0] - above[1] >= 3 for above, below in pairwise(formulas))
