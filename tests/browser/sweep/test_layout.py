"""The Sweep page's picture holds still while it fills and is coloured anew, and what is written on it fits, whatever the axes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from engine import Config
from engine.studies.grid_axes import usual
from engine.studies.grid_plan import Axis, SweepPlan
from pages.sweep.record import Record, encode
from tests.driver.stage import eventually, in_the_moment
from tests.driver.sweep_page import Sweep
from tests.driver.visit import PHONE, Visit
from ui.state.config_link import encode as link
from ui.state.store import START

WIDE = Record(SweepPlan(Axis("learning_rate", 0.001, 100.0, 24), Axis("strength", 0.0001, 10.0, 24)), updates=700, points=300)
STILL = ("colours", "sweep-map", "this-run", "cell-plane", "cell-curve", "cut")
# What is written on a canvas, and where; what is erased is forgotten.
WRITTEN = """
window.written = [];
const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
  const full = this.measureText(text).width, w = Math.min(full, most ?? full), h = parseFloat(this.font.match(/([\\d.]+)px/)[1]), m = this.getTransform();
  const l = this.textAlign === "center" ? x - w / 2 : this.textAlign === "right" ? x - w : x;
  const places = [[l, y - h / 2], [l + w, y - h / 2], [l, y + h / 2], [l + w, y + h / 2]].map(([a, b]) => [m.a * a + m.c * b + m.e, m.b * a + m.d * b + m.f]);
  const xs = places.map((p) => p[0]), ys = places.map((p) => p[1]);
  window.written.push({ canvas: this.canvas, text, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], squeezed: full > w + 1 });
  return most === undefined ? fillText.call(this, text, x, y) : fillText.call(this, text, x, y, most);
};
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  window.written = window.written.filter((one) => one.canvas !== this.canvas);
  return clearRect.apply(this, box);
};
"""
FITS = """() => {
  const out = [], meet = (a, b) => Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1;
  for (const { canvas, text, box, squeezed } of written) {
    if (box[0] < -0.5 || box[1] < -0.5 || box[2] > canvas.width + 0.5 || box[3] > canvas.height + 0.5) out.push(`${text} sticks out`);
    if (squeezed) out.push(`${text} is squeezed`);
  }
  written.forEach((a, i) => written.slice(i + 1).forEach((b) => a.canvas === b.canvas && meet(a.box, b.box) && out.push(`${a.text} lies on ${b.text}`)));
  return written.length > 5 ? out : ["nothing is written"];
}"""


SIGHTS: dict[str, dict[str, Any]] = {"en": {}, "ko": {"locale": "ko-KR"}, "phone": PHONE, "phone ko": PHONE | {"locale": "ko-KR"}}


TOPS = f"""Object.fromEntries({list(STILL)}.map((id) => [id, e.querySelector(`[data-testid=${{id}}]`).getBoundingClientRect()])
  .filter(([, box]) => box.width).map(([id, box]) => [id, [box.x, box.y]]))"""


def tops(page: Sweep) -> dict[str, list[float]]:
    found: dict[str, list[float]] = page.root.evaluate(f"(e) => {TOPS}")
    return found


@pytest.mark.parametrize("kind", SIGHTS)
def test_nothing_jumps(visit: Visit, kind: str) -> None:
    own = START.but(seed=30 + list(SIGHTS).index(kind))  # what another test has run would be known
    page = Sweep(visit(link(own, base=START) | {"sweep": encode(WIDE)}, path="sweep", ready=False, **SIGHTS[kind]).page)
    some = "e.dataset.state === 'running' && +e.dataset.ran > 0"
    running = in_the_moment(page.root, some, f"const tops = {TOPS}; press('stop'); return tops;")
    assert set(running) == set(STILL)
    page.page.locator("[data-testid=sweep][data-state=stopped]").wait_for()
    assert 0 < page.rests() < 576, "some rows, not all"
    assert tops(page) == running
    page.part("stop").click()
    assert tops(page.finished()) == running
    for colour in ("test", "updates", "lasted", "loss"):
        page.part(f"colour-{colour}").click()
        eventually(lambda: page.data("colour"), colour.__eq__, "the colour")
        assert tops(page) == running, colour
    if "phone" not in kind:
        page.hover(22, 22)
        page.says("cell-loss", "×")
        assert tops(page) == running, "a run that diverged"


PAIRS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "batch and λ": ("batch_size", "strength", {}),
    "warm-up and decay": ("schedule.total_iters", "optimizer.weight_decay", {"optimizer": "adamw", "schedule": "warmup"}),
    "ε and noise": ("optimizer.eps", "noise", {"optimizer": "adam"}),
    "degree and points": ("features.degree", "samples", {"features": "polynomial"}),
    "spread and interval": ("optimizer.scale", "schedule.step_size", {"optimizer": "random_search", "schedule": "step"}),
    "seed and factor": ("seed", "schedule.gamma", {"schedule": "exponential"}),
}


@pytest.mark.parametrize("kind", [{}, PHONE | {"locale": "ko-KR"}], ids=["desktop", "phone ko"])
def test_titles_and_marks_fit(visit: Visit, kind: dict[str, Any]) -> None:
    page = visit(path="sweep", ready=False, **kind).page
    page.add_init_script(WRITTEN)
    for name, (x, y, changes) in PAIRS.items():
        config = START.but(**changes)
        for axes in itertools.permutations((x, y)):
            plan = SweepPlan(axis_of(config, axes[0]), axis_of(config, axes[1]))
            page.goto(address_of(page.url, config, Record(plan, updates=10, points=40)))
            Sweep(page).finished()
            assert page.evaluate(FITS) == [], (name, axes)
    page.close()


def axis_of(config: Config, knob: str) -> Axis:
    """A usual range; batch sizes from 0 on."""
    axis = usual(config, knob, 12)
    return replace(axis, low=0.0, log=False) if knob == "batch_size" else axis


def address_of(url: str, config: Config, record: Record) -> str:
    return f"{url.split('?')[0]}?{urlencode(link(config, base=START) | {'sweep': encode(record)})}"


def test_a_batch_of_all_is_said_so(visit: Visit) -> None:
    plan = SweepPlan(Axis("batch_size", 0, 60, 4, False), Axis("learning_rate", 0.01, 1.0, 4))
    for locale, word in (("en-US", "all"), ("ko-KR", "전체")):
        page = visit(path="sweep", ready=False, locale=locale).page
        page.add_init_script(WRITTEN)
        page.goto(address_of(page.url, START, Record(plan, updates=10, points=60)))
        sweep = Sweep(page).finished()
        sweep.hover(1, 0)
        sweep.says("cell-values", f"{word}, ")
        assert page.evaluate("(word) => written.filter((one) => one.text === word).length", word) == 2, "on the map and its row"
        assert "0" not in [one.strip() for one in page.evaluate("written.filter((one) => one.canvas.ariaHidden).map((one) => one.text)")]
        page.close()


CURVE = """() => {
  const word = written.findLast(({ canvas, text }) => canvas.dataset.testid === "cut" && !/\\d/.test(text));
  const [l, t, r, b] = word.box, dots = window.dots.filter(({ canvas }) => canvas === word.canvas);
  return { text: word.text, dots: dots.length, on: dots.filter(({ x, y }) => x > l && x < r && y > t - 2 && y < b + 2).length };
}"""
DOTS = """
window.dots = [];
const { arc, clearRect: erase } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.arc = function (x, y, ...more) {
  const m = this.getTransform();
  window.dots.push({ canvas: this.canvas, x: m.a * x + m.e, y: m.d * y + m.f });
  return arc.call(this, x, y, ...more);
};
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  window.dots = window.dots.filter((one) => one.canvas !== this.canvas);
  return erase.apply(this, box);
};
"""


@pytest.mark.parametrize("kind", [{}, PHONE | {"locale": "ko-KR"}], ids=["en", "phone ko"])
def test_the_word_for_what_diverged_lies_on_no_dot_of_the_rows_curve(visit: Visit, kind: dict[str, Any]) -> None:
    blank = visit(path="sweep", ready=False, **kind).page
    blank.add_init_script(WRITTEN + DOTS)
    blank.goto(f"{blank.url.partition('?')[0]}?{urlencode({'sweep': encode(replace(WIDE, updates=100, cell=(11, 10)))})}")
    page = Sweep(blank).finished()
    seen = eventually(lambda: page.page.evaluate(CURVE), lambda seen: seen["dots"] > 15, "the row's curve")
    assert seen["text"] in ("diverged", "발산") and seen["on"] == 0
    blank.close()
