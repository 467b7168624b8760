"""Everything a person reads is there in both languages, with the same slots."""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.text import LANGUAGES, Text

from .conftest import ROOT

LAYERS = ("engine", "ui", "pages")
SLOT = re.compile(r"(?<!\\)\{([a-z_][a-z0-9_]*)(?:![rsa])?(?::[^{}]*)?\}")
HANGUL = re.compile(r"[가-힣]")
WORD = re.compile(r"[A-Za-z]{2,}")


def names() -> list[str]:
    files = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in files]


def texts(value: object, where: str, seen: set[int]) -> Iterator[tuple[str, Text]]:
    """Every Text in a module's tables, however deep, with the place it was found."""
    if isinstance(value, Text):
        yield where, value
        return
    if isinstance(value, (str, bytes, int, float, type(None), Path)) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{where}[{key!r}]", seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for i, item in enumerate(value):
            yield from texts(item, f"{where}[{i}]", seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), f"{where}.{field.name}", seen)


def found() -> list[tuple[str, Text]]:
    out: list[tuple[str, Text]] = []
    seen: set[int] = set()
    for name in names():
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            if not attribute.startswith("__"):
                out += texts(value, f"{name}.{attribute}", seen)
    return out


def faults(text: Text) -> list[str]:
    """What is wrong with one sentence, in words."""
    out = []
    if set(SLOT.findall(text.en)) != set(SLOT.findall(text.ko)):
        out.append(f"slots differ: {text.en!r}, {text.ko!r}")
    if text.ko != text.en and WORD.search(SLOT.sub("", text.ko)) and not HANGUL.search(text.ko):
        out.append(f"not Korean: {text.ko!r}")
    if text.ko == text.en and re.search(r"[a-z]+ [a-z]+", SLOT.sub("", text.en)):
        out.append(f"a phrase left in English: {text.en!r}")
    if HANGUL.search(text.en):
        out.append(f"not English: {text.en!r}")
    for language in LANGUAGES:
        value = getattr(text, language)
        if value != value.strip() or "  " in value:
            out.append(f"stray blanks: {value!r}")
    return out


def test_every_text_speaks_both_languages() -> None:
    everything = found()
    assert len(everything) > 20
    wrong = [f"{where}: {fault}" for where, text in everything for fault in faults(text)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "en, ko, count",
    [
        ("Loss", "손실", 0),
        ("Adam", "Adam", 0),
        ("η", "η", 0),
        ("λ = {strength:g}", "λ = {strength:g}", 0),
        ("Use {eta}", "{rate} 쓰기", 1),
        ("Step back", "Step back", 1),
        ("Loss", "Verlust", 1),
        ("손실", "손실", 1),
        (" Loss", "손실", 1),
    ],
)
def test_a_fault_is_seen(en: str, ko: str, count: int) -> None:
    assert len(faults(Text(en, ko))) == count
