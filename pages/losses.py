"""Losses: the lecture's table of scores, every loss of it, and the lecture's questions answered by hand."""

from ui import frame, losses

frame.ensure()
losses.page()
