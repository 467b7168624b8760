"""The frame: every page has its name in the session's language and an address of its own; styles stay few."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from engine.text import LANGUAGES
from explorer_app import PAGES
from tests.conftest import ROOT
from tests.driver.app import open_app
from ui import frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_have_names_and_addresses(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    def page(source: object, **options: Any) -> SimpleNamespace:
        made.append({"source": source, **options})
        return SimpleNamespace(**options)

    monkeypatch.setattr(st, "Page", page)
    monkeypatch.setattr(st, "session_state", {})
    frame._navigation(PAGES, language)
    assert [page["title"] for page in made[:-1]] == [page.title(language) for page in PAGES]
    assert [page["help"] for page in made[:-1]] == [page.help(language) for page in PAGES]
    assert [bool(page.get("default")) for page in made].count(True) == 1 and made[0]["default"]
    addresses = [page["url_path"] for page in made]
    assert len(set(addresses)) == len(addresses)
    assert (made[-1]["url_path"], made[-1]["visibility"]) == ("explore", "hidden"), "the home page's own name is a link too"


def test_every_folder_in_pages_is_a_page() -> None:
    assert {page.id for page in PAGES} == {path.parent.name for path in (ROOT / "pages").glob("*/__init__.py")}


def test_the_logo_is_a_picture_of_paths() -> None:
    """In an <img> there is no page font to set text in."""
    for file in (frame.LOGO, frame.ICON):
        svg = file.read_text(encoding="utf-8")
        assert svg.startswith("<svg") and "<path" in svg and "<text" not in svg


def test_a_rerun_does_not_show() -> None:
    css = "".join(html.value for html in open_app().html)
    assert "[data-stale]{opacity:1!important" in css
    assert "stStatusWidgetRunningIcon" in css
