"""A directory is a layer, and imports point one way. The imports are read, not run."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

# layer -> the layers below it that it may import, and the packages from outside (the standard library always)
LAYERS: dict[str, tuple[set[str], set[str]]] = {
    "engine": (set(), {"numpy"}),
    "figures": ({"engine"}, {"numpy", "plotly"}),
    "lessons": ({"engine"}, set()),
    "ui": ({"engine", "figures", "lessons"}, {"numpy", "plotly", "streamlit", "starlette"}),
    "pages": ({"engine", "figures", "lessons", "ui"}, {"streamlit"}),
    "explorer_app": ({"engine", "figures", "lessons", "ui", "pages"}, {"streamlit", "starlette"}),
}
PAGE_LINES = 60


def modules(layer: str) -> list[Path]:
    single = ROOT / f"{layer}.py"
    return [single] if single.exists() else sorted((ROOT / layer).rglob("*.py"))


FILES = [(layer, path) for layer in LAYERS for path in modules(layer)]
IDS = [str(path.relative_to(ROOT)) for _, path in FILES]


def imported(path: Path) -> set[str]:
    """Every dotted name that a file imports, anywhere in it, relative ones made absolute."""
    package = list(path.relative_to(ROOT).parent.parts)
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = [*base, *(node.module.split(".") if node.module else [])]
            names |= {".".join(module)} if module else {alias.name for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"__import__", "import_module"}:
            names.add("(imported by name at run time)")
    return names


def forbidden(layer: str, names: set[str]) -> set[str]:
    below, outside = LAYERS[layer]
    allowed = below | outside | {layer} | set(sys.stdlib_module_names)
    return {name for name in names if name.split(".")[0] not in allowed}


@pytest.mark.parametrize("layer, path", FILES, ids=IDS)
def test_imports_point_down(layer: str, path: Path) -> None:
    wrong = forbidden(layer, imported(path))
    assert not wrong, f"{path.relative_to(ROOT)} is in {layer} and imports {sorted(wrong)}"


@pytest.mark.parametrize("path", [p for layer, p in FILES if layer == "pages"], ids=lambda p: p.name)
def test_a_page_is_a_thin_script(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= PAGE_LINES


def test_every_python_file_of_the_app_is_in_a_layer() -> None:
    tools = {"tests", "benchmarks", "scripts"}
    stray = [p for p in ROOT.rglob("*.py") if (top := p.relative_to(ROOT).parts[0]) not in tools and not top.startswith(".")]
    assert {p for _, p in FILES} == set(stray)


@pytest.mark.parametrize(
    "layer, source, wrong",
    [
        ("engine", "import numpy as np\nfrom .text import Text\nimport math", set()),
        ("engine", "import streamlit", {"streamlit"}),
        ("engine", "def f():\n    from ui.state import read", {"ui.state"}),
        ("engine", "from .. import ui", {"ui"}),
        ("figures", "import streamlit as st", {"streamlit"}),
        ("figures", "from engine.views import region\nimport plotly.graph_objects as go", set()),
        ("lessons", "import numpy", {"numpy"}),
        ("ui", "from pages.explore import x", {"pages.explore"}),
        ("pages", "import numpy as np", {"numpy"}),
        ("pages", "import plotly.express", {"plotly.express"}),
        ("engine", "import importlib\nimportlib.import_module('streamlit')", {"(imported by name at run time)"}),
    ],
)
def test_a_wrong_arrow_is_seen(layer: str, source: str, wrong: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_layers.ROOT", tmp_path)
    path = tmp_path / layer / "module.py"
    path.parent.mkdir()
    path.write_text(source)
    assert forbidden(layer, imported(path)) == wrong
