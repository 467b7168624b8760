"""The maths of Downslope: numpy and the standard library only; usable from a notebook as it is.

>>> from engine import Config, simulate
>>> run = simulate(Config(loss="hinge", optimizer="adam", steps=50)).run
>>> run.theta.shape
(51, 9)
"""

from engine.checks.bugs import BUGS
from engine.checks.gradcheck import check_gradient, check_start, check_steps
from engine.data.datasets import DATASETS
from engine.data.features import FEATURES
from engine.landscape.surfaces import SURFACES
from engine.run.batched import sweep, sweep_blocks
from engine.run.record import Run, Status
from engine.run.simulate import Result, minimize, simulate

from .config import Config
from .losses import LOSSES
from .optimizers import OPTIMIZERS
from .regularizers import REGULARIZERS
from .schedules import SCHEDULES

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
