"""The Surfaces page in a real browser: the start under the hand, the engine's answers, the step taken apart, the bound on the slider."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import eq
from typing import Any

import pytest

from engine import OPTIMIZERS, SURFACES
from engine.landscape.own_data import own_surface
from engine.run.compare import Runner
from engine.studies.descents import MOST, OWN, Descents, descend_all, encode
from engine.views.substeps import Part, anatomy
from tests.driver.stage import address, eventually, in_the_moment, spoken_number
from tests.driver.surfaces_page import Open, Surfaces
from tests.driver.visit import PHONE, Visit
from ui.state import START


@pytest.fixture
def board(visit: Visit) -> Open:
    def opened(record: Descents | None = None, query: dict[str, str] | None = None, **options: Any) -> Surfaces:
        link = (query or {}) | ({"surf": encode(record)} if record else {})
        return Surfaces(visit(link or None, path="surfaces", ready=False, **options).page)

    return opened


def test_the_handle_follows_and_the_engine_answers_before_the_hand_lets_go(board: Open) -> None:
    page = board()
    before, told = page.revision, page.part("sentence").inner_text()
    page.page.mouse.move(*page.place(*page.start))
    page.page.mouse.down()
    page.page.mouse.move(*page.place(0.5, 2.5), steps=8)
    assert page.start == pytest.approx((0.5, 2.5), abs=0.03), "the handle waits for nobody"
    eventually(lambda: page.revision, lambda rev: rev > before, "an answer while it is held")
    eventually(lambda: page.part("sentence").inner_text(), lambda text: text != told, "the sentence of the new start")
    assert page.kept == Descents(), "nothing is kept while it is held"
    page.page.mouse.up()
    kept = page.keeps(lambda kept: kept.start is not None, "the start in the link")
    assert kept.start == pytest.approx((0.5, 2.5), abs=0.03)
    page.page.keyboard.press("Control+z")
    page.keeps(lambda kept: kept.start is None, "the start is undone")


def test_a_click_anywhere_starts_there(board: Open) -> None:
    page = board(Descents("himmelblau", runners=(Runner("gd", 0.01),)))
    page.page.mouse.click(*page.place(-3.0, 3.0))
    kept = page.keeps(lambda kept: kept.start is not None, "the start in the link")
    assert kept.start == pytest.approx((-3.0, 3.0), abs=0.05)
    page.says("sentence", "A Gradient descent arrives")


def test_anatomy_shows_every_optimizers_own_states_forward_and_back(board: Open) -> None:
    """All optimizers in one visit, six at a time: each number of each sub-step is the run's, and forward and back lead through all of them."""
    runners = tuple(Runner(id, 0.05) for id in OPTIMIZERS)
    page = board(Descents(runners=runners[:MOST]))
    for first in range(0, len(runners), MOST):
        record = Descents(runners=runners[first : first + MOST], opened=0, step=6)
        page.page.goto(address(page.page.url.split("/surfaces")[0], "surfaces", {"surf": encode(record)}))
        page = Surfaces(page.page)
        for r, (runner, run) in enumerate(zip(record.runners, descend_all(record), strict=True)):
            parts = anatomy(runner, run, SURFACES["valley"].problem().value)
            page.part(f"open-{r}").click()
            eventually(page.page.locator(".card").count, partial(eq, len(parts)), f"the sub-steps of {runner.optimizer}")
            told(page, parts, 6)
            for _ in parts:
                page.part("part-forward").click()
            told(page, parts, 7)
            opened(page, 0)
            page.part("part-back").click()
            told(page, parts, 6)
            opened(page, len(parts) - 1)
            page.keeps(partial(looks_at, (r, 6, len(parts) - 1)), "what is open in the link")
        assert page.page.locator("[data-testid^=open-]").count() == len(record.runners)


def told(page: Surfaces, parts: tuple[Part, ...], t: int) -> None:
    """Every sub-step of update t shows the engine's two numbers."""
    page.says("anatomy-step", f"update {t} → {t + 1}")
    for i, part in enumerate(parts):
        numbers = [pytest.approx(value, rel=1e-3, abs=6e-4) for value in part.values[t]]
        symbol, place = f"{part.symbol} = (", f"part-value-{i}"
        eventually(partial(shown, page, place, symbol), partial(eq, numbers), f"{part.id} of update {t}, {part.values[t]},")


