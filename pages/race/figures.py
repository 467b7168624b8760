"""What luck and noise amount to, in Plotly: bands of best, median and worst; the cloud of batch gradients; its spread on log-log."""

from __future__ import annotations

import math

import numpy as np
import plotly.graph_objects as go

from engine.arrays import Array
from engine.optimizers import OPTIMIZERS
from engine.studies.batch_noise import BatchNoise
from engine.studies.random_search_study import Luck
from engine.text import Text
from ui.figures import FONT, dress, ink, line
from ui.language.numbers import said
from ui.racers import DASHES, hues

LOSS = Text("loss (log)", "손실 (로그)")
EVALUATIONS = Text("loss evaluations (log); one gradient counts as one", "손실 계산 횟수 (로그), 그래디언트 한 번도 한 번으로 셈")
ALONG = Text("along the full gradient", "전체 그래디언트 방향")
ACROSS = Text("across it", "그와 직각 방향")
FULL = Text("full gradient", "전체 그래디언트")
BATCH = Text("batch size (log)", "배치 크기 (로그)")
SPREAD = Text("spread (log)", "퍼짐 (로그)")
SLOPE = Text("slope −½", "기울기 −½")
HEIGHT = 268
LOOKS = {"gd": 0, "random_search": 3, "local_search": 4}  # each method's hue and dash are a racer's
TOP = 30.0  # how far above the first losses the axis reaches at most
WIDE, TALL = 0.34, 0.085  # of a panel, what a method's name takes on a phone


def bands(found: Luck, language: str, *, dark: bool, scale: float = 1.0) -> dict[str, go.Figure]:
    """Each search beside gradient descent: two bands a panel, both on one scale."""
    finite = np.concatenate([band[np.isfinite(band)] for band in found.bands.values()])
    finite = finite[finite > 0]
    first = max(float(found.bands["random_search"][2, 0]), 1e-9)
    low, high = (float(finite.min()), float(min(finite.max(), TOP * first))) if finite.size else (0.1, 1.0)
    return {
        search: _band_panel(found, search, (low / 1.12, high * 1.12), language, dark, scale) for search in ("random_search", "local_search")
    }


def _band_panel(found: Luck, search: str, span: tuple[float, float], language: str, dark: bool, scale: float) -> go.Figure:
    figure, colours = go.Figure(), ink(dark)
    x = np.arange(1.0, found.evaluations + 1)
    for method in (search, "gd"):
        _band(figure, x, np.clip(found.bands[method], span[0], 1e3 * span[1]), method, language, dark)
    figure.update_xaxes(
        type="log", range=[-0.02, math.log10(found.evaluations) + 0.02], title=EVALUATIONS(language), **_numbers(1, found.evaluations)
    )
    figure.update_yaxes(type="log", range=[math.log10(v) for v in span], title=LOSS(language), **_numbers(*span))
    dress(figure, colours, HEIGHT, scale=scale)
    figure.update_layout(hovermode="x unified")
    _name_bands(figure, found, search, span, language, dark, scale)
    return figure


def _band(figure: go.Figure, x: Array, band: Array, method: str, language: str, dark: bool) -> None:
    hue, dash = hues(dark)[LOOKS[method]], DASHES[LOOKS[method]]
    red, green, blue = (int(hue[i : i + 2], 16) for i in (1, 3, 5))
    edge, fill = f"rgba({red},{green},{blue},.5)", f"rgba({red},{green},{blue},.2)"
    name = OPTIMIZERS[method].name(language)
    shape = "linear" if method == "gd" else "hv"
    for row, extra in ((2, {}), (0, {"fill": "tonexty", "fillcolor": fill})):
        figure.add_scatter(x=x, y=band[row], mode="lines", line={**line(edge, 0.75), "shape": shape}, hoverinfo="skip", **extra)
    figure.add_scatter(
        x=x, y=band[1], mode="lines", line={**line(hue, 2, dash), "shape": shape}, name=name,
        customdata=np.stack([band[0], band[2]], -1),
        hovertemplate=f"{name} %{{customdata[0]:.3~g}} · <b>%{{y:.3~g}}</b> · %{{customdata[1]:.3~g}}<extra></extra>",
    )  # fmt: skip


def _name_bands(figure: go.Figure, found: Luck, search: str, span: tuple[float, float], language: str, dark: bool, scale: float) -> None:
    """Each method's name beside its band, where it lies least on the other's band and name, closest to its own edge and far from the other's."""
    x = np.log10(np.arange(1.0, found.evaluations + 1))
    taken: list[tuple[float, float]] = []
    low, high = (math.log10(v) for v in span)
    wide, tall = WIDE * max(x[-1], 1e-9), TALL * (high - low)
    for method, other in ((search, "gd"), ("gd", search)):
        own, theirs = (np.log10(np.clip(found.bands[m], *span)) for m in (method, other))
        best = (math.inf, 0.0, 0.0)
        for left in np.linspace(0, max(0.0, x[-1] - wide), 40):
            under = (x >= left) & (x <= left + wide)
            under[np.abs(x - left).argmin()] = True  # a short run has few points: none may lie under the name
            for foot in (own[2, under].max() + tall / 4, own[0, under].min() - tall * 5 / 4):
                covered = np.clip(np.minimum(theirs[2], foot + tall) - np.maximum(theirs[0], foot), 0, None)[under].mean() / tall
                hit = sum(abs(left - a) < wide and abs(foot - b) < tall for a, b in taken)
                out = max(0.0, low - foot, foot + tall - high) / tall
                away, near = (np.abs(band[[0, 2]][:, under] - (foot + tall / 2)).min(0) / tall for band in (own, theirs))
                best = min(best, (10 * (covered + hit + out) + float((away + 2 / (0.5 + near)).mean()), float(left), float(foot)))
        _, left, foot = best
        taken.append((left, foot))
        figure.add_annotation(
            x=left + wide / 2, y=foot + tall / 2, text=OPTIMIZERS[method].name(language), showarrow=False,
            font={"family": FONT, "size": 12 * scale, "color": hues(dark)[LOOKS[method]]},
        )  # fmt: skip


