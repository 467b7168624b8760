"""Arrays as the boards' messages carry them: base64 of little-endian bytes inside JSON, or the bytes themselves behind it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

DTYPES = {"f8": "<f8", "f4": "<f4", "f2": "<f2", "u1": "|u1", "i2": "<i2"}


def pack(array: Any, kind: str = "f4") -> dict[str, Any]:
    """`array` as {"t": kind, "s": shape, "b": base64}; kind is one of f8, f4, f2, u1, i2.

    >>> pack([1, 2], "u1")
    {'t': 'u1', 's': [2], 'b': 'AQI='}
    """
    values = np.ascontiguousarray(array, dtype=DTYPES[kind])
    return {"t": kind, "s": list(values.shape), "b": base64.b64encode(values.tobytes()).decode("ascii")}


@dataclass(frozen=True)
class Raw:
    """An array on its way into `enclose`."""

    kind: str
    values: Any

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", np.ascontiguousarray(self.values, dtype=DTYPES[self.kind]))


def raw(array: Any, kind: str = "f4") -> Raw:
    """`array`, to travel as bytes: a quarter less than `pack`, and nothing to be opened in the browser. kind is one of f8, f4, f2, u1, i2."""
    return Raw(kind, array)


def enclose(message: Mapping[str, Any]) -> bytes:
    r"""The message as bytes: how long its JSON is (4 bytes), the JSON, then its `raw` arrays, each at a multiple of 8 bytes.

    In the JSON stands {"t": kind, "s": shape, "at": place behind the JSON} for each.

    >>> enclose({"a": raw([1, 2], "u1")})[4:]
    b'{"a":{"t":"u1","s":[2],"at":0}}     \x01\x02'
    """
    body = bytearray()

    def laid(item: Any) -> dict[str, Any]:
        if not isinstance(item, Raw):
            raise TypeError(f"a message holds plain values and raw arrays, got {type(item).__name__}")
        body.extend(bytes(-len(body) % 8))
        at = len(body)
        body.extend(item.values.tobytes())
        return {"t": item.kind, "s": list(item.values.shape), "at": at}

    head = json.dumps(message, default=laid, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-(4 + len(head)) % 8)
    return len(head).to_bytes(4, "little") + head + bytes(body)