def shown(page: Surfaces, place: str, symbol: str) -> list[float]:
    """The numbers behind a symbol; none while another stands there."""
    text = page.part(place).inner_text().replace("\u00a0", " ")
    return [spoken_number(word) for word in text.removeprefix(symbol).rstrip(")").split(",")] if text.startswith(symbol) else []


def looks_at(place: tuple[int, int, int], kept: Descents) -> bool:
    return (kept.opened, kept.step, kept.part) == place


def opened(page: Surfaces, i: int) -> None:
    eventually(lambda: page.part(f"part-{i}").get_attribute("aria-pressed"), partial(eq, "true"), f"part-{i} is open")


def test_the_bound_stands_on_the_slider_and_the_rate_moves_both_who_share_it(board: Open) -> None:
    page = board()
    slider = page.part("rate")
    assert float(slider.get_attribute("data-bound") or 0) == pytest.approx(0.1)
    box = slider.bounding_box()
    assert box is not None
    y = box["y"] + 27
    page.page.mouse.move(box["x"] + 10 + 0.085 / 0.21 * (box["width"] - 20), y)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 10 + 0.12 / 0.21 * (box["width"] - 20), y, steps=5)
    page.says("sentence", "A Gradient descent leaves the picture")
    page.says("rate-says", "higher")
    page.page.mouse.up()
    kept = page.keeps(lambda kept: kept != Descents(), "the rate in the link")
    assert [runner.learning_rate for runner in kept.runners] == pytest.approx([0.12, 0.12, 0.1, 0.1], abs=0.002)


def test_momentum_is_dragged_on_the_map(board: Open) -> None:
    page = board()
    box = page.part("rate-map").bounding_box()
    assert box is not None
    left, right, top, foot = box["x"] + 34, box["x"] + box["width"] - 8, box["y"] + 6, box["y"] + box["height"] - 32
    at = lambda eta, beta: (left + eta / 0.21 * (right - left), foot - beta / 0.99 * (foot - top))  # noqa: E731
    page.page.mouse.move(*at(0.085, 0.7))
    page.page.mouse.down()
    page.page.mouse.move(*at(0.12, 0.4), steps=5)
    page.page.mouse.up()
    kept = page.keeps(lambda kept: kept != Descents(), "the racer's settings in the link")
    assert kept.runners[0] == Descents().runners[0]
    assert kept.runners[1].learning_rate == pytest.approx(0.12, abs=0.003)
    assert kept.runners[1].setting("momentum") == pytest.approx(0.4, abs=0.02)


def test_play_scrub_and_keys(board: Open) -> None:
    page = board()
    page.page.keyboard.press("ArrowRight")
    eventually(lambda: page.step, lambda step: step == 7, "one update on")
    page.page.keyboard.press("End")
    eventually(lambda: page.step, lambda step: step == 100, "the end")
    paused = in_the_moment(page.root, "+e.dataset.step > 0 && +e.dataset.step < 100", "press('play'); return +e.dataset.step;", first="press('play')")
    assert 0 < paused < 100, "it plays from the start"
    page.keeps(lambda kept: kept.step == paused, "the pause in the link")
    page.part("first").click()
    assert page.keeps(lambda kept: kept.step == 0, "the update in the link") == replace(Descents(), step=0), "and nothing else"


# Each update that is shown, and to what Python has answered by then.
PLAYED = """(root) => {
  window.played = [];
  new MutationObserver(() => played.push([root.dataset.rev, +root.dataset.step])).observe(root, { attributes: true, attributeFilter: ["data-step"] });
}"""


def test_what_was_told_before_does_not_stop_the_clock(board: Open) -> None:
    """Python hears where one looks and answers: by then it may play."""
    page = board()
    page.page.keyboard.press("End")
    sent = eventually(lambda: page.root.get_attribute("data-sent"), lambda sent: sent is not None, "the place on its way to Python")
    page.root.evaluate(PLAYED)
    page.part("play").click()
    played = lambda: [step for rev, step in page.page.evaluate("played") if rev == sent and step < 100]  # noqa: E731
    steps = eventually(played, lambda steps: len(set(steps)) > 3, "its answer, and updates after it")
    assert steps == sorted(steps), "it goes on"


