"""What can be known about a Config without running it: classes, the shape of W, training points, batch sizes."""

from __future__ import annotations

from ..config import DRAWN, Config
from ..data.datasets import DATASETS, split
from ..data.features import FEATURES
from .simulate import data_of

Points = tuple[tuple[float, float, int], ...]


def needed_classes(config: Config) -> int:
    """The fewest classes that the drawn points can have.

    >>> needed_classes(Config(dataset="drawn", points=((0, 0, 3),)))
    4
    """
    return max(2, 1 + max((label for _, _, label in config.points), default=0))


def classes(config: Config) -> int:
    """The number of classes k."""
    return max(config.classes, needed_classes(config)) if config.dataset == DRAWN else DATASETS[config.dataset].classes


def shape(config: Config) -> tuple[int, int]:
    """The shape (k, F) of W."""
    return classes(config), len(FEATURES[config.features].names(**config.settings("features")))


def size(config: Config) -> int:
    """The length d = k·F of θ."""
    k, columns = shape(config)
    return k * columns


def training(config: Config) -> int:
    """The number of training points."""
    if config.dataset == DRAWN:
        n = len(config.points)
    else:
        n = DATASETS[config.dataset].size or config.samples
    return n - int(split(n, config.test_fraction).sum())


def batch_sizes(config: Config) -> list[int]:
    """The batch sizes to choose from; 0 is the full batch. There are at least two: a slider of one place looks broken.

    >>> batch_sizes(Config(samples=20))
    [1, 2, 4, 8, 16, 0]
    """
    n = max(2, training(config))
    return [b for b in (1, 2, 4, 8, 16, 32, 64, 128, 256) if b < n] + [0]


def batch_size(config: Config) -> int:
    """The effective batch size: 0, the full batch, where it is at least the number of training points."""
    return 0 if config.batch_size >= training(config) else config.batch_size


def points(config: Config) -> Points:
    """The points (x, y, label) as plain values, a data set's too."""
    if config.dataset == DRAWN:
        return config.points
    data = data_of(config)
    return tuple((float(x), float(y), int(label)) for (x, y), label in zip(data.X, data.y, strict=True))


def fitted(config: Config) -> Config:
    """`config` without a start or free weights that belong to a θ of another length."""
    if isinstance(config.start, str) and config.free == "all":
        return config
    d = size(config)
    start = config.start if isinstance(config.start, str) or len(config.start) == d else "random"
    free = config.free if config.free == "all" or max(config.free) < d else "all"
    return config.but(start=start, free=free)
