"""The classic test functions of the optimization literature."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array
from engine.text import Text

from .base import Surface, at, curve, sloping, xy


def _rosenbrock(P: Array) -> Array:
    x, y = xy(P)
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def _rosenbrock_slope(x: Any, y: Any) -> tuple[Any, Any]:
    up = 200 * (y - x * x)
    return 2 * (x - 1 - x * up), up


def _rosenbrock_curve(P: Array) -> Array:
    x, y = xy(P)
    return curve(2 - 400 * y + 1200 * x**2, -400 * x, 200 + 0 * x)


def _himmelblau(P: Array) -> Array:
    x, y = xy(P)
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


def _himmelblau_slope(x: Any, y: Any) -> tuple[Any, Any]:
    u, v = x * x + y - 11, x + y * y - 7
    return 4 * x * u + 2 * v, 2 * u + 4 * y * v


def _himmelblau_curve(P: Array) -> Array:
    x, y = xy(P)
    return curve(12 * x**2 + 4 * y - 42, 4 * (x + y), 12 * y**2 + 4 * x - 26)


BEALE = ((1, 1.5), (2, 2.25), (3, 2.625))


def _beale(P: Array) -> Array:
    x, y = xy(P)
    f = 0 * x
    for a, c in BEALE:
        r = c - x * (1 - y**a)
        f = f + r * r
    return f


def _beale_slope(x: Any, y: Any) -> tuple[Any, Any]:
    gx, gy = 0 * x, 0 * x
    p = 1.0
    for a, c in BEALE:  # p = yᵃ⁻¹, by products: numbers far away must become infinite, not an OverflowError
        rx, ry = y * p - 1, a * x * p
        r = c + x * rx
        gx, gy, p = gx + 2 * r * rx, gy + 2 * r * ry, p * y
    return gx, gy


def _beale_curve(P: Array) -> Array:
    x, y = xy(P)
    H = np.zeros((*x.shape, 2, 2))
    for a, c in BEALE:
        r, rx, ry = c - x * (1 - y**a), y**a - 1, a * x * y ** (a - 1)
        rxy, ryy = a * y ** (a - 1), a * (a - 1) * x * y ** max(a - 2, 0)
        H = H + 2 * curve(rx * rx, rx * ry + r * rxy, ry * ry + r * ryy)
    return H


TURN = 2 * np.pi


def _rastrigin(P: Array) -> Array:
    x, y = xy(P)
    f: Array = 20 + x**2 + y**2 - 10 * (np.cos(TURN * x) + np.cos(TURN * y))
    return f


def _rastrigin_slope(x: Any, y: Any) -> tuple[Any, Any]:
    return 2 * x + 10 * TURN * np.sin(TURN * x), 2 * y + 10 * TURN * np.sin(TURN * y)


def _rastrigin_curve(P: Array) -> Array:
    x, y = xy(P)
    return curve(2 + 10 * TURN**2 * np.cos(TURN * x), 0 * x, 2 + 10 * TURN**2 * np.cos(TURN * y))


CLASSIC = (
    Surface(
        id="rosenbrock",
        name=Text("Rosenbrock's banana", "로젠브록 바나나"),
        formula=r"f = (1 - x)^2 + 100\,(y - x^2)^2",
        note=Text("A bent, nearly flat valley: easy to enter, slow to follow.", "휘어진 평평한 골짜기입니다. 들어가기는 쉽고 따라가기는 느립니다."),
        source="Rosenbrock 1960",
        params=(),
        window=(-2, 2, -1, 3),
        start=(-1.2, 1.0),
        value=_rosenbrock,
        grad=sloping(_rosenbrock_slope),
        slope=_rosenbrock_slope,
        hessian=_rosenbrock_curve,
        minima=at((1, 1)),
    ),
    Surface(
        id="himmelblau",
        name=Text("Himmelblau", "힘멜블라우"),
        formula=r"\begin{aligned} f ={} & (x^2 + y - 11)^2 \\ & + (x + y^2 - 7)^2 \end{aligned}",
        note=Text("Four equal minima: the start decides which one is reached.", "똑같은 최솟값이 넷입니다. 어디에 닿을지는 시작점이 정합니다."),
        source="Himmelblau 1972",
        params=(),
        window=(-5, 5, -5, 5),
        start=(-0.5, -1.0),
        value=_himmelblau,
        grad=sloping(_himmelblau_slope),
        slope=_himmelblau_slope,
        hessian=_himmelblau_curve,
        minima=at(
            (3, 2),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.283185991286170),
            (3.584428340330492, -1.848126526964404),
        ),
    ),
    Surface(
        id="beale",
        name=Text("Beale", "빌"),
        formula=r"\begin{aligned} f ={} & (1.5 - x + xy)^2 \\ & + (2.25 - x + xy^2)^2 \\ & + (2.625 - x + xy^3)^2 \end{aligned}",
        note=Text("Flat in the middle, with walls at the corners.", "가운데는 평평하고 모서리는 벽처럼 가파릅니다."),
        source="Beale 1958",
        params=(),
        window=(-4.5, 4.5, -4.5, 4.5),
        start=(1.0, 1.5),
        value=_beale,
        grad=sloping(_beale_slope),
        slope=_beale_slope,
        hessian=_beale_curve,
        minima=at((3, 0.5)),
    ),
    Surface(
        id="rastrigin",
        name=Text("Rastrigin", "라스트리긴"),
        formula=r"\begin{aligned} f ={} & 20 + x^2 + y^2 \\ & - 10 (\cos 2\pi x + \cos 2\pi y) \end{aligned}",
        note=Text("An egg box in a bowl: local minima everywhere, one is best.", "그릇 안의 달걀판입니다. 극솟값이 가득하고 최솟값은 하나입니다."),
        source="Rastrigin 1974",
        params=(),
        window=(-5.12, 5.12, -5.12, 5.12),
        start=(3.3, 2.2),
        value=_rastrigin,
        grad=sloping(_rastrigin_slope),
        slope=_rastrigin_slope,
        hessian=_rastrigin_curve,
        minima=at((0, 0)),
    ),
)
