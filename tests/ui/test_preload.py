"""The stage's pages name what they will need; what they name is there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import ROOT, awaited
from ui import preload


def headers(path: str) -> list[tuple[bytes, bytes]]:
    """What the document at `path` is sent with."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})

    async def send(part: Any) -> None:
        sent.append(part)

    async def receive() -> Any:
        return {}

    awaited(preload.Preload(app)({"type": "http", "path": path}, receive, send))
    return list(sent[0]["headers"])


@pytest.mark.parametrize("path, named", [("/", True), ("/explore", True), ("/losses", False), ("/app/static/stage/stage.js", False)])
def test_only_the_pages_with_a_stage_name_its_modules(path: str, named: bool) -> None:
    assert (b"link" in dict(headers(path))) is named and (b"content-type", b"text/html") in headers(path)


def test_all_that_is_named_is_there() -> None:
    addresses = re.findall(r"</([^>]+)>; rel=modulepreload", preload.links())
    own = [a.removeprefix("app/").partition("?")[0] for a in addresses if a.startswith("app/")]
    theirs = [a.removeprefix("static/js/") for a in addresses if not a.startswith("app/")]
    assert {ROOT / a for a in own} == set((ROOT / "static" / "stage").glob("*.js"))
    assert [a.split(".")[0] for a in theirs] == list(preload.PARTS) and all((preload.BUNDLES / a).is_file() for a in theirs)
