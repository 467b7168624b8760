"""The Moment in the session is the single truth: widgets, link, component, preset, reset and undo only set it.

A Moment is the Config and the pages' records. A *finished act* (`commit`, `undo`, `redo`) is one step of the history and one entry of the
browser's; what changes while something is dragged (`live`) is neither, until it is dropped.
"""

from .arrival import arrive, greet
from .history import HISTORY, change, commit, commit_record, live, live_record, record, redo, restart_clock, undo, undoable
from .link import enlarge, publish, query, speak
from .store import START, Moment, Session, config, language, note, scale, session, take_notes

__all__ = [
    "HISTORY",
    "START",
    "Moment",
    "Session",
    "arrive",
    "change",
    "commit",
    "commit_record",
    "config",
    "enlarge",
    "greet",
    "language",
    "live",
    "live_record",
    "note",
    "publish",
    "query",
    "record",
    "redo",
    "restart_clock",
    "scale",
    "session",
    "speak",
    "take_notes",
    "undo",
    "undoable",
]
