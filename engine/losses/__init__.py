"""Multiclass losses: one file a loss, and their table. Per-example value and gradient with respect to the scores; the caller averages."""

from __future__ import annotations

from .base import DELTA, Loss, Work, no_kinks, one_hot
from .grid import Grid
from .hinge import HINGE
from .max_hinge import MAX_HINGE
from .ova_hinge import OVA_HINGE
from .softmax import SOFTMAX, softmax
from .squared_hinge import SQUARED_HINGE

LOSSES: dict[str, Loss] = {loss.id: loss for loss in (HINGE, SQUARED_HINGE, SOFTMAX, MAX_HINGE, OVA_HINGE)}

__all__ = ["DELTA", "LOSSES", "Grid", "Loss", "Work", "no_kinks", "one_hot", "softmax"]
