"""One table holds the colours and shapes of data; the copies that have to stand elsewhere agree with it."""

from __future__ import annotations

import re
import tomllib

import pytest

from pages.explore.thumbnails import colours
from tests.conftest import ROOT
from tests.test_repository import FILES
from ui import figures, racers, theme

TABLE = ROOT / "static" / "kit" / "theme.js"
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def test_six_of_each() -> None:
    for hues in (theme.LIGHT, theme.DARK):
        for six in (hues.classes, hues.racers):
            assert len(set(six)) == 6 and all(re.fullmatch("#[0-9A-F]{6}", hue) for hue in six)
    assert theme.SHAPES == len(theme.DASHES) == len(racers.DASHES) == len(racers.LETTERS) == 6


def test_no_other_file_names_a_hue_of_the_table() -> None:
    named = {hue.lower() for hues in (theme.LIGHT, theme.DARK) for hue in (*hues.classes, *hues.racers[1:])}
    others = [path for path in FILES if path != TABLE]
    found = {path.name: named & set(re.findall("#[0-9a-f]{6}", path.read_text(encoding="utf-8").lower())) for path in others}
    assert {name: hues for name, hues in found.items() if hues} == {}


@pytest.mark.parametrize("name", ["icon.svg", "logo.svg"])
def test_the_dot_of_the_icons_has_the_colour_of_class_2(name: str) -> None:
    dot = re.search('<circle[^>]*fill="(#[0-9A-F]{6})"', (ROOT / "static" / name).read_text(encoding="utf-8"))
    assert dot and dot[1] == theme.LIGHT.classes[1]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlits_theme_has_the_same_quantities_and_ink(mode: str) -> None:
    hues, ink, found = theme.hues(mode == "dark"), figures.ink(mode == "dark"), CONFIG[mode]
    assert (found["redColor"], found["greenColor"], found["orangeColor"]) == (hues.gradient, hues.ok, hues.batch)
    assert (found["textColor"], found["backgroundColor"], found["borderColor"]) == (ink.ink, ink.paper, ink.border)
    assert hues.racers[0] == ink.ink, "racer A is ink"


def test_thumbnails_are_in_the_colours_of_the_classes() -> None:
    assert dict(re.findall(r"(\.dark \.c\d|(?<! )\.c\d)\{fill:(#\w{6})\}", colours())) == {
        f"{scope}.c{label}": hue for scope, hues in (("", theme.LIGHT), (".dark ", theme.DARK)) for label, hue in enumerate(hues.classes)
    }
