"""Numbers as they are said, and particles by the last letter."""

import math

import pytest

from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.text import Text
from ui.language.korean import closed, josa, marked
from ui.language.numbers import said
from ui.language.sentences import listed


@pytest.mark.parametrize(
    "x, text",
    [
        (0.0, "0"), (1.0, "1"), (-1.5, "−1.5"), (0.6, "0.6"), (1234.5, "1,230"), (840, "840"), (100000, "100,000"), (1e6, "10⁶"), (-1e-9, "−10⁻⁹"),
        (2.5e-5, "2.5×10⁻⁵"), (0.0001, "0.0001"), (0.99999, "1"), (math.inf, "∞"), (-math.inf, "−∞"), (999_999.9, "10⁶"), (12345, "12,345"),
    ],
)  # fmt: skip
def test_numbers(x: float, text: str) -> None:
    assert said(x) == text


@pytest.mark.parametrize(
    "word, pair, text",
    [
        ("경사 하강법", "이/가", "경사 하강법이"), ("무작위 탐색", "은/는", "무작위 탐색은"), ("RMSProp", "이/가", "RMSProp이"), ("AdamW", "이/가", "AdamW가"),
        ("Adam", "과/와", "Adam과"), ("아다그라드(AdaGrad)", "이/가", "아다그라드(AdaGrad)가"), ("10", "을/를", "10을"), ("η = 2", "이/가", "η = 2가"),
        ("A", "이/가", "A가"), ("F", "은/는", "F는"), ("확률적 경사 하강법(SGD)", "이/가", "확률적 경사 하강법(SGD)이"), ("", "이/가", "가"),
        ("η", "은/는", "η는"), ("ε", "은/는", "ε은"), ("β₁", "은/는", "β₁은"), ("β₂", "은/는", "β₂는"),
    ],
)  # fmt: skip
def test_particles(word: str, pair: str, text: str) -> None:
    assert josa(word, pair) == text


def test_every_name_in_a_table_ends_in_something_readable() -> None:
    for name in (*(method.name.ko for method in OPTIMIZERS.values()), *(loss.name.ko for loss in LOSSES.values())):
        assert josa(name, "이/가")[-1] == ("이" if closed(name) else "가")


def test_names_in_a_row() -> None:
    a, b = Text("A Adam", "A Adam"), Text("B Momentum", "B 모멘텀")
    assert listed([a]) == a and listed([a, b]) == Text("A Adam and B Momentum", "A Adam, B 모멘텀")
    assert marked(listed([a, b]), "은/는").ko == "A Adam, B 모멘텀은"
