"""Checks of a gradient, and the known mistakes they are tried on."""
