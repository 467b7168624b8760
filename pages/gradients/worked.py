"""One entry of the gradient by calculus, with its numbers: what one example adds, the mean, the penalty.

Lines are plain text with `_{…}` for what stands below the line, so that a page can set them without LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.arrays import Array
from engine.data.features import FEATURES
from engine.run.problem import Fit
from engine.text import Text
from ui.language.numbers import raised, significant, slope

PENALTIES = {"l2": "2λw", "l1": "λ sign(w)", "elastic": "λ(½ sign(w) + w)"}

CALCULUS = Text("{name} = mean of {factor}{feature}{plus} = {numbers}", "{name} = {factor}{feature}의 평균{plus} = {numbers}")
EXAMPLE = Text("{factor}{feature} = {numbers}", "{factor}{feature} = {numbers}")
BROKEN = Text("−(classes inside the margin)", "−(마진을 어긴 클래스 수)")
WORST = Text("[{j} is the worst class, L > 0]", "[{j}번이 가장 나쁜 클래스, L > 0]")
WORST_OWN = Text("−[L > 0]", "−[L > 0]")


@dataclass(frozen=True)
class Worked:
    """∂J/∂w in words: `line` over all examples ends in `value`; `example_line` is what `example` adds to the mean, and ends in `example_value`."""

    line: Text
    value: str
    example: int
    y: int
    example_line: Text
    example_value: str


def bracket(x: str) -> str:
    return f"({x})" if x.startswith("−") else x


def feature_names(features: str, settings: dict[str, float]) -> list[str]:
    """The features as plain text, the bias last.

    >>> feature_names("polynomial", {"degree": 2}), feature_names("radial", {})[-2:]
    (['x', 'y', 'x²', 'xy', 'y²', '1'], ['φ16', '1'])
    """

    def plain(latex: str) -> str:
        latex = re.sub(r"\^\{(\d+)\}", lambda m: raised(m[1]), latex.replace(r"\varphi_", "φ"))
        return latex.replace(" ", "").replace("{", "").replace("}", "")

    return [plain(name) for name in FEATURES[features].names(**settings)]


def weight_names(features: str, settings: dict[str, float], k: int) -> list[str]:
    """Names of θ's entries.

    >>> weight_names("linear", {}, 2)
    ['w_{1x}', 'w_{1y}', 'b_{1}', 'w_{2x}', 'w_{2y}', 'b_{2}']
    """
    names = feature_names(features, settings)
    comma = "," if any(len(name) > 1 for name in names) else ""
    return [f"b_{{{j}}}" if name == "1" else f"w_{{{j}{comma}{name}}}" for j in range(1, k + 1) for name in names]


def worked(fit: Fit, theta: Array, index: int, example: int, names: list[str], features: list[str]) -> Worked:
    """Entry `index` of ∇J at θ, told along the training row `example`; IndexError beyond either.

    >>> from engine import Config, simulate
    >>> fit = simulate(Config(dataset="hand_check", strength=0.1, start="random", steps=1)).problem
    >>> told = worked(fit, fit.start, 3, 0, weight_names("linear", {}, 3), feature_names("linear", {}))
    >>> told.line.en, told.value == slope(float(fit.grad(fit.start)[3]))
    ('∂J/∂w_{2x} = mean of (p_{2} − [y = 2]) · x + 2λw = 0.20750 + 2 × 0.1 × 0.2348 = ', True)
    """
    index, example = range(fit.d)[index], range(fit.n)[example]
    j, f = divmod(index, fit.F)
    y, bias = int(fit.y[example]), f == fit.F - 1
    slopes = fit.loss.grad(fit.scores(theta), fit.y, **fit.loss_settings)
    mean = float(slopes[:, j] @ fit.phi[:, f] / fit.n)
    feature, phi = "" if bias else f" · {features[f]}", float(fit.phi[example, f])
    w, strength = float(theta[index]), float(fit.strength)
    penalty, numbers = "", ""
    if fit.regularizer.id in PENALTIES and strength and not bias:
        penalty = f" + {PENALTIES[fit.regularizer.id]}"
        numbers = f"{slope(mean)} + {_penalty_numbers(fit.regularizer.id, strength, w)} = "
    plain = Text(f"∂L_{{i}}/∂s_{{{j + 1}}}", f"∂L_{{i}}/∂s_{{{j + 1}}}")
    factor = SOFTMAX(j) if fit.loss.id == "softmax" else plain
    own, own_numbers = FACTORS.get(fit.loss.id, _any_factor)(fit, theta, example, y, j, float(slopes[example, j]))
    value = float(slopes[example, j]) * phi
    shown = f"{own_numbers} × {bracket(significant(phi))} = " if not bias else f"{own_numbers} = " if " " in own_numbers else ""
    return Worked(
        line=CALCULUS.format(name=f"∂J/∂{names[index]}", factor=factor, feature=feature, plus=penalty, numbers=numbers),
        value=slope(float(fit.grad(theta)[index])),
        example=example,
        y=y,
        example_line=EXAMPLE.format(factor=own, feature=feature, numbers=shown),
        example_value=significant(value),
    )


def _penalty_numbers(id: str, strength: float, w: float) -> str:
    sign = "0" if w == 0 else "1" if w > 0 else "(−1)"
    times = {"l2": f"2 × {strength:g} × {bracket(significant(w))}", "l1": f"{strength:g} × {sign}"}
    return times.get(id, f"{strength:g} × (½ × {sign} + {bracket(significant(w))})")


def SOFTMAX(j: int) -> Text:
    return Text(f"(p_{{{j + 1}}} − [y = {j + 1}])", f"(p_{{{j + 1}}} − [y = {j + 1}])")


Told = tuple[Text, str]


def _same(text: str) -> Text:
    return Text(text, text)


def _softmax_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    own = 1 if j == y else 0
    return SOFTMAX(j), f"({significant(gradient + own)} − {own})"


def _margin(fit: Fit, theta: Array, i: int, y: int, j: int) -> tuple[str, str]:
    s, delta = fit.scores(theta)[i], fit.loss_settings["delta"]
    return (
        f"s_{{{j + 1}}} − s_{{{y + 1}}} + Δ",
        f"{significant(float(s[j]), 3)} − {bracket(significant(float(s[y]), 3))} + {delta:g}",
    )


def _hinge_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    if j == y:
        return BROKEN, significant(gradient, 1) if gradient else "0"
    words, numbers = _margin(fit, theta, i, y, j)
    return _same(f"[{words} > 0]"), f"[{numbers} > 0]"


def _squared_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    if j == y:
        return _same(f"−2 Σ max(0, s_{{j}} − s_{{{y + 1}}} + Δ)"), bracket(significant(gradient))
    words, numbers = _margin(fit, theta, i, y, j)
    return _same(f"2 max(0, {words})"), f"2 max(0, {numbers})"


def _max_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    return (WORST_OWN if j == y else WORST.format(j=j + 1)), bracket(significant(gradient, 1))


def _ova_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    s, delta = float(fit.scores(theta)[i, j]), fit.loss_settings["delta"]
    sign, other = ("−", "−") if j == y else ("", "+")
    return _same(f"{sign}[Δ {other} s_{{{j + 1}}} > 0]"), f"{sign}[{delta:g} {other} {bracket(significant(s, 3))} > 0]"


def _any_factor(fit: Fit, theta: Array, i: int, y: int, j: int, gradient: float) -> Told:
    return _same(f"∂L_{{{i + 1}}}/∂s_{{{j + 1}}}"), bracket(significant(gradient))


FACTORS: dict[str, Callable[[Fit, Array, int, int, int, float], Told]] = {
    "softmax": _softmax_factor,
    "hinge": _hinge_factor,
    "squared_hinge": _squared_factor,
    "max_hinge": _max_factor,
    "ova_hinge": _ova_factor,
}
