"""The maths of Downslope: numpy and the standard library only; usable from a notebook as it is.

>>> from engine import Config, simulate
>>> run = simulate(Config(loss="hinge", optimizer="adam", steps=50)).run
>>> run.theta.shape
(51, 9)
"""

from .bugs import BUGS
from .config import Config
from .datasets import DATASETS
from .descent import Run, Status
from .features import FEATURES
from .losses import LOSSES
from .optimizers import OPTIMIZERS
from .regularizers import REGULARIZERS
from .run import Result, simulate
from .schedules import SCHEDULES

__all__ = [
    "BUGS",
    "DATASETS",
    "FEATURES",
    "LOSSES",
    "OPTIMIZERS",
    "REGULARIZERS",
    "SCHEDULES",
    "Config",
    "Result",
    "Run",
    "Status",
    "simulate",
]
