"""Regularization: one λ, and all that follows it."""

from ui import frame, regularization

frame.ensure()
regularization.panel()
regularization.sidebar()
