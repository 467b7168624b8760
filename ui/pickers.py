"""What the sidebars of several pages choose: the data."""

from __future__ import annotations

from engine.config import DRAWN
from engine.run import facts
from ui import state


def choose_dataset(id: str) -> None:
    """A data set; or the person's own points, those drawn last if there are any."""
    s = state.session()
    if id != DRAWN:
        state.change(dataset=id, points=(), classes=0)
    elif s.config.dataset != DRAWN:
        drawn = s.drawn
        points, classes, names = (drawn.config.points, drawn.config.classes, drawn.names) if drawn else ((), facts.classes(s.config), ())
        state.change(dataset=DRAWN, points=points, classes=classes, names=names)
