"""One visitor's session: all that was made, its past and future, and what is known about the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import streamlit as st

from engine import Config
from engine.text import Text

from .records import RECORDS

START = Config(dataset="three_blobs", noise=0.25, test_fraction=0.2, seed=7, start="random")
KEY = "downslope"


class Moment(NamedTuple):
    """All that a person has made: the Config, and the pages' records that are not the default, by id."""

    config: Config
    records: tuple[tuple[str, Any], ...] = ()

    def record(self, id: str) -> Any:
        return dict(self.records).get(id, RECORDS[id].default)

    def unseen(self) -> tuple[Config, list[Any]]:
        """What was made, whatever is looked at."""
        return self.config, [entry.unseen(self.record(id)) for id, entry in RECORDS.items()]

    def having(self, id: str, record: Any) -> Moment:
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
    drawn: Config | None = None  # the last points of the person's own
    names: tuple[str, ...] = ()  # of the classes, where a file named them
    revision: int = 0  # of the stage's edit that was answered last
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
