"""Explore: draw points, pick a loss and an optimizer, and watch the whole descent."""

from ui import controls, explore, frame, open_update

frame.ensure()
explore.panel()
controls.sidebar()
open_update.panel()
