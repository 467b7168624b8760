"""Surfaces with one feature each: a bowl, a narrow valley, a saddle, a plateau."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array
from engine.spec import Param
from engine.text import Text

from .base import Surface, at, curve, sloping, xy


def _bowl(P: Array) -> Array:
    x, y = xy(P)
    return 0.5 * (x**2 + y**2)


def _bowl_slope(x: Any, y: Any) -> tuple[Any, Any]:
    return x, y


def _bowl_curve(P: Array) -> Array:
    x, _ = xy(P)
    return curve(np.ones_like(x), 0 * x, np.ones_like(x))


def _valley(P: Array, condition: float = 20.0) -> Array:
    x, y = xy(P)
    return 0.5 * (x**2 + condition * y**2)


def _valley_slope(x: Any, y: Any, condition: float = 20.0) -> tuple[Any, Any]:
    return x, condition * y


def _valley_curve(P: Array, condition: float = 20.0) -> Array:
    x, _ = xy(P)
    return curve(np.ones_like(x), 0 * x, condition * np.ones_like(x))


def _saddle(P: Array) -> Array:
    x, y = xy(P)
    return 0.5 * x**2 - 0.5 * y**2 + 0.25 * y**4


def _saddle_slope(x: Any, y: Any) -> tuple[Any, Any]:
    return x, y * y * y - y


def _saddle_curve(P: Array) -> Array:
    x, y = xy(P)
    return curve(np.ones_like(x), 0 * x, 3 * y**2 - 1)


def _plateau(P: Array) -> Array:
    x, y = xy(P)
    return 1 - np.exp(-0.5 * (x**2 + y**2))


def _plateau_slope(x: Any, y: Any) -> tuple[Any, Any]:
    e = np.exp(-0.5 * (x * x + y * y))
    return x * e, y * e


def _plateau_curve(P: Array) -> Array:
    x, y = xy(P)
    e = np.exp(-0.5 * (x**2 + y**2))
    return curve((1 - x**2) * e, -x * y * e, (1 - y**2) * e)


SIMPLE = (
    Surface(
        id="bowl",
        name=Text("Bowl", "그릇"),
        formula=r"f = \tfrac12 (x^2 + y^2)",
        note=Text("Round: the gradient points straight at the minimum.", "둥근 그릇입니다. 그래디언트가 곧장 최솟값을 가리킵니다."),
        source="the simplest quadratic",
        params=(),
        window=(-3, 3, -3, 3),
        start=(2.4, 1.6),
        value=_bowl,
        grad=sloping(_bowl_slope),
        slope=_bowl_slope,
        hessian=_bowl_curve,
        minima=at((0, 0)),
    ),
    Surface(
        id="valley",
        name=Text("Narrow valley", "좁은 골짜기"),
        formula=r"f = \tfrac12 (x^2 + \kappa\, y^2)",
        note=Text(
            "κ times steeper across than along: a rate that suits one direction is wrong for the other; above 2/κ it diverges.",
            "골짜기를 가로지르는 쪽(y)이 골짜기를 따라가는 쪽(x)보다 κ배 가파릅니다. 한쪽에 맞는 학습률이 다른 쪽에는 맞지 않고, 2/κ를 넘으면 발산합니다.",
        ),
        source="Goh 2017, Why momentum really works",
        params=(Param("condition", Text("Condition number κ", "조건수 κ"), 20.0, 1.0, 1000.0, log=True),),
        window=(-3, 3, -3, 3),
        start=(-2.4, 1.5),
        value=_valley,
        grad=sloping(_valley_slope),
        slope=_valley_slope,
        hessian=_valley_curve,
        minima=at((0, 0)),
    ),
    Surface(
        id="saddle",
        name=Text("Saddle", "안장점"),
        formula=r"f = \tfrac12 x^2 - \tfrac12 y^2 + \tfrac14 y^4",
        note=Text(
            "The slope is zero at the saddle too: a small gradient alone does not mean a minimum.",
            "안장점에서도 기울기는 0입니다. 그래디언트가 작다고 최솟값인 것은 아닙니다.",
        ),
        source="the simplest saddle between two minima",
        params=(),
        window=(-2, 2, -2, 2),
        start=(1.6, 0.01),
        value=_saddle,
        grad=sloping(_saddle_slope),
        slope=_saddle_slope,
        hessian=_saddle_curve,
        minima=at((0, 1), (0, -1)),
        saddles=((0.0, 0.0),),
    ),
    Surface(
        id="plateau",
        name=Text("Plateau", "고원"),
        formula=r"f = 1 - e^{-(x^2 + y^2)/2}",
        note=Text(
            "Almost flat away from one hole: a tiny gradient far from any minimum.",
            "구멍 하나 말고는 거의 평평합니다. 최솟값에서 멀어도 그래디언트가 아주 작습니다.",
        ),
        source="an upside-down Gaussian",
        params=(),
        window=(-5, 5, -5, 5),
        start=(3.0, 2.0),
        value=_plateau,
        grad=sloping(_plateau_slope),
        slope=_plateau_slope,
        hessian=_plateau_curve,
        minima=at((0, 0)),
    ),
)
