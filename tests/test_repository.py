"""What holds for the tree as a whole: small files, nothing left to do, nothing fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT

CODE = {".py", ".js", ".css", ".html"}
LINES = 400
# An address that names a format and is never fetched.
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink")


def git(*arguments: str) -> list[str] | None:
    """The lines git prints, or None where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.splitlines() if done.returncode == 0 else None


def tracked() -> list[Path]:
    """The repository's own files: what git knows or would take, else (an unpacked archive) all but hidden folders."""
    lines = git("ls-files", "-co", "--exclude-standard")
    if lines is None:
        found = [p for p in ROOT.rglob("*") if p.is_file()]
        return [p for p in found if not any(part.startswith(".") or part == "node_modules" for part in p.relative_to(ROOT).parts)]
    return [path for line in lines if not line.startswith(".venv/") and (path := ROOT / line).is_file()]


FILES = [path for path in tracked() if path.suffix in CODE]
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
STATIC = [path for path in tracked() if path.relative_to(ROOT).parts[0] == "static" and path.suffix in CODE | {".svg"}]
IMPORTS = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']""")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_holds_more_than_one_idea() -> None:
    long = {name(path): n for path in FILES if (n := len(path.read_text(encoding="utf-8").splitlines())) > LINES}
    assert not long


def test_nothing_is_left_to_do() -> None:
    word = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    left = [name(path) for path in FILES if word.search(path.read_text(encoding="utf-8"))]
    assert not left


@pytest.mark.parametrize("path", STATIC, ids=name)
def test_the_browser_fetches_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for address in NAMESPACES:
        text = text.replace(address, "")
    assert not re.findall(r"""(?:https?:|wss?:|["'(])//[^\s/"']+""", text)


def resolved(path: Path, target: str) -> Path:
    """The file that a script imports as `target`; the toy page's script imports from where a test copies it to."""
    folder = ROOT / "static" / "toy" if path.parent == ROOT / "tests" / "pages" / "toy" / "static" else path.parent
    return Path(os.path.normpath(folder / target))


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_imports_only_its_neighbours(path: Path) -> None:
    for target in IMPORTS.findall(path.read_text(encoding="utf-8")):
        assert target.startswith(("./", "../")), f"{name(path)} imports {target!r}, which is not a file beside it"
        assert resolved(path, target).is_file(), f"{name(path)} imports {target!r}, which does not exist"


def graph() -> dict[Path, list[Path]]:
    """What each script imports."""
    return {path: [resolved(path, target) for target in IMPORTS.findall(path.read_text(encoding="utf-8"))] for path in SCRIPTS}


def circles(graph: Mapping[Any, Iterable[Any]]) -> list[list[Any]]:
    """Circles of a graph, each as the nodes along it; at least one where there are any.

    >>> circles({1: [2], 2: [3], 3: [2]})
    [[2, 3]]
    """
    found, done = [], set()

    def walk(node: Any, way: list[Any]) -> None:
        if node in way:
            found.append(way[way.index(node) :])
        elif node not in done:
            for after in graph.get(node, ()):
                walk(after, [*way, node])
            done.add(node)

    for node in graph:
        walk(node, [])
    return found


def test_scripts_import_each_other_in_no_circle() -> None:
    assert [[name(path) for path in circle] for circle in circles(graph())] == []


def test_scripts_import_their_own_folder_and_the_kit_alone() -> None:
    """The kit knows no page, and no page knows another."""
    kit = ROOT / "static" / "kit"
    assert {(name(path), name(target)) for path, targets in graph().items() for target in targets if target.parent not in (path.parent, kit)} == set()


def test_no_secret_and_no_session_file_is_kept() -> None:
    assert not [name(p) for p in tracked() if p.name in {"secrets.toml", ".env", "credentials.toml"}]


def test_nothing_that_git_should_ignore_is_kept() -> None:
    kept = git("ls-files", "-ci", "--exclude-standard") or []
    assert not kept, f"{len(kept)} files that .gitignore names are committed, among them {kept[0]}"


def test_all_text_files_end_their_last_line() -> None:
    loose = [name(p) for p in FILES if (text := p.read_text(encoding="utf-8")) and not text.endswith("\n")]
    assert not loose
