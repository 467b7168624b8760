"""Acts on the session's Moment, and the history they make."""

from __future__ import annotations

from typing import Any

from engine import Config
from engine.config import DRAWN
from engine.run.facts import fitted
from ui import strings

from .link import publish
from .store import Moment, config, note, session

HISTORY = 100


def commit(new: Config, *, history: bool = True, names: tuple[str, ...] | None = None) -> None:
    """A finished act: `new` is the Config, undo leads back to the one before, and the link says so. `names` are those of the classes."""
    now = session().now if names is None else session().now._replace(names=names)
    commit_moment(now.with_config(fitted(new)), history)


def record(id: str) -> Any:
    """The record of page `id`."""
    return session().now.record(id)


def commit_record(id: str, record: Any, *, history: bool = True) -> None:
    """A finished act on the record of page `id`; without `history` it is a view, which undo need not lead back to."""
    commit_moment(session().now.with_record(id, record), history)


def live_record(id: str, record: Any) -> None:
    """The record of page `id` while something there is being dragged."""
    _hold()
    session().now = session().now.with_record(id, record)


def commit_moment(new: Moment, history: bool = True) -> None:
    """A finished act."""
    s = session()
    before, s.held = s.held or s.now, None
    if history and new != before:
        s.past = [*s.past, before][-HISTORY:]
        s.future = []
    set_moment(new)
    publish()


def _hold() -> None:
    s = session()
    s.held = s.held or s.now


def change(*, names: Any = None, **changes: Any) -> None:
    """Commit some fields; what the engine refuses is noted, and nothing changes."""
    try:
        new = config().but(**changes)
    except (TypeError, ValueError):
        note(strings.NOT_TAKEN)
    else:
        commit(new, names=names)


def live(new: Config) -> None:
    """The Config while something is being dragged: no history, no link, until it is committed."""
    _hold()
    session().now = session().now.with_config(new)


def undo() -> None:
    s = session()
    _step(s.past, s.future)


def redo() -> None:
    s = session()
    _step(s.future, s.past)


def _step(source: list[Moment], target: list[Moment]) -> None:
    """One step through the history; a drag that is still going on is only given up."""
    s = session()
    if s.held is not None:
        set_moment(s.held)
        s.held = None
    elif source:
        target.append(s.now)
        set_moment(source.pop())
    publish()


def undoable() -> tuple[bool, bool]:
    """Whether there is something to undo and to redo."""
    s = session()
    return bool(s.past or s.held), bool(s.future)


def travel(found: Moment) -> None:
    """Take over the Moment of a link that the browser went to.

    Back is undo and Forward redo, where that is what they lead to; to another view of the same they are neither; else it is a new act.
    The link does not hold the names of the classes: they are those of the same points in the history.
    """
    s = session()
    now, s.held = s.held or s.now, None
    if found.without_view() == now.without_view():
        return set_moment(found._replace(names=now.names))
    for source, target in ((s.past, s.future), (s.future, s.past)):
        steps = _steps_to(found, now, source)
        for _ in range(steps):
            target.append(now)
            now = source.pop()
        if steps:
            return set_moment(found._replace(names=now.names))
    named = next((moment for moment in (now, *reversed(s.past), *reversed(s.future)) if moment.config.points == found.config.points), found)
    s.past, s.future = [*s.past, now][-HISTORY:], []
    return set_moment(found._replace(names=named.names).with_config(found.config))


def _steps_to(found: Moment, now: Moment, source: list[Moment]) -> int:
    """How many steps through `source` lead from `now` to the Moment of a link; 0 if it is not the next link there.

    Steps that change only the names of the classes have no link of their own.
    """
    for steps, moment in enumerate(reversed(source), start=1):
        made = moment.without_view()
        if made == found.without_view():
            return steps
        if made != now.without_view():
            return 0
    return 0


def set_moment(new: Moment) -> None:
    """Make `new` what is shown."""
    s = session()
    s.now = new
    if new.config.dataset == DRAWN:
        s.drawn = new


def restart_clock() -> None:
    """Back to update 0 of the same run."""
    session().clock += 1
