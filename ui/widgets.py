"""Controlled widgets: each is a window onto a value, made from the specs; what the person does goes to `turn`, and nowhere else.

A widget's state is set from the value before it is drawn, and again whenever its labels or options change: in a browser, a select
box holds the label it last showed, and would lose the choice when the language changes. The value is the widget's default too: a
state is sent to the browser once, and a run that a hand cut short may be all that brought it.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from engine.spec import Param
from engine.text import Text
from ui.language.numbers import setting

T = TypeVar("T")
Turn = Callable[[Any], None]
SHOWN, ECHOES = "shown", "echoes"
ECHO = 1.5  # seconds in which a request may still hold what a widget showed before it was set from here


def ladder(low: float, high: float, *, steps: Sequence[int] = (1, 2, 5), **extra: float) -> tuple[float, ...]:
    """Round numbers from low to high, evenly spaced on a log scale.

    >>> ladder(0.001, 0.1)
    (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
    """
    if not 0 < low <= high:
        raise ValueError(f"a log ladder needs 0 < low <= high, got {low:g} and {high:g}")
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    rungs = [float(f"{step}e{decade}") for decade in decades for step in steps]
    return tuple(rung for rung in rungs if low <= rung <= high)


def _show(key: str, value: Any, *signature: Any) -> None:
    """Set the widget's state from `value`, if it is not there already or if what it is shown as has changed."""
    shown = st.session_state.setdefault(SHOWN, {})
    if key not in st.session_state or st.session_state[key] != value or shown.get(key) != signature:
        if st.session_state.get(key, value) != value:
            st.session_state.setdefault(ECHOES, {})[key] = st.session_state[key], time.monotonic()
        st.session_state[key] = value
        shown[key] = signature


def _turned(key: str, turn: Turn) -> None:
    """What the person chose; but what the browser sends because it has not heard of the new value yet is nobody's choice."""
    value = st.session_state[key]
    before, since = st.session_state.get(ECHOES, {}).get(key, (None, -math.inf))
    if value != before or time.monotonic() - since > ECHO:
        turn(value)


def choice(
    label: str,
    options: Mapping[str, str],
    value: str,
    turn: Turn,
    key: str,
    *,
    help: str | None = None,
    collapsed: bool = False,
) -> None:
    """A select box of ids shown by their names."""
    _show(key, value, tuple(options.items()))
    st.selectbox(
        label,
        list(options),
        index=list(options).index(value),
        format_func=lambda id: options.get(id, str(id)),
        key=key,
        help=help,
        label_visibility="collapsed" if collapsed else "visible",
        on_change=_turned,
        args=(key, lambda id: turn(id) if id in options else None),
    )


def segments(
    label: str, options: Mapping[str, str], value: str, turn: Turn, key: str, *, help: str | None = None, bare: bool = False
) -> None:
    """A few ids side by side, one of them pressed."""
    _show(key, value, tuple(options.items()))
    st.segmented_control(
        label,
        list(options),
        default=value,
        format_func=lambda id: options.get(id, str(id)),
        key=key,
        help=help,
        required=True,
        label_visibility="collapsed" if bare else "visible",
        on_change=_turned,
        args=(key, lambda id: turn(id) if id in options else None),
    )


def rungs(
    label: str,
    steps: Iterable[float],
    value: float,
    turn: Turn,
    key: str,
    *,
    shown: Callable[[float], str] = setting,
    last: float | None = None,
    help: str | None = None,
) -> None:
    """A slider over a ladder of numbers; a value that is not on it gets a rung of its own. `last` stands at the far end."""
    options = sorted({*steps, value} - {last}) + ([] if last is None else [last])
    _show(key, value, tuple(map(shown, options)))
    st.select_slider(label, options, value=value, format_func=shown, key=key, help=help, on_change=_turned, args=(key, turn))


def span(
    label: str, steps: Iterable[float], value: tuple[float, float], turn: Turn, key: str, *, shown: Callable[[float], str] = setting
) -> None:
    """A slider with two thumbs over a ladder of numbers; ends that are not on it get rungs of their own."""
    options = sorted({*map(float, steps), *map(float, value)})
    ends = (float(value[0]), float(value[1]))
    _show(key, ends, tuple(map(shown, options)))
    st.select_slider(label, options, value=ends, format_func=shown, key=key, on_change=_turned, args=(key, turn))


def slide(label: str, low: float, high: float, step: float, value: float, turn: Turn, key: str, *, help: str | None = None) -> None:
    """A plain slider."""
    _show(key, value, low, high, step)
    st.slider(label, low, high, value, step=step, format="%g", key=key, help=help, on_change=_turned, args=(key, turn))


def box(
    label: str, low: float, high: float, value: float, turn: Turn, key: str, *, step: float | None = None, help: str | None = None
) -> None:
    """A box to type a number into; whole numbers stay whole."""
    whole = isinstance(value, int)
    _show(key, value, low, high)
    st.number_input(
        label,
        min_value=low,
        max_value=high,
        value=value,
        step=step or (1 if whole else 0.01),
        format="%d" if whole else "%.6g",
        key=key,
        help=help,
        on_change=_turned,
        args=(key, lambda got: None if got is None else turn(got)),
    )


def switch(label: str, value: bool, turn: Turn, key: str, *, help: str | None = None) -> None:
    _show(key, value)
    st.toggle(label, value, key=key, help=help, on_change=_turned, args=(key, turn))


def param(spec: Param, value: float, turn: Turn, key: str, language: str, *, help: Text | None = None) -> None:
    """The widget a Param asks for: a box for whole numbers, a ladder for log scales, else a slider."""
    label, hint = spec.name(language), help(language) if help else None
    if spec.whole:
        box(label, int(spec.low), int(spec.high), int(value), turn, key, help=hint)
    elif spec.log and spec.low > 0:
        rungs(label, ladder(spec.low, spec.high), value, turn, key, help=hint)
    else:
        box(label, spec.low, spec.high, float(value), turn, key, step=0.01, help=hint)


def formula(latex: str, *, small: bool = False) -> None:
    """A formula in the width of the sidebar: its parts one below the other, long ones in smaller type."""
    parts = re.split(r",\s*\\q?quad\s*", latex)
    whole = parts[0] if len(parts) == 1 else r"\begin{gathered}" + r" \\[.4em] ".join(parts) + r"\end{gathered}"
    long = max(map(len, parts)) > (110 if small else 46)
    size = {(False, False): "", (False, True): r"\small", (True, False): r"\footnotesize", (True, True): r"\scriptsize"}[small, long]
    st.latex(f"{size} {whole}")


def pills(label: str, options: Iterable[int], value: list[int], turn: Turn, key: str, *, shown: Callable[[int], str]) -> None:
    """Several of a few, side by side."""
    options = list(options)
    _show(key, value, tuple(options))
    st.pills(
        label,
        options,
        default=value,
        selection_mode="multi",
        format_func=shown,
        key=key,
        label_visibility="collapsed",
        on_change=_turned,
        args=(key, turn),
    )


def entry(row: int, column: int, columns: int) -> str:
    """The name of an entry of W, 1-based; the last column is the bias.

    >>> entry(0, 1, 3), entry(1, 2, 3)
    ('w₁₂', 'b₂')
    """
    low = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    return f"b{row + 1}".translate(low) if column == columns - 1 else f"w{row + 1}{',' if columns > 10 else ''}{column + 1}".translate(low)
