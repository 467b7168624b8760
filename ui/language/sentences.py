"""Parts of sentences: names in a row, sentences in a row, short names, and the note for a link value that is not allowed."""

from __future__ import annotations

from collections.abc import Sequence

from engine.text import Text

from .sanitize import quote


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
