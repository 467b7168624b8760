"""Race: two to six runs from the same W, on one clock."""

from ui import first_picture, frame, race, race_below, race_sidebar

frame.ensure()
race.panel()
first_picture.wait()
race_sidebar.sidebar()
race_below.below()
