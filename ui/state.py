"""The Config in the session is the single truth: widgets, link, stage, preset, reset and undo only set it.

A page that keeps something besides the Config (the desk's table of scores) has a frozen record of it in `ui/records.py`; Config and
records together are a `Moment`, and go through history and link as one.

A *finished act* (`commit`, `undo`, `redo`) is one step of the history and one entry of the browser's; what changes while a point
is being dragged (`live`) is neither, until it is dropped. Streamlit is asked for nothing but the session and the query here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from engine import Config
from engine.config import DRAWN, MAX_CLASSES, MAX_POINTS
from engine.links import decode, encode, strangers
from engine.text import LANGUAGES, Text
from engine.words import refused

from . import compute, edits, strings
from .records import RECORDS
from .session import START, Moment, Session, session

HISTORY = 100
IN_FLIGHT = 0.5  # seconds in which the browser may still send the query it had before the last one written
LARGE = "large"
SPOKEN, VIEW = "lang", "view"  # the link's keys of what is no part of a Moment
BESIDES = {SPOKEN: (strings.LANGUAGE, LANGUAGES), VIEW: (strings.VIEW, (LARGE,))}  # and the values they can have


def config() -> Config:
    return session().config


def language() -> str:
    return session().language or "en"


# Setting the Config


def commit(new: Config, *, history: bool = True) -> None:
    """A finished act: `new` is the Config now, undo leads back to the one before, and the link says so."""
    _finish(session().now._replace(config=edits.fitted(new)), history)


def record(id: str) -> Any:
    """What page `id` keeps."""
    return session().now.record(id)


def commit_record(id: str, record: Any, *, history: bool = True) -> None:
    """A finished act on what page `id` keeps; without `history` it is a look that undo need not lead back to."""
    _finish(session().now.having(id, record), history)


def live_record(id: str, record: Any) -> None:
    """What page `id` shows while something there is being dragged."""
    _hold()
    session().now = session().now.having(id, record)


def _finish(new: Moment, history: bool = True) -> None:
    s = session()
    before, s.held = s.held or s.now, None
    if history and new != before:
        s.past = [*s.past, before][-HISTORY:]
        s.future = []
    _set(new)
    publish()


def _hold() -> None:
    s = session()
    s.held = s.held or s.now


def change(**changes: Any) -> None:
    """Commit some fields; what the engine refuses is said, and nothing changes."""
    try:
        new = config().but(**changes)
    except (TypeError, ValueError):
        note(strings.NOT_TAKEN)
    else:
        commit(new)


def live(new: Config) -> None:
    """What is shown while something is being dragged: no history, no link, until it is committed."""
    _hold()
    _set(session().now._replace(config=new))


def undo() -> None:
    _step(session().past, session().future)


def redo() -> None:
    _step(session().future, session().past)


def _step(source: list[Moment], target: list[Moment]) -> None:
    """One step through the history; a drag that is still going on is only given up."""
    s = session()
    if s.held is not None:
        _set(s.held)
        s.held = None
    elif source:
        target.append(s.now)
        _set(source.pop())
    publish()


def history() -> tuple[bool, bool]:
    """Whether there is something to undo and to redo."""
    s = session()
    return bool(s.past or s.held), bool(s.future)


def reset() -> None:
    """Back to update 0 from the same start: nothing about the run changes."""
    session().clock += 1


def names(s: Session | None = None) -> tuple[str, ...]:
    """What a file called the classes, while they are the classes."""
    s = s or session()
    return s.names if s.config.dataset == DRAWN and len(s.names) == compute.classes(s.config) else ()


def take_points(points: tuple[tuple[float, float, int], ...], called: tuple[str, ...]) -> None:
    """Points from a file: the person's own, with the names their labels had."""
    change(dataset=DRAWN, points=points, classes=max(2, len(called)))
    plain = all(name.isdecimal() for name in called)
    session().names = () if plain else called


