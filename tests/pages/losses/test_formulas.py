"""The worked sums in LaTeX are those of the lecture."""

from __future__ import annotations

from pages.losses.formulas import formula, opened
from pages.losses.score_table import LECTURE_TABLE as LECTURE


def test_the_latex_of_the_lecture() -> None:
    assert r"\max(0,\; 5.1 - 3.2 + 1)" in opened(LECTURE, "hinge", 0)
    assert opened(LECTURE, "hinge", 2).endswith(r"&= 6.3 + 6.6 \\ &= 12.9\end{aligned}")
    assert r"\frac{e^{3.2}}{e^{3.2} + e^{5.1} + e^{-1.7}}" in opened(LECTURE, "softmax", 0)
    assert r"\tfrac{1}{3}" in formula(LECTURE.but(every_class=True, mean_of_terms=True), "hinge")
