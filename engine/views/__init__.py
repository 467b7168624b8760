"""What pictures need of a run, as frozen records of arrays: nothing is drawn here."""

from .opening import Opened, opened
from .playing import Play, play
from .table import Examples, examples, margin_width

__all__ = ["Examples", "Opened", "Play", "examples", "margin_width", "opened", "play"]
