"""Points in and out: what cannot be read is said by its line, and what was drawn is kept."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import checked, config, open_app, press, session
from tests.ui.test_state import OWN
from ui import compute, state, strings


def reader(language: str = "en") -> AppTest:
    at = open_app(OWN)
    if language != "en":
        at.segmented_control(key="language").set_value(language).run()
    at.session_state["points_in"] = True
    return checked(at.run())


def paste(at: AppTest, text: str) -> AppTest:
    at.text_area(key="points_pasted").set_value(text)
    return press(at, "points_use")


def test_pasted_points_become_the_persons_own() -> None:
    at = paste(reader(), "x,y,label\n0.5,0.25,cat\n-0.5,0.25,dog\n0,-0.5,frog\n")
    assert config(at) == OWN.but(points=((0.5, 0.25, 0), (-0.5, 0.25, 1), (0.0, -0.5, 2)), classes=3)
    assert session(at).past == [OWN]
    assert state.names(session(at)) == ("cat", "dog", "frog")
    assert strings.POINTS_TAKEN("en", n=3) in [c.value for c in at.caption]


@pytest.mark.parametrize("text, line", [("0.1,0.2,a\n0.3,b", "2"), ("0.1,0.2,a\n0.1,nan,a", "2"), ("1,2,3\n4,5,6\nx,1,2", "3")])
def test_an_error_names_the_line_and_keeps_what_was_drawn(text: str, line: str) -> None:
    at = paste(reader(), text)
    assert [e.value.split(":")[0] for e in at.error] == [f"Line {line}"]
    assert config(at) == OWN
    assert not session(at).past


def test_errors_speak_korean() -> None:
    at = paste(reader("ko"), "0.1,0.2,a\n0.3,b")
    assert at.error[0].value.startswith("2번째 줄")


def test_nothing_given_is_said() -> None:
    at = press(reader(), "points_use")
    assert [e.value for e in at.error] == [strings.POINTS_NONE.en]
    assert config(at) == OWN


def test_a_file_goes_before_what_was_pasted() -> None:
    at = reader()
    at.file_uploader(key="points_file").upload("points.csv", "0.1;0.2;가\n0.3;0.4;나\n".encode("cp949"))
    at.text_area(key="points_pasted").set_value("nonsense")
    press(at, "points_use")
    assert config(at).points == ((0.1, 0.2, 0), (0.3, 0.4, 1))


def test_hostile_text_is_repeated_harmlessly() -> None:
    at = paste(reader(), "<img src=x onerror=alert(1)>,[a](javascript:b),$c$")
    assert len(at.error) == 1
    assert not any(mark in at.error[0].value for mark in ("<img", "](", "$c$"))


def test_class_names_last_as_long_as_the_classes_do() -> None:
    at = paste(reader(), "0.5,0.25,cat\n-0.5,0.25,dog\n")
    assert state.names(session(at)) == ("cat", "dog")
    at.number_input(key="classes").set_value(3).run()
    assert state.names(session(at)) == ()


def test_a_preset_can_be_downloaded_too() -> None:
    assert len(compute.points(state.START)) == state.START.samples
