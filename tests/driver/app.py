"""The app in a test: its Config, its link, and its widgets by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from engine import Config
from explorer_app import PAGES
from tests.conftest import ROOT
from ui.frame import HOME
from ui.state.config_link import decode, encode
from ui.state.store import KEY, START, Session


def open_app(link: Config | Mapping[str, str] | None = None, locale: str = "en-US") -> AppTest:
    at = AppTest.from_file(str(ROOT / "explorer_app.py"), default_timeout=30)
    at.context = {"locale": locale}
    for key, value in (encode(link, base=START) if isinstance(link, Config) else link or {}).items():
        at.query_params[key] = value
    return checked(at.run())


def checked(at: AppTest) -> AppTest:
    assert not at.exception, at.exception
    return at


def switch_page(at: AppTest, id: str) -> AppTest:
    """Go to another page, as a click on its name does; AppTest itself only knows pages that are files."""
    at._page_hash = calc_hash(HOME if id == PAGES[0].id else id)
    return checked(at.run())


def session(at: AppTest) -> Session:
    found: Session = at.session_state[KEY]
    return found


def config(at: AppTest) -> Config:
    return session(at).config


def linked(at: AppTest) -> Config:
    """The Config that the address stands for."""
    query = {key: str(value) for key, value in at.query_params.items() if key != "lang"}
    found, notes = decode(query, base=START)
    assert not notes
    return found


def widget(at: AppTest, key: str) -> Any:
    """Any widget; each kind has its own type in Streamlit."""
    return at.get_by_key(key)


def turn(at: AppTest, key: str, value: Any) -> AppTest:
    """Do to a widget what a person would."""
    widget(at, key).set_value(value).run()
    return checked(at)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    return checked(at)
