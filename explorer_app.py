"""Downslope: draw points, pick a loss and an optimizer, watch every update of the descent. `streamlit run explorer_app.py`.

Streamlit imports this file to serve it, with the routes that answer outside the script, and then runs it as a script for each visitor.
"""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from pages import explore, gradients, losses, race, regularization, surfaces, sweep
from ui import frame
from ui.components import live, preload
from ui.page import register

PAGES = (explore.PAGE, losses.PAGE, gradients.PAGE, regularization.PAGE, race.PAGE, surfaces.PAGE, sweep.PAGE)
register(PAGES)

if __name__ == "__main__":
    frame.run(PAGES)
else:
    # pages/ holds packages: without this, Streamlit takes it for a folder of scripts, and a cold deep link is "Page not found".
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, routes=live.routes(PAGES), middleware=[Middleware(preload.Preload, pages=PAGES)])
