"""The cost figure shows what was measured, and hollow marks where it was not measured whole."""

import pytest

from engine.studies.cost import Cost
from engine.text import LANGUAGES
from pages.gradients.figures import ANALYTIC, NUMERIC, cost, seconds
from ui import figures as style

COSTS = [Cost(6, 7, 1e-4, True, 1e-5), Cost(300, 301, 4e-3, True, 2e-5), Cost(99_999, 100_000, 57.0, False, 1e-3)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_cost(language: str, dark: bool) -> None:
    colours = style.ink(dark)
    figure = cost(COSTS, colours, language)
    numeric, analytic = figure.data
    assert (list(numeric.y), list(analytic.y)) == ([1e-4, 4e-3, 57.0], [1e-5, 2e-5, 1e-3])
    assert list(numeric.x) == [6, 300, 99_999]
    assert list(numeric.marker.color) == [colours.ink, colours.ink, colours.paper]
    assert figure.layout.xaxis.type == figure.layout.yaxis.type == "log"
    assert {a.text for a in figure.layout.annotations} == {NUMERIC(language), ANALYTIC(language)}
    assert figure.layout.yaxis.ticktext[0] == "10⁻⁵" and figure.layout.yaxis.ticktext[-1] == "10²"


@pytest.mark.parametrize("t, said", [(57.6, "58 s"), (1.0, "1.0 s"), (0.05, "50 ms"), (1e-4, "0.1 ms"), (9e-6, "9.0 µs")])
def test_seconds(t: float, said: str) -> None:
    assert seconds(t) == said
