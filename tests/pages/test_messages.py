"""Messages: their types in Python and in JavaScript name the same keys, and the messages that pages make have exactly these."""

from __future__ import annotations

import re
import types
import typing
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from tests.conftest import ROOT
from tests.driver.message_samples import SAMPLES
from ui.components.message_types import Packed
from ui.components.pack import Raw

MODULES = {"kit": "ui.components.message_types", **{page: f"pages.{page}.message_types" for page in SAMPLES}}
WORDS = {int: "number", float: "number", str: "string", bool: "boolean", type(None): "null"}
TYPEDEF = re.compile(r"@typedef \{object\} (\w+)\n(.*?)(?=\*/)", re.DOTALL)
PROPERTY = re.compile(r"@property \{(.+)\} (\[?\w+\]?)\n")


def written(hint: Any) -> str:
    """A type of Python as JSDoc writes it."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(written(part) for part in parts)
    if origin is list:
        inner = written(parts[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(written, parts))}]"
    if origin is dict:
        return f"Record<string, {written(parts[1])}>"
    return str(WORDS.get(hint) or hint.__name__)


def optional(hint: Any) -> tuple[Any, bool]:
    """A field's type, and whether it may be missing."""
    return (get_args(hint)[0], True) if get_origin(hint) is typing.NotRequired else (hint, False)


def fields(entry: Any) -> dict[str, tuple[Any, bool]]:
    return {key: optional(hint) for key, hint in get_type_hints(entry, include_extras=True).items()}


def in_python(name: str) -> dict[str, dict[str, str]]:
    """The keys of each TypedDict, [in brackets] where they may be missing, with their types as JSDoc writes them."""
    module = import_module(MODULES[name])
    own = {id: entry for id, entry in vars(module).items() if is_typeddict(entry) and entry.__module__ == module.__name__ and entry is not Packed}
    return {
        id: {f"[{key}]" if missing else key: written(hint) for key, (hint, missing) in fields(entry).items()} for id, entry in own.items()
    }


def in_javascript(name: str) -> dict[str, dict[str, str]]:
    text = (ROOT / "static" / name / "message.js").read_text(encoding="utf-8")
    return {id: {key: kind for kind, key in PROPERTY.findall(body)} for id, body in TYPEDEF.findall(text)}


def faults(value: Any, hint: Any, at: str) -> list[str]:
    """Where a value is not of its type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        found = [faults(value, part, at) for part in parts]
        return [] if not all(found) else max(found, key=len)
    if hint is Packed and isinstance(value, Raw):
        return []
    if is_typeddict(hint):
        return record_faults(value, hint, at)
    kinds: Any = (float, int) if hint is float else (list, tuple) if origin in (list, tuple) else origin or hint
    if not isinstance(value, kinds) or (hint in (int, float) and isinstance(value, bool)):
        return [f"{at} is {type(value).__name__}, not {written(hint)}"]
    if origin is dict:
        return [fault for key, each in value.items() for fault in faults(each, parts[1], f"{at}.{key}")]
    if origin is list:
        return [fault for i, each in enumerate(value) for fault in faults(each, parts[0], f"{at}[{i}]")]
    if origin is tuple:
        return [fault for i, (each, part) in enumerate(zip(value, parts, strict=True)) for fault in faults(each, part, f"{at}[{i}]")]
    return []


def record_faults(value: Any, hint: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at} is {type(value).__name__}, not {hint.__name__}"]
    known = fields(hint)
    out = [f"{at}.{key} has no type" for key in value if key not in known]
    out += [f"{at}.{key} is missing" for key, (_, missing) in known.items() if not missing and key not in value]
    return out + [fault for key, (of, _) in known.items() if key in value for fault in faults(value[key], of, f"{at}.{key}")]


@pytest.mark.parametrize("name", MODULES)
def test_both_languages_name_the_same_keys(name: str) -> None:
    assert in_javascript(name) == in_python(name)


@pytest.mark.parametrize("page", SAMPLES)
def test_a_message_has_the_keys_of_its_type(page: str) -> None:
    message = import_module(MODULES[page]).Message
    for sent in SAMPLES[page]():
        assert not faults(sent, message, page)


@pytest.mark.parametrize("page", SAMPLES)
def test_a_key_that_may_be_missing_is_missing_somewhere(page: str) -> None:
    message = fields(import_module(MODULES[page]).Message)
    for key, (_, missing) in message.items():
        assert missing == any(key not in sent for sent in SAMPLES[page]()), key


def test_faults_are_found() -> None:
    message = import_module(MODULES["sweep"]).Message
    sent = SAMPLES["sweep"]()[-1]
    assert faults(sent | {"more": 1}, message, "m") == ["m.more has no type"]
    assert faults({key: value for key, value in sent.items() if key != "rev"}, message, "m") == ["m.rev is missing"]
    assert faults(sent | {"axes": {"x": sent["axes"]["x"]}}, message, "m") == ["m.axes.y is missing"]
    assert faults(sent | {"bound": {"line": 1, "name": ""}}, message, "m") == ["m.bound.line is int, not Packed"]
