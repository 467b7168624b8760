"""Explore: draw points, pick a loss and an optimizer, and watch the whole descent."""

from ui import controls, explore, first_picture, frame, open_update

frame.ensure()
explore.panel()
first_picture.wait()
controls.sidebar()
open_update.panel()
