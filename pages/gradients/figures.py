"""What a gradient costs against the number of weights, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from engine.studies.cost import Cost
from engine.text import Text
from ui import figures

HEIGHT = 320
WEIGHTS = Text("number of weights d", "가중치 개수 d")
SECONDS = Text("seconds, measured here", "초, 여기서 측정")
NUMERIC = Text("numeric: d + 1 losses", "수치적: 손실 d + 1번")
ANALYTIC = Text("analytic: one pass", "해석적: 한 번")
UNITS = ((1.0, 1.0, Text("s", "초")), (1e-4, 1e3, Text("ms", "밀리초")), (0.0, 1e6, Text("µs", "마이크로초")))


def seconds(t: float, language: str = "en") -> str:
    """A length of time as one says it.

    >>> seconds(38.2), seconds(6e-4), seconds(1.2e-5), seconds(90.0, "ko")
    ('38 s', '0.6 ms', '12 µs', '90초')
    """
    _, factor, unit = next(row for row in UNITS if t >= row[0])
    value = t * factor
    return (f"{value:,.0f}" if value >= 10 else f"{value:.1f}") + ("" if language == "ko" else " ") + unit(language)


def cost(costs: Sequence[Cost], colours: figures.Ink, language: str, scale: float = 1.0) -> go.Figure:
    """Numeric in ink, analytic in the gradient's colour; hollow marks are one loss timed, multiplied by d + 1."""
    d = [c.d for c in costs]
    rows = (
        (NUMERIC, [c.numeric for c in costs], colours.ink, [c.whole for c in costs], "top right"),
        (ANALYTIC, [c.analytic for c in costs], colours.gradient, [True] * len(costs), "bottom right"),
    )
    figure = go.Figure()
    for name, times, color, whole, side in rows:
        figure.add_scatter(
            x=d, y=times, mode="lines+markers", name=name(language), line=figures.line(color),
            marker={"size": 7, "color": [color if full else colours.paper for full in whole], "line": {"color": color, "width": 1.6}},
            customdata=[[seconds(t, language)] for t in times], hovertemplate="%{customdata[0]}",
        )  # fmt: skip
        at = len(d) - 2
        above = side == "top right"
        figures.label(
            figure, math.log10(d[at]), math.log10(times[at]), name(language), color,
            xanchor="right", yanchor="bottom", xshift=-10 if above else 0, yshift=6 if above else 10,
        )  # fmt: skip
    lowest, highest = min(c.analytic for c in costs), max(c.numeric for c in costs)
    figure.update_xaxes(type="log", title=WEIGHTS(language), hoverformat=",d", **figures.powers(1, 5))
    figure.update_yaxes(type="log", title=SECONDS(language), **figures.powers(math.floor(math.log10(lowest)), math.ceil(math.log10(highest))))
    return figures.dress(figure, colours, HEIGHT, scale=scale)
