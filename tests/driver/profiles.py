"""Browser profiles and tabs that the tests use one after the other: what costs most in a browser test is to open the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from playwright.sync_api import Error as BrowserError

DESKTOP: Any = {"width": 1280, "height": 800}
DEFAULTS: dict[str, Any] = {"viewport": DESKTOP, "locale": "en-US", "color_scheme": "light"}
STORED = "cookies,local_storage,indexeddb,service_workers,cache_storage"
PAST = 20  # entries of a tab's history: a browser keeps 50, and a test that counts them needs room
BLANK = "about:blank"

Watch: TypeAlias = Callable[[Page, str, list[str]], None]


class Tab(NamedTuple):
    """A tab's profile (by its options) and the server it visits."""

    profile: str
    base: str
    options: dict[str, Any]


class Profiles:
    """Profiles by their options, and their tabs, kept for the session. A fresh profile costs two CPU seconds and fetches Streamlit's megabytes
    anew; a fresh tab is a process of its own and compiles them anew, which takes longer than all the rest of a visit.
    What a page can leave behind is cleared: stored things, colours and sizes that a test set, where the pointer was, routes."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home  # the server that lives as long
        self.kept: dict[str, tuple[BrowserContext, CDPSession]] = {}
        self.tabs: dict[Page, Tab] = {}
        self.resting: list[Page] = []
        self.shared: dict[tuple[Path, str], Page] = {}
        self.faults: list[str] = []

    def page(self, base: str, watch: Watch, **options: Any) -> Page:
        """An empty tab, watched, for a visit to the server at `base`."""
        options = DEFAULTS | options
        profile = repr(sorted(options.items()))
        if profile not in self.kept:
            context = self.browser.new_context(**options)
            context.set_default_timeout(30_000)
            self.kept[profile] = context, context.new_cdp_session(context.new_page())
        for page in self.resting:
            tab = self.tabs[page]
            if (tab.profile, tab.base) == (profile, base):
                self.resting.remove(page)
                page.bring_to_front()
                return page
        page = self.kept[profile][0].new_page()
        watch(page, base, self.faults)
        self.tabs[page] = Tab(profile, base, options)
        return page

    def share(self, key: tuple[Path, str], page: Page) -> None:
        """Keep it open for the tests that follow, and the two before it."""
        self.shared = dict([*((k, p) for k, p in self.shared.items() if k != key), (key, page)][-3:])

    def clear(self, failed: bool) -> list[str]:
        """What went wrong; then all pages but the shared ones are left, and what they stored is forgotten."""
        used = [page for page in self.tabs if page not in self.resting]
        emptied = {page for page in used if _forgets(page)}  # and what it had to say has been said
        faults, spoilt = list(self.faults), failed or bool(self.faults)
        if spoilt:
            self.shared.clear()
        left = [page for page in used if page not in self.shared.values()]
        for page in left:
            if spoilt or page not in emptied or self.tabs[page].base != self.home or not _rests(page, self.tabs[page].options):
                page.close()
            else:
                self.resting.append(page)
        self._forget({(self.tabs[page].profile, self.tabs[page].base) for page in left})
        for page in left:
            if page not in self.resting:
                del self.tabs[page]
        for context, _ in self.kept.values():
            for page in context.pages[1:]:
                if page not in self.tabs:  # a test opened it itself
                    page.close()
        self.faults.clear()
        return faults

    def _forget(self, visited: set[tuple[str, str]]) -> None:
        for profile, base in visited:
            context, session = self.kept[profile]
            context.clear_cookies()
            url = urlsplit(base)
            session.send("Storage.clearDataForOrigin", {"origin": f"{url.scheme}://{url.netloc}", "storageTypes": STORED})


def _forgets(page: Page) -> bool:
    """Whether the tab is still there, and has forgotten what it alone remembers."""
    try:
        page.evaluate("sessionStorage.clear()")
    except BrowserError:
        return False
    return True


def _rests(page: Page, options: dict[str, Any]) -> bool:
    """Whether the tab is empty and as it was when it was new, and young enough to go on."""
    try:
        if page.evaluate("history.length") > PAST:
            return False
        page.unroute_all()
        page.goto(BLANK)
        page.set_viewport_size(options["viewport"])
        page.emulate_media(color_scheme=options["color_scheme"])
        if not options.get("has_touch"):
            page.mouse.move(options["viewport"]["width"] - 1, options["viewport"]["height"] - 1)
    except BrowserError:
        return False
    return True
