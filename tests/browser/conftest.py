"""One real server and one real Chromium for all browser tests; every page is watched for errors while it is used."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from pages.losses.record import Desk, encode
from scripts.ensure_chromium import ADVICE, find
from tests.driver.losses_page import Losses, Open
from tests.driver.profiles import Profiles
from tests.driver.server import CHROMIUM, Server
from tests.driver.stage import Stage, address
from tests.driver.visit import Visit

# Below a page's path Streamlit first asks whether that path is where the server lives; the 404 is the answer, not a fault.
PROBED = re.compile(r"/\w+/_stcore/(health|host-config)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests carry the mark. Those of a file that share their pages run in one worker, of one language, size or colour after the other."""
    here = Path(__file__).parent
    sharing = []
    for i, item in enumerate(items):
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("shares"):
                item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(here))))
                sharing.append(i)
    ordered = sorted((items[i] for i in sharing), key=lambda item: (str(item.path), item.name.partition("[")[2]))
    for i, item in zip(sharing, ordered, strict=True):
        items[i] = item


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find()
    if path is None:
        if os.environ.get("DOWNSLOPE_REQUIRE_BROWSER"):
            pytest.fail(ADVICE)
        pytest.skip(ADVICE)
    return path


@pytest.fixture(scope="session")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser, server: Server) -> Profiles:
    return Profiles(browser, server.url)


@pytest.fixture
def start(chromium: str, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """A server of the test's own, cold: `start()`, `start(base="some/path")`. It outlives the pages that look at it."""
    with contextlib.ExitStack() as running:
        yield lambda **options: running.enter_context(Server(tmp_path, **options))


@pytest.fixture
def visit(request: pytest.FixtureRequest, profiles: Profiles, server: Server, start: Callable[..., Server]) -> Iterator[Visit]:
    """Open the app in a browser profile that remembers nothing: `visit(Config(...))`, `visit({"eta": "fast"})`, `visit(locale="ko-KR")`.

    When the test is over, no page may have had a script error, an error on its console, a request to anywhere else,
    or an exception shown; and the server no traceback in its log.
    Tests of a file marked `shares` that visit the same get the same page, as long as none of them failed.
    A tab is used again, empty: a test that gives it a script of its own to begin with closes it.
    """
    stages: list[Stage] = []
    failed = request.session.testsfailed
    shares = request.node.get_closest_marker("shares") is not None
    profiles.shared = {key: page for key, page in profiles.shared.items() if key[0] == request.path}

    def opened(link: Any = None, *, path: str = "", to: Server | None = None, ready: bool = True, **options: Any) -> Stage:
        base = (to or server).url
        url = address(base, path, link)
        key = request.path, f"{url} {sorted(options.items())}"
        page = profiles.shared.get(key) if shares else None
        if page is None:
            page = profiles.page(base, watch, **options)
            page.goto(url)
        if shares:
            profiles.share(key, page)
        stage = Stage(page)
        stages.append(stage)
        if ready:
            stage.ready()
        return stage

    mark = server.mark()
    yield opened
    profiles.faults += [f"exception on the page: {text}" for stage in stages for text in stage.exceptions()]
    faults = [*profiles.clear(failed=request.session.testsfailed > failed), *server.tracebacks(mark)]
    assert not faults, "\n".join(faults)


@pytest.fixture
def desk_page(visit: Visit) -> Open:
    """Open the Losses page: `desk_page(Desk(…))`, `desk_page(link="desk=…")`, `desk_page(**PHONE)`."""

    def opened(record: Desk | None = None, link: str = "", **options: Any) -> Losses:
        query = link or ({"desk": encode(record)} if record else None)
        return Losses(visit(query, path="losses", ready=False, **options).page)

    return opened


def watch(page: Page, base: str, faults: list[str]) -> None:
    """Note whatever goes wrong on a page, and whatever it asks of others than the server at `base`."""
    own = (base, base.replace("http", "ws"), "data:", "blob:")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBED.fullmatch(message.location["url"].removeprefix(base)):
            faults.append(f"console: {message.text} ({message.location})")

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            faults.append(f"a request to elsewhere: {request.url[:200]}")

    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", said)
    page.on("request", asked)
