"""Loss surfaces: slices through a run, curvature, test surfaces, the loss of own data."""
