"""Catch the bug on the Gradients page in a real browser: each mistake, guesses, and what the page says to them."""

from __future__ import annotations

import pytest

from engine import BUGS, Config
from engine.checks.bug_case import case_config, examine, hidden, loss_of
from pages.gradients.model import SMALL
from pages.gradients.record import Record
from tests.driver.gradients_page import FIT, SMALL_ONE, opened
from tests.driver.stage import eventually
from tests.driver.visit import PHONE, Visit


def case_of(record: Record) -> tuple[str, Config]:
    bug = hidden(record.case) if not record.bug else record.bug
    return bug, case_config(SMALL, FIT.start, loss_of(bug, "softmax"))


@pytest.mark.shares
@pytest.mark.parametrize("bug", BUGS)
def test_each_mistake_can_be_put_in_and_turns_red_what_it_should(visit: Visit, bug: str) -> None:
    hand = opened(visit, SMALL_ONE)
    hand.page.get_by_test_id("inject").select_option(bug)
    record = hand.until(bug, bug=bug)
    hand.page.get_by_test_id("card").get_by_text(BUGS[bug].name.en).first.wait_for()
    seen = examine(case_of(record)[1], bug)
    assert hand.verdicts("bugrow") == ["kink" if kink else "differs" if red else "agree" for red, kink in zip(seen.red, seen.kink, strict=True)]
    assert hand.part("start-check").splitlines()[-1].startswith("✓" if seen.start.ok else "✕")
    assert hand.part("steps-check").splitlines()[-1].startswith("✓" if seen.steps.ok else "✕")
    assert BUGS[bug].name.en in hand.part("card") and "Who had it:" in hand.part("card")


def test_the_hidden_mistake_is_guessed(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE)
    assert not hand.page.get_by_test_id("card").is_visible()
    hand.page.locator("[data-id=bias_in_penalty_grad]").click()
    eventually(lambda: hand.part("card"), lambda text: "would turn the biases red, and here it is the weights" in text, "a hint")
    hand.page.locator("[data-id=penalty_over_batch]").click()
    eventually(lambda: hand.part("card"), lambda text: "not by that much" in text, "another hint")
    hand.page.locator("[data-id=penalty_quarter]").click()
    eventually(lambda: hand.part("card"), lambda text: text.startswith("Caught: A quarter"), "the verdict")
    assert "best-known web demo" in hand.part("card")
    assert set(hand.verdicts("bugrow")) == {"differs", "agree"}
    hand.click("zero")
    eventually(lambda: set(hand.verdicts("bugrow")), {"agree"}.__eq__, "the check passing at λ = 0")
    assert "With λ = 0 the check passes" in hand.part("card") and "λ = 0 ·" in hand.part("about")
    hand.click("another")
    record = hand.until("the next case", case=1, guess="", zero=False)
    hand.click("reveal")
    eventually(lambda: hand.part("card"), lambda text: text.startswith("It was:"), "the answer")
    assert BUGS[case_of(record)[0]].name.en in hand.part("card")


def test_on_a_phone_the_answer_to_a_guess_comes_in_sight(visit: Visit) -> None:
    hand = opened(visit, SMALL_ONE, **PHONE)
    card, bottom = hand.page.get_by_test_id("card"), PHONE["viewport"]["height"]
    option = hand.page.locator("[data-id=bias_in_penalty_grad]")
    option.evaluate("option => option.scrollIntoView({ block: 'end' })")
    option.tap()
    box = eventually(card.bounding_box, lambda box: box is not None and box["y"] + box["height"] <= bottom, "the answer in sight")
    assert box is not None and box["y"] > 0 and "would turn the biases red" in card.inner_text()


def test_correct_code_passes_all_checks(visit: Visit) -> None:
    hand = opened(visit, Record(source="small", bug="none"))
    assert set(hand.verdicts("bugrow")) == {"agree"}
    assert hand.part("start-check").splitlines()[-1].startswith("✓") and hand.part("steps-check").splitlines()[-1].startswith("✓")
