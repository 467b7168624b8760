"""The stage in a fragment of its own: an edit there runs the stage again, not the sidebar and the page.

Each answer to the stage names what must be drawn again (Streamlit's keyed reruns): the stage alone while something is dragged,
the open update too once it is dropped, and the whole page only where the sidebar shows something else than before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui import runs, state
from ui.components.outbox import perform, revision
from ui.components.progress import Progress
from ui.components.rerun import fragment, rerun_fragments

from . import acts, message, model, open_update, sidebar, strings

ID, FRAGMENT = "explore", "stage_fragment"


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
            revision=revision(ID),
            language=language,
            history=state.undoable(),
            clock=s.clock,
            cursor=s.cursor,
            on_edits=_edits,
            on_cursor=_cursor,
        )


def _edits(edits: Any) -> None:
    """Each act that is not done yet; then what shows something else is drawn. An act that only begins is drawn by the stage's own fragment."""
    shown = sidebar.shown()
    done = perform(ID, edits, _act)
    for edit in done:
        _follow(edit)
    if not any(edit.get("done", True) for edit in done):
        return
    if sidebar.signature(state.config()) == shown and not state.session().notes:
        rerun_fragments(FRAGMENT, open_update.FRAGMENT)
    else:
        st.rerun()


def _act(name: str, edit: Mapping[str, Any]) -> None:
    done = bool(edit.get("done"))
    if name == "points":
        acts.apply_points(edit.get("points"), edit.get("classes", 0), done)
    elif name == "start":
        acts.apply_start(edit.get("theta"), done)
    else:
        acts.apply_action(name, id=edit.get("id"), label=edit.get("label"))


def _cursor(cursor: Any) -> None:
    _follow({"cursor": cursor})
    rerun_fragments(open_update.FRAGMENT)


def _follow(edit: Mapping[str, Any]) -> None:
    """Every edit says where the stage stands, so that the opened update is of what is on the screen."""
    cursor = edit.get("cursor")
    if isinstance(cursor, Mapping):
        acts.apply_cursor(cursor.get("step"), cursor.get("example"))
