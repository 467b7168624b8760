"""The Gradients page in a real browser: rows 13 to 16 of the lecture, done by hand, and every number read back against the engine."""

from __future__ import annotations

import re

import numpy as np
import pytest

from engine import simulate
from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import LECTURE, nudges
from pages.gradients.model import SMALL
from pages.gradients.record import Record
from tests.driver.gradients_page import CENTRAL, FIT, FORWARD, SMALL_ONE, TABLE, Hand, opened
from tests.driver.stage import eventually, in_the_moment, spoken_number
from tests.driver.visit import Visit
from ui.language.numbers import slope
from ui.state import START

# row 13: one dimension at a time


def test_fill_the_table_one_weight_at_a_time(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    for i in range(9):
        if i:
            hand.click("next")
        eventually(lambda: hand.seen("weight"), str(i).__eq__, f"row {i}")
        numeric = TABLE.numeric[FORWARD, 3, i]
        row = hand.cells(i)
        assert spoken_number(row[1]) == pytest.approx(FIT.start[i], abs=1e-4)
        assert spoken_number(row[2]) == pytest.approx(FIT.start[i] + 1e-4, abs=1e-9)
        assert spoken_number(row[3]) == pytest.approx(TABLE.up[3, i], abs=1e-6)
        assert (row[4], row[6]) == (slope(float(numeric)), slope(float(TABLE.analytic[i])))
        assert hand.part("slope-now") == slope(float(numeric))
        change = spoken_number(hand.part("difference").replace(" ", ""))
        assert change == pytest.approx(TABLE.up[3, i] - TABLE.J, rel=0.01)
        assert ("lowers the loss, so descent will raise it" if numeric < 0 else "raises the loss, so descent will lower it") in hand.part("words")
        assert hand.part("evaluations") == f"{i + 2} loss evaluations"
    hand.until("nine rows in the link", filled=2**9 - 1, weight=8)
    said = hand.part("lecture")
    assert all(f"{after:.5f} − {LECTURE.before:.5f}) / h = {slope:g}".replace("-", "−") in said for after, slope in zip(LECTURE.after, LECTURE.slopes, strict=True))


# What is said with each row that is filled: noted in the page, so that no machine is too fast or too slow to see it.
FILLED = """(root) => {
  const say = (id) => root.querySelector(`[data-testid=${id}]`).innerText.trim();
  window.said = [];
  const note = () => {
    const now = [say("evaluations"), say("fill")];
    if (root.dataset.filling === "true" && String(now) !== String(said.at(-1))) said.push(now);
  };
  new MutationObserver(note).observe(root, { attributes: true, attributeFilter: ["data-filled"] });
}"""


def test_fill_the_rest_runs_by_itself_and_counts(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    hand.root.evaluate(FILLED)
    hand.click("fill")
    hand.until("all rows", filled=2**9 - 1)
    assert hand.page.evaluate("said") == [[f"{n} loss evaluations", "Stop"] for n in range(3, 11)], "row by row, and each time it could be stopped"
    assert (hand.part("evaluations"), hand.seen("filling")) == ("10 loss evaluations", "false")
    assert hand.page.get_by_test_id("fill").is_disabled()
    assert all(verdict == "agree" for verdict in hand.verdicts())


def test_filling_can_be_stopped(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    filled = in_the_moment(hand.root, "+e.dataset.filled >= 3", "press('fill'); return +e.dataset.filled;", first="press('fill')")
    assert filled == 3 and hand.seen("filling") == "false"
    hand.until("three rows", filled=0b111)
    hand.page.wait_for_timeout(600)
    assert int(hand.seen("filled")) == filled and hand.page.get_by_test_id("fill").is_enabled()


def test_a_fast_hand_is_not_overtaken_by_late_answers(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    for _ in range(6):
        hand.page.get_by_test_id("next").click(no_wait_after=True)
    assert (hand.seen("weight"), hand.seen("filled")) == ("6", "7")
    hand.until("the last of them", weight=6, filled=0b1111111)
    hand.page.wait_for_timeout(500)
    assert (hand.seen("weight"), hand.seen("filled")) == ("6", "7")


# row 14: approximate and slow


def test_h_is_dragged_along_the_v(visit: Visit) -> None:
    hand = opened(visit, Record(source="small", filled=2**9 - 1, weight=2))
    for power, said in ((1, "bends"), (7, "about the best"), (14, "staircase")):
        hand.drag_h(power)
        eventually(lambda: hand.seen("power"), str(power).__eq__, f"h = 10^-{power}")
        hand.until("h in the link", power=power)
        error = TABLE.error[FORWARD, power - 1, 2]
        shown = hand.page.get_by_test_id("errors").get_attribute("aria-valuetext") or ""
        assert spoken_number(shown.rpartition(" error ")[2].replace(" ", "")) == pytest.approx(error, rel=0.06)
        assert hand.cells(2)[4] == slope(float(TABLE.numeric[FORWARD, power - 1, 2]))
        assert said in hand.part("h-said")
    hand.click("central-difference")
    hand.until("central", central=True)
    hand.page.get_by_test_id("errors").press("Home")
    hand.until("10^-1", power=1)
    assert hand.part("evaluations") == "18 loss evaluations"
    assert hand.cells(2)[4] == slope(float(TABLE.numeric[CENTRAL, 0, 2]))


def test_the_picture_follows_while_h_is_held(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    plot = hand.page.get_by_test_id("errors")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    hand.page.mouse.move(box["x"] + 60, box["y"] + 100)
    hand.page.mouse.down()
    hand.page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 100, steps=4)
    assert hand.seen("power") == "14" and "h" not in dict(part.split(":") for part in hand.stage.query()["g"].split("~"))
    hand.page.mouse.up()
    hand.until("dropped", power=14)


def test_the_slider_turns_h_too(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    hand.page.get_by_test_id("h").focus()
    for _ in range(2):
        hand.page.keyboard.press("ArrowRight")
    hand.until("10^-6", power=6)
    assert hand.cells(0)[2].startswith("0.340001")


def test_what_it_costs(visit: Visit) -> None:
    hand = opened(visit)
    plot = hand.page.locator(".st-key-cost .js-plotly-plot")
    plot.wait_for()
    curves = plot.evaluate("node => node.data.map(curve => ({ x: Array.from(curve.x), y: Array.from(curve.y) }))")
    (numeric, analytic) = curves
    assert numeric["x"][0] == 6 and numeric["x"][-1] == 100_000
    slow = [n / a for n, a in zip(numeric["y"], analytic["y"], strict=True)]
    assert slow[-1] > 1000 > 100 > slow[0] > 1
    assert re.search(r"100,000 weights: 100,001 losses and .* s for one numeric", hand.page.locator(".st-key-cost").inner_text())


# row 15: by calculus


def test_the_formula_with_its_numbers(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    hand.page.get_by_test_id("slope").nth(3).click()
    eventually(lambda: hand.part("calculus"), lambda text: "w2x" in text.replace("\n", ""), "the row's formula")
    line = hand.part("calculus").replace("\n", "")
    assert "mean of (p2 − [y = 2]) · x + 2λw" in line and line.endswith(slope(float(TABLE.analytic[3])))
    said = {}
    for n in (2, 3):
        hand.click("example-next")
        hand.until(f"example {n}", example=n - 1)
        hand.reads("example-line", f"Example {n},")
        said[n] = hand.part("example-line").replace("\n", "")
        p, own = FIT.loss.grad(FIT.scores(FIT.start), FIT.y)[n - 1, 1] + (FIT.y[n - 1] == 1), int(FIT.y[n - 1] == 1)
        assert spoken_number(said[n].rpartition("= ")[2].replace(" ", "")) == pytest.approx((p - own) * FIT.phi[n - 1, 0], abs=1e-4)
    hand.click("example-previous")
    hand.until("back", example=1)


# row 16: verify with the numerical one


def test_the_check_is_live_on_explores_paused_update(visit: Visit) -> None:
    stage = visit()
    stage.scrub(60)
    stage.rest()  # the cursor is told when the hand rests
    stage.page.get_by_role("link", name="Gradients").click()
    hand = Hand(stage)
    eventually(lambda: stage.widget("g_weights").locator("input").first.input_value(), "Explore, update 60".__eq__, "the update")
    hand.click("fill")
    hand.until("all rows", filled=2**9 - 1, step=60)
    result = simulate(START)
    table = nudges(result.problem, result.run.theta[60])
    for i in range(9):
        row = hand.cells(i)
        assert (row[4], row[6]) == (slope(float(table.numeric[FORWARD, 3, i])), slope(float(table.analytic[i])))
        assert spoken_number(row[7].replace(" ", "")) == pytest.approx(table.error[FORWARD, 3, i], rel=0.06)
        assert re.fullmatch(r"✓ [3-9] digits agree", row[8])


# kinks


def test_a_kink_is_not_a_bug(visit: Visit) -> None:
    hand = opened(visit, Record(source="small", loss="hinge", weight=6))
    assert not hand.page.get_by_test_id("kink-note").is_visible()
    hand.stage.press("g_kink")
    eventually(lambda: hand.page.get_by_test_id("kink-note").is_visible(), bool, "the note")
    assert hand.part("kink-note").startswith("A kink, not a bug.")
    lens = hand.page.get_by_test_id("lens")
    assert lens.get_attribute("data-kinked") == "true"
    record = hand.until("the moved weight", central=True)
    fit = fit_of(config := SMALL.but(loss="hinge", start=record.theta), data_of(config))
    table = nudges(fit, fit.start)
    assert np.flatnonzero(np.array(record.theta) != FIT.start).tolist() == [6] and table.kink[3, 6]
    text = lens.text_content() or ""
    assert f"left {slope(float(table.left[3, 6]))}" in text and f"right {slope(float(table.right[3, 6]))}" in text
    assert hand.verdicts()[6] == "kink" and "differs" not in hand.verdicts()


# the look
