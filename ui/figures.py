"""The style of every Plotly figure, in light and dark: Plotly cannot read CSS variables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

import plotly.graph_objects as go
import streamlit as st

from ui import theme
from ui.language import numbers

from . import state

FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif"
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
ROW = 11  # px of axis numbers, at a root of 14 px


@dataclass(frozen=True)
class Ink:
    """The colours of one mode; `classes` are those of the data."""

    ink: str
    paper: str
    mute: str
    grid: str
    border: str
    gradient: str
    ok: str
    classes: tuple[str, ...]


def _ink(hues: theme.Hues, ink: str, paper: str, mute: str, grid: str, border: str) -> Ink:
    return Ink(ink, paper, mute, grid, border, hues.gradient, hues.ok, hues.classes)


LIGHT = _ink(theme.LIGHT, "#1B2027", "#FFFFFF", "#686C71", "#ECEEF1", "#DFE2E7")
DARK = _ink(theme.DARK, "#E3E6EB", "#14161A", "#8C8F94", "#262B32", "#30353D")


class Look(TypedDict):
    """What every figure depends on: the visitor's theme, and the root font size over 14 px."""

    dark: bool
    scale: float


def look() -> Look:
    """The theme and the scale of this session."""
    return {"dark": st.context.theme.type == "dark", "scale": state.scale()}


def chart(figure: go.Figure, key: str, **options: Any) -> None:
    """Draw a figure in its own style, without Plotly's tools."""
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, **options)


def ink(dark: bool) -> Ink:
    return DARK if dark else LIGHT


def power(exponent: int) -> str:
    """A power of ten as text, as large as the numbers around it.

    >>> [power(e) for e in (-3, 0, 1, 5)]
    ['10⁻³', '1', '10', '10⁵']
    """
    return {0: "1", 1: "10"}.get(exponent, numbers.power(exponent))


def powers(low: int, high: int, every: int = 1) -> dict[str, list[Any]]:
    """A log axis's ticks at powers of ten.

    >>> powers(-2, 2, 2)
    {'tickvals': [0.01, 1.0, 100.0], 'ticktext': ['10⁻²', '1', '10²']}
    """
    exponents = range(low, high + 1, every)
    return {"tickvals": [float(f"1e{e}") for e in exponents], "ticktext": [power(e) for e in exponents]}


def line(color: str, width: float = 2, dash: str = "solid") -> dict[str, Any]:
    return {"color": color, "width": width, "dash": dash}


def label(figure: go.Figure, x: float, y: float, text: str, color: str, **place: Any) -> None:
    """Add a label beside a curve, in its colour, instead of a legend. On a log axis x and y are exponents, as for all annotations of Plotly."""
    figure.add_annotation(
        **{"x": x, "y": y, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle"} | place,
        font={"family": FONT, "size": 12, "color": color},
    )


def dress(figure: go.Figure, colours: Ink, height: int, *, scale: float = 1.0) -> go.Figure:
    """Apply the style to a figure. Call it last: Plotly resets a title's font when the title is set. `scale` is the root font size over 14 px."""
    small = {"family": FONT, "size": ROW * scale, "color": colours.mute}
    figure.update_layout(
        height=height * scale,
        margin={"l": 56, "r": 12, "t": 8, "b": 44},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font=small,
        showlegend=False,
        dragmode=False,
        hovermode="x unified",
        hoverlabel={"bgcolor": colours.paper, "bordercolor": colours.mute, "font": {**small, "color": colours.ink}},
        separators=".,",
    )
    axis = {"zeroline": False, "fixedrange": True, "tickfont": small, "title_font": small, "automargin": True}
    figure.update_xaxes(**axis, showgrid=False, showline=True, linecolor=colours.border, linewidth=1, ticks="", title_standoff=8)
    figure.update_yaxes(**axis, showgrid=True, gridcolor=colours.grid, gridwidth=1, showline=False, ticks="", title_standoff=8)
    figure.update_annotations(font_family=FONT)
    return figure