def _set(new: Moment) -> None:
    s = session()
    s.now = new
    if new.config.dataset == DRAWN:
        s.drawn = new.config


# What the controls and the stage ask for


def choose_dataset(id: str) -> None:
    """A preset; or the person's own points, those drawn last if there are any."""
    s = session()
    if id != DRAWN:
        change(dataset=id, points=(), classes=0)
    elif s.config.dataset != DRAWN:
        drawn = s.drawn
        change(dataset=DRAWN, points=drawn.points if drawn else (), classes=drawn.classes if drawn else compute.classes(s.config))


def new_start() -> None:
    """New numbers for the start, from the engine; the data and their seed stay."""
    change(start=compute.new_start(config()))
    reset()


def apply_points(points: Any, classes: Any, done: bool, revision: Any = 0) -> None:
    """The stage's points: from now on they are the person's own. What cannot be points is left alone."""
    answer(revision)
    try:
        new = edits.with_points(config(), points, classes)
    except (TypeError, ValueError):
        note(strings.TOO_MANY.format(most=MAX_POINTS) if isinstance(points, list) and len(points) > MAX_POINTS else strings.NOT_TAKEN)
        return
    if new.points == compute.points(config()) and new.classes == compute.classes(config()):
        new = config()  # a preset that nothing was changed in stays one
    _shown(new, done)


def apply_start(theta: Any, done: bool, revision: Any = 0) -> None:
    """The dot was dragged: a new start."""
    answer(revision)
    try:
        new = edits.with_start(config(), theta)
    except (TypeError, ValueError):
        note(strings.NOT_TAKEN)
        return
    _shown(new, done)


def _shown(new: Config, done: bool) -> None:
    if done:
        commit(new)
    else:
        live(edits.fitted(new))


def apply_cursor(step: Any, example: Any) -> None:
    """The paused update, and the example that is chosen there."""
    session().cursor = (_count(step), _count(example))


def apply_action(name: str, revision: Any = 0, **details: Any) -> None:
    """What a button on the stage asks for; unknown names ask for nothing."""
    answer(revision)
    acts: dict[str, Callable[[], None]] = {
        "undo": undo,
        "redo": redo,
        "reset": reset,
        "new_start": new_start,
        "clear": lambda: change(dataset=DRAWN, points=(), classes=compute.classes(config())),
        "preset": lambda: choose_dataset(str(details.get("id"))),
        "fix": lambda: change(**compute.fix(config())),
        "add_class": lambda: _own(compute.classes(config()) + 1),
        "remove_class": lambda: _remove_class(details.get("label")),
    }
    if name in acts:
        acts[name]()


def _own(classes: int, points: tuple[tuple[float, float, int], ...] | None = None) -> None:
    """Make what is shown the person's own, with this many classes."""
    if 2 <= classes <= MAX_CLASSES:
        change(dataset=DRAWN, points=compute.points(config()) if points is None else points, classes=classes)


def _remove_class(label: object) -> None:
    """Take a class away with its points; those above it move down by one."""
    k = compute.classes(config())
    gone = label if isinstance(label, int) and 0 <= label < k else k - 1
    _own(k - 1, tuple((x, y, c - (c > gone)) for x, y, c in compute.points(config()) if c != gone))


def answer(revision: Any) -> None:
    """Remember which of the stage's edits is being answered: a late answer must not overwrite a newer one."""
    s = session()
    s.revision = max(s.revision, _count(revision))


def _count(value: Any) -> int:
    """A whole number from 0 on; what the browser sent instead of one counts as 0."""
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0


# The link


def greet() -> None:
    """Settle the language before anything is said: the link's, else the browser's."""
    s = session()
    if not s.language:
        s.language = _spoken(st.query_params.to_dict()) or _local()


