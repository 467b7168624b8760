"""What a question of the lecture is: what it asks, what to do, and a judge that compares two tables; and what the judges share."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.text import Text
from ui.language.numbers import decimals

from .score_table import Table, leads

Tool = Literal["drag", "scale", "every_class", "mean_of_terms", "squared", "double"]
VARIATIONS = ("every_class", "mean_of_terms", "squared")


@dataclass(frozen=True)
class Step:
    """What to do next; how the sentence opens depends on whether a guess was made."""

    act: Text

    def text(self, guessed: bool) -> Text:
        """The whole sentence.

        >>> step = Step(Text("switch it on.", "스위치를 켜 보세요."))
        >>> step.text(guessed=False).en, step.text(guessed=True).en
        ('Guess first, then switch it on.', 'Now switch it on.')
        """
        return OPENINGS[guessed].format(act=self.act)


OPENINGS = {False: Text("Guess first, then {act}", "먼저 짐작해 보고, {act}"), True: Text("Now {act}", "이제 {act}")}
Words = Text | Step


@dataclass(frozen=True)
class Finding:
    """What was measured, or what to do next; and whether it settles the question."""

    settled: bool
    words: Words


def worded(words: Words, guessed: bool) -> Text:
    """The sentence, given whether a guess was made."""
    return words.text(guessed) if isinstance(words, Step) else words


Judge = Callable[[Table, Table], Finding | None]
OTHERS = Text(
    "The sum is varied in another way too, and the numbers would mix. Switch that off first.",
    "합이 다른 방식으로도 바뀌어 있어 수가 섞입니다. 그 변형을 먼저 끄세요.",
)


@dataclass(frozen=True)
class Question:
    """A question of the lecture. `guide` says what to do; `judgement` is None where the asked table cannot answer it."""

    id: str
    ask: Callable[[Table], Text]
    guide: Callable[[Table], Words]
    options: tuple[Text, ...]
    right: int
    tool: Tool
    judgement: Judge

    def judge(self, asked: Table, now: Table) -> Finding | None:
        """What came of it, under the lecture's own sum but for the variation that the question is about."""
        others = any(getattr(now, field) for field in VARIATIONS if field != self.tool)
        return Finding(False, OTHERS) if others else self.judgement(asked, now)


def positive(x: float) -> str:
    """A number that is never 0, though it may be too small for the sentence, or for a 64-bit number.

    >>> positive(0.153), positive(1e-30)
    ('0.153', '< 0.001')
    """
    return decimals(x) if x >= 0.0005 else "< 0.001"


def leader(table: Table) -> int | None:
    """The first image whose hinge loss is 0 against somebody: the one that has room to move."""
    lead = leads(table)
    found = [i for i in range(table.n) if table.delta < lead[i] < math.inf]
    return found[0] if found else None
