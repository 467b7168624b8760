"""The datasets as pictures, behind a small button beside the select box that does the same."""

from __future__ import annotations

import streamlit as st

from engine import DATASETS, Config
from engine.config import DRAWN
from ui import strings as shared
from ui.components.mount import STATIC
from ui.components.outbox import on_value
from ui.pickers import choose_dataset

from . import strings
from .thumbnails import DRAW, colours, thumbnail

KEY = "gallery"
_component = st.components.v2.component(
    "downslope_gallery",
    css=(STATIC / "explore" / "gallery.css").read_text(encoding="utf-8") + colours(),
    js=(STATIC / "explore" / "gallery.js").read_text(encoding="utf-8"),
)


def popover(config: Config, language: str) -> None:
    """A button that opens the pictures; they are drawn when it is open."""
    opener = st.popover("", icon=":material/grid_view:", help=strings.GALLERY(language), key="gallery_open", on_change="rerun")
    if not opener.open:
        return
    items = [{"id": id, "name": entry.name(language), "note": entry.note(language), "svg": thumbnail(id)} for id, entry in DATASETS.items()]
    items.append({"id": DRAWN, "name": shared.DRAWN(language), "note": shared.DRAWN(language), "svg": DRAW})
    with opener:
        _component(
            key=KEY,
            data={"label": strings.GALLERY(language), "items": items, "picked": config.dataset},
            on_picked_change=on_value(KEY, "picked", choose_dataset, str),
        )
