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
from .gradcheck import check_gradient, check_start, check_steps
from .losses import LOSSES
from .optimizers import OPTIMIZERS
from .regularizers import REGULARIZERS
from .run import Result, minimize, simulate
from .schedules import SCHEDULES
from .surfaces import SURFACES
from .sweeps import sweep, sweep_blocks

__all__ = [
    "BUGS",
    "DATASETS",
    "FEATURES",
    "LOSSES",
    "OPTIMIZERS",
    "REGULARIZERS",
    "SCHEDULES",
    "SURFACES",
    "Config",
    "Result",
    "Run",
    "Status",
    "check_gradient",
    "check_start",
    "check_steps",
    "minimize",
    "simulate",
    "sweep",
    "sweep_blocks",
]
