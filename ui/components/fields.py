"""Fields that the messages of several components have in common, under the names that static/kit reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine import LOSSES, Config
from engine.data.datasets import Data
from engine.text import Text
from engine.views.data_plane import sampled

from .pack import pack

MIRRORED = ("hinge", "squared_hinge", "softmax", "max_hinge", "ova_hinge")  # losses that static/kit/mirror.js computes in the browser
Pack = Callable[[Any, str], Any]


def texts(entries: Mapping[str, Text], language: str) -> dict[str, str]:
    """Strings of the component, in one language, by id."""
    return {id: text(language) for id, text in entries.items()}


def points(data: Data, packed: Pack = pack, *, test_fraction: float = 0.0) -> dict[str, Any]:
    """All points: places, labels, and which are test points."""
    return {"xy": packed(data.X, "f8"), "label": packed(data.y, "u1"), "test": packed(data.test, "u1"), "test_fraction": test_fraction}


def loss(config: Config, examples: Callable[[], Any] = lambda: None) -> dict[str, Any]:
    """The loss of a run. `examples` gives the losses of the examples; it is called where the browser cannot compute them."""
    mirrored = config.loss in MIRRORED
    return {
        "id": config.loss,
        "delta": LOSSES[config.loss].margin(**config.settings("loss")),
        "picture": LOSSES[config.loss].picture,
        "mirror": mirrored,
        "examples": None if mirrored else examples(),
    }


def plane(config: Config, half: float) -> dict[str, Any]:
    """The features on a grid over the data plane ±`half`."""
    size, phi = sampled(config, half)
    return {"size": size, "F": phi.shape[1], "phi": pack(phi)}


def notice(text: Text, label: Text | None, language: str) -> dict[str, Any]:
    """A sentence above the picture, and the label of the button that acts on it, if there is one."""
    return {"text": text(language), "label": label(language) if label else None}
