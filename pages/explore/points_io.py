"""Points in and out: paste or upload CSV, download. What cannot be read is said, and what was drawn is kept."""

from __future__ import annotations

import streamlit as st

from engine.config import MAX_CLASSES, MAX_POINTS
from engine.run import facts
from engine.text import Text
from ui import state

from . import acts, strings
from .csv_points import MAX_BYTES, PointsError, read_points, write_points

PASTED, FILE, SAID, TRIED = "points_pasted", "points_file", "points_said", "points_tried"


def panel(language: str) -> None:
    """The last part of More."""
    if st.button(strings.POINTS_IN(language), key="points_in", width="stretch"):
        for key in (SAID, TRIED):
            st.session_state.pop(key, None)
        st.dialog(strings.POINTS_IN(language))(_reader)(language)
    session = state.session()  # asked when the file is: points may have moved since the button was drawn
    st.download_button(
        strings.POINTS_DOWNLOAD(language),
        data=lambda: write_points(facts.points(session.config), session.now.names or None).encode(),
        file_name="points.csv",
        mime="text/csv",
        key="points_download",
        on_click="ignore",
        width="stretch",
    )


def _reader(language: str) -> None:
    """The dialog's body; it stays open until the points could be read."""
    st.caption(strings.POINTS_LIMITS(language, points=MAX_POINTS, classes=MAX_CLASSES))
    st.text_area(strings.POINTS_PASTE(language), key=PASTED, placeholder=strings.POINTS_EXAMPLE(language), height=160)
    st.file_uploader(strings.POINTS_FILE(language), key=FILE, type=["csv", "txt", "tsv"], max_upload_size=MAX_BYTES // 10**6)
    said: Text | None = st.session_state.get(SAID)
    if said:
        st.error(said(language))
    st.button(strings.POINTS_USE(language), key="points_use", on_click=_use)


def _use() -> None:
    """Read what was given. A mistake is said in the dialog; what was done to make points fit, beside the stage."""
    given = _given()
    try:
        parsed = read_points(given)
    except PointsError as problem:
        st.session_state[SAID] = problem.text if given.strip() else strings.POINTS_NONE
        return
    acts.take_points(parsed.points, parsed.names)
    for text in (strings.POINTS_TAKEN.format(n=len(parsed.points)), *parsed.notes):
        state.note(text)
    st.rerun()


def _given() -> bytes | str:
    """The file or the text: what is new since the last attempt, the file first. A file that was refused is still there when lines are pasted instead."""
    file, text = st.session_state.get(FILE), st.session_state.get(PASTED, "")
    tried_file, tried_text, by_text = st.session_state.get(TRIED, (None, "", False))
    id = file.file_id if file is not None else None
    if id != tried_file:
        by_text = file is None
    elif text != tried_text:
        by_text = True
    st.session_state[TRIED] = id, text, by_text
    return text if file is None or (by_text and text.strip()) else file.getvalue()
