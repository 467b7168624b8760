"""Two-parameter test surfaces f(x, y) with slope, curvature and known minima: problems like any other, without data.

P (..., 2) holds the points; `value` (...,), `grad` (..., 2), `hessian` (..., 2, 2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .arrays import Array, Ints
from .problem import Evaluation
from .spec import Param
from .text import Text

Window = tuple[float, float, float, float]


@dataclass(frozen=True)
class Surface:
    """A surface: formula, functions of points, `minima(**settings)` (m, 2), `saddles` (s, 2), `window` x0, x1, y0, y1 and a start in it.

    >>> bowl = SURFACES["bowl"]
    >>> float(bowl.value(np.array([3.0, 4.0]))), bowl.grad(np.array([3.0, 4.0])).tolist()
    (12.5, [3.0, 4.0])
    """

    id: str
    name: Text
    formula: str
    note: Text
    source: str
    params: tuple[Param, ...]
    window: Window
    start: tuple[float, float]
    value: Callable[..., Array]
    grad: Callable[..., Array]
    hessian: Callable[..., Array]
    minima: Callable[..., Array]
    saddles: tuple[tuple[float, float], ...] = ()

    def problem(self, start: Any = None, **settings: float) -> Terrain:
        """The surface as a problem from `start` (..., 2), by default its own."""
        theta = np.array(self.start if start is None else start, float)
        if theta.shape[-1:] != (2,):
            raise ValueError(f"start must hold 2 numbers, x and y, got shape {theta.shape}")
        return Terrain(self, theta, settings)


@dataclass(frozen=True, eq=False)
class Terrain:
    """A surface to descend; there are no examples, so `rows` and `share` change nothing, and one look is one evaluation."""

    surface: Surface
    start: Array
    settings: dict[str, float]

    @property
    def free(self) -> Array:
        """Both parameters may move (2,)."""
        return np.ones(2)

    @property
    def n(self) -> int:
        """One evaluation a look."""
        return 1

    def value(self, theta: Array, rows: Ints | None = None) -> Array:
        """f (...,)."""
        return self.surface.value(theta, **self.settings)

    def grad(self, theta: Array, rows: Ints | None = None) -> Array:
        """∇f (..., 2)."""
        return self.surface.grad(theta, **self.settings)

    def evaluate(self, theta: Array, share: Array | None = None) -> Evaluation:
        """Value and slope; no penalty, no batch."""
        value = self.value(theta)
        return Evaluation(value, np.zeros_like(value), self.grad(theta), 0.0, None)

    def prox(self, theta: Array, step: Any) -> Array:
        """No penalty: nothing to do."""
        return theta


def _xy(P: Array) -> tuple[Array, Array]:
    return P[..., 0], P[..., 1]


def _pair(a: Any, b: Any) -> Array:
    return np.stack(np.broadcast_arrays(a, b), -1).astype(float)


def _curve(xx: Any, xy: Any, yy: Any) -> Array:
    return np.stack([_pair(xx, xy), _pair(xy, yy)], -2)


def _at(*points: tuple[float, float]) -> Callable[..., Array]:
    return lambda **settings: np.array(points, float).reshape(-1, 2)


def _bowl(P: Array) -> Array:
    x, y = _xy(P)
    return 0.5 * (x**2 + y**2)


def _bowl_curve(P: Array) -> Array:
    x, _ = _xy(P)
    return _curve(np.ones_like(x), 0 * x, np.ones_like(x))


def _valley(P: Array, condition: float = 20.0) -> Array:
    x, y = _xy(P)
    return 0.5 * (x**2 + condition * y**2)


def _valley_grad(P: Array, condition: float = 20.0) -> Array:
    x, y = _xy(P)
    return _pair(x, condition * y)


def _valley_curve(P: Array, condition: float = 20.0) -> Array:
    x, _ = _xy(P)
    return _curve(np.ones_like(x), 0 * x, condition * np.ones_like(x))


def _saddle(P: Array) -> Array:
    x, y = _xy(P)
    return 0.5 * x**2 - 0.5 * y**2 + 0.25 * y**4


def _saddle_grad(P: Array) -> Array:
    x, y = _xy(P)
    return _pair(x, y**3 - y)


def _saddle_curve(P: Array) -> Array:
    x, y = _xy(P)
    return _curve(np.ones_like(x), 0 * x, 3 * y**2 - 1)


def _rosenbrock(P: Array) -> Array:
    x, y = _xy(P)
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def _rosenbrock_grad(P: Array) -> Array:
    x, y = _xy(P)
    return _pair(-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2))


def _rosenbrock_curve(P: Array) -> Array:
    x, y = _xy(P)
    return _curve(2 - 400 * y + 1200 * x**2, -400 * x, 200 + 0 * x)


def _himmelblau(P: Array) -> Array:
    x, y = _xy(P)
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


def _himmelblau_grad(P: Array) -> Array:
    x, y = _xy(P)
    u, v = x**2 + y - 11, x + y**2 - 7
    return _pair(4 * x * u + 2 * v, 2 * u + 4 * y * v)


def _himmelblau_curve(P: Array) -> Array:
    x, y = _xy(P)
    return _curve(12 * x**2 + 4 * y - 42, 4 * (x + y), 12 * y**2 + 4 * x - 26)


BEALE = ((1, 1.5), (2, 2.25), (3, 2.625))


def _beale(P: Array) -> Array:
    x, y = _xy(P)
    residuals = [c - x * (1 - y**a) for a, c in BEALE]
    f: Array = np.square(residuals).sum(0)
    return f


def _beale_grad(P: Array) -> Array:
    x, y = _xy(P)
    gx, gy = 0 * x, 0 * x
    for a, c in BEALE:
        r, rx, ry = c - x * (1 - y**a), y**a - 1, a * x * y ** (a - 1)
        gx, gy = gx + 2 * r * rx, gy + 2 * r * ry
    return _pair(gx, gy)


def _beale_curve(P: Array) -> Array:
    x, y = _xy(P)
    xx, xy, yy = 0 * x, 0 * x, 0 * x
    for a, c in BEALE:
        r, rx, ry = c - x * (1 - y**a), y**a - 1, a * x * y ** (a - 1)
        rxy, ryy = a * y ** (a - 1), a * (a - 1) * x * y ** max(a - 2, 0)
        xx, xy, yy = xx + 2 * rx * rx, xy + 2 * (rx * ry + r * rxy), yy + 2 * (ry * ry + r * ryy)
    return _curve(xx, xy, yy)


TURN = 2 * np.pi


def _rastrigin(P: Array) -> Array:
    x, y = _xy(P)
    f: Array = 20 + x**2 + y**2 - 10 * (np.cos(TURN * x) + np.cos(TURN * y))
    return f


def _rastrigin_grad(P: Array) -> Array:
    x, y = _xy(P)
    return _pair(2 * x + 10 * TURN * np.sin(TURN * x), 2 * y + 10 * TURN * np.sin(TURN * y))


def _rastrigin_curve(P: Array) -> Array:
    x, y = _xy(P)
    return _curve(2 + 10 * TURN**2 * np.cos(TURN * x), 0 * x, 2 + 10 * TURN**2 * np.cos(TURN * y))


def _plateau(P: Array) -> Array:
    x, y = _xy(P)
    return 1 - np.exp(-0.5 * (x**2 + y**2))


def _plateau_grad(P: Array) -> Array:
    x, y = _xy(P)
    e = np.exp(-0.5 * (x**2 + y**2))
    return _pair(x * e, y * e)


def _plateau_curve(P: Array) -> Array:
    x, y = _xy(P)
    e = np.exp(-0.5 * (x**2 + y**2))
    return _curve((1 - x**2) * e, -x * y * e, (1 - y**2) * e)


SURFACES: dict[str, Surface] = {
    entry.id: entry
    for entry in (
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
            grad=lambda P: 1.0 * P,
            hessian=_bowl_curve,
            minima=_at((0, 0)),
        ),
        Surface(
            id="valley",
            name=Text("Narrow valley", "좁은 골짜기"),
            formula=r"f = \tfrac12 (x^2 + \kappa\, y^2)",
            note=Text(
                "κ times steeper across than along: a rate that suits one direction is wrong for the other; above 2/κ it diverges.",
                "가로 방향이 κ배 더 가파릅니다. 한쪽에 맞는 학습률이 다른 쪽에는 맞지 않고, 2/κ를 넘으면 발산합니다.",
            ),
            source="Goh 2017, Why momentum really works",
            params=(Param("condition", Text("Condition number κ", "조건수 κ"), 20.0, 1.0, 1000.0, log=True),),
            window=(-3, 3, -3, 3),
            start=(2.6, 1.2),
            value=_valley,
            grad=_valley_grad,
            hessian=_valley_curve,
            minima=_at((0, 0)),
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
            grad=_saddle_grad,
            hessian=_saddle_curve,
            minima=_at((0, 1), (0, -1)),
            saddles=((0.0, 0.0),),
        ),
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
            grad=_rosenbrock_grad,
            hessian=_rosenbrock_curve,
            minima=_at((1, 1)),
        ),
        Surface(
            id="himmelblau",
            name=Text("Himmelblau", "힘멜블라우"),
            formula=r"f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2",
            note=Text("Four equal minima: the start decides which one is reached.", "똑같은 최솟값이 넷입니다. 어디에 닿을지는 출발점이 정합니다."),
            source="Himmelblau 1972",
            params=(),
            window=(-5, 5, -5, 5),
            start=(-0.5, -1.0),
            value=_himmelblau,
            grad=_himmelblau_grad,
            hessian=_himmelblau_curve,
            minima=_at(
                (3, 2), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.283185991286170), (3.584428340330492, -1.848126526964404)
            ),
        ),
        Surface(
            id="beale",
            name=Text("Beale", "빌"),
            formula=r"f = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
            note=Text("Flat in the middle, with walls at the corners.", "가운데는 평평하고 모서리는 벽처럼 가파릅니다."),
            source="Beale 1958",
            params=(),
            window=(-4.5, 4.5, -4.5, 4.5),
            start=(1.0, 1.5),
            value=_beale,
            grad=_beale_grad,
            hessian=_beale_curve,
            minima=_at((3, 0.5)),
        ),
        Surface(
            id="rastrigin",
            name=Text("Rastrigin", "라스트리긴"),
            formula=r"f = 20 + x^2 + y^2 - 10 (\cos 2\pi x + \cos 2\pi y)",
            note=Text("An egg box in a bowl: local minima everywhere, one is best.", "그릇 안의 달걀판입니다. 극솟값이 가득하고 최솟값은 하나입니다."),
            source="Rastrigin 1974",
            params=(),
            window=(-5.12, 5.12, -5.12, 5.12),
            start=(3.3, 2.2),
            value=_rastrigin,
            grad=_rastrigin_grad,
            hessian=_rastrigin_curve,
            minima=_at((0, 0)),
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
            grad=_plateau_grad,
            hessian=_plateau_curve,
            minima=_at((0, 0)),
        ),
    )
}
