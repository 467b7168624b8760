"""The heading of a section below a page's component, in the style of the headings inside it."""

from __future__ import annotations

import streamlit as st

CSS = """<style>
.heading{font-size:1rem;font-weight:600;margin:0;padding:0}
.heading small{font-size:.857rem;font-weight:400;opacity:.75;margin-left:.571rem}
</style>"""


def heading(title: str, sub: str, *, above: str, extra: str = "") -> None:
    """Draw `title`, and `sub` in small type beside it, `above` (a CSS length) below what comes before.

    `extra` is HTML that belongs to the heading: an element of its own would stand apart from it.
    """
    st.html(f'{CSS}<h2 class="heading" style="margin-top:{above}">{title}<small>{sub}</small></h2>{extra}')
