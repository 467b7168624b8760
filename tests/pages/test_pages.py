"""Every page runs in every language, framed or bare, and says everything in that language."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from engine.text import LANGUAGES
from explorer_app import PAGES
from tests.conftest import ROOT
from tests.driver.app import switch_page
from ui.page import Page

HANGUL = re.compile(r"[가-힣]")


def opened(language: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30)
    at.query_params["lang"] = language
    for key, value in query.items():
        at.query_params[key] = value
    return at.run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_runs(page: Page, language: str) -> None:
    at = opened(language)
    if page is not PAGES[0]:
        switch_page(at, page.id)
    assert not at.exception
    assert at.segmented_control(key="language").value == language
    labels = [w.label for w in (*at.selectbox, *at.slider, *at.select_slider, *at.number_input, *at.toggle, *at.button) if w.label]
    assert labels
    spoken = [label for label in labels if HANGUL.search(label)]
    assert spoken == (labels if language == "ko" else [])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_first_run_of_a_session_draws_the_page_that_the_link_names(page: Page) -> None:
    at = switch_page(AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30), page.id)
    assert at.segmented_control(key="language").value == "en"
    assert {widget.key for widget in at.selectbox} == {widget.key for widget in switch_page(opened("en"), page.id).selectbox}


def test_the_second_run_keeps_the_frame() -> None:
    at = opened("en")
    first = [w.key for w in at.selectbox]
    at.run()
    assert not at.exception
    assert [w.key for w in at.selectbox] == first


def test_the_browsers_language_is_taken_where_the_link_has_none() -> None:
    at = AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30)
    at.context = {"locale": "ko-KR"}
    at.run()
    assert at.segmented_control(key="language").value == "ko"
    assert at.selectbox(key="loss").label == "손실"