def test_curvature_at_the_dot_and_at_the_minimum(board: Open) -> None:
    page = board(Descents("rosenbrock", runners=(Runner("gd", 0.001), Runner("momentum", 0.001)), step=0))
    assert float(page.part("rate").get_attribute("data-bound") or 0) == pytest.approx(2 / 1506.4, rel=1e-3)
    page.part("where-minimum").click()
    eventually(
        lambda: float(page.part("rate").get_attribute("data-bound") or 0), lambda b: abs(b - 2 / 1001.6) < 1e-5, "the bound at the minimum"
    )
    page.says("rate-says", "at the minimum")
    page.keeps(lambda kept: kept.where == "minimum", "the place in the link")


def test_a_start_outside_is_said_and_nothing_else_is_lost(board: Open) -> None:
    page = board(query={"surf": "f~bowl~x~9_0~r~adam~eta~0.2"})
    page.page.get_by_text("is outside the picture").wait_for()
    assert page.start == (2.4, 1.6)
    kept = page.keeps(lambda kept: kept.start is None, "the surface's own start")
    assert (kept.surface, kept.runners) == ("bowl", (Runner("adam", 0.2),))


def test_a_tap_and_a_finger_on_a_phone(board: Open) -> None:
    page = board(Descents("bowl"), **PHONE)
    plane = page.part("surface-plane")
    plane.scroll_into_view_if_needed()
    page.page.touchscreen.tap(*page.place(-1.0, -1.0))
    kept = page.keeps(lambda kept: kept.start is not None, "the start in the link")
    assert kept.start == pytest.approx((-1.0, -1.0), abs=0.05)
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_move_the_start(board: Open) -> None:
    page = board(Descents("bowl"))
    page.part("surface-plane").focus()
    page.page.keyboard.press("Shift+ArrowLeft")
    kept = page.keeps(lambda kept: kept.start is not None, "the start in the link")
    assert kept.start == pytest.approx((2.28, 1.6), abs=0.01)
    assert page.step == 6, "the clock is left alone"


def test_a_long_run_on_own_data_is_whole_as_soon_as_a_held_start_rests(board: Open) -> None:
    page = board(Descents(OWN, runners=(Runner("gd", 0.002),), updates=1000, step=900, opened=0))
    box = page.part("surface-plane").bounding_box()
    assert box is not None
    x, y = box["x"], box["y"]
    page.page.mouse.move(x + 200, y + 200)
    page.page.mouse.down()
    page.page.mouse.move(x + 120, y + 90, steps=8)
    run = descend_all(replace(page.kept, start=page.start), own_surface(START))[0]
    near = pytest.approx(run.grad[900].tolist(), rel=0.02)
    assert run.grad[254].tolist() != near
    assert eventually(lambda: shown(page, "part-value-0", "g = ("), lambda now: now == near, "the gradient of update 900, while it is held")
    assert page.kept.start is None
    page.page.mouse.up()


@pytest.mark.parametrize("served", ["always", "never", "replaced"])
def test_a_dragged_start_is_answered_beside_the_script_or_by_it(board: Open, served: str) -> None:
    """Also where every other question is answered with 204, since a newer one replaced it."""
    page = board()
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url) if "/live/surfaces" in request.url else None)
    if served == "never":
        page.page.route("**/live/surfaces", lambda route: route.fulfill(status=200, body="no such route"))
    if served == "replaced":
        page.page.route("**/live/surfaces", lambda route: route.fulfill(status=204) if len(asked) % 2 else route.continue_())
    told = page.part("sentence").inner_text()
    page.page.mouse.move(*page.place(*page.start))
    page.page.mouse.down()
    for y in (0.5, 1.0, 1.5, 2.0):
        page.page.mouse.move(*page.place(-2.0, -y))
        page.page.wait_for_timeout(100)
    eventually(lambda: page.part("sentence").inner_text(), lambda text: text != told, "the sentence of the new start")
    if served != "never":
        eventually(lambda: page.page.evaluate("0") or len(asked), lambda n: n > 1, "the next question")
    else:
        assert len(asked) == 1, "without the route nobody asks twice"
    assert page.kept == Descents()
    page.page.mouse.up()
    kept = page.keeps(lambda kept: kept.start is not None, "the start in the link")
    assert kept.start == pytest.approx((-2.0, -2.0), abs=0.03)
    page.part("forward").click()
    page.says("anatomy-step", "update 7 → 8")
