"""A surface and the runs on it in 3-D: height is the logarithm of the loss above its lowest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from engine.arrays import Array
from engine.run.record import Run
from engine.studies.descents import Picture
from ui.figures import FONT, ink
from ui.racers import LETTERS, hues

DEEP, SHALLOW = ("#9DBAD6", "#F6F9FD"), ("#3E5F86", "#1A2027")  # light and dark: the ends of the water's ramp
DEPTH = 1e-3  # of the highest loss: below this share, deeper is drawn no deeper
VERTICES = 300  # of a path


def figure(still: Picture, runs: Sequence[Run], title: str, *, dark: bool, scale: float = 1.0) -> go.Figure:
    """`title` names the height axis."""
    colours, colors = ink(dark), hues(dark)
    height = float(np.nanmax(still.z) - still.low) or 1.0
    every = max(1, len(still.a) // 60)
    z = still.z[::every, ::every]
    ends = SHALLOW if dark else DEEP
    drawn = go.Figure(
        go.Surface(
            x=still.a[::every], y=still.b[::every], z=_log(z, still.low, height), colorscale=[[0, ends[0]], [1, ends[1]]], showscale=False,
            lighting={"ambient": 0.85, "diffuse": 0.25, "specular": 0.02}, hoverinfo="skip",
            contours={"z": {"show": True, "color": colours.mute, "width": 1, "start": -3, "end": 0, "size": 0.25}},
        )
    )  # fmt: skip
    x0, x1, y0, y1 = still.window
    for r, run in enumerate(runs):
        path = run.theta[_inside(run.theta, still.window)]
        path = path[:: max(1, len(path) // VERTICES)]
        drawn.add_scatter3d(
            x=path[:, 0], y=path[:, 1], z=_log(_heights(still, path), still.low, height) + 0.03, mode="lines",
            line={"color": colors[r], "width": 5 * scale}, hovertemplate=LETTERS[r] + "<extra></extra>",
        )  # fmt: skip
    small = {"family": FONT, "size": 11 * scale, "color": colours.mute}
    axis = {
        "showbackground": False,
        "showgrid": False,
        "zeroline": False,
        "tickfont": small,
        "title": {"font": small},
        "showspikes": False,
        "nticks": 5,
    }
    drawn.update_layout(
        autosize=True, margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", showlegend=False, uirevision="surface",
        hoverlabel={"bgcolor": colours.paper, "bordercolor": colours.mute, "font": {**small, "color": colours.ink}},
        scene={
            "xaxis": {**axis, "title": {"text": "x", "font": small}, "range": [x0, x1]},
            "yaxis": {**axis, "title": {"text": "y", "font": small}, "range": [y0, y1]},
            "zaxis": {**axis, "title": {"text": title, "font": small}},
            "aspectratio": {"x": 1.5, "y": 1.5, "z": 0.62},
            "camera": {"eye": {"x": -1.15, "y": -1.55, "z": 1.05}, "center": {"x": -0.08, "y": 0.06, "z": -0.34}},  # aside, so that a phone has room for the title of z
        },
    )  # fmt: skip
    return drawn


def _log(z: Array, low: float, height: float) -> Array:
    """log₁₀ of the share of the highest loss."""
    share: Array = np.log10(np.maximum((z - low) / height, DEPTH))
    return share


def _inside(path: Array, window: tuple[float, float, float, float]) -> Array:
    """The rows of a path (T, 2) before it first leaves the window."""
    x0, x1, y0, y1 = window
    x, y = path.T
    within: Array = np.logical_and.accumulate((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))
    return within


def _heights(still: Picture, path: Array) -> Array:
    """The loss under a path (T, 2), between the picture's own values, so that lines lie on what is drawn."""
    u, v = ((path[:, i] - axis[0]) / (axis[1] - axis[0]) for i, axis in enumerate((still.a, still.b)))
    i, j = (np.clip(np.floor(w).astype(int), 0, len(axis) - 2) for w, axis in ((u, still.a), (v, still.b)))
    p, q, z = u - i, v - j, still.z
    found: Array = (z[j, i] * (1 - p) + z[j, i + 1] * p) * (1 - q) + (z[j + 1, i] * (1 - p) + z[j + 1, i + 1] * p) * q
    return found
