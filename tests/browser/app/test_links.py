"""The whole state is in the link: it opens cold, travels to another browser, goes back as undo, and can do no harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine import LOSSES, Config
from explorer_app import PAGES
from tests.driver.server import Server
from tests.driver.visit import Visit
from ui.state import START
from ui.state.config_link import encode
from ui.state.records import RECORDS

DEEP = Config(
    dataset="drawn",
    points=((-0.6, 0.5, 0), (-0.5, -0.4, 0), (0.6, 0.4, 1), (0.5, -0.5, 1), (0.0, 0.8, 2)),
    classes=3,
    loss="squared_hinge",
    loss_settings=(("delta", 2.0),),
    optimizer="adam",
    learning_rate=0.05,
    strength=0.001,
    steps=77,
    seed=5,
)


@pytest.mark.parametrize("path", ["", "explore"])
def test_a_deep_link_opens_on_a_cold_server(visit: Visit, start: Callable[..., Server], path: str) -> None:
    """The very first request a server gets is a link to a page with a state."""
    cold = start()
    stage = visit(DEEP, path=path, to=cold)
    stage.go("End", 77)
    assert stage.count("update") == "77 / 77"
    assert stage.number_of_points() == 5
    assert not cold.tracebacks()


def test_the_app_works_below_a_base_path(visit: Visit, start: Callable[..., Server]) -> None:
    below = start(base="teaching/downslope")
    stage = visit(DEEP, to=below)
    stage.go("End", 77)
    assert not below.tracebacks()


def test_a_copied_link_reproduces_the_run(visit: Visit) -> None:
    stage = visit(DEEP)
    stage.click(0.3, 0.0)
    stage.points(6)
    stage.choose("loss", LOSSES["softmax"].name.en)
    stage.settled(lambda c: c.loss == "softmax")
    stage.scrub(77)
    other = visit(stage.address.split("?", 1)[1])
    other.scrub(77)
    other.until(other.counts, lambda counts: counts == stage.counts(), "the same counters")
    assert other.run == stage.run
    assert other.number_of_points() == 6


def test_browser_back_is_undo_and_forward_is_redo(visit: Visit) -> None:
    stage = visit(DEEP)
    n = len(DEEP.points)
    stage.click(0.3, 0.0)
    stage.points(n + 1)
    stage.click(0.3, 0.3)
    stage.points(n + 2)
    stage.page.wait_for_timeout(700)
    stage.page.go_back()
    stage.until(stage.number_of_points, lambda count: count == n + 1, "one point fewer")
    stage.page.go_back()
    stage.until(stage.number_of_points, lambda count: count == n, "the start")
    assert stage.config == DEEP
    stage.page.go_forward()
    stage.until(stage.number_of_points, lambda count: count == n + 1, "one point more")
    stage.part("undo").click()
    stage.until(stage.number_of_points, lambda count: count == n, "undo after Forward")


def test_dragging_writes_one_history_entry(visit: Visit) -> None:
    stage = visit(DEEP)
    before = stage.page.evaluate("history.length")
    stage.drag((0.6, 0.4), (0.1, 0.1), steps=30)
    stage.settled(lambda c: c.points[2] != DEEP.points[2])
    stage.page.wait_for_timeout(500)
    assert stage.page.evaluate("history.length") == before + 1


EVIL = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
BAD = {
    "unknown ids": {"l": "hing", "o": "adamm", "d": "mnist", "r": "l3", "s": "weekly", "f": "deep"},
    "wrong types": {"eta": "fast", "T": "many", "seed": "one", "lambda": "[]", "b": "x", "n": "1e", "k": "two"},
    "huge numbers": {"eta": "1e400", "T": "99999999999", "lambda": "-1e308", "seed": "9" * 400, "n": "1e9", "noise": "inf", "test": "nan"},
    "scripts": dict.fromkeys(("l", "o", "d", "eta", "p", "w", "lang", "ls"), EVIL),
    "markdown": {"l": "[here](javascript:alert(1)) **bold** $x^2$ :red[text]", "d": "`code`\n# head"},
    "broken points": {"d": "drawn", "p": "AAAA_____"},
    "an incomplete setting": {"l": "hinge", "ls": "delta", "os": "~~~", "fs": "degree~99"},
    "a start that does not fit": {"w": "1~2", "free": "99~100"},
    "nothing at all": {"l": "", "eta": "", "p": "", "w": ""},
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_link_says_so_and_shows_the_app(visit: Visit, kind: str) -> None:
    stage = visit(BAD[kind])
    stage.page.get_by_test_id("stToast").first.wait_for()
    assert stage.page.title() == "Downslope"
    assert stage.page.locator("[data-testid=stToast] img, [data-testid=stToast] script, [data-testid=stToast] a").count() == 0
    stage.go("ArrowRight", 1)


def test_a_link_of_100_kB_is_no_accident(visit: Visit) -> None:
    """The server may refuse so long an address; pushed into a page that is open, it is only a bad value."""
    stage = visit(encode(START) | {"p": "A" * 30_000, "d": "drawn"})
    stage.page.get_by_test_id("stToast").first.wait_for()
    stage.go("ArrowRight", 1)


def test_what_others_hang_on_a_link_is_left_alone(visit: Visit) -> None:
    stage = visit(encode(DEEP, base=START) | {"utm_source": "mail", "fbclid": "x" * 500})
    assert stage.page.get_by_test_id("stToast").count() == 0
    assert stage.number_of_points() == 5


@pytest.mark.parametrize(
    "key, said",
    [
        ("lang", "Language in the link: “klingon” is not possible, so the default stands."),
        ("view", "View in the link: “klingon” is not possible, so the default stands."),
    ],
)
def test_a_language_or_a_view_nobody_knows_is_named(visit: Visit, key: str, said: str) -> None:
    stage = visit(encode(DEEP, base=START) | {key: "klingon"})
    stage.page.get_by_test_id("stToast").get_by_text(said, exact=True).wait_for()
    assert stage.number_of_points() == 5 and "Play" in (stage.part("play").get_attribute("aria-label") or "")


@pytest.mark.parametrize(
    "locale, said",
    [
        ("en-US", "Unknown in the link, and passed over: “los”, “‹img src=x›” and “foo”."),
        ("ko-KR", "링크에서 알 수 없어 무시한 항목: “los”, “‹img src=x›”, “foo”."),
    ],
)
def test_unknown_keys_are_named(visit: Visit, locale: str, said: str) -> None:
    stage = visit(encode(DEEP, base=START) | {"los": "hinge", "<img src=x>": EVIL, "foo": "1"}, locale=locale)
    stage.page.get_by_test_id("stToast").get_by_text(said, exact=True).wait_for()
    assert stage.page.get_by_test_id("stToast").count() == 1
    assert stage.number_of_points() == 5 and stage.page.title() == "Downslope"


def test_a_link_carried_through_all_pages_gives_no_note(visit: Visit) -> None:
    """Each page's part of the link stands in it on every page."""
    own = {entry.key: "" for entry in RECORDS.values()} | {"g": "h:6~c:1", "sweep": "updates~50"}
    for page in PAGES:
        stage = visit(encode(DEEP, base=START) | own | {"lang": "ko", "view": "large"}, path=page.id if page is not PAGES[0] else "", ready=False)
        stage.page.get_by_test_id("stSidebar").wait_for(state="attached")
        stage.calm()
        assert stage.page.get_by_test_id("stToast").count() == 0, page.id
