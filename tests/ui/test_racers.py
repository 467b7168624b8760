"""Racers look the same in Plotly and on canvas."""

import re

from tests.conftest import ROOT
from ui import racers


def test_hues_and_dashes_are_those_of_the_browser() -> None:
    text = (ROOT / "static" / "kit" / "racers.js").read_text(encoding="utf-8")
    for name, hues in (("LIGHT", racers.LIGHT), ("DARK", racers.DARK)):
        found = re.search(rf"const {name} = \[(.*?)\]", text)
        assert found and tuple(re.findall(r"#\w{6}", found[1])) == hues
    found = re.search(r"DASHES = \[(.*)\];", text)
    assert found
    dashes = re.findall(r"\[([^\[\]]*)\]", found[1])
    assert tuple(",".join(f"{d.strip()}px" for d in dash.split(",")) if dash else "solid" for dash in dashes) == racers.DASHES
