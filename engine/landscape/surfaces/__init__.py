"""Two-parameter test surfaces f(x, y) with slope, curvature and known minima: problems like any other, without data.

P (..., 2) holds the points; `value` (...,), `grad` (..., 2), `hessian` (..., 2, 2).
"""

from .base import Surface, Terrain
from .classic import CLASSIC
from .simple import SIMPLE

__all__ = ["SURFACES", "Surface", "Terrain"]

SURFACES: dict[str, Surface] = {surface.id: surface for surface in (*SIMPLE, *CLASSIC)}
