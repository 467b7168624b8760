"""The link: the query that reproduces a Moment, the language and the view."""

from __future__ import annotations

import time
from collections.abc import Mapping

import streamlit as st

from engine.run.facts import fitted
from engine.text import LANGUAGES, Text
from ui import strings
from ui.language.sentences import refused

from .config_link import decode, encode, strangers
from .records import RECORDS
from .store import START, Moment, language, session

LARGE = "large"
LANGUAGE, VIEW = "lang", "view"  # keys of the link that are no part of a Moment
BESIDES = {LANGUAGE: (strings.LANGUAGE, LANGUAGES), VIEW: (strings.VIEW, (LARGE,))}  # and their possible values


def read(query: Mapping[str, str]) -> tuple[Moment, list[Text]]:
    """The Moment of a link; what cannot be read falls back to the default, with a note. Every page knows the keys of all."""
    config, noted = decode(query, base=START)
    found, notes = Moment(fitted(config)), list(noted)
    for id, entry in RECORDS.items():
        if entry.key in query:
            value, said = entry.decode(query[entry.key])
            found, notes = found.with_record(id, value), [*notes, *said]
    notes += [refused(name, query[key]) for key, (name, values) in BESIDES.items() if query.get(key, values[0]) not in values]
    return found, [*notes, *strangers(query, known={*BESIDES, *(entry.key for entry in RECORDS.values())})]


def query() -> dict[str, str]:
    """The query that reproduces the session's Moment, and the language where it is not the browser's own."""
    s = session()
    found = dict(encode(s.config, base=START))
    found |= {RECORDS[id].key: RECORDS[id].encode(value) for id, value in s.now.records}
    if language() != browser_language():
        found[LANGUAGE] = language()
    if s.large:
        found[VIEW] = LARGE
    return found


def publish() -> None:
    """Write the link, once for a finished act; the browser makes a history entry of it."""
    s = session()
    found = query()
    if found == s.published:
        return
    s.published, s.published_at = found, time.monotonic()
    st.query_params.from_dict(found)


def linked_language(query: Mapping[str, str]) -> str:
    """The language that a link names, or ""."""
    lang = query.get(LANGUAGE)
    return lang if lang in LANGUAGES else ""


def browser_language() -> str:
    """The browser's language, as far as it is one of ours."""
    return "ko" if (st.context.locale or "").lower().startswith("ko") else "en"


def enlarge(large: bool) -> None:
    """Everything larger, for a class; the link says so."""
    session().large = large
    publish()


def speak(chosen: str) -> None:
    """Switch the language; every choice stays."""
    if chosen in LANGUAGES:
        session().language = chosen
        publish()
