"""Sentences as lists of parts, names in a row, short names, and the note for a link value that is not allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import TypeVar

from engine.text import LANGUAGES, Text

from .korean import josa
from .sanitize import quote


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence that a page may mark: `id` says whose it is, `mark` stands before it, such as the letter of a racer."""

    id: int
    mark: str
    text: str

    def __str__(self) -> str:
        return f"{self.mark} {self.text}"


Part = str | Name
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages, each a list of parts: words, and the names among them."""

    en_parts: tuple[Part, ...]
    ko_parts: tuple[Part, ...]

    def parts(self, language: str) -> tuple[Part, ...]:
        """The parts in one language."""
        return {"en": self.en_parts, "ko": self.ko_parts}[language]

    def __call__(self, language: str) -> str:
        """The whole sentence as text."""
        return "".join(map(str, self.parts(language)))

    @property
    def en(self) -> str:
        return self("en")

    @property
    def ko(self) -> str:
        return self("ko")


def written(text: Text, **slots: object) -> Sentence:
    """`text` with its slots filled; a slot that is a Sentence keeps its parts.

    >>> who = row_of_names([(1, "B", Text("Momentum", "모멘텀"))], "이/가")
    >>> written(Text("{who} wins.", "{who} 이깁니다."), who=who).ko_parts
    (Name(id=1, mark='B', text='모멘텀'), '이 이깁니다.')
    """

    def filled(language: str) -> Iterable[Part]:
        for words, slot, spec, _ in Formatter().parse(getattr(text, language)):
            yield words
            if slot is not None:
                value = slots[slot]
                yield from value.parts(language) if isinstance(value, Sentence) else [
                    value(language) if isinstance(value, Text) else format(value, spec or "")
                ]

    en, ko = (_merged(filled(language)) for language in LANGUAGES)
    return Sentence(en, ko)


def row_of_names(names: Sequence[tuple[int, str, Text]], pair: str) -> Sentence:
    """Names (id, mark, name) in a row; in Korean with the particle of `pair` behind the last one.

    >>> row_of_names([(0, "A", Text("Adam", "Adam")), (1, "B", Text("SGD", "SGD"))], "은/는").en
    'A Adam and B SGD'
    """
    en = [Name(id, mark, name.en) for id, mark, name in names]
    ko = [Name(id, mark, name.ko) for id, mark, name in names]
    last = str(ko[-1])
    commas = [", "] * (len(names) - 1)
    return Sentence(
        _merged(_between(en, [*commas[:-1], " and "] if commas else [])),
        _merged([*_between(ko, commas), josa(last, pair).removeprefix(last)]),
    )


def paragraph(*sentences: Sentence | None) -> Sentence:
    """Sentences one after the other; None is none."""
    said = [sentence for sentence in sentences if sentence]
    spaces = [" "] * (len(said) - 1)
    en, ko = (_merged(part for one in _between(said, spaces) for part in (one.parts(at) if isinstance(one, Sentence) else (one,))) for at in LANGUAGES)
    return Sentence(en, ko)


def _between(items: Sequence[T], gaps: Sequence[str]) -> list[T | str]:
    """The items with the gaps between them."""
    return [piece for pair in zip(items, [*gaps, ""], strict=True) for piece in pair]


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Neighbouring words as one part; empty ones go."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part:
            out.append(part)
    return tuple(out)


def listed(names: Sequence[Text]) -> Text:
    """Names in a row, as each language joins them.

    >>> listed([Text("A", "A"), Text("B", "B"), Text("C", "C")])
    Text(en='A, B and C', ko='A, B, C')
    """
    first, last = [name.en for name in names[:-1]], names[-1].en
    return Text(f"{', '.join(first)} and {last}" if first else last, ", ".join(name.ko for name in names))


def refused(name: Text, got: object) -> Text:
    """What is said of a value in a link that cannot be.

    >>> refused(Text("Updates", "업데이트 수"), "many").en
    'Updates in the link: “many” is not possible, so the default stands.'
    """
    return Text(
        "{name} in the link: {got} is not possible, so the default stands.",
        "링크의 {name}: {got} 값은 쓸 수 없어 기본값을 씁니다.",
    ).format(name=name, got=quote(got))


def joined(*sentences: Text | None) -> Text:
    """Sentences one after the other; None is none.

    >>> joined(Text("One.", "하나."), None, Text("Two.", "둘."))
    Text(en='One. Two.', ko='하나. 둘.')
    """
    told = [sentence for sentence in sentences if sentence]
    return Text(" ".join(sentence.en for sentence in told), " ".join(sentence.ko for sentence in told))


def short(name: Text) -> Text:
    """A name without what stands in brackets behind it.

    >>> short(Text("Hinge (Weston–Watkins)", "힌지 (Weston–Watkins)")).en
    'Hinge'
    """
    return Text(name.en.split(" (")[0], name.ko.split(" (")[0])
