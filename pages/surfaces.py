"""Surfaces: optimizers from one start on a known surface, one step taken apart, and what curvature allows."""

from ui import frame, surfaces

frame.ensure()
surfaces.page()
