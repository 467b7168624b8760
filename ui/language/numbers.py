"""Numbers as text. Every number in a sentence or on a widget is formatted here: true minus "−", "∞" and "NaN", one form for powers of ten.

`power`, `scientific`, `num`, `fixed` and `slope` write the same text as the functions of the same names in static/kit/numbers.js.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

_SUPERSCRIPTS = str.maketrans("-−0123456789", "⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def said(x: float, digits: int = 3, thousands: bool = True) -> str:
    """A number in a sentence: `digits` figures without trailing zeros, whole numbers below 10⁶ in full, a comma between `thousands`.

    >>> said(0.12345), said(-2.0), said(12600), said(3e-7), said(5e12)
    ('0.123', '−2', '12,600', '3×10⁻⁷', '5×10¹²')
    """
    if not math.isfinite(x):
        return _not_finite(x)
    comma = "," if thousands else ""
    value = float(f"{x:.{digits}g}")
    if x == int(x) and abs(x) < 1e6:
        return _minus(f"{int(x):{comma}}")
    if 1e-4 <= abs(value) < 1e6:
        return _minus(f"{value:{comma}.10g}")
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    times = {1.0: "", -1.0: "-"}.get(float(mantissa), f"{float(mantissa):.{digits}g}×")
    return _minus(times) + power(int(exponent))


def setting(x: float) -> str:
    """A setting as it was given: up to six figures, no comma between thousands.

    >>> setting(0.01), setting(-1e-05), setting(3.0), setting(1000)
    ('0.01', '−10⁻⁵', '3', '1000')
    """
    return said(x, 6, thousands=False)


def decimals(x: float, most: int = 3) -> str:
    """A number with at most `most` decimals and no trailing zeros.

    >>> decimals(2.0), decimals(-0.0791319), decimals(1e-9), decimals(float("inf")), decimals(2.5e7)
    ('2', '−0.079', '0', '∞', '2.5×10⁷')
    """
    if not math.isfinite(x) or abs(x) >= 1e6:
        return said(x)
    text = f"{x:.{most}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _minus("0" if text == "-0" else text)


def significant(x: float, figures: int = 4) -> str:
    """A number with `figures` significant figures, trailing zeros kept; a power of ten below 10⁻⁴ and from 10⁵ on.

    >>> significant(-0.2), significant(0.0), significant(1234567.0), significant(1.23456e-7)
    ('−0.2000', '0', '1.235×10⁶', '1.235×10⁻⁷')
    """
    if x == 0 or not math.isfinite(x):
        return scientific(x)
    exponent = int(f"{x:.{figures - 1}e}".split("e")[1])
    return _fixed(x, max(0, figures - 1 - exponent)) if -4 <= exponent < 5 else scientific(x, figures)


def num(x: float, digits: int = 3) -> str:
    """`digits` decimals below 10, fewer above; a power of ten from 10⁵ on and where those decimals would all be 0.

    >>> num(0.12345), num(123.456), num(2e-5), num(-1e6)
    ('0.123', '123.5', '2.0×10⁻⁵', '−1.0×10⁶')
    """
    if not math.isfinite(x):
        return _not_finite(x)
    size = abs(x)
    if size >= 1e5 or 0 < size < 0.5 * 10**-digits:
        return scientific(x)
    return _fixed(x, max(0, digits if size < 10 else digits - 1 if size < 100 else digits - 2 if size < 1000 else 0))


def fixed(x: float, digits: int = 2) -> str:
    """`digits` decimals always; from 10⁴ on as `num`.

    >>> fixed(-0.7), fixed(-0.001), fixed(12345.6)
    ('−0.70', '0.00', '12346')
    """
    if not math.isfinite(x) or abs(x) >= 1e4:
        return num(x, digits)
    text = _fixed(x, digits)
    return text if text.strip("−0.") else text.removeprefix("−")


def slope(x: float) -> str:
    """A slope: five decimals from 10⁻³ to 100, else four figures.

    >>> slope(-0.109687), slope(1e-6)
    ('−0.10969', '1.000×10⁻⁶')
    """
    return _fixed(x, 5) if x == 0 or 1e-3 <= abs(x) < 100 else scientific(x, 4)


def scientific(x: float, figures: int = 2) -> str:
    """Mantissa × power of ten with `figures` significant figures; 0 is "0".

    >>> scientific(-1.1e-5, 3), scientific(0.0), scientific(float("nan"))
    ('−1.10×10⁻⁵', '0', 'NaN')
    """
    if x == 0 or not math.isfinite(x):
        return "0" if x == 0 else _not_finite(x)
    exponent = Decimal(x).adjusted()
    mantissa = _half_up(Decimal(x).scaleb(-exponent), figures - 1)
    if abs(mantissa) >= 10:  # 9.99 was rounded up
        mantissa, exponent = _half_up(mantissa / 10, figures - 1), exponent + 1
    return f"{_minus(str(mantissa))}×{power(exponent)}"


def power(exponent: int) -> str:
    """A power of ten.

    >>> power(-8), power(0)
    ('10⁻⁸', '10⁰')
    """
    return f"10{raised(exponent)}"


def raised(x: object) -> str:
    """The digits of `x` as superscripts.

    >>> raised(-5), raised("12.5")
    ('⁻⁵', '¹².⁵')
    """
    return str(x).translate(_SUPERSCRIPTS)


def _fixed(x: float, digits: int) -> str:
    return _minus(f"{_half_up(Decimal(x + 0.0), digits):f}")  # −0 is 0


def _half_up(x: Decimal, digits: int) -> Decimal:
    """Rounded as JavaScript rounds: of two equally near decimals, the one further from 0."""
    return x.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _not_finite(x: float) -> str:
    return "NaN" if math.isnan(x) else "∞" if x > 0 else "−∞"
