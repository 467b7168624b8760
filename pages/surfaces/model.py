"""What the Surfaces page shows: the surface, its still picture, the runs, and the curvature where it is asked for."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engine import Config
from engine.arrays import Array
from engine.landscape.curvature import Curvature, curvature
from engine.landscape.own_data import own_surface
from engine.landscape.surfaces import SURFACES, Surface
from engine.run.record import Run
from engine.run.simulate import data_of
from engine.spec import Settings
from engine.studies.descents import OWN, Descents, Picture, descend_all, picture, start_fault
from engine.text import Text

from .sentences import headline, refused_start

KEPT = 16  # surfaces with their pictures, 100 kB each
SIZE = 120  # places along a side of the picture
LOOK, MOST_HELD = 4_000, 1_200_000  # an update costs as much as that many scores more; so many are run again for every move of a hand
PLAIN = ("gd", "momentum")  # whose rate the bound of the curvature speaks of


@dataclass(frozen=True, eq=False)
class Model:
    """`lead`: the first plain descent, whose place is the dot; `bend`: the curvature at the dot or at the minimum; `fault`: of the start;
    `short`: the runs are only begun."""

    descents: Descents
    config: Config
    surface: Surface
    still: Picture
    still_id: str
    runs: tuple[Run, ...]
    lead: int | None
    bend: Curvature
    quadratic: bool
    fault: Text | None
    short: bool = False

    @property
    def start(self) -> tuple[float, float]:
        x, y = self.runs[0].theta[0]
        return float(x), float(y)

    @property
    def settings(self) -> dict[str, float]:
        return dict(self.descents.settings)

    @property
    def nearest(self) -> Array | None:
        """The minimum nearest to where the dot ends (2,), None if none is known."""
        return _nearest(self.still, self.runs[self.lead or 0])

    @property
    def at_minimum(self) -> bool:
        return self.descents.where == "minimum" and self.nearest is not None

    def sentence(self) -> Text:
        """What came of the runs."""
        return headline(self.descents.runners, self.runs, self.still, [self._bound(r) for r in range(len(self.runs))])

    def _bound(self, r: int) -> float:
        """Above which rate a run cannot settle at its minimum."""
        runner, place = self.descents.runners[r], self.nearest
        if runner.optimizer not in PLAIN or place is None:
            return math.inf
        beta = runner.setting("momentum") if runner.optimizer == "momentum" else 0.0
        return (1 + beta) * curvature(self.surface.problem(place, **self.settings)).bound


def surface_of(descents: Descents, config: Config) -> tuple[Surface, Picture, str]:
    """The surface and its picture, and a name for the two."""
    return _made(descents.surface, descents.settings, config if descents.surface == OWN else None)


@lru_cache(maxsize=KEPT)
def _made(id: str, settings: Settings, config: Config | None) -> tuple[Surface, Picture, str]:
    """Made of its arguments alone, so that all visitors, and the route beside the script, may share it."""
    surface = own_surface(config) if config is not None else SURFACES[id]
    name = hashlib.sha256(repr((id, settings, config)).encode()).hexdigest()[:12]
    return surface, picture(surface, SIZE, **dict(settings)), name


def possible(config: Config) -> bool:
    """Whether there is something to learn from."""
    return bool(data_of(config).train.any())


def model(descents: Descents, config: Config, *, moving: bool = False) -> Model:
    """All that is shown; a start outside the picture is said, and the surface's own stands in.

    While a hand is `moving`, long runs on the person's own data, whose every look is a pass over them, are only begun."""
    surface, still, still_id = surface_of(descents, config)
    fault = None
    if descents.start and (wrong := start_fault(surface.window, descents.start)):
        fault = refused_start(wrong, surface.window, descents.start)
        descents = replace(descents, start=None)
    most = MOST_HELD // (LOOK + len(descents.runners) * surface.scores)
    short = moving and surface.scores > 0 and most < descents.updates
    runs = descend_all(replace(descents, updates=most) if short else descents, surface)
    plain = [r for r, runner in enumerate(descents.runners) if runner.optimizer in PLAIN]
    lead = min(plain, key=lambda r: (PLAIN.index(descents.runners[r].optimizer), r)) if plain else None
    dot = runs[lead or 0]
    nearest = _nearest(still, dot)
    place = nearest if descents.where == "minimum" and nearest is not None else dot.theta[min(descents.step, dot.updates)]
    settings = dict(descents.settings)
    bend = curvature(surface.problem(place, **settings))
    corner = np.array([[surface.window[0], surface.window[2]], surface.start])
    far, near = surface.hessian(corner, **settings)
    quadratic = bool(np.allclose(far, near, rtol=1e-9))
    return Model(descents, config, surface, still, still_id, runs, lead, bend, quadratic, fault, short)


def _nearest(still: Picture, run: Run) -> Array | None:
    if not len(still.minima):
        return None
    place: Array = still.minima[np.linalg.norm(still.minima - run.theta[-1], axis=-1).argmin()]
    return place
