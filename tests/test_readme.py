"""The README is true: its examples run and print what they say, its commands and files exist."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from explorer_app import PAGES

from .conftest import ROOT

DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "deploy/README.md")]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def blocks(path: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(path.read_text(encoding="utf-8")) if kind == language]


def commands() -> list[tuple[str, str]]:
    lines = [(path.name, line) for path in DOCUMENTS for body in blocks(path, "sh") for line in body.splitlines()]
    return [(document, line) for document, line in lines if line.strip() and not line.startswith("#")]


def test_the_readme_shows_the_engine_in_a_notebook() -> None:
    assert any(">>>" in body for body in blocks(ROOT / "README.md", "python"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_examples_print_what_they_say(path: Path) -> None:
    """One document is one session, as a reader would type it."""
    source = "\n".join(body for body in blocks(path, "python") if ">>>" in body)
    test = doctest.DocTestParser().get_doctest(source, {}, path.name, str(path), 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert result.failed == 0, "".join(report)


@pytest.mark.parametrize("document, line", commands())
def test_commands_exist(document: str, line: str) -> None:
    """Targets of make are in the Makefile, modules and scripts are in the tree."""
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
        asked = {word for word in words[1:] if "=" not in word}
        assert asked <= targets, f"{document}: {line}"
    if "-m" in words and (module := words[words.index("-m") + 1]).startswith(("benchmarks.", "scripts.")):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), f"{document}: {line}"
    for word in words:
        if re.fullmatch(r"[\w./-]+\.(py|txt|toml)", word):
            assert (ROOT / word).is_file(), f"{document}: {line}"


def test_the_readme_says_what_each_page_teaches() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [page.title.en for page in PAGES if f"| **{page.title.en}** |" not in text]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_to_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = LINK.findall(text) + re.findall(r'(?:src|href)="(?!https?:|#)([^"]+)"', text)
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert not missing
