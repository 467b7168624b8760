"""Race: two to six runs from the same W, on one clock."""

from ui import frame, race, race_below, race_sidebar

frame.ensure()
race_sidebar.sidebar()
race.panel()
race_below.below()
