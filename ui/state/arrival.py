"""What a run of the script finds in the address."""

from __future__ import annotations

import time

import streamlit as st

from .history import set_moment, travel
from .link import LARGE, VIEW, browser_language, linked_language, publish, query, read
from .records import RECORDS
from .store import session

IN_FLIGHT = 0.5  # seconds in which the browser may still send the query it had before the last one written


def greet() -> None:
    """Settle the language before anything is said: the link's, else the browser's."""
    s = session()
    if not s.language:
        s.language = linked_language(st.query_params.to_dict()) or browser_language()


def arrive(page: str) -> None:
    """Read the link where it is news: on the first run, and when the browser went back or forward.

    Opening another page clears the address: there the link is written anew. A bare address therefore says nothing, but on a page
    that was opened while there was nothing to write.
    """
    s = session()
    asked = st.query_params.to_dict()
    first, moved, s.page = s.published is None, page != s.page, page
    if moved and not asked:
        if not first:
            _follow(page)
        if first or not query():
            s.bare.add(page)
        else:
            s.bare.discard(page)
        if not first:
            s.published = {}
            publish()
            return
    elif not moved and asked == s.published:
        return
    elif not moved and time.monotonic() - s.published_at < IN_FLIGHT:
        st.query_params.from_dict(s.published or {})  # if it was Back after all, the address must not stay behind
        return
    s.published = asked
    if not asked and page not in s.bare:
        return
    found, notes = read(asked)
    s.notes += notes
    s.language = linked_language(asked) or browser_language()
    s.large = asked.get(VIEW) == LARGE
    if first:
        set_moment(found)
    elif found != s.now:
        travel(found)


def _follow(page: str) -> None:
    """A page about Explore's paused update is opened: its record, and with it the link, say which update that is."""
    s, entry = session(), RECORDS.get(page)
    step = s.cursor[0]
    if entry and entry.paused and step != s.followed.get(page, 0):
        s.followed[page] = step
        s.now = s.now.with_record(page, entry.paused(s.now.record(page), step))
