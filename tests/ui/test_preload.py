"""The stage's pages name what they will need; what they name is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from explorer_app import PAGES
from tests.conftest import ROOT, awaited
from ui.components import mount, preload


def headers(path: str) -> list[tuple[bytes, bytes]]:
    """What the document at `path` is sent with."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})

    async def send(part: Any) -> None:
        sent.append(part)

    async def receive() -> Any:
        return {}

    awaited(preload.Preload(app, PAGES)({"type": "http", "path": path}, receive, send))
    return list(sent[0]["headers"])


@pytest.mark.parametrize(
    "path, folder", [("/", "explore"), ("/explore", "explore"), ("/losses", "losses"), ("/race/", "race"), ("/nowhere", None), ("/app/static/explore/explore.js", None)]
)
def test_a_page_names_its_boards_modules(path: str, folder: str | None) -> None:
    found = dict(headers(path))
    assert found[b"content-type"] == b"text/html"
    assert (preload.links(folder).encode() if folder else None) == found.get(b"link")


@pytest.mark.parametrize("folder", sorted({page.component for page in PAGES}))
def test_all_that_is_named_is_there_and_all_that_is_imported_is_named(folder: str) -> None:
    named = re.findall(r"</([^>]+)>; rel=modulepreload", preload.links(folder))
    own = {ROOT / a.removeprefix("app/").partition("?")[0] for a in named if a.startswith("app/")}
    theirs = [a.removeprefix("static/js/") for a in named if not a.startswith("app/")]
    assert [a.split(".")[0] for a in theirs] == list(preload.STREAMLIT_MODULES) and all((preload.BUNDLES / a).is_file() for a in theirs)
    assert ROOT / "static" / folder / f"{folder}.js" in own and len(own) > 8
    for file in own:
        for module in re.findall(r'(?:from|import) *\(? *"(\.[^"]+)"', file.read_text(encoding="utf-8")):
            assert (file.parent / module).resolve() in own, f"{file.name} imports {module}"


def test_the_version_is_of_all_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.js").write_text('import { b } from "./b.js";\n')
    (tmp_path / "a" / "b.js").write_text("export const b = 1;\n")
    monkeypatch.setattr(mount, "STATIC", tmp_path)
    before = mount.addresses("a")
    assert [a.partition("?")[0] for a in before] == ["app/static/a/b.js", "app/static/a/a.js"]
    (tmp_path / "a" / "b.js").write_text("export const b = 2;\n")
    assert mount.addresses("a")[:-1] == before[:-1] and mount.addresses("a")[-1] != before[-1]
