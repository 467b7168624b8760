"""Open the update: worked out only while it is open, and always of the update that the stage is paused at."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from engine import LOSSES, OPTIMIZERS, Config
from engine.text import LANGUAGES
from pages.explore import model, strings
from tests.driver.app import checked, open_app, session
from ui.figures import DARK, LIGHT
from ui.state import START


def opened(config: Config = START, cursor: tuple[int, int] = (0, 0)) -> AppTest:
    at = open_app(config)
    at.session_state["open_update"] = True
    session(at).cursor = cursor
    return checked(at.run())


def rows(at: AppTest) -> list[str]:
    return [latex.value.strip("$\n") for latex in at.get_by_key("opened").latex]


def test_nothing_is_worked_out_while_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "opened", lambda *_: pytest.fail("worked out for nobody"))
    at = open_app()
    with pytest.raises(KeyError):
        at.get_by_key("opened")


@pytest.mark.parametrize("loss", LOSSES)
def test_the_rows_are_those_of_the_paused_update(loss: str) -> None:
    config = START.but(loss=loss)
    first, later = rows(opened(config)), rows(opened(config, (60, 3)))
    assert len(first) == len(later) == 7
    assert all(a != b for a, b in zip(first, later, strict=True))
    assert later == [latex for _, latex in model.opened(config, 60, 3, "en")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_can_be_opened(optimizer: str, language: str) -> None:
    at = open_app({"o": optimizer, "lang": language})
    at.session_state["open_update"] = True
    checked(at.run())
    assert len(rows(at)) >= 6
    titles = [title for title, _ in model.opened(START.but(optimizer=optimizer), 0, 0, language)]
    said = [text.value for text in at.get_by_key("opened").markdown]
    assert said == [f":gray[{i}] {title}" for i, title in enumerate(titles, start=1)]


def test_the_end_of_the_run_has_no_update_after_it() -> None:
    at = opened(cursor=(10**6, 10**6))
    assert len(rows(at)) == 5
    assert strings.OPEN_END.en in [caption.value for caption in at.caption]


def test_without_points_there_is_nothing_to_open() -> None:
    at = opened(Config(dataset="drawn", points=(), classes=3))
    assert strings.OPEN_EMPTY.en in [caption.value for caption in at.caption]


def test_the_gradients_colour_is_legible_in_the_dark() -> None:
    at = open_app()
    at.session_state["open_update"] = True
    at.context = {"locale": "en-US", "theme": "dark"}
    dark = "".join(rows(checked(at.run())))
    assert DARK.gradient in dark and LIGHT.gradient not in dark
    at.context = {"locale": "en-US", "theme": "light"}
    assert LIGHT.gradient in "".join(rows(checked(at.run())))
