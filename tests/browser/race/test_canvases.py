"""What the canvases of Race show, read off their pixels: racers on the landscape, curves, and the regions of a card."""

from __future__ import annotations

import numpy as np
import pytest

from engine.studies.race.plane import race_plane
from engine.studies.race.racers import Race
from engine.studies.race.run import run_race
from tests.driver.pixels import TOLERANCE, bears, pixels, size
from tests.driver.race_page import open_race
from tests.driver.visit import Visit
from ui.racers import hues
from ui.state import START


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
