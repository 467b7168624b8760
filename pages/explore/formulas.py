"""An opened update in LaTeX: the formulas, with this step's numbers in them, generated from the state.

What differs from one loss, regularizer or optimizer to the next is a table here; one that is not in it is told by its own formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.regularizers import REGULARIZERS
from engine.text import Text
from engine.views.opening import Opened
from ui.figures import LIGHT
from ui.language.latex import given, matrix, number, vector

NARROW = 3  # columns up to which matrices stand beside each other in one line

SCORES = Text("Scores", "점수")
PROBABILITIES = Text("Probabilities", "확률")
MARGINS = Text("Margins", "마진")
EXAMPLE_LOSS = Text("Loss of this example", "이 예제의 손실")
EXAMPLE_GRADIENT = Text("Gradient of this example", "이 예제의 그래디언트")
MEAN = Text("Mean", "평균")
MEAN_AND_PENALTY = Text("Mean and penalty", "평균과 정규화 항")
STEP = Text("Step", "업데이트")
NEW_WEIGHTS = Text("New weights", "새 가중치")
HELD = Text("the weights held fixed stay", "고정한 가중치는 그대로")
KEPT = Text("kept", "채택")
DROPPED = Text("not kept", "버림")

Row = tuple[Text, str]
Lines = tuple[tuple[str, str], ...]


def opened_latex(opened: Opened, language: str, colour: str = LIGHT.gradient) -> list[Row]:
    r"""The rows of an opened update, each a title and its formula: seven for a step along the gradient, six for a guess, fewer at the run's end.

    Gradients are set in `colour`.

    >>> from engine import Config, simulate
    >>> from engine.views import opened as open_update
    >>> rows = opened_latex(open_update(simulate(Config(dataset="hand_check")), 0, 0), "en")
    >>> [title.en for title, _ in rows][:3], rows[2][1]
    (['Scores', 'Probabilities', 'Loss of this example'], 'L_{1} = -\\ln p_{1} = -\\ln 0.333 = 1.10')
    """
    config, o = opened.result.config, opened
    story = STORIES.get(config.loss, _any_loss(config.loss))
    i = f"{{{o.example + 1}}}"
    rows = [
        (SCORES, rf"s = W \varphi_{i} = {matrix(o.W)} {matrix(o.phi)} = {matrix(o.s)}"),
        (story.title, story.middle(o)),
        (EXAMPLE_LOSS, rf"L_{i} = {story.value(o)} = {number(o.L)}"),
    ]
    kind = OPTIMIZERS[config.optimizer].kind
    if kind == "search":
        rows.append(_objective(o))
    else:
        slopes = rf"{story.slopes}\, \varphi_{i}^\top".replace("L_i", f"L_{i}")
        factors = "" if story.slopes == SOFTMAX_SLOPES else rf" = {matrix(o.slopes)}\, \varphi_{i}^\top"
        rows.append((EXAMPLE_GRADIENT, rf"{nabla(f'L_{i}', colour)} = {slopes}{factors} = {matrix(o.grad_example)}"))
        rows.append(_mean(o, kind == "proximal", colour))
    if o.delta_W is None:
        return rows
    lines = STEPS.get(config.optimizer, _any_step(config.optimizer))
    return [*rows, (STEP, _step(o, lines, language, colour)), (NEW_WEIGHTS, _new_weights(o, kind == "search"))]


def nabla(of: str, colour: str) -> str:
    r"""A gradient in its colour.

    >>> nabla("J", "#C0214B")
    '\\textcolor{#C0214B}{\\nabla J}'
    """
    return rf"\textcolor{{{colour}}}{{\nabla {of}}}"


# Losses: what stands between the scores and L_i.


@dataclass(frozen=True)
class Story:
    """How a loss is told of one example: the row between scores and loss, the sum that is L_i, and the letters for ∂L_i/∂s."""

    title: Text
    middle: Callable[[Opened], str]
    value: Callable[[Opened], str]
    slopes: str = r"\frac{\partial L_i}{\partial s}"


SOFTMAX_SLOPES = r"(p - \mathbf{1}_y)"


def _delta(o: Opened) -> float:
    return o.result.config.setting("loss", "delta")


def _margins(o: Opened) -> Array:
    margins: Array = o.s - o.s[o.y] + _delta(o)
    return margins


def _others(o: Opened) -> list[str]:
    return [number(float(m)) for j, m in enumerate(_margins(o)) if j != o.y]


def _margin_row(o: Opened) -> str:
    return rf"s_j - s_{{{o.y + 1}}} + \Delta = s_j - {_bracketed(float(o.s[o.y]))} + {given(_delta(o))} = {vector(_margins(o), gap=o.y)}"


def _bracketed(x: float) -> str:
    return f"({number(x)})" if x < 0 else number(x)


def _clipped(numbers: list[str], power: str = "") -> str:
    return " + ".join(rf"\max(0,\; {m}){power}" for m in numbers)


def _one_sided(o: Opened) -> Array:
    t = np.where(np.arange(len(o.s)) == o.y, 1.0, -1.0)
    return _delta(o) - t * o.s


def _signs(o: Opened) -> str:
    return r",\; ".join("+1" if j == o.y else "-1" for j in range(len(o.s)))


STORIES: dict[str, Story] = {
    "softmax": Story(
        PROBABILITIES,
        lambda o: rf"p = \frac{{e^{{s}}}}{{\sum_j e^{{s_j}}}} = {vector(o.p)}",
        lambda o: rf"-\ln p_{{{o.y + 1}}} = -\ln {number(float(o.p[o.y]))}",
        SOFTMAX_SLOPES,
    ),
    "hinge": Story(MARGINS, _margin_row, lambda o: _clipped(_others(o))),
    "squared_hinge": Story(MARGINS, _margin_row, lambda o: _clipped(_others(o), "^2")),
    "max_hinge": Story(MARGINS, _margin_row, lambda o: r"\max(" + r",\; ".join(["0", *_others(o)]) + ")"),
    "ova_hinge": Story(
        MARGINS,
        lambda o: rf"\Delta - t_j s_j = {vector(_one_sided(o))}, \quad t = ({_signs(o)})",
        lambda o: _clipped([number(float(m)) for m in _one_sided(o)]),
    ),
}


def _any_loss(id: str) -> Story:
    formula = LOSSES[id].formula.partition("=")[2].strip()
    return Story(
        MARGINS, lambda o: rf"s_{{{o.y + 1}}} = {number(float(o.s[o.y]))}", lambda o: rf"{formula} = " + " + ".join(map(number, o.terms))
    )


# The mean over the examples, and the penalty.

PENALTIES = {"l2": r"2\lambda W", "l1": r"\lambda \operatorname{sign} W", "elastic": r"\lambda (\tfrac12 \operatorname{sign} W + W)"}


def _penalized(o: Opened) -> bool:
    return o.result.config.strength > 0 and o.result.config.regularizer != "none"


def _sum(o: Opened, of: str) -> str:
    among = r"i \in \mathcal{B}" if o.used < o.result.problem.n else "i"
    return rf"\tfrac{{1}}{{{o.used}}} \sum_{{{among}}} {of}"


def _mean(o: Opened, proximal: bool, colour: str) -> Row:
    mean, gradient = _sum(o, nabla("L_i", colour)), nabla("J", colour)
    if proximal:
        return MEAN, rf"G = {mean} = {matrix(o.data_grad)}"
    if not _penalized(o):
        return MEAN, rf"{gradient} = {mean} = {matrix(o.grad)}"
    id = o.result.config.regularizer
    penalty = PENALTIES.get(id, r"\lambda \nabla R(W)")
    numbers = f"&= {matrix(o.data_grad)} + {matrix(o.penalty_grad)}", f"&= {matrix(o.grad)}"
    return MEAN_AND_PENALTY, _lines([f"{gradient} &= {mean} + {penalty}", *numbers])


def _objective(o: Opened) -> Row:
    mean = _sum(o, "L_i")
    if not _penalized(o):
        return MEAN, rf"J(W) = {mean} = {number(o.loss)}"
    data, penalty = (float(part[o.step]) for part in (o.result.run.data_loss, o.result.run.penalty))
    R = REGULARIZERS[o.result.config.regularizer].formula.partition("=")[2].strip()
    return MEAN_AND_PENALTY, rf"J(W) = {mean} + \lambda {_grouped(R)} = {number(data)} + {number(penalty)} = {number(o.loss)}"


def _grouped(formula: str) -> str:
    return rf"\big({formula}\big)" if "+" in formula else formula


# The optimizers' formulas, line by line: what is computed, and the value to print behind it. <slots> are filled from the update.

GUESS = (r"J(W') &= <tried loss> <compared> J(W) = <loss> \;<verdict>", "")
MOMENTS = (
    (r"m &\leftarrow <beta1><times m> + <rest beta1>\, <g>", "m"),
    (r"v &\leftarrow <beta2><times v> + <rest beta2>\, (<g>)^2", "v"),
    (r"\hat m &= m / (1 - <beta1>^{<t>})", "m_hat"),
    (r"\hat v &= v / (1 - <beta2>^{<t>})", "v_hat"),
)
STEPS: dict[str, Lines] = {
    "gd": ((r"\Delta W &= -\eta\, <g> = -<eta>\, <g>", "delta"),),
    "momentum": (
        (r"b &\leftarrow <momentum><times b> + <g>", "b"),
        (r"\Delta W &= -\eta\, b = -<eta>\, b", "delta"),
    ),
    "nesterov": (
        (r"b &\leftarrow <momentum><times b> + <g>", "b"),
        (r"\Delta W &= -\eta\, (<g> + \mu b) = -<eta>\, (<g> + <momentum>\, b)", "delta"),
    ),
    "adagrad": (
        (r"v &\leftarrow <old v> + (<g>)^2", "v"),
        (r"\Delta W &= -\eta\, \frac{<g>}{\sqrt{v} + \varepsilon} = -<eta>\, \frac{<g>}{\sqrt{v} + <eps>}", "delta"),
    ),
    "rmsprop": (
        (r"v &\leftarrow <alpha><times v> + <rest alpha>\, (<g>)^2", "v"),
        (r"\Delta W &= -\eta\, \frac{<g>}{\sqrt{v} + \varepsilon} = -<eta>\, \frac{<g>}{\sqrt{v} + <eps>}", "delta"),
    ),
    "adam": (
        *MOMENTS,
        (r"\Delta W &= -\eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon} = -<eta>\, \frac{\hat m}{\sqrt{\hat v} + <eps>}", "delta"),
    ),
    "adamw": (
        *MOMENTS,
        (
            r"\Delta W &= -\eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon} - \eta\, \omega\, W \\"
            r" &= -<eta>\, \frac{\hat m}{\sqrt{\hat v} + <eps>} - <eta> \cdot <weight_decay>\, W",
            "delta",
        ),
    ),
    "proximal": (
        (r"V &= W - \eta\, G = W - <eta>\, G", "V"),
        (r"\Delta W &= \operatorname{prox}_{\eta\lambda R}(V) - W = \operatorname{prox}_{<eta lambda>\, R}(V) - W", "delta"),
    ),
    "random_search": ((r"W' &= \sigma\, \xi = <scale>\, \xi", "tried"), GUESS),
    "local_search": ((r"W' &= W + \eta\, \xi = W + <eta>\, \xi", "tried"), GUESS),
}


def _any_step(id: str) -> Lines:
    return ((rf"& {OPTIMIZERS[id].formula}, \quad \Delta W", "delta"),)


def _step(o: Opened, lines: Lines, language: str, colour: str) -> str:
    values = _values(o)
    slots = _slots(o, language, colour)
    told = []
    for template, name in lines:
        formula = re.sub("<(.+?)>", lambda slot: slots[slot[1]], template)
        told.append(f"{formula} = {matrix(values[name])}" if name else formula)
    if o.result.config.free != "all":
        told.append(rf"& \text{{({HELD(language)})}}")
    elif len(lines) == 1 and r"\\" not in lines[0][0]:
        return told[0].replace("&", "", 1)  # one line alone may break where there is no room
    return _lines(told)


def _lines(told: list[str]) -> str:
    return r"\begin{aligned} " + r" \\ ".join(told) + r" \end{aligned}"


def _values(o: Opened) -> dict[str, Array]:
    """The matrices that a line may end in."""
    assert o.after is not None and o.delta_W is not None
    values: dict[str, Array] = {name: part for name, part in o.after.items() if not isinstance(part, int)}
    if o.tried is not None:
        values["tried"] = o.tried
    if "t" in o.after:
        settings, t = o.result.config.settings("optimizer"), o.after["t"]
        values |= {f"{part}_hat": o.after[part] / (1 - settings[beta] ** t) for part, beta in (("m", "beta1"), ("v", "beta2"))}
    return values | {"delta": o.delta_W, "V": o.W - o.learning_rate * o.data_grad}


def _slots(o: Opened, language: str, colour: str) -> dict[str, str]:
    """The numbers that stand inside a line."""
    assert o.after is not None
    settings: dict[str, Any] = o.result.config.settings("optimizer")
    slots = {name: given(value) for name, value in settings.items()}
    slots |= {f"rest {name}": given(round(1 - value, 12)) for name, value in settings.items()}
    for name, part in o.before.items():
        if not isinstance(part, int):
            old = matrix(part) if part.shape[1] <= NARROW else name  # wide matrices would not fit beside the result
            slots |= {f"old {name}": old, f"times {name}": (r" \cdot " if old.startswith("10") else r"\, ") + old}
    slots |= {"g": nabla("J", colour), "eta": _positive(given(o.learning_rate)), "eta lambda": given(o.learning_rate * o.result.config.strength)}
    slots |= {"t": str(o.after.get("t", "")), "loss": number(o.loss)}
    if o.tried_loss is not None:
        verdict = (KEPT if o.kept else DROPPED)(language)
        slots |= {"tried loss": number(o.tried_loss), "compared": "<" if o.kept else r"\ge", "verdict": rf"\Rightarrow \text{{{verdict}}}"}
    return slots


def _positive(text: str) -> str:
    return f"({text})" if text.startswith("-") else text


def _new_weights(o: Opened, search: bool) -> str:
    assert o.W_new is not None
    move = r"W + \Delta W" if not search else "W'" if o.kept else "W"
    return rf"W \leftarrow {move} = {matrix(o.W_new)}"
