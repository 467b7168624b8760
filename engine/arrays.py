"""Names for the arrays that pass between the engine's modules, the one sum all losses take, and a root of arrays and numbers."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


def across(A: Array) -> Array:
    """Σ over the last axis, the classes, kept as a column (..., 1).

    >>> across(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [[3.0], [7.0]]
    """
    column: Array = A.sum(-1, keepdims=True)
    return column


def root(v: Any) -> Any:
    """√v of an array or of one number, v ≥ 0: NumPy's takes ten times as long for a number.

    >>> root(9.0), root(np.array([4.0, 16.0])).tolist()
    (3.0, [2.0, 4.0])
    """
    return math.sqrt(v) if isinstance(v, float) else np.sqrt(v)
