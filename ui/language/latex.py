"""Numbers and matrices as LaTeX that KaTeX can set: three significant figures, zeros that are exactly zero as 0."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array

SHOWN = 4  # columns or rows up to here are all shown; of more, the first three and the last


def number(x: float) -> str:
    r"""`x` to three figures; very large and very small ones with a power of ten.

    >>> number(-0.2), number(1234.5), number(0.0), number(2.5e-7), number(float("inf"))
    ('-0.200', '1234', '0', '2.50 \\times 10^{-7}', '\\infty')
    """
    if math.isnan(x):
        return r"\text{–}"
    if math.isinf(x):
        return r"\infty" if x > 0 else r"-\infty"
    if x == 0:
        return "0"
    mantissa, exponent = f"{x:.2e}".split("e")
    if -4 < int(exponent) < 5:
        return f"{x:.{max(0, 2 - int(exponent))}f}"
    return rf"{mantissa} \times 10^{{{int(exponent)}}}"


def given(x: float) -> str:
    r"""A setting as it was given: no figures added, up to six kept.

    >>> given(0.1), given(2.0), given(1e-8)
    ('0.1', '2', '10^{-8}')
    """
    text = f"{x:g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    power = f"10^{{{int(exponent)}}}"
    return power if mantissa == "1" else f"-{power}" if mantissa == "-1" else rf"{mantissa} \times {power}"


def vector(x: Array, gap: int | None = None) -> str:
    r"""A row of numbers in parentheses; `gap` leaves a dot at one place.

    >>> vector(np.array([0.5, 0.0, 2.0]), gap=1)
    '(0.500,\\; \\cdot\\,,\\; 2.00)'
    """
    return "(" + r",\; ".join(r"\cdot\," if i == gap else number(float(v)) for i, v in enumerate(x)) + ")"


def matrix(M: Array) -> str:
    r"""A matrix (r, c), or a column (r,), with as many decimals everywhere as give its largest entry three figures; whole numbers have none.

    >>> matrix(np.array([[1.5, -0.25], [0.0, 1e-9]]))
    '\\begin{bmatrix} 1.50 & -0.25 \\\\ 0 & 0.00 \\end{bmatrix}'
    """
    M = M[:, None] if M.ndim == 1 else M
    top = float(np.abs(M).max(initial=0.0, where=np.isfinite(M)))
    exponent = math.floor(math.log10(top)) if top else 0
    power = exponent if not -4 < exponent < 5 else 0
    decimals = 0 if not power and np.array_equal(M, np.round(M)) else max(0, 2 - exponent + power)
    rows = [_shortened([_entry(float(v), power, decimals) for v in row], r"\cdots") for row in M]
    if len(rows) > SHOWN and len(rows[0]) == 1:
        rows = [[cell] for cell in _shortened([row[0] for row in rows], r"\vdots")]
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return (rf"10^{{{power}}} " if power else "") + rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"


def _entry(x: float, power: int, decimals: int) -> str:
    if x == 0 or not math.isfinite(x):
        return number(x)
    text = f"{x / 10**power:.{decimals}f}"
    return text.lstrip("-") if not float(text) else text


def _shortened(cells: list[str], dots: str) -> list[str]:
    return cells if len(cells) <= SHOWN else [*cells[: SHOWN - 1], dots, cells[-1]]
