"""Points in and out: what cannot be read is said by its line, and what was drawn is kept."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from engine.run import facts
from engine.text import LANGUAGES, Text
from pages.explore import strings
from pages.explore.points_io import SAID
from tests.driver.app import checked, config, open_app, press, session
from tests.ui.test_state import OWN
from ui import state


def reader(language: str = "en") -> AppTest:
    """The app with the dialog open."""
    at = open_app(OWN)
    if language != "en":
        at.segmented_control(key="language").set_value(language).run()
    return press(at, "points_in")


def paste(at: AppTest, text: str) -> AppTest:
    at.text_area(key="points_pasted").set_value(text)
    return press(at, "points_use")


def said(at: AppTest) -> Text:
    """What the dialog says once it is drawn again."""
    text = at.session_state[SAID]
    assert isinstance(text, Text)
    return text


def test_pasted_points_become_the_persons_own() -> None:
    at = paste(reader(), "x,y,label\n0.5,0.25,cat\n-0.5,0.25,dog\n0,-0.5,frog\n")
    assert config(at) == OWN.but(points=((0.5, 0.25, 0), (-0.5, 0.25, 1), (0.0, -0.5, 2)), classes=3)
    assert session(at).past == [state.Moment(OWN)]
    assert session(at).now.names == ("cat", "dog", "frog")
    assert [toast.value for toast in at.toast] == [strings.POINTS_TAKEN("en", n=3)]


@pytest.mark.parametrize("text, line", [("0.1,0.2,a\n0.3,b", "2"), ("0.1,0.2,a\n0.1,nan,a", "2"), ("1,2,3\n4,5,6\nx,1,2", "3")])
def test_an_error_names_the_line_and_keeps_what_was_drawn(text: str, line: str) -> None:
    at = paste(reader(), text)
    assert said(at).en.startswith(f"Line {line}:")
    assert said(at).ko.startswith(f"{line}번째 줄:")
    assert config(at) == OWN
    assert not session(at).past


def test_an_error_is_shown_where_it_was_made() -> None:
    at = paste(reader("ko"), "0.1,0.2,a\n0.3,b")
    shown = AppTest.from_string("from pages.explore import points_io; points_io._reader('ko')")
    shown.session_state[SAID] = said(at)
    assert [e.value for e in checked(shown.run()).error] == [said(at).ko]


def test_nothing_given_is_said() -> None:
    at = press(reader(), "points_use")
    assert said(at) == strings.POINTS_NONE
    assert config(at) == OWN


def test_a_file_goes_before_what_was_pasted() -> None:
    at = reader()
    at.file_uploader(key="points_file").upload("points.csv", "0.1;0.2;가\n0.3;0.4;나\n".encode("cp949"))
    at.text_area(key="points_pasted").set_value("nonsense")
    press(at, "points_use")
    assert config(at).points == ((0.1, 0.2, 0), (0.3, 0.4, 1))


def test_hostile_text_is_repeated_harmlessly() -> None:
    at = paste(reader(), "<img src=x onerror=alert(1)>,[a](javascript:b),$c$")
    assert not any(mark in said(at)(language) for mark in ("<img", "](", "$c$") for language in LANGUAGES)


def test_class_names_last_as_long_as_the_classes_do() -> None:
    at = paste(reader(), "0.5,0.25,cat\n-0.5,0.25,dog\n")
    assert session(at).now.names == ("cat", "dog")
    at.number_input(key="classes").set_value(3).run()
    assert session(at).now.names == ()


def test_a_preset_can_be_downloaded_too() -> None:
    assert len(facts.points(state.START)) == state.START.samples
