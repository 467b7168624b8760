"""Reading a live question: each value is checked for type and range before anything is computed."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from engine.text import LANGUAGES
from ui.language.sanitize import quote

SHOWN = 40  # characters of a refused value that its sentence repeats


class BadQuestion(ValueError):
    """A question that cannot be answered. The message is one sentence: what was got, what was meant, what is possible."""


def refuse(name: str, meant: str, got: object) -> NoReturn:
    """Raise the BadQuestion of a value `name`.

    >>> refuse("eta", "a number", "fast")
    Traceback (most recent call last):
    ui.components.question.BadQuestion: eta must be a number, got “fast”
    """
    raise BadQuestion(f"{name} must be {meant}, got {quote(got, SHOWN)}") from None


def read(body: bytes) -> dict[str, Any]:
    """The JSON object of a request's body. Every number in it is finite.

    >>> read(b'{"x": 1e999}')
    Traceback (most recent call last):
    ui.components.question.BadQuestion: a number must be finite, got “1e999”
    """
    try:
        found = json.loads(body, parse_float=_finite, parse_constant=_finite)
    except BadQuestion:
        raise
    except (ValueError, RecursionError):  # a JSON or UTF-8 error, an integer of too many digits, or lists nested too deep
        refuse("the question", "a JSON object", body[: 4 * SHOWN].decode(errors="replace"))
    if not isinstance(found, dict):
        refuse("the question", "a JSON object", found)
    return found


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else refuse("a number", "finite", text)


def field(asked: Mapping[str, Any], name: str) -> Any:
    """The value under `name`, which must be there."""
    if name not in asked:
        raise BadQuestion(f"{name} is missing; the question has {', '.join(map(quote, list(asked)[:8])) or 'no fields'}")
    return asked[name]


def mapping(value: Any, name: str) -> dict[str, Any]:
    """A JSON object."""
    return value if isinstance(value, dict) else refuse(name, "an object", value)


def items(value: Any, name: str, most: int) -> list[Any]:
    """A list of at most `most` items."""
    if not isinstance(value, list | tuple):
        refuse(name, "a list", value)
    return list(value) if len(value) <= most else refuse(name, f"a list of at most {most} items", f"{len(value)} items")


def number(value: Any, name: str, low: float = -math.inf, high: float = math.inf) -> float:
    """A finite number from `low` to `high`.

    >>> number(3, "x", 0, 5)
    3.0
    """
    # integers of any length are compared exactly, before a float is made of them
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high or abs(value) > 1.7e308:
        refuse(name, "a finite number" if low == -math.inf else f"a number from {low:g} to {high:g}", value)
    return float(value)


def whole(value: Any, name: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`; 2.0 is one, true is none."""
    found = number(value, name, low, high)
    return int(found) if found.is_integer() else refuse(name, f"a whole number from {low} to {high}", value)


def one_of(value: Any, name: str, possible: Collection[str]) -> str:
    """One of a few words."""
    return value if isinstance(value, str) and value in possible else refuse(name, f"one of {', '.join(possible)}", value)


def text(value: Any, name: str) -> str:
    """A string."""
    return value if isinstance(value, str) else refuse(name, "a string", value)


def link(asked: Mapping[str, Any]) -> dict[str, str]:
    """The query of the link that the question is about. What a link cannot mean falls back to defaults when it is decoded."""
    return {key: text(value, f"{quote(key, 20)} in link") for key, value in mapping(field(asked, "link"), "link").items()}


def language(asked: Mapping[str, Any]) -> str:
    """The language of the answer; the default where the question names none."""
    return one_of(asked.get("lang", LANGUAGES[0]), "lang", LANGUAGES)
