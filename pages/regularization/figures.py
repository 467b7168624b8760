"""What else λ changes: losses, accuracy, margin width and support vectors along the path, as small Plotly panels."""

from __future__ import annotations

import math

import numpy as np
import plotly.graph_objects as go

from engine.arrays import Array
from engine.studies.lambda_path import LambdaPath
from engine.text import Text
from ui.figures import FONT, Ink, dress, ink, line, power, powers

LOSS = Text("Data loss, penalty, total", "데이터 손실, 정규화 항, 전체")
ACCURACY = Text("Accuracy, %", "정확도, %")
MARGIN = Text("Margin width 2/|w|", "마진 너비 2/|w|")
SUPPORT = Text("Support vectors of {n}", "점 {n}개 중 서포트 벡터")
TOTAL, DATA, PENALTY = Text("total", "전체"), Text("data", "데이터"), Text("penalty", "정규화 항")
TRAIN, TEST = Text("train", "훈련"), Text("test", "테스트")
HEIGHT = 232
Curve = tuple[Array, float, str, Text | None]  # values, width, dash and name
PAD = 0.05  # decades beside the first and the last λ
MARGINS = {"l": 36, "r": 8, "t": 32, "b": 30}  # px around the axes, at a root of 14 px
ROOM = 6  # rows that half a word takes


def figures(path: LambdaPath, language: str, *, dark: bool, scale: float = 1.0) -> dict[str, go.Figure]:
    """The panels, by id; λ = 0 has its own place at the left end of the axis.

    Nothing here depends on the λ that is looked at: the page lays its line over them, so that it follows the hand."""
    colours = ink(dark)
    train, test = 100 * path.train_accuracy, 100 * path.test_accuracy
    panels: dict[str, tuple[str, list[Curve], bool]] = {
        "loss": (
            LOSS(language),
            [(path.total, 2.0, "solid", TOTAL), (path.data_loss, 1.0, "solid", DATA), (path.penalty, 1.0, "dot", PENALTY)],
            False,
        ),
        "accuracy": (ACCURACY(language), [(train, 1.0, "solid", TRAIN), (test, 2.0, "dash", TEST)], False),
        "margin": (MARGIN(language), [(path.margin, 2.0, "solid", None)], True),
        "support": (SUPPORT(language, n=int(path.data.train.sum())), [(path.supports.astype(float), 2.0, "solid", None)], False),
    }
    return {id: _panel(path, title, curves, log, colours, language, scale) for id, (title, curves, log) in panels.items()}


def _panel(
    path: LambdaPath, title: str, curves: list[Curve], log: bool, colours: Ink, language: str, scale: float
) -> go.Figure:  # fmt: skip
    figure, x = go.Figure(), _places(path.strengths)
    said = ["λ = " + _number(v) for v in path.strengths]
    for values, width, dash, name in curves:
        if not np.isfinite(values).any():
            continue
        figure.add_scatter(
            x=x, y=np.where(np.isfinite(values), values, np.nan), mode="lines", line=line(colours.ink, width, dash), customdata=said,
            name=name(language) if name else "", hovertemplate=("%{fullData.name} " if name else "") + "%{y:.3~g}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(title={"text": title, "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yanchor": "top", "pad": {"t": 6}})
    exponents = range(math.ceil(x[1]) + 1, math.floor(x[-1]) + 1, 2)
    figure.update_xaxes(
        tickvals=[float(x[0]), *exponents],
        ticktext=["0", *(power(e) for e in exponents)],
        range=[float(x[0]) - PAD, float(x[-1]) + PAD],
        tickangle=0,
    )
    if log:
        whole = np.log10(np.concatenate([v[np.isfinite(v) & (v > 0)] for v, *_ in curves]))
        if whole.size:
            figure.update_yaxes(type="log", **powers(math.floor(whole.min()), math.ceil(whole.max())))
    else:
        figure.update_yaxes(nticks=5)
    dress(figure, colours, HEIGHT, scale=scale)
    figure.update_layout(
        margin={side: size * scale for side, size in MARGINS.items()}, title_font={"family": FONT, "size": 12 * scale, "color": colours.ink}
    )
    figure.update_xaxes(automargin=False)
    figure.update_yaxes(automargin=False)
    _name(figure, x, curves, colours, language, scale)
    return figure


def shares(strengths: Array) -> Array:
    """Where each λ stands on the axes, from 0 at the left end to 1 at the right."""
    x = _places(strengths)
    share: Array = (x - x[0] + PAD) / (x[-1] - x[0] + 2 * PAD)
    return share


def _places(strengths: Array) -> Array:
    """log₁₀ λ; λ = 0 stands a little left of the smallest."""
    exponents: Array = np.log10(strengths[1:])
    return np.concatenate([[exponents[0] - 0.35], exponents])


def _name(figure: go.Figure, x: Array, curves: list[Curve], colours: Ink, language: str, scale: float) -> None:
    """Each curve's word where the curves stand furthest apart: above the highest, below the next, above the last."""
    named = [(values, name) for values, _, _, name in curves if name and np.isfinite(values).all()]
    if len(named) < 2:
        return
    table = np.sort(np.stack([values for values, _ in named]), axis=0)
    gaps = np.diff(table, axis=0).min(0) - np.abs(np.gradient(table, axis=1)).max(0)  # a word beside a steep piece would lie on it
    rows = np.arange(len(x))
    gaps[(rows < ROOM) | (rows >= len(x) - ROOM)] = -np.inf
    row = int(gaps.argmax())
    for i, (values, name) in enumerate(sorted(named, key=lambda pair: -float(pair[0][row]))):
        near = values[row - ROOM // 2 : row + ROOM // 2 + 1]  # the word stands clear of all of its own curve that it covers
        rises = values[min(row + 3, len(x) - 1)] > values[row - 3] + 0.02 * np.ptp(values)
        figure.add_annotation(
            x=float(x[row]), y=float(values[row] if rises else near.min() if i == 1 else near.max()), text=name(language), showarrow=False,
            yanchor="top" if i == 1 else "bottom", yshift=-3 if i == 1 else 2, xanchor=("right", "left", "center")[i] if rises else "center",
            font={"family": FONT, "size": 11 * scale, "color": colours.ink},
        )  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.2g}"
