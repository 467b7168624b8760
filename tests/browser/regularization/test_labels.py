"""The words on the Regularization board's pictures: none lies on another, and they stand in the language's order."""

from __future__ import annotations

from typing import Any

import pytest

from pages.regularization.record import Study
from tests.driver.visit import KINDS

OVERLAPS = """(image) => {
  const words = [...image.querySelectorAll("text")].filter((e) => e.textContent && getComputedStyle(e).visibility === "visible");
  const room = image.getBoundingClientRect(), boxes = words.map((e) => e.getBoundingClientRect());
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const name = (i) => words[i].textContent;
  return [...boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b, j) => (meet(a, b) ? [`${name(i)} on ${name(i + 1 + j)}`] : []))),
    ...boxes.flatMap((a, i) => (a.left < room.left - 1 || a.right > room.right + 1 ? [`${name(i)} is cut`] : []))];
}"""


LOWEST = """(slider) => {
  const box = (found) => slider.querySelector(found).getBoundingClientRect(), words = box("text.lowest"), line = box("line.head");
  return [words.left < line.left && line.left < words.right, words.bottom - line.top];
}"""


@pytest.mark.parametrize("kind", ["desktop", "korean", "phone", "phone, dark, korean"])
@pytest.mark.parametrize(
    "study",
    [Study(at=0), Study(data="moons", model="radial", penalty="elastic", noise=0.4, at=0), Study(model="linear", at=40), Study(at=59)],
    ids=["λ = 0", "radial", "linear", "the largest λ"],
)
def test_no_word_of_the_scrubber_lies_on_another(board: Any, study: Study, kind: str) -> None:
    page = board(study, **KINDS[kind])
    assert page.slider.locator("svg").evaluate(OVERLAPS) == []


def test_lambda_does_not_run_through_the_words_about_the_lowest_loss(board: Any) -> None:
    page = board(Study(model="linear", at=40))
    beneath = 0
    for at in (40, 35, 45, 30):
        page.turn(at)
        within, into = page.slider.evaluate(LOWEST)
        beneath += within
        assert not within or into <= 1, at
    assert beneath, "λ was turned past the words"


@pytest.mark.parametrize("kind, first", [("desktop", "text"), ("korean", "mark")])
def test_which_way_is_which_class_is_said_in_the_languages_order(board: Any, kind: str, first: str) -> None:
    page = board(**KINDS[kind])
    words, marks = page.part("weights").locator("text.towards"), page.part("weights").locator("svg.glyph")
    assert words.count() == marks.count() == 2
    for word, mark in zip(words.all(), marks.all(), strict=True):
        text, shape = word.bounding_box(), mark.bounding_box()
        left, right = (text, shape) if first == "text" else (shape, text)
        assert 0 <= right["x"] - left["x"] - left["width"] < 14
