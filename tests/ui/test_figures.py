"""Figures carry our look, in both modes."""

import plotly.graph_objects as go
import pytest

from ui import figures as style


@pytest.mark.parametrize("dark", [False, True])
def test_dress(dark: bool) -> None:
    colours = style.ink(dark)
    figure = go.Figure()
    figure.add_scatter(x=[1, 2], y=[1, 2])
    figure.update_xaxes(title="d")
    style.dress(figure, colours, 300, scale=2)
    layout = figure.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)" and layout.height == 600
    assert layout.showlegend is False and layout.hovermode == "x unified" and layout.dragmode is False
    assert layout.hoverlabel.bgcolor == colours.paper and layout.yaxis.gridcolor == colours.grid
    assert not layout.xaxis.showgrid and layout.xaxis.fixedrange and layout.yaxis.fixedrange
    assert layout.xaxis.title.font.size == layout.font.size == 22 and layout.xaxis.title.font.color == colours.mute


def test_modes_differ_and_name_six_classes() -> None:
    assert style.LIGHT != style.DARK and len(style.LIGHT.classes) == len(style.DARK.classes) == 6


def test_a_label_stands_in_place_of_a_legend() -> None:
    figure = go.Figure()
    style.label(figure, 1, 2, "numeric", "#123456", xanchor="right")
    (said,) = figure.layout.annotations
    assert (said.text, said.showarrow, said.xanchor, said.font.color) == ("numeric", False, "right", "#123456")
