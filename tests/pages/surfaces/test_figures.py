"""The surface in 3-D: paths lie on it, and stop where they leave it."""

import numpy as np
import pytest

from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner
from engine.studies.descents import Descents, descend_all, picture
from pages.surfaces.figures import DEPTH, figure
from ui.racers import hues


@pytest.mark.parametrize("dark", [False, True])
def test_paths_lie_on_the_surface_in_the_racers_hues(dark: bool) -> None:
    still = picture(SURFACES["valley"], 120)
    runs = descend_all(Descents())
    drawn = figure(still, runs, "log loss", dark=dark)
    surface, *paths = drawn.data
    assert np.asarray(surface.z).max() == pytest.approx(0, abs=0.02) and np.asarray(surface.z).min() >= np.log10(DEPTH)
    assert [path.line.color for path in paths] == list(hues(dark)[:4])
    x, y, z = (np.asarray(values) for values in (paths[3].x, paths[3].y, paths[3].z))
    exact = np.log10(np.maximum(SURFACES["valley"].value(np.stack([x, y], -1)) / (still.z.max() - still.low), DEPTH))
    far = exact > -1.5
    assert far.sum() > 3
    np.testing.assert_allclose(z[far] - 0.03, exact[far], atol=0.03)
    assert drawn.layout.uirevision and drawn.layout.scene.zaxis.title.text == "log loss"


def test_a_path_stops_where_it_leaves_the_window() -> None:
    still = picture(SURFACES["bowl"], 30)
    (path,) = figure(still, descend_all(Descents("bowl", runners=(Runner("gd", 2.5),))), "z", dark=False).data[1:]
    assert len(path.x) == 1


def test_a_path_that_comes_back_stays_cut_where_it_left() -> None:
    still = picture(SURFACES["bowl"], 30)
    (run,) = descend_all(Descents("bowl", start=(2.9, 0.0), runners=(Runner("momentum", 1.2, (("momentum", 0.9),)),), updates=60))
    inside = np.abs(run.theta[:, 0]) <= 3
    assert not inside.all() and inside[-1]
    (path,) = figure(still, (run,), "z", dark=False).data[1:]
    assert len(path.x) == int((~inside).argmax())
