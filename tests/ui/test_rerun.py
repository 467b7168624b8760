"""A part of the page is drawn again in place of what a hand's act began, but never in place of a whole page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.errors import StreamlitAPIException

from ui.components import rerun


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    rerun.begin_page()
    monkeypatch.setattr(st, "rerun", found.append)
    return found


def under_way(monkeypatch: pytest.MonkeyPatch, fragments: list[str] | None) -> None:
    monkeypatch.setattr(rerun, "get_script_run_ctx", lambda **_: SimpleNamespace(fragment_ids_this_run=fragments))


def test_where_a_part_is_drawn_these_parts_are_drawn_instead(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    under_way(monkeypatch, ["some id"])
    rerun.rerun_fragments("desk", "sidebar")
    assert asked == [["desk", "sidebar"]]


def test_a_run_of_the_whole_page_goes_on(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    under_way(monkeypatch, None)
    rerun.rerun_fragments("desk")
    assert asked == []


def test_a_part_that_is_not_known_yet_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    rerun.begin_page()

    def unknown(fragments: Any) -> None:
        asked.append(fragments)
        raise StreamlitAPIException("unknown fragment")

    monkeypatch.setattr(st, "rerun", unknown)
    under_way(monkeypatch, ["some id"])
    rerun.rerun_fragments("desk")
    assert asked == [["desk"]], "Streamlit knew none, and runs what it would"


def test_what_was_requested_and_not_drawn_is_drawn_with_what_the_next_event_requests(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    under_way(monkeypatch, ["some id"])
    monkeypatch.setattr(st, "fragment", lambda **_: lambda draw: draw)
    desk = rerun.fragment("desk")(lambda: None)
    rerun.rerun_fragments("desk")
    rerun.rerun_fragments("sidebar")  # in a run that Streamlit joined with the one requested before
    desk()
    rerun.rerun_fragments("update")
    assert asked == [["desk"], ["desk", "sidebar"], ["sidebar", "update"]]


def test_a_run_of_the_whole_page_leaves_nothing_to_draw(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    under_way(monkeypatch, ["some id"])
    rerun.rerun_fragments("desk")
    rerun.begin_page()
    rerun.rerun_fragments("sidebar")
    assert asked == [["desk"], ["sidebar"]]
