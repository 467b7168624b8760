"""What a stranger sent, made safe to repeat: short, one line, inert as Markdown and as HTML."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans("<>&`*$[]\\~|#@:!", "‹›＆'∗＄［］＼∼｜＃＠∶ǃ")
_LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def quote(value: object, limit: int = 40) -> str:
    """`value` as at most `limit` characters between quotation marks; control characters go, markup becomes look-alikes.

    >>> quote("<script>alert(1)</script>")
    '“‹script›alert(1)‹/script›”'
    >>> quote("a" * 100_000, limit=5)
    '“aaaaa…”'
    >>> quote("thre_blobs"), quote("_x_\\x00")
    ('“thre_blobs”', '“＿x＿”')
    """
    text = value if isinstance(value, str) else repr(value)
    head = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text[: 4 * limit])
    head = " ".join(head.split())
    short = head[:limit] + ("…" if len(head) > limit or len(text) > 4 * limit else "")
    return f"“{_LOOSE_UNDERSCORE.sub('＿', short.translate(_LOOKALIKES)).replace('www.', 'www․')}”"
