"""A message of bytes as the browser reads it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from ui.components.pack import DTYPES


def opened(sent: bytes) -> Any:
    """The JSON, with its arrays in their places.

    >>> from ui.components.pack import enclose, raw
    >>> opened(enclose({"a": raw([[1, 2]], "i2"), "b": "ㄱ"}))
    {'a': array([[1, 2]], dtype=int16), 'b': 'ㄱ'}
    """
    body = 4 + int.from_bytes(sent[:4], "little")

    def laid(item: dict[str, Any]) -> Any:
        if "at" not in item:
            return item
        start = body + item["at"]
        assert start % 8 == 0
        return np.frombuffer(sent, DTYPES[item["t"]], int(np.prod(item["s"])), start).reshape(item["s"])

    return json.loads(sent[4:body], object_hook=laid)
