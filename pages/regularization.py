"""Regularization: one λ, and all that follows it."""

from ui import first_picture, frame, regularization

frame.ensure()
first_picture.order(regularization.panel, regularization.sidebar)
