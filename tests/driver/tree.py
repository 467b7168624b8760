"""A copy of the app's own files, which a test may change and serve."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.driver.server import ROOT

PARTS = ("explorer_app.py", ".streamlit", "engine", "ui", "pages", "static")


def copied(folder: Path) -> Path:
    """All that the running app needs, in the new folder `folder`."""
    folder.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def changed(file: Path, old: str, new: str) -> None:
    """Replace `old`, which stands once in the file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")
