"""Sentences of the Explore page."""

from __future__ import annotations

from engine.checks.gradcheck import Sanity
from engine.losses import Loss
from engine.text import Text
from ui.language.numbers import said

BADGES = {
    True: Text("✓ W = 0: loss {formula} = {got}", "✓ W = 0: 손실 {formula} = {got}"),
    False: Text("✗ W = 0: loss {got}, not {formula} = {expected}", "✗ W = 0: 손실 {got}, 맞는 값은 {formula} = {expected}"),
}
PLAIN = (("\\,", ""), ("\\ln", "ln"), ("\\Delta", "Δ"), ("^2", "²"), ("-", " − "))  # LaTeX of Loss.zero_formula -> text


def zero_badge(found: Sanity, loss: Loss, k: int) -> Text:
    """The check of the loss at W = 0 beside its formula, for k classes.

    >>> from engine import LOSSES, Config
    >>> from engine.checks.gradcheck import check_start
    >>> zero_badge(check_start(Config()), LOSSES["softmax"], 3).en
    '✓ W = 0: loss ln 3 = 1.099'
    """
    formula = loss.zero_formula
    for latex, plain in (*PLAIN, ("K", str(k))):
        formula = formula.replace(latex, plain)
    return BADGES[found.ok].format(formula=formula, got=said(found.got, 4), expected=said(found.expected, 4))
