"""What a canvas shows, read off its pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import Locator

from ui.racers import hues

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
