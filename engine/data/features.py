"""Feature maps φ(x): from a point X (..., 2) to the F numbers a linear classifier sees, the constant 1 last.

A map looks at nothing but its point, so it can be evaluated on a grid as well as on the data. Each feature is a product of a
function of x and a function of y, taken from a few `parts`: a handful of numbers a point, where the features are many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.spec import Param
from engine.text import Text


@dataclass(frozen=True)
class Features:
    """`map(X (..., 2), **settings) -> (..., F)`; `names(**settings)` are the F features in LaTeX. `linear`: φ is (x, y, 1) itself.

    `parts(x (...), **settings) -> (..., m)` are functions of one coordinate; feature f is parts(x)[a] · parts(y)[b] with (a, b) = `pairs(**settings)[f]`.

    >>> FEATURES["polynomial"].map(np.array([2.0, 3.0]), degree=2).tolist()
    [2.0, 3.0, 4.0, 6.0, 9.0, 1.0]
    >>> FEATURES["polynomial"].names(degree=2)
    ('x', 'y', 'x^{2}', 'x y', 'y^{2}', '1')
    """

    id: str
    name: Text
    formula: str
    note: Text
    params: tuple[Param, ...]
    linear: bool
    parts: Callable[..., Array]
    pairs: Callable[..., list[tuple[int, int]]]
    names: Callable[..., tuple[str, ...]]

    def map(self, X: Array, **settings: float) -> Array:
        of_x, of_y = np.transpose(self.pairs(**settings))
        parts = self.parts(X, **settings)
        return np.ascontiguousarray(parts[..., 0, of_x] * parts[..., 1, of_y])


def _powers(x: Array, degree: float = 3.0) -> Array:
    """1, x, x², … up to the degree (..., degree + 1)."""
    return np.stack([x**a for a in range(int(degree) + 1)], -1)


def _exponents(degree: float) -> list[tuple[int, int]]:
    """Exponents (of x, of y) of all monomials of degree 1..degree."""
    return [(total - b, b) for total in range(1, int(degree) + 1) for b in range(total + 1)]


def _monomial(a: int, b: int) -> str:
    power = {0: "", 1: "{}"}
    return " ".join(power.get(e, f"{{}}^{{{{{e}}}}}").format(v) for v, e in (("x", a), ("y", b)) if e)


RADIAL_SIDE = 4
RADIAL_PLACES = np.linspace(-0.9, 0.9, RADIAL_SIDE)
RADIAL_CENTRES = np.stack(np.meshgrid(RADIAL_PLACES, RADIAL_PLACES), -1).reshape(-1, 2)


def _bumps(x: Array, width: float = 0.5) -> Array:
    """1, and a bump at each of the four places (..., 5): the product of two is e^{-‖x - c‖²/2σ²}."""
    bumps = np.exp(-((x[..., None] - RADIAL_PLACES) ** 2) / (2 * width**2))
    return np.concatenate([np.ones_like(x[..., None]), bumps], -1)


FEATURES: dict[str, Features] = {
    entry.id: entry
    for entry in (
        Features(
            id="linear",
            name=Text("Linear", "선형"),
            formula=r"\varphi(x, y) = (x,\; y,\; 1)",
            note=Text(
                "Straight boundaries: each class scores a point by a plane over the picture.",
                "경계가 직선입니다. 클래스마다 평면 하나로 점수를 매깁니다.",
            ),
            params=(),
            linear=True,
            parts=lambda x: _powers(x, 1),
            pairs=lambda: [*_exponents(1), (0, 0)],
            names=lambda: ("x", "y", "1"),
        ),
        Features(
            id="polynomial",
            name=Text("Polynomial", "다항식"),
            formula=r"\varphi(x, y) = (x^a y^b)_{1 \le a+b \le p},\; 1",
            note=Text(
                "All products of powers up to the degree: curved boundaries, and more room to overfit.",
                "차수 이하의 모든 거듭제곱 곱을 씁니다. 경계가 휘고, 과적합할 여지도 커집니다.",
            ),
            params=(Param("degree", Text("Degree", "차수"), 3, 2, 5, whole=True),),
            linear=False,
            parts=_powers,
            pairs=lambda degree=3.0: [*_exponents(degree), (0, 0)],
            names=lambda degree=3.0: (*(_monomial(a, b) for a, b in _exponents(degree)), "1"),
        ),
        Features(
            id="radial",
            name=Text("Radial bumps", "방사형 기저"),
            formula=r"\varphi_m(\mathbf{x}) = e^{-\lVert \mathbf{x} - \mathbf{c}_m \rVert^2 / 2\sigma^2},\; 1"
            r" \qquad \mathbf{c}_m \text{ on a } 4 \times 4 \text{ grid}",
            note=Text(
                "Sixteen soft bumps on a fixed grid: each weight says how much one neighbourhood speaks for a class.",
                "고정된 격자에 놓인 부드러운 봉우리 16개입니다. 가중치 하나가 한 동네의 의견을 뜻합니다.",
            ),
            params=(Param("width", Text("Width σ", "너비 σ"), 0.5, 0.1, 2.0, log=True),),
            linear=False,
            parts=_bumps,
            pairs=lambda width=0.5: [*((1 + a, 1 + b) for b in range(RADIAL_SIDE) for a in range(RADIAL_SIDE)), (0, 0)],
            names=lambda width=0.5: (*(rf"\varphi_{{{m}}}" for m in range(1, len(RADIAL_CENTRES) + 1)), "1"),
        ),
    )
}
