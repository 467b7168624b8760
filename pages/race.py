"""Race: two to six runs from the same W, on one clock."""

from ui import frame, race, race_sidebar

frame.ensure()
race_sidebar.sidebar()
race.panel()
