"""The Toy page's own words, in both languages."""

from engine.text import Text

TITLE = Text("Toy", "장난감")
HELP = Text("A number that a button raises.", "단추로 올리는 숫자입니다.")
COUNT = Text("Count", "개수")

# the component
BOARD = {"more": Text("One more", "하나 더")}
