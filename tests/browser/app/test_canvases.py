"""What the canvases of Race, Surfaces and Sweep show, read off their pixels: racers where the engine puts them, deep water where it is good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator

from engine.landscape.curvature import rate, tenfold
from engine.studies.descents import Descents, descend_all
from engine.studies.descents import encode as surf
from engine.studies.grid import DIVERGED
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import Race
from engine.studies.race.run import run_race
from pages.sweep.colour_scale import NONE, scale
from pages.sweep.record import encode as sweep
from tests.browser.race.test_board import open_race
from tests.browser.sweep.test_map import SMALL, whole
from tests.driver.stage import drawn, eventually, spoken_number
from tests.driver.surfaces_page import Surfaces
from tests.driver.sweep_page import Sweep
from tests.driver.visit import Visit
from ui.racers import hues
from ui.state import START

READ = """(canvas, places) => {
  const box = canvas.getBoundingClientRect(), ratio = canvas.width / box.width, c = canvas.getContext('2d');
  return places.map(([x, y]) => [...c.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data]);
}"""
TOLERANCE = 14  # of 255, for what is smoothed at an edge
BESIDE = 5  # px from a badge's middle: beside its letter


def pixels(canvas: Locator, places: Any) -> Any:
    """The colours (n, 4) at places (n, 2) in CSS px."""
    return np.array(canvas.evaluate(READ, np.asarray(places, float).tolist()), float)


def size(canvas: Locator) -> tuple[float, float]:
    box = canvas.bounding_box()
    assert box is not None
    return box["width"], box["height"]


def bears(canvas: Locator, x: float, y: float, racer: int) -> bool:
    """Whether a badge of this racer stands at (x, y)."""
    hue = [int(hues(False)[racer][i : i + 2], 16) for i in (1, 3, 5)]
    seen = pixels(canvas, [[x - BESIDE, y], [x + BESIDE, y]])[:, :3]
    return bool((np.abs(seen - hue).max(1) <= TOLERANCE).any())


def darkness(seen: Any) -> Any:
    return 255 - seen[:, :3].mean(1)


def test_racers_stand_on_the_landscape_where_their_weights_are(visit: Visit) -> None:
    race = Race(racers=((("learning_rate", 0.02),), (("optimizer", "momentum"),)), base=START)
    board, found = open_race(visit, race), run_race(race)
    plane = race_plane(found)
    board.scrub(25)
    (side, _), one = size(board.loss_plane), plane.slices[0]
    for r in range(2):
        a, b = plane.paths[r][25]
        assert bears(board.loss_plane, (a - one.a[0]) / np.ptp(one.a) * side, (one.b[-1] - b) / np.ptp(one.b) * side, r), r


@pytest.mark.shares
def test_a_curves_dot_is_at_its_update_and_its_loss(visit: Visit) -> None:
    board, found = open_race(visit), run_race(Race(base=START))
    curves = board.page.locator(".curvebox canvas")
    (width, height), high = size(curves), 1.06 * max(float(curve.max()) for curve in found.curves)
    ink = [int(hues(False)[0][i : i + 2], 16) for i in (1, 3, 5)]
    for step in (30, 200):
        board.scrub(step)
        x = 38 + step / 300 * (width - 60)
        y = height - 34 - found.curves[0][step] / high * (height - 42)
        dot = pixels(curves, [[x + dx, y + dy] for dx, dy in ((-2, 0), (2, 0), (0, -2), (0, 2))])[:, :3]
        assert (np.abs(dot - ink).max(1) <= TOLERANCE).sum() >= 3, (step, dot.tolist())


@pytest.mark.shares
def test_a_cards_regions_are_the_predictions_upright(visit: Visit) -> None:
    board, found = open_race(visit), run_race(Race(base=START))
    board.scrub(300)
    result, card = found.results[1], board.part("card-1")
    side, reach = size(card)[0], max(1.0, 1.06 * float(np.abs(result.data.X).max()))
    axis = np.linspace(-0.85, 0.85, 15) * reach
    at = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)
    scores = np.column_stack([at, np.ones(len(at))]) @ result.run.theta[-1].reshape(3, 3).T
    two = np.sort(scores, 1)[:, -2:]
    clear = (two[:, 1] - two[:, 0] > 2.0) & (np.linalg.norm(at[:, None] - result.data.X, axis=-1).min(1) > 0.12 * reach)
    clear &= ~((at[:, 0] < 0) & (at[:, 1] < -0.6 * reach))  # where the loss is written
    places = np.column_stack([(at[:, 0] + reach) / (2 * reach), (reach - at[:, 1]) / (2 * reach)])[clear] * side
    classes = scores.argmax(1)[clear]
    assert np.bincount(classes, minlength=3).min() >= 3
    channel = np.array([2, 0, 1])  # blue, orange, teal: which of red, green and blue is strongest
    assert (pixels(card, places)[:, :3].argmax(1) == channel[classes]).mean() > 0.95


def surfaces(visit: Visit, record: Descents | None = None) -> Surfaces:
    return Surfaces(visit({"surf": surf(record)} if record else None, path="surfaces", ready=False).page)


def test_runs_on_the_surface_stand_at_their_updates(visit: Visit) -> None:
    record = Descents(step=9)
    page, runs = surfaces(visit, record), descend_all(record)
    plane = page.part("surface-plane")
    side, _ = size(plane)
    for r in range(4):
        x, y = runs[r].theta[9]
        assert bears(plane, (x + 3) / 6 * side, (3 - y) / 6 * side, r), r


def test_the_gradients_arrow_points_uphill(visit: Visit) -> None:
    record = Descents(opened=0, step=1)
    page, run = surfaces(visit, record), descend_all(record)[0]
    gradient = run.grad[1] / np.linalg.norm(run.grad[1])
    page.part("part-0").scroll_into_view_if_needed()
    canvas = page.part("part-0").locator("canvas")
    middle, _ = np.array(size(canvas)) / 2
    drawn(page.page)
    for way, there in ((1, True), (-1, False)):
        along = [[middle + way * d * gradient[0], middle - way * d * gradient[1]] for d in np.linspace(0.3, 0.65, 8) * middle]
        red, green, _, _ = pixels(canvas, along).T
        assert (red - green > 90).any() == there, (way, pixels(canvas, along).tolist())


def test_the_slider_bears_the_racer_and_the_bound(visit: Visit) -> None:
    canvas = surfaces(visit).part("rate")
    wide = size(canvas)[0] - 20
    assert bears(canvas, 10 + 0.085 / 0.21 * wide, 27, 0)
    bound, before = 10 + 0.1 / 0.21 * wide, 10 + 0.06 / 0.21 * wide
    assert pixels(canvas, [[bound + dx, 19] for dx in (-1, 0, 1)])[:, 3].max() > 200
    assert pixels(canvas, [[before + dx, 19] for dx in (-1, 0, 1)])[:, 3].max() < 40
    beyond = pixels(canvas, [[bound + 30 + dx, 22] for dx in range(24)])[:, 3]
    assert beyond.max() > 15 > beyond.min(), "hatched"


def test_the_map_is_deep_where_few_updates_are_needed_and_bears_both_racers(visit: Visit) -> None:
    canvas = surfaces(visit).part("rate-map")
    width, height = size(canvas)
    place = lambda eta, beta: (34 + eta / 0.21 * (width - 42), height - 32 - beta / 0.99 * (height - 38))  # noqa: E731
    assert bears(canvas, *place(0.085, 0.7), 1)
    x, _ = place(0.085, 0.0)
    assert bears(canvas, x, height - 40, 0)
    settings = [(0.12, 0.45), (0.05, 0.5), (0.02, 0.2), (0.008, 0.05), (0.003, 0.3)]
    needed = [float(tenfold(rate(eta, beta, [1.0, 20.0]))) for eta, beta in settings]
    seen = darkness(pixels(canvas, [place(*setting) for setting in settings]))
    assert (np.diff(needed) > 0).all() or sorted(needed) == needed, needed
    assert (np.diff(seen) <= 0).all() and seen[0] > seen[-1] + 20, (needed, seen)


def coloured(page: Sweep, colour: str) -> None:
    page.part(f"colour-{colour}").click()
    eventually(lambda: page.data("colour"), colour.__eq__, "the colour")
    drawn(page.page)


def test_cells_are_the_deeper_the_better_and_crossed_where_they_diverged(visit: Visit) -> None:
    page = Sweep(visit({"sweep": sweep(SMALL)}, path="sweep", ready=False).page).finished()
    filled, base = whole(), page.page.locator(".map canvas").first
    left, top, cw, ch, _, ny = map(float, str(page.map.get_attribute("data-grid")).split(","))
    for colour in ("loss", "lasted"):
        coloured(page, colour)
        depth = scale(replace(filled, plan=replace(filled.plan, colour=colour))).depth
        cells = np.argwhere(depth != NONE)
        # a little off the corner: no cross, no ring and no name of the best cell, and not under the line
        corner = [[left + (c + 0.12) * cw, top + (ny - r - 0.12) * ch] for r, c in cells]
        seen, deep = darkness(pixels(base, corner)), depth[depth != NONE]
        by_depth = [float(np.median(seen[deep == d])) for d in np.unique(deep)]
        assert (np.diff(by_depth) < 0).all(), (colour, by_depth)
    coloured(page, "loss")
    crossed = [[left + (c + 0.5) * cw, top + (ny - r - 0.5) * ch] for r, c in np.argwhere(filled.status == DIVERGED) if r < ny - 2]
    assert len(crossed) > 3 and (darkness(pixels(base, crossed)) > 60).all()


def test_the_row_under_the_map_is_the_maps_row(visit: Visit) -> None:
    page = Sweep(visit({"sweep": sweep(replace(SMALL, cell=(3, 2)))}, path="sweep", ready=False).page).finished()
    said = str(page.part("cut").get_attribute("aria-label")).split(": ", 2)[-1].split(", ")
    numbers = [spoken_number(word) if word[0].isdigit() else np.nan for word in said]
    told = [float(f"{loss:.1e}") if loss > 1e6 else loss for loss in whole().loss[3]]  # of what is this large, two digits are said
    np.testing.assert_allclose(numbers, told, rtol=2e-3)
