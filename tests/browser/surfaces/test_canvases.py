"""What the canvases of Surfaces show, read off their pixels: runs, the gradient's arrow, the learning rate's slider and map."""

from __future__ import annotations

import numpy as np

from engine.landscape.curvature import rate, tenfold
from engine.studies.descents import Descents, descend_all
from engine.studies.descents import encode as surf
from tests.driver.pixels import bears, darkness, pixels, size
from tests.driver.stage import drawn
from tests.driver.surfaces_page import Surfaces
from tests.driver.visit import Visit


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