def arrive(page: str) -> None:
    """Read the link where it is news: on the first run, and when the browser went back or forward.

    Opening another page clears the address: there the link is written anew. A bare address therefore says nothing, but on a page
    that was opened while there was nothing to write.
    """
    s = session()
    query = st.query_params.to_dict()
    first, moved, s.page = s.published is None, page != s.page, page
    if moved and not query:
        if not first:
            _follow(page)
        if first or not link():
            s.bare.add(page)
        else:
            s.bare.discard(page)
        if not first:
            s.published = {}
            publish()
            return
    elif not moved and query == s.published:
        return
    elif not moved and time.monotonic() - s.published_at < IN_FLIGHT:
        st.query_params.from_dict(s.published or {})  # if it was Back after all, the address must not stay behind
        return
    s.published = query
    if not query and page not in s.bare:
        return
    found, notes = _read(query)
    s.notes += notes
    s.language = _spoken(query) or _local()
    s.large = query.get(VIEW) == LARGE
    if first:
        _set(found)
    elif found != s.now:
        _travel(found)


def _follow(page: str) -> None:
    """A page about Explore's paused update is opened: its record, and with it the link, say which update that is."""
    s, entry = session(), RECORDS.get(page)
    step = s.cursor[0]
    if entry and entry.paused and step != s.followed.get(page, 0):
        s.followed[page] = step
        s.now = s.now.having(page, entry.paused(s.now.record(page), step))


def _read(query: Mapping[str, str]) -> tuple[Moment, list[Text]]:
    """What a link holds; whatever cannot be read falls back to the default, and is noted. Every page knows the keys of all."""
    config, noted = decode(query, base=START)
    found, notes = Moment(edits.fitted(config)), list(noted)
    for id, entry in RECORDS.items():
        if entry.key in query:
            value, said = entry.decode(query[entry.key])
            found, notes = found.having(id, value), [*notes, *said]
    notes += [refused(name, query[key]) for key, (name, values) in BESIDES.items() if query.get(key, values[0]) not in values]
    return found, [*notes, *strangers(query, known={*BESIDES, *(entry.key for entry in RECORDS.values())})]


def _travel(found: Moment) -> None:
    """Back is undo and Forward redo, where that is what they lead to; to another look at the same they are neither; else it is a new act."""
    s = session()
    now, s.held = s.held or s.now, None
    made = found.unseen()
    if made == now.unseen():
        pass
    elif s.past and s.past[-1].unseen() == made:
        s.future.append(now)
        s.past.pop()
    elif s.future and s.future[-1].unseen() == made:
        s.past.append(now)
        s.future.pop()
    else:
        s.past, s.future = [*s.past, now][-HISTORY:], []
    _set(found)


def link() -> dict[str, str]:
    """The query that reproduces everything, and the language where it is not the browser's own."""
    query = dict(encode(config(), base=START))
    query |= {RECORDS[id].key: RECORDS[id].encode(value) for id, value in session().now.records}
    if language() != _local():
        query[SPOKEN] = language()
    if session().large:
        query[VIEW] = LARGE
    return query


def publish() -> None:
    """Write the link, once for a finished act; the browser makes a history entry of it."""
    s = session()
    query = link()
    if query == s.published:
        return
    s.published, s.published_at = query, time.monotonic()
    st.query_params.from_dict(query)


def _spoken(query: Mapping[str, str]) -> str:
    lang = query.get(SPOKEN)
    return lang if lang in LANGUAGES else ""


def _local() -> str:
    """The browser's language, as far as it is one of ours."""
    return "ko" if (st.context.locale or "").lower().startswith("ko") else "en"


def enlarge(large: bool) -> None:
    """Everything larger, for a class; the link says so."""
    session().large = large
    publish()


def scale() -> float:
    """What sizes are multiplied by that do not follow the page's own, in figures."""
    return 20 / 14 if session().large else 1.0


def speak(chosen: str) -> None:
    """Switch the language; every choice stays."""
    if chosen in LANGUAGES:
        session().language = chosen
        publish()


# Notes


def note(text: Text) -> None:
    session().notes.append(text)


def take_notes() -> list[Text]:
    """What is to be said once, and now has been."""
    s = session()
    notes, s.notes = s.notes, []
    return notes
