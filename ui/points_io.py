"""Points in and out: paste or upload CSV, download, copy the link. What cannot be read is said, and what was drawn is kept."""

from __future__ import annotations

import streamlit as st

from engine import Config
from engine.config import MAX_CLASSES, MAX_POINTS
from engine.csvpoints import PointsError, read_points, write_points
from engine.text import Text

from . import compute, copy_link, state, strings

PASTED, FILE, SAID = "points_pasted", "points_file", "points_said"


def panel(config: Config, language: str) -> None:
    """The last part of More."""
    opener = st.popover(strings.POINTS_IN(language), key="points_in", on_change="rerun", width="stretch")
    if opener.open:
        with opener:
            _reader(language)
    else:
        st.session_state.pop(SAID, None)
    session = state.session()  # asked when the file is: points may have moved since the button was drawn
    with st.container(key="share"):
        st.download_button(
            strings.POINTS_DOWNLOAD(language),
            data=lambda: write_points(compute.points(session.config), state.names(session) or None).encode(),
            file_name="points.csv",
            mime="text/csv",
            key="points_download",
            on_click="ignore",
            width="stretch",
        )
        copy_link.button(language)


def _reader(language: str) -> None:
    st.caption(strings.POINTS_LIMITS(language, points=MAX_POINTS, classes=MAX_CLASSES))
    st.text_area(strings.POINTS_PASTE(language), key=PASTED, placeholder=strings.POINTS_EXAMPLE(language), height=140)
    st.file_uploader(strings.POINTS_FILE(language), key=FILE, type=["csv", "txt", "tsv"])
    st.button(strings.POINTS_USE(language), key="points_use", on_click=_use)
    for good, text in st.session_state.get(SAID, []):
        (st.caption if good else st.error)(text(language))


def _use() -> None:
    """Read what was given, the file first; the answer is said under the button."""
    file = st.session_state.get(FILE)
    given: bytes | str = file.getvalue() if file is not None else st.session_state.get(PASTED, "")
    said: list[tuple[bool, Text]] = []
    if not given.strip():
        said.append((False, strings.POINTS_NONE))
    else:
        try:
            parsed = read_points(given)
        except PointsError as problem:
            said.append((False, problem.text))
        else:
            state.take_points(parsed.points, parsed.names)
            said.append((True, strings.POINTS_TAKEN.format(n=len(parsed.points))))
            said += [(True, note) for note in parsed.notes]
    st.session_state[SAID] = said
