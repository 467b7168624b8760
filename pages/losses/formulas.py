"""The sum of one cell of the desk as LaTeX, with its numbers in it."""

from __future__ import annotations

from engine.losses import LOSSES
from ui.language.latex import given

from .score_table import Table, chain, summands, terms, values


def _score(x: float) -> str:
    text = given(round(x, 6))
    return f"({text})" if x < 0 else text


def _value(x: float) -> str:
    return given(round(x, 4))


def _vanishes(x: float) -> bool:
    """Whether it would read as 0 and is not."""
    return 0 < x < 5e-5


def _small(x: float) -> str:
    return given(float(f"{x:.3g}"))


def formula(table: Table, row: str) -> str:
    r"""The formula of a loss as the desk has it, variations of the hinge in it.

    >>> formula(Table(every_class=True, mean_of_terms=True), "hinge")
    'L_i = \\tfrac{1}{3} \\sum_{j} \\max(0,\\; s_j - s_{y_i} + \\Delta)'
    """
    if row != "hinge":
        return LOSSES[row].formula
    over = "j" if table.every_class else r"j \neq y_i"
    part = rf"\tfrac{{1}}{{{max(1, summands(table))}}} " if table.mean_of_terms else ""
    power = "^2" if table.squared else ""
    return rf"L_i = {part}\sum_{{{over}}} \max(0,\; s_j - s_{{y_i}} + \Delta){power}"


def opened(table: Table, row: str, image: int) -> str:
    r"""Every term of one image's loss, one below the other.

    >>> print(opened(Table(), "hinge", 0))
    \begin{aligned}L_{1} &= \max(0,\; 5.1 - 3.2 + 1) \\ &{}+ \max(0,\; (-1.7) - 3.2 + 1) \\ &= 2.9 + 0 \\ &= 2.9\end{aligned}
    """
    lines = _LINES[row](table, image)
    if lines == ["0"]:
        return f"L_{{{image + 1}}} = 0"
    value = float(values(table)[row][image])
    head, *rest = [*lines, f"= {_small(value) if _vanishes(value) else _value(value)}"]
    body = r" \\ ".join([f"L_{{{image + 1}}} &= {head}", *(f"&{line}" for line in rest)])
    return rf"\begin{{aligned}}{body}\end{{aligned}}"


def _pairs(table: Table, row: str, image: int) -> list[str]:
    S, y, varied = table.S[image], table.labels[image], row == "hinge"
    power = "^2" if row == "squared_hinge" or (varied and table.squared) else ""
    classes = [j for j in range(table.k) if j != y or (varied and table.every_class)]
    shares = float(summands(table)) if varied and table.mean_of_terms and classes else 1.0
    parts = [rf"\max(0,\; {_score(S[j])} - {_score(S[y])} + {given(table.delta)}){power}" for j in classes]
    summed = [_value(float(terms(table)[row][image, j]) * shares) for j in classes]
    return _lined(parts, summed, rf"\tfrac{{1}}{{{int(shares)}}}" if shares != 1 else "")


def _lined(parts: list[str], summed: list[str], factor: str = "") -> list[str]:
    """The terms, each on its own line, then their values as one sum."""
    if not parts:
        return ["0"]
    opening, closing = (rf"{factor}\big(", r"\big)") if factor else ("", "")
    lines = [opening + parts[0], *(rf"{{}}+ {part}" for part in parts[1:])]
    lines[-1] += closing
    return [*lines, f"= {opening}{' + '.join(summed)}{closing}"] if len(parts) > 1 or factor else lines


def _hinge(table: Table, image: int) -> list[str]:
    return _pairs(table, "hinge", image)


def _squared(table: Table, image: int) -> list[str]:
    return _pairs(table, "squared_hinge", image)


def _worst(table: Table, image: int) -> list[str]:
    S, y = table.S[image], table.labels[image]
    others = r",\; ".join(_score(S[j]) for j in range(table.k) if j != y)
    if not others:
        return ["0"]
    return [rf"\max\!\big(0,\; \max({others})", rf"{{}}- {_score(S[y])} + {given(table.delta)}\big)"]


def _each(table: Table, image: int) -> list[str]:
    S, y = table.S[image], table.labels[image]
    parts = [rf"\max(0,\; {given(table.delta)} {'-' if j == y else '+'} {_score(S[j])})" for j in range(table.k)]
    return _lined(parts, [_value(float(t)) for t in terms(table)["ova_hinge"][image]])


def _softmax(table: Table, image: int) -> list[str]:
    S, y = table.S[image], table.labels[image]
    powers = [f"e^{{{given(round(float(s), 6))}}}" for s in S]
    p, value = float(chain(table, image, shift=True).p[y]), float(values(table)["softmax"][image])
    shown = f"(1 - {_small(value)})" if _vanishes(value) else given(float(f"{p:.4g}"))  # there p and 1 − loss are one
    return [rf"-\ln \frac{{{powers[y]}}}{{{' + '.join(powers)}}}", rf"= -\ln {shown}"]


_LINES = {"hinge": _hinge, "squared_hinge": _squared, "max_hinge": _worst, "ova_hinge": _each, "softmax": _softmax}
