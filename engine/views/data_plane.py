"""The square of the data plane that is drawn, and the features on a grid over it."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.config import Config
from engine.data.features import FEATURES

GRID = 33  # places along a side where features are sampled, unless they are linear: then the corners determine all
ROOM = 1.03  # half side of the data plane over the furthest coordinate: there a marker is still whole
SMALL_ROOM = 1.06  # the same on a small picture, where a marker takes a larger share


def half_side(X: Array, room: float = ROOM) -> float:
    """Half the side of a square around 0 that holds the points X (n, 2), at least 1.

    >>> import numpy as np
    >>> half_side(np.array([[0.5, -2.0]]), 1.5)
    3.0
    """
    return max(1.0, room * float(np.abs(X).max(initial=0.0)))


def sampled(config: Config, half: float) -> tuple[int, Array]:
    """The number of places along a side, and the features there (size², F), row by row upward.

    >>> size, phi = sampled(Config(), 1.0)
    >>> size, phi.shape
    (2, (4, 3))
    """
    features, settings = FEATURES[config.features], config.settings("features")
    size = 2 if features.linear else GRID
    axis = np.linspace(-half, half, size)
    phi: Array = features.map(np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2), **settings)
    return size, phi
