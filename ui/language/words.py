"""Words that sentences are made of: numbers as they are said, lists, and Korean particles, which follow the last letter."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.text import Text

from .sanitize import quote

SUPERSCRIPT = str.maketrans("-−0123456789", "⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSED_DIGITS = "013678"  # 영 일 삼 육 칠 팔 end in a consonant
_CLOSED_LETTERS = "lmnrkptbc"  # of a Latin word as Koreans read it: Adam 아담, RMSProp 알엠에스프롭
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_CLOSED_NAMES = "lmnrε"  # of a Latin letter that stands alone: 엘 엠 엔 알; and of the Greek ones, 엡실론


def said(x: float, digits: int = 3) -> str:
    """A number in a sentence: `digits` figures, a true minus, powers of ten as such, thousands apart.

    >>> said(0.12345), said(-2.0), said(12600), said(3e-7), said(5e12)
    ('0.123', '−2', '12,600', '3 · 10⁻⁷', '5 · 10¹²')
    """
    value = float(f"{x:.{digits}g}")
    if math.isfinite(x) and x == int(x) and abs(x) < 1e6:
        return f"{int(x):,}".replace("-", "−")
    if 1e-4 <= abs(value) < 1e6:
        return f"{value:,.10g}".replace("-", "−")
    return powers(f"{value:.{digits - 1}e}")


def powers(text: str) -> str:
    """A number that Python has written, as a person writes it: a true minus, powers of ten as such.

    >>> powers("-1e-05"), powers("2.50e+06"), powers("-0.1"), powers("inf")
    ('−10⁻⁵', '2.5 · 10⁶', '−0.1', '∞')
    """
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text.replace("inf", "∞").replace("-", "−")
    mantissa = f"{float(mantissa):g}"
    times = {"1": "", "-1": "-"}.get(mantissa, f"{mantissa} · ")
    return f"{times}10{str(int(exponent)).translate(SUPERSCRIPT)}".replace("-", "−")


def closed(word: str) -> bool:
    """Whether a word, read in Korean, ends in a consonant; what stands in brackets is not read.

    >>> [closed(w) for w in ("모멘텀", "무작위", "Adam", "AdamW", "0.6", "0.5", "아다그라드(AdaGrad)", "R")]
    [True, False, True, False, True, False, False, True]
    """
    while word.endswith(")") and "(" in word[1:]:
        word = word[: word.rindex("(")].rstrip()
    last = word[-1:].translate(_SUBSCRIPTS)
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 > 0
    if last.isdigit():
        return last in _CLOSED_DIGITS
    alone = len(word) < 2 or not word[-2].isascii() or not word[-2].isalpha() or last.isupper()
    return last.lower() in (_CLOSED_NAMES if alone else _CLOSED_LETTERS) and bool(last)


def josa(word: str, pair: str) -> str:
    """A word with the particle of "이/가", "은/는", "을/를" or "과/와" that its last letter asks for.

    >>> josa("모멘텀", "이/가"), josa("A", "은/는"), josa("미니배치 8", "을/를")
    ('모멘텀이', 'A는', '미니배치 8을')
    """
    after_consonant, after_vowel = pair.split("/")
    return word + (after_consonant if closed(word) else after_vowel)


def marked(name: Text, pair: str) -> Text:
    """A name for a slot: as it is in English, with its particle in Korean.

    >>> marked(Text("Momentum", "모멘텀"), "은/는")
    Text(en='Momentum', ko='모멘텀은')
    """
    return Text(name.en, josa(name.ko, pair))


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
