"""What the canvases of Sweep show, read off their pixels: the colour of each cell, and the selected row's losses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.studies.grid import DIVERGED
from pages.sweep.colour_scale import NONE, scale
from pages.sweep.record import encode as sweep
from tests.driver.pixels import darkness, pixels
from tests.driver.stage import drawn, eventually, spoken_number
from tests.driver.sweep_page import SMALL, Sweep, whole
from tests.driver.visit import Visit


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
