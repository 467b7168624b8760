"""The import contracts of pyproject.toml hold, and each of them fails where a wrong import is added."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = [contract["name"] for contract in PROJECT["contracts"]]
# For each contract an import that breaks it: the module that gets it, and the module that it imports.
WRONG = {
    "Layers: engine <- ui <- pages": ("ui.language.numbers", "pages.explore"),
    "Pages do not import each other": ("pages.losses.strings", "pages.race.strings"),
    "The engine knows NumPy and the standard library alone": ("engine.config", "streamlit"),
    "State imports no cache of runs, LaTeX, advice, figures, components or widgets": ("ui.state.store", "ui.widgets"),
}


def check(folder: Path) -> str:
    """What the linter says of the packages in `folder`."""
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([str(linter), "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120).stdout


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What it says of a copy that has all wrong imports."""
    folder = tmp_path_factory.mktemp("layers")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PROJECT["root_packages"]:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    for module, other in WRONG.values():
        file = folder / f"{module.replace('.', '/')}.py"
        file.write_text(file.read_text(encoding="utf-8") + f"\nimport {other}\n", encoding="utf-8")
    return check(folder)


@pytest.fixture(scope="module")
def found() -> str:
    return check(ROOT)


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_is_kept(found: str, name: str) -> None:
    assert f"{name} KEPT" in found


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_wrong_import_breaks_its_contract(planted: str, name: str) -> None:
    module, other = WRONG[name]
    assert f"{name} BROKEN" in planted
    report = planted.split("Broken contracts", 1)[1].split(f"\n{name}\n", 1)[1]
    assert f"{module} -> {other}" in report