def cloud(noise: BatchNoise, language: str, *, dark: bool, scale: float = 1.0) -> go.Figure:
    """Every batch's gradient as a dot, the full one as an arrow from 0; both axes in one unit."""
    figure, colours = go.Figure(), ink(dark)
    batch = _batch(dark)
    figure.add_scatter(
        x=noise.cloud[:, 0], y=noise.cloud[:, 1], mode="markers", marker={"color": batch, "size": 6 * scale, "opacity": 0.5, "line": {"width": 0}},
        hovertemplate="%{x:.3~g}, %{y:.3~g}<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=[0], y=[0], mode="markers", hoverinfo="skip",
        marker={"color": colours.paper, "size": 9 * scale, "line": {"color": colours.ink, "width": 1.75}},
    )  # fmt: skip
    if noise.full > 0:
        figure.add_annotation(
            x=noise.full, y=0, ax=0, ay=0, xref="x", yref="y", axref="x", ayref="y", showarrow=True, arrowhead=2, arrowsize=1.1,
            arrowwidth=2.5, arrowcolor=colours.gradient, text="",
        )  # fmt: skip
    reach = _reach(noise)
    figure.update_xaxes(title=ALONG(language), range=[-reach[0], reach[1]], nticks=7)
    figure.update_yaxes(title=ACROSS(language), range=[-reach[2], reach[2]], nticks=6, scaleanchor="x", constrain="domain")
    dress(figure, colours, HEIGHT, scale=scale)
    figure.update_layout(hovermode="closest")
    figure.add_annotation(
        x=0, y=0, text=FULL(language), showarrow=False, xanchor="right", xshift=-10 * scale,
        font={"family": FONT, "size": 12 * scale, "color": colours.gradient},
    )  # fmt: skip
    return figure


def _reach(noise: BatchNoise) -> tuple[float, float, float]:
    """How far the axes go: left, right, and up and down."""
    x, y = noise.cloud[:, 0], noise.cloud[:, 1]
    pad = 1.1 * max(float(np.abs(y).max()), 0.5 * float(np.ptp(x)), 0.5 * noise.full, 1e-9)
    return max(-float(x.min()), 0.0) + 0.6 * pad, max(float(x.max()), noise.full) + 0.12 * pad, pad


def spread(noise: BatchNoise, language: str, *, dark: bool, scale: float = 1.0) -> go.Figure:
    """The root mean square distance from the full gradient at each batch size, beside a line of slope −½ from one example on."""
    figure, colours = go.Figure(), ink(dark)
    batch, sizes = _batch(dark), np.array(noise.sizes, float)
    start = float(noise.spread[0])
    figure.add_scatter(x=sizes, y=start / np.sqrt(sizes), mode="lines", line=line(colours.mute, 1, "3px,3px"), hoverinfo="skip")
    figure.add_scatter(
        x=sizes, y=noise.spread, mode="markers", marker={"color": batch, "size": 8 * scale}, customdata=[said(v, 2) for v in noise.spread],
        hovertemplate="%{x}: %{customdata}<extra></extra>",
    )  # fmt: skip
    positive = np.concatenate([noise.spread, start / np.sqrt(sizes)])
    positive = positive[positive > 0]
    low, high = (float(positive.min()) / 1.3, float(positive.max()) * 1.3) if positive.size else (0.1, 1.0)
    figure.update_xaxes(
        type="log", title=BATCH(language), range=[math.log10(0.8), math.log10(sizes[-1] * 1.3)], tickvals=list(noise.sizes),
        ticktext=[str(b) for b in noise.sizes],
    )  # fmt: skip
    figure.update_yaxes(type="log", title=SPREAD(language), range=[math.log10(low), math.log10(high)], **_numbers(low, high))
    dress(figure, colours, HEIGHT, scale=scale)
    figure.update_layout(hovermode="closest")
    middle = sizes[len(sizes) // 2]
    figure.add_annotation(
        x=math.log10(middle), y=math.log10(start / math.sqrt(middle)) if start > 0 else 0, text=SLOPE(language), showarrow=False,
        xanchor="left", yanchor="bottom", xshift=6 * scale, yshift=4 * scale,
        font={"family": FONT, "size": 12 * scale, "color": colours.mute},
    )  # fmt: skip
    return figure


def _batch(dark: bool) -> str:
    """The hue of a mini-batch's gradient, as on the loss plane."""
    return "#F2C14B" if dark else "#A06C00"


def _numbers(low: float, high: float) -> dict[str, list[float] | list[str]]:
    """Round numbers along a log axis, more of them where the span is short.

    >>> _numbers(0.4, 3)["ticktext"]
    ['0.5', '1', '2']
    """
    span = math.log10(high / low)
    steps = (1, 2, 5) if span < 1.6 else (1, 3) if span < 3.2 else (1,)
    marks = [float(f"{m}e{e}") for e in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1) for m in steps]
    marks = [mark for mark in marks if low <= mark <= high]
    return {"tickvals": marks, "ticktext": [said(mark) for mark in marks]}
