"""One visitor's session: what was made, its past and future, and what is known about the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import streamlit as st

from engine import Config
from engine.config import DRAWN
from engine.run import facts
from engine.text import Text

from .records import RECORDS

START = Config(dataset="three_blobs", noise=0.25, test_fraction=0.2, seed=7, start="random")
KEY = "downslope"


class Moment(NamedTuple):
    """One state of all that the person has made; the history is a list of them.

    `records`: the pages' records that are not the default, by page id. `names`: the labels of the classes, where a file named them;
    they are not in the link.
    """

    config: Config
    records: tuple[tuple[str, Any], ...] = ()
    names: tuple[str, ...] = ()

    def record(self, id: str) -> Any:
        return dict(self.records).get(id, RECORDS[id].default)

    def without_view(self) -> tuple[Config, list[Any]]:
        """What was made, without what is only looked at."""
        return self.config, [entry.without_view(self.record(id)) for id, entry in RECORDS.items()]

    def with_config(self, config: Config) -> Moment:
        """The same with another Config; the names of the classes stay as long as there are own points and as many classes."""
        fits = config.dataset == DRAWN and bool(config.points) and facts.classes(config) == len(self.names)
        return self._replace(config=config, names=self.names if fits else ())

    def with_record(self, id: str, record: Any) -> Moment:
        others = tuple((key, value) for key, value in self.records if key != id)
        mine = () if record == RECORDS[id].default else ((id, record),)
        return self._replace(records=tuple(sorted(others + mine, key=lambda pair: pair[0])))


@dataclass
class Session:
    """All that one visitor's session holds besides the widgets' own state."""

    now: Moment = field(default_factory=lambda: Moment(START))
    past: list[Moment] = field(default_factory=list)
    future: list[Moment] = field(default_factory=list)
    held: Moment | None = None  # what there was before a drag, while it lasts
    drawn: Moment | None = None  # with the last points of the person's own
    revisions: dict[str, int] = field(default_factory=dict)  # by page: of the act that was done last (ui/components/outbox.py)
    clock: int = 0  # counts resets: a new one takes the stage back to update 0
    cursor: tuple[int, int] = (0, 0)  # the paused update and the chosen example
    followed: dict[str, int] = field(default_factory=dict)  # by page that follows it: the paused update it was last opened at
    language: str = ""
    large: bool = False  # for a projector
    page: str | None = None
    bare: set[str] = field(default_factory=set)  # pages whose bare address stands for the start of the visit
    published: dict[str, str] | None = None
    published_at: float = 0.0
    notes: list[Text] = field(default_factory=list)

    @property
    def config(self) -> Config:
        return self.now.config


def session() -> Session:
    if KEY not in st.session_state:
        st.session_state[KEY] = Session()
    found: Session = st.session_state[KEY]
    return found


def config() -> Config:
    return session().config


def language() -> str:
    return session().language or "en"


def scale() -> float:
    """The factor for sizes in figures, which do not follow the page's font size."""
    return 20 / 14 if session().large else 1.0


def note(text: Text) -> None:
    """Show a note with the next run."""
    session().notes.append(text)


def take_notes() -> list[Text]:
    """The notes to show once, and no more afterwards."""
    s = session()
    notes, s.notes = s.notes, []
    return notes
