"""Names for the arrays that pass between the engine's modules, and the one sum all losses take."""

from __future__ import annotations

from typing import TypeAlias

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
