"""Arrays as the stage's message carries them: base64 of little-endian bytes."""

from __future__ import annotations

import base64
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
