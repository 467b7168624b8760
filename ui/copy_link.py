"""A button that copies the link to what is shown; the frame puts it at every sidebar's foot."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from . import state, strings

_component = st.components.v2.component(
    "downslope_copy_link",
    html='<button type="button" data-testid="copy-link"></button>',
    css="""
button {
  width: 100%; font: inherit; font-size: .875rem; line-height: 1.6; min-height: 2.5rem; padding: .25rem .75rem; cursor: pointer; white-space: nowrap;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 6px);
}
button:hover { border-color: color-mix(in oklab, var(--st-text-color) 45%, transparent); }
button:focus { outline: none; }
button:focus-visible { outline: 2px solid var(--st-link-color); }
""",
    js="""
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.title = data.help;
  button.onclick = async () => {
    const url = new URL(location.href);
    if (!url.search) url.search = data.query; // before the first act the address is bare
    try {
      await navigator.clipboard.writeText(url.href);
    } catch {
      // without https there is no clipboard: select the text of a field instead
      const field = Object.assign(document.createElement("textarea"), { value: url.href });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.textContent = data.done;
    setTimeout(() => (button.textContent = data.label), 1600);
  };
}
""",
)


def button(language: str) -> None:
    _component(
        key="copy_link",
        data={
            "label": strings.COPY_LINK(language),
            "done": strings.COPIED(language),
            "help": strings.COPY_HELP(language),
            "query": urlencode(state.query()),
        },
    )
