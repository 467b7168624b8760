"""The component of a page: its modules are static files, which the browser requests all at once and caches."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from . import first_paint

STATIC = Path(__file__).resolve().parents[2] / "static"
FRAME_CSS = (STATIC / "kit" / "frame.css").read_text(encoding="utf-8")
GUARD = "kit/navigation_guard.js"  # every component sends through it
IMPORTED = re.compile(r'^import .* from "(\.[^"]+)";$', re.MULTILINE)
Mount = Callable[..., None]


def modules(folder: str) -> list[Path]:
    """static/{folder}/{folder}.js and all that it imports, the entry last.

    >>> modules("explore")[-1].name
    'explore.js'
    """
    entry = STATIC / folder / f"{folder}.js"
    found, open_ = {entry}, [entry]
    while open_:
        file = open_.pop()
        new = {(file.parent / name).resolve() for name in IMPORTED.findall(file.read_text(encoding="utf-8"))} - found
        found |= new
        open_ += new
    return [*sorted(found - {entry}), entry]


def addresses(folder: str) -> list[str]:
    """The addresses of `modules(folder)`; the entry's has a version that changes with any of them."""
    files = modules(folder)
    named = [f"app/static/{f.relative_to(STATIC).as_posix()}" for f in files]
    return [*named[:-1], f"{named[-1]}?{_version(*files)}"]


def guard() -> str:
    """The address of the navigation guard, with its version."""
    return f"app/static/{GUARD}?{_version(STATIC / GUARD)}"


def _version(*files: Path) -> str:
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:8]


def loader(folder: str) -> str:
    """The component's script: it requests all modules, runs the entry, and reports once to `live/painted` after the first paint.

    It adds the frame's style sheet to the document first. Streamlit fetches the module that shows `st.html` separately, and may show the
    component before the style sheet: the component then moved when the main block got its padding.

    It sets the document's language, since Streamlit's document always says English: a screen reader would read Korean aloud as English,
    and a browser would offer to translate.
    """
    named = addresses(folder)
    return f"""
for (const module of {json.dumps([guard(), *named])}) {{
  const link = Object.assign(document.createElement("link"), {{ rel: "modulepreload", href: new URL(module, document.baseURI) }});
  document.head.append(link);
}}
if (!document.getElementById("frame-css")) {{
  document.head.append(Object.assign(document.createElement("style"), {{ id: "frame-css", textContent: {json.dumps(FRAME_CSS)} }}));
}}
const ready = Promise.all([import(new URL("{named[-1]}", document.baseURI)), import(new URL("{guard()}", document.baseURI))]);
let reported = null;
function painted(first) {{
  if (!first || first === reported) return;
  reported = first;
  requestAnimationFrame(() => setTimeout(() => {{
    fetch(new URL("live/painted", document.baseURI), {{ method: "POST", body: JSON.stringify({{ first }}) }}).catch(() => {{}});
  }}));
}}
export default function (component) {{
  let stop, gone = false;
  ready.then(([page, guard]) => {{
    if (gone) return;
    const data = page.read(component.data);
    const setters = {{ setStateValue: guard.guarded(component.setStateValue), setTriggerValue: guard.guarded(component.setTriggerValue) }};
    const end = page.default({{ ...component, ...setters, data }});
    stop = () => (end(), guard.gone());
    if (data.lang) document.documentElement.lang = data.lang;
    painted(data.first);
  }});
  return () => {{ gone = true; stop?.(); }};
}}
"""


def mount(folder: str, *styles: str, seal: Callable[[dict[str, Any]], Any] = dict) -> Mount:
    """Register the component of a folder under static/, with the style sheets named.

    Returns the function that draws it: `board(key=…, data=…, on_…_change=…)`. `seal` encodes the data for the browser, where the
    entry's `read` decodes it.
    """
    component = st.components.v2.component(
        f"downslope_{folder}",
        html='<div class="wait"></div>\n<span></span>',
        css="\n".join((STATIC / style).read_text(encoding="utf-8") for style in styles),
        js=loader(folder),
    )

    def board(*, key: str, data: dict[str, Any], **callbacks: Any) -> None:
        component(key=key, data=seal(data | {"first": first_paint.token()}), **callbacks)

    return board
