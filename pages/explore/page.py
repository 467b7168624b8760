"""The stage in a fragment of its own: an edit there runs the stage again, not the sidebar and the page.

Each answer to the stage names what must be drawn again (Streamlit's keyed reruns): the stage alone while something is dragged,
the open update too once it is dropped, and the whole page only where the sidebar shows something else than before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ui import runs, state
from ui.components.progress import Progress
from ui.components.rerun import fragment, rerun_fragments

from . import acts, message, model, open_update, sidebar, strings

FRAGMENT = "stage_fragment"


@fragment(FRAGMENT)
def panel() -> None:
    """Play the run of the Config that is."""
    s, language, place = state.session(), state.language(), st.container()
    with Progress(needed=runs.is_long(s.config)) as report:
        if report.needed:
            report.at_once(0, 2, strings.RUNNING(language, n=s.config.steps))
            runs.ran(s.config)
            report.at_once(1, 2, strings.DRAWING(language))
        played = model.played(s.config, keep=s.held is None)
    with place:
        message.show(
            played,
            revision=s.revision,
            language=language,
            history=state.undoable(),
            clock=s.clock,
            cursor=s.cursor,
            on_points=_points,
            on_start=_start,
            on_cursor=_cursor,
            on_action=_action,
        )


def _points(edit: Mapping[str, Any]) -> None:
    done = bool(edit.get("done"))
    _follow(edit)
    _after(lambda: acts.apply_points(edit.get("points"), edit.get("classes", 0), done, edit.get("rev", 0)), done)


def _start(edit: Mapping[str, Any]) -> None:
    done = bool(edit.get("done"))
    _follow(edit)
    _after(lambda: acts.apply_start(edit.get("theta"), done, edit.get("rev", 0)), done)


def _action(edit: Mapping[str, Any]) -> None:
    _follow(edit)
    _after(lambda: acts.apply_action(str(edit.get("name")), edit.get("rev", 0), id=edit.get("id"), label=edit.get("label")), True)


def _cursor(edit: Mapping[str, Any]) -> None:
    _follow({"cursor": edit})
    rerun_fragments(open_update.FRAGMENT)


def _follow(edit: Mapping[str, Any]) -> None:
    """Every edit says where the stage stands, so that the opened update is of what is on the screen."""
    cursor = edit.get("cursor")
    if isinstance(cursor, Mapping):
        acts.apply_cursor(cursor.get("step"), cursor.get("example"))


def _after(act: Callable[[], None], done: bool) -> None:
    """Do what the hand asked for, and draw again what it changed."""
    shown = sidebar.shown()
    act()
    if not done:
        return  # the stage's own fragment runs again by itself
    if sidebar.signature(state.config()) == shown and not state.session().notes:
        rerun_fragments(FRAGMENT, open_update.FRAGMENT)
    else:
        st.rerun()

