"""A sentence in both languages, kept with the thing it names."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class Text:
    """A string in English and Korean; `{slots}` are filled by `format`.

    A missing language is a TypeError, an empty one a ValueError: nothing goes untranslated.

    >>> Text("Loss", "손실").ko
    '손실'
    >>> Text("Use η = {eta}", "η = {eta} 쓰기")("en", eta=0.1)
    'Use η = 0.1'
    """

    en: str
    ko: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            value = getattr(self, language)
            if not isinstance(value, str):
                raise TypeError(f"Text.{language} must be a str, got {type(value).__name__}")
            if not value.strip():
                raise ValueError(f"Text.{language} is empty; give the {language} wording beside the other one")

    def __call__(self, language: str, **slots: object) -> str:
        """The string in `language` ("en" or "ko"), its slots filled."""
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, got {language!r}")
        text: str = getattr(self, language)
        return text.format(**slots) if slots else text

    def format(self, **slots: object) -> Text:
        """The same sentence with its slots filled in both languages; a Text slot speaks its own language."""
        pick = {
            language: {k: getattr(v, language) if isinstance(v, Text) else v for k, v in slots.items()}
            for language in LANGUAGES
        }
        return Text(self.en.format(**pick["en"]), self.ko.format(**pick["ko"]))
