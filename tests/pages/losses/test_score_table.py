"""The desk gives the lecture's numbers, refuses what cannot be, and judges its questions by what was done."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest

from engine import LOSSES
from engine.text import LANGUAGES
from pages.losses.formulas import formula, opened
from pages.losses.question import OTHERS, worded
from pages.losses.questions import QUESTIONS, guide
from pages.losses.record import Desk
from pages.losses.score_table import (
    LECTURE_TABLE,
    PRESETS,
    ROWS,
    Table,
    chain,
    leads,
    mean,
    preset,
    probabilities,
    shapes,
    shares,
    terms,
    values,
)
from pages.losses.sentences import cell_note, chain_sentence, trouble
from ui.language.numbers import decimals

LECTURE = LECTURE_TABLE
FOURTH = LECTURE.add_image()
ONE_CLASS = Table(names=("cat",), scores=((2.5,), (-1.0,)), labels=(0, 0))
EMPTY = LECTURE.but(scores=(), labels=())
TWO = PRESETS["two"][1]
TABLES = {
    "lecture": LECTURE,
    "fourth": FOURTH,
    "one class": ONE_CLASS,
    "empty": EMPTY,
    "two": TWO,
    "right": PRESETS["right"][1],
    "delta": LECTURE.but(delta=0.3),
    "scaled": LECTURE.but(scale=7.0),
    "huge": Table(scores=((1e4, -1e4, 0.0),), labels=(1,), scale=1000.0),
}


# the lecture's numbers


@pytest.mark.parametrize(
    "row, expected, average",
    [
        ("hinge", [2.9, 0.0, 12.9], 15.8 / 3),
        ("squared_hinge", [8.41, 0.0, 83.25], 91.66 / 3),
        ("max_hinge", [2.9, 0.0, 6.6], 9.5 / 3),
        ("ova_hinge", [6.1, 5.3, 10.8], 22.2 / 3),
        ("softmax", [2.040355, 0.079132, 6.156477], 2.758655),
    ],
)
def test_the_lectures_losses(row: str, expected: list[float], average: float) -> None:
    np.testing.assert_allclose(values(LECTURE)[row], expected, atol=6e-7)
    assert mean(LECTURE, row) == pytest.approx(average, abs=6e-7)


def test_the_lectures_probabilities() -> None:
    np.testing.assert_allclose(probabilities(LECTURE)[0], [0.129983, 0.869050, 0.000968], atol=6e-7)


def test_the_mean_is_over_images_not_classes() -> None:
    assert mean(FOURTH) == pytest.approx((15.8 + 2) / 4)
    assert mean(LECTURE.add_class()) != pytest.approx(mean(LECTURE) * 3 / 4)


def test_a_score_that_wins_by_more_than_the_margin_may_move() -> None:
    moved = LECTURE.score(1, 1, 4.2)
    assert values(moved)["hinge"][1] == 0
    assert values(moved)["softmax"][1] == pytest.approx(0.153, abs=5e-4)
    assert values(LECTURE.score(1, 1, 2.7))["hinge"][1] == pytest.approx(0.3)


@pytest.mark.parametrize("name", TABLES)
def test_the_desks_losses_are_the_engines(name: str) -> None:
    table = TABLES[name]
    for id in ROWS:
        settings = {"delta": table.delta} if LOSSES[id].params else {}
        np.testing.assert_allclose(values(table)[id], LOSSES[id].value(table.S, table.y, **settings), rtol=1e-12, atol=1e-14)
        assert np.isfinite(terms(table)[id]).all()
        assert (terms(table)[id] >= 0).all()
        assert shares(table, id).sum() == pytest.approx(1 if values(table)[id].sum() > 0 else 0)


def test_crammer_singer_shows_one_term_where_classes_tie() -> None:
    table = LECTURE.but(scale=0.0)
    assert (terms(table)["max_hinge"] > 0).sum(-1).tolist() == [1, 1, 1]
    assert values(table)["max_hinge"].tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({"every_class": True}, [3.9, 1.0, 13.9]),
        ({"mean_of_terms": True}, [1.45, 0.0, 6.45]),
        ({"squared": True}, [8.41, 0.0, 83.25]),
        ({"every_class": True, "mean_of_terms": True}, [3.9 / 3, 1 / 3, 13.9 / 3]),
        ({"every_class": True, "squared": True, "delta": 2.0}, [3.9**2 + 4, 4.0, 7.3**2 + 7.6**2 + 4]),
    ],
)
def test_variations_change_the_hinge_alone(changes: dict[str, float], expected: list[float]) -> None:
    table, plain = LECTURE.but(**changes), LECTURE.but(delta=changes.get("delta", 1.0))
    np.testing.assert_allclose(values(table)["hinge"], expected)
    for id in ROWS[1:]:
        np.testing.assert_array_equal(values(table)[id], values(plain)[id])


def test_leads() -> None:
    np.testing.assert_allclose(leads(LECTURE), [-1.9, 2.9, -5.6])
    assert np.isinf(leads(ONE_CLASS)).all()


# what a hand does


def test_edits() -> None:
    more = LECTURE.add_class()
    assert more.names == ("cat", "car", "frog", "dog")
    assert more.scores[0] == (3.2, 5.1, -1.7, 0.0)
    less = LECTURE.remove_class(1)
    assert (less.names, less.labels, less.scores) == (("cat", "frog"), (0, 1), ((3.2, -1.7), (2.2, -3.1)))
    assert LECTURE.remove_image(0).labels == (1, 2)
    assert LECTURE.truth(0, 2).labels == (2, 1, 2)
    assert LECTURE.rename(0, "개구리").names[0] == "frog"
    assert LECTURE.rename(0, " my  cat ").names[0] == "my cat"
    assert LECTURE.but(scale=2.0).score(0, 0, 5.0).scores[0][0] == 2.5


@pytest.mark.parametrize(
    "act, said",
    [
        (lambda: LECTURE.score(0, 0, 1e308), "score must lie between"),
        (lambda: LECTURE.score(0, 0, math.nan), "score must be a finite number"),
        (lambda: LECTURE.score(0, 0, math.inf), "score must be a finite number"),
        (lambda: LECTURE.score(3, 0, 1.0), "there are 3 images, got number 4"),
        (lambda: LECTURE.score(0, -1, 1.0), "there are 3 classes, got number 0"),
        (lambda: LECTURE.but(scale=0.0).score(0, 0, 1.0), "turn the weights up first"),
        (lambda: LECTURE.but(delta=0.0), "delta must lie between"),
        (lambda: LECTURE.but(names=("cat", "car")), "needs 2 scores"),
        (lambda: LECTURE.but(labels=(0, 1, 7)), "got number 8"),
        (lambda: ONE_CLASS.remove_class(0), "1 to 6 classes, got 0"),
        (lambda: LECTURE.rename(0, "x" * 13), "1 to 12 letters"),
        (lambda: LECTURE.but(scores=((0.0, 0.0, 0.0),) * 13, labels=(0,) * 13), "at most 12 images, got 13"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(act: Callable[[], Table], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        act()


def test_presets_are_known_again() -> None:
    assert [preset(table) for _, table in PRESETS.values()] == list(PRESETS)
    assert preset(LECTURE.score(0, 0, 1.0)) is None
    assert mean(PRESETS["right"][1]) == 0


# softmax step by step, and the loss shapes


def test_the_chain_of_the_lecture() -> None:
    c = chain(LECTURE, 0)
    np.testing.assert_allclose(c.e, [24.5325, 164.0219, 0.1827], atol=5e-5)
    assert c.total == pytest.approx(188.7371, abs=5e-5)
    np.testing.assert_allclose(c.p, probabilities(LECTURE)[0], rtol=1e-14)
    assert c.loss == pytest.approx(2.040355, abs=5e-7)


@pytest.mark.parametrize("factor", [0.01, 1.0, 3.0, 100.0])
def test_shifting_changes_no_probability(factor: float) -> None:
    for image in range(3):
        plain, shifted = chain(LECTURE, image, factor), chain(LECTURE, image, factor, shift=True)
        np.testing.assert_allclose(plain.p, shifted.p, rtol=1e-9, atol=1e-300)
        assert shifted.s.max() == 0


def test_it_really_overflows_and_subtracting_mends_it() -> None:
    c = chain(LECTURE, 0, 200.0)
    assert np.isinf(c.e[1])
    assert np.isnan(c.p[1])
    assert c.loss == math.inf
    wrong = trouble(LECTURE, 0, 200.0, False)
    assert wrong is not None
    assert wrong[1]
    assert "e¹⁰²⁰" in wrong[0].en
    assert "e⁷⁰⁹" in wrong[0].en
    assert trouble(LECTURE, 0, 200.0, True) is None
    assert chain(LECTURE, 0, 200.0, shift=True).loss == pytest.approx(380)


def test_underflow_is_told_too() -> None:
    low = Table(scores=((-900.0, -950.0, -990.0),), labels=(0,))
    wrong = trouble(low, 0, 1.0, False)
    assert wrong is not None
    assert "0 ÷ 0" in wrong[0].en
    lost = trouble(LECTURE, 2, 200.0, True)
    assert lost is not None
    assert not lost[1]
    assert "1120" in lost[0].en


@pytest.mark.parametrize("delta", [0.5, 1.0, 3.0])
def test_shapes_have_the_slopes_they_say(delta: float) -> None:
    h = 1e-6
    for m in np.linspace(-6, 5, 23) + 0.01:
        for id, (value, slope) in shapes(float(m), delta).items():
            left, right = shapes(float(m) - h, delta)[id][0], shapes(float(m) + h, delta)[id][0]
            assert (right - left) / (2 * h) == pytest.approx(slope, abs=1e-5)
            assert value >= 0
    assert shapes(-0.9, 1.0)["hinge"] == (1.9, -1.0)


# the questions

Act = Callable[[Table], Table]
QUESTION_IDS = [q.id for q in QUESTIONS]
ANSWERED: list[tuple[str, Act, bool, str]] = [
    ("nudge", lambda t: t, False, "Guess first"),
    (
        "nudge",
        lambda t: t.score(1, 1, 4.2),
        True,
        "4.9 → 4.2 and still leads by 2.2, more than Δ = 1: hinge stays **0**. Softmax moved, 0.079 → 0.153",
    ),
    ("nudge", lambda t: t.score(1, 1, 6.0), True, "4.9 → 6"),
    ("nudge", lambda t: t.score(1, 1, 2.7), False, "at 2.7 the lead is 0.7, less than Δ = 1, so hinge wakes up (0.3)"),
    ("nudge", lambda t: t.score(0, 1, 4.0), False, "Guess first"),
    ("range", lambda t: t.but(scale=2.0), False, "Largest now 23.8"),
    ("range", lambda t: t.but(scale=10.0), True, "Image 3 costs 111 and could cost still more; image 2 costs **0**"),
    ("range", lambda t: t.score(0, 1, 200.0).score(1, 0, 9.0), False, "bring one image’s hinge loss down"),
    ("zero", lambda t: t.but(scale=0.1), False, "The largest score is 0.51"),
    ("zero", lambda t: t.but(scale=0.0), True, "Hinge 2 = (classes − 1) × Δ, softmax 1.099 = ln 3"),
    ("zero", lambda t: t.but(scale=0.001), True, "softmax 1.099 = ln 3"),
    ("every_class", lambda t: t.but(every_class=True), True, "= 1 to every image: mean 5.27 → 6.27"),
    ("every_class", lambda t: t.but(squared=True), False, OTHERS.en),
    ("every_class", lambda t: t.but(every_class=True, mean_of_terms=True), False, OTHERS.en),
    ("unique", lambda t: t.but(scale=2.0, every_class=True), False, OTHERS.en),
    ("mean", lambda t: t.but(mean_of_terms=True), True, "divided by 2: mean 5.27 → 2.63"),
    ("squared", lambda t: t.but(squared=True), True, "Image 3’s share of the total went 82 % → 91 %"),
    ("unique", lambda t: t.but(scale=1.5), False, "Multiply all weights by 2"),
    ("unique", lambda t: t.but(scale=2.0), True, "Every score × 2 (4.9 → 9.8)"),
]


@pytest.mark.parametrize("id, act, settled, said", ANSWERED, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERED)])
def test_a_question_is_settled_by_what_was_done(id: str, act: Act, settled: bool, said: str) -> None:
    number = QUESTION_IDS.index(id)
    desk = Desk().ask(number)
    after = desk.having(act(desk.table))
    assert (number in after.done) == (after.proof is not None) == settled
    finding = QUESTIONS[number].judge(after.asked, after.table)
    assert finding is not None
    assert said in (worded(finding.words, False).en if settled else guide(number, after.asked, after.table).en)


def test_what_changes_nothing_here_settles_nothing() -> None:
    two = Table(names=("cat", "car"), scores=((1.4, 1.9), (0.3, 0.8)), labels=(0, 0))  # one term each, and both images lose 1.5
    mean, squared = QUESTION_IDS.index("mean"), QUESTION_IDS.index("squared")
    desk = Desk(table=two).ask(mean).having(two.but(mean_of_terms=True))
    assert desk.proof is None
    assert "one term" in guide(mean, desk.asked, desk.table).en
    assert desk.having(desk.table.add_class()).done == (mean,)
    desk = Desk(table=two).ask(squared).having(two.but(squared=True))
    assert desk.proof is None
    assert "much worse than the rest" in guide(squared, desk.asked, desk.table).en
    assert desk.having(desk.table.score(0, 1, 4.0)).done == (squared,)


def asked_then(id: str, *acts: Act) -> Desk:
    desk = Desk().ask(QUESTION_IDS.index(id))
    for act in acts:
        desk = desk.having(act(desk.table))
    return desk


def told(desk: Desk) -> str:
    finding = QUESTIONS[desk.question].judge(desk.asked, desk.proof) if desk.proof else None
    return (worded(finding.words, False) if finding else guide(desk.question, desk.asked, desk.table)).en


def test_a_question_is_about_the_table_it_is_answered_on() -> None:
    """What was changed before the act that counts is no part of it."""
    double = asked_then("unique", lambda t: t.score(1, 1, 7.0), lambda t: t.but(scale=2.0))
    assert double.done and "Every score × 2 (7 → 14)" in told(double)
    for before in (lambda t: t.but(delta=5.0), lambda t: t.score(1, 0, 4.5)):  # image 2 wins by less than Δ now, without a nudge
        nudge = asked_then("nudge", before, lambda t: t.score(1, 1, 4.8))
        assert not nudge.done and f"No image wins by more than Δ = {decimals(nudge.table.delta)} yet" in told(nudge)
    elsewhere = asked_then("nudge", lambda t: t.score(0, 0, 1.0), lambda t: t.score(1, 1, 4.2))
    assert "4.9 → 4.2" in told(elsewhere)


def test_what_is_only_about_so_is_not_called_equal() -> None:
    tiny = LECTURE.but(scores=((0.009, -0.009, 0.0),), labels=(1,), delta=2.0)
    found = QUESTIONS[QUESTION_IDS.index("zero")].judge(tiny, tiny)
    assert found is not None and found.settled
    assert "Hinge 4.027 ≈ (classes − 1) × Δ, softmax 1.108 ≈ ln 3" in worded(found.words, False).en
    assert not asked_then("zero", lambda t: t.but(delta=0.01), lambda t: t.but(scale=0.001)).done, "0.005 is no small score beside Δ = 0.01"


def test_a_mean_of_nothing_shows_nothing() -> None:
    desk = Desk(table=PRESETS["right"][1]).ask(QUESTION_IDS.index("mean"))
    desk = desk.having(desk.table.but(mean_of_terms=True))
    assert not desk.done and "Every hinge loss is 0 here" in told(desk)
    assert desk.having(desk.table.score(0, 0, 0.5)).done


def test_softmax_is_never_said_to_be_0() -> None:
    sure = LECTURE.but(scale=20.0)
    assert values(sure)["softmax"][1] == pytest.approx(math.exp(-72) + math.exp(-58), rel=1e-12)
    assert r"-\ln (1 - 6.47 \times 10^{-26}) \\ &= 6.47 \times 10^{-26}" in opened(sure, "softmax", 1)
    assert "p = 0 " not in chain_sentence(sure, 0, 1.0, False).en
    assert "Softmax moved, 0.079 → < 0.001" in told(asked_then("nudge", lambda t: t.score(1, 1, 900.0)))


def test_an_answer_stays_while_the_desk_goes_on() -> None:
    settled = Desk().having(LECTURE.score(1, 1, 4.2))
    assert settled.having(LECTURE.score(1, 1, -5.0)).proof == settled.proof
    again = settled.ask(1)
    assert (again.proof, again.done, again.guess) == (None, (0,), -1)
    assert again.asked == again.table


def test_asking_brings_the_plain_sum_back_and_keeps_the_scores() -> None:
    desk = Desk(table=LECTURE.score(0, 0, 1.5).but(scale=50.0, squared=True)).ask(3)
    assert desk.table == LECTURE.score(0, 0, 1.5)


def test_a_question_that_cannot_be_answered_waits_for_a_table_that_can() -> None:
    hopeless = Table(scores=((0.0, 3.0, 1.0),), labels=(0,))
    desk = Desk(table=hopeless).ask(0)
    assert "raise a true score" in guide(0, desk.asked, desk.table).en
    ready = desk.having(hopeless.score(0, 0, 6.0))
    assert ready.proof is None
    assert ready.asked == ready.table
    assert ready.having(ready.table.score(0, 0, 5.5)).done == (0,)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_every_question_speaks_on_every_table(name: str, number: int) -> None:
    table = TABLES[name]
    for asked, now in itertools.product(
        (table, LECTURE), (table, table.but(scale=0.0, squared=True, every_class=True, mean_of_terms=True))
    ):
        for language in LANGUAGES:
            assert guide(number, asked, now)(language)
            assert QUESTIONS[number].ask(asked)(language)
    assert 0 <= QUESTIONS[number].right < len(QUESTIONS[number].options)


def test_sentences_write_numbers_plainly() -> None:
    assert [decimals(x) for x in (1e-12, -1e-12, 12.9, 1 / 3, -0.5, math.inf)] == ["0", "0", "12.9", "0.333", "−0.5", "∞"]


# notes and LaTeX


def test_the_notes_tell_of_2016_and_of_log10() -> None:
    forgot = cell_note(LECTURE, "hinge", 2)
    log = cell_note(LECTURE, "softmax", 0)
    assert forgot is not None
    assert log is not None
    assert "**10.9**" in forgot.en
    assert "4.6 for the mean" in forgot.en
    assert "**0.89**" in log.en
    assert cell_note(LECTURE.score(2, 0, 1.0), "hinge", 2) is None
    never = cell_note(LECTURE, "softmax", 1)
    assert never is not None
    assert "never 0" in never.en
    assert cell_note(EMPTY, "hinge", 0) is None


@pytest.mark.parametrize("name", [name for name in TABLES if name != "empty"])
def test_every_cell_has_its_sum_in_latex(name: str) -> None:
    table = TABLES[name]
    for row, image, varied in itertools.product(ROWS, range(table.n), (False, True)):
        t = table.but(every_class=varied, mean_of_terms=varied, squared=varied)
        latex = formula(t, row) + opened(t, row, image)
        assert latex.count("{") == latex.count("}")
        assert latex.count("(") == latex.count(")")
        assert "nan" not in latex
        assert chain_sentence(t, image, 2.0, False)("ko")
