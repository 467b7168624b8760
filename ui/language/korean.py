"""Korean particles, which depend on whether the word before them, as it is read, ends in a consonant."""

from __future__ import annotations

from engine.text import Text

_CLOSED_DIGITS = "013678"  # 영 일 삼 육 칠 팔 end in a consonant
_CLOSED_LETTERS = "lmnrkptbc"  # of a Latin word as Koreans read it: Adam 아담, RMSProp 알엠에스프롭
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_CLOSED_NAMES = "lmnrε"  # of a Latin letter that stands alone: 엘 엠 엔 알; and of the Greek ones, 엡실론


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
