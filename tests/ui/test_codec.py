"""The grammar of links: exact there and back, and nothing in a text raises."""

from __future__ import annotations

import string
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.run.compare import Runner
from engine.text import Text
from ui.state import codec
from ui.state.codec import MOST_NOTES, Part

NAME = Text("Toy", "장난감")
SAFE = set(string.ascii_letters + string.digits + "-._~")


def named(name: str) -> Text:
    return Text(name, name)


@dataclass(frozen=True)
class Point:
    x: float = 0.0
    label: int = 0
    names: tuple[str, ...] = ("a",)

    def __post_init__(self) -> None:
        if not 0 <= self.label < len(self.names):
            raise ValueError("label must be one of the names")


@dataclass(frozen=True)
class Toy:
    """Every kind of field. `last` is clamped to the runners."""

    on: bool = False
    rate: float = 0.1
    rates: tuple[float, ...] = (1.0,)
    picks: tuple[int, ...] = ()
    point: Point = Point()
    other: Point = Point()
    third: Point | None = None
    runners: tuple[Runner, ...] = (Runner("gd"), Runner("adam"))
    last: int = 0

    def __post_init__(self) -> None:
        if len(self.runners) > 3:
            raise ValueError("at most three")
        object.__setattr__(self, "last", max(0, min(self.last, len(self.runners) - 1)))


RUNNER = {
    "optimizer": codec.pick("o", named("Optimizer"), ("settings", ())),
    "learning_rate": codec.number("eta", named("Rate")),
    "settings": codec.settings("os", named("Settings")),
}
POINT = {"x": codec.number("x", named("X")), "label": codec.whole("label", named("Label")), "names": codec.texts("names", named("Names"))}
FIELDS: codec.Fields = {
    "on": codec.flag("on", named("On")),
    "rate": codec.number("rate", named("Rate")),
    "rates": codec.numbers("rates", named("Rates")),
    "picks": codec.wholes("picks", named("Picks")),
    "point": Part("", named("Point"), POINT),
    "other": Part("other", named("Other"), POINT, base="point"),
    "third": Part("third", named("Third"), POINT, base="point", optional=True),
    "runners": codec.records("runners", named("Runner"), 3, RUNNER, Runner()),
    "last": codec.whole("last", named("Last")),
}
DEFAULT = Toy()

finite = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def points(draw: st.DrawFn) -> Point:
    names = tuple(draw(st.lists(st.text(max_size=6), min_size=1, max_size=4)))
    return Point(draw(finite), draw(st.integers(0, len(names) - 1)), names)


runners = st.one_of(
    st.builds(Runner, st.sampled_from(["gd", "adam"]), st.floats(-1e6, 1e6)),
    st.builds(lambda beta: Runner("momentum", settings=(("momentum", beta),)), st.floats(0.0, 0.999)),
)
toys = st.builds(
    Toy, st.booleans(), finite, st.lists(finite, max_size=4).map(tuple), st.lists(st.integers(), max_size=4).map(tuple),
    points(), points(), st.none() | points(), st.lists(runners, max_size=3).map(tuple), st.integers(0, 2),
)  # fmt: skip


def encoded(toy: Toy) -> str:
    return codec.text(codec.encode(toy, FIELDS, DEFAULT))


def decoded(text: str) -> tuple[Toy, list[str]]:
    toy, notes = codec.decode(text, FIELDS, DEFAULT, NAME)
    return toy, [note.en for note in notes]


@given(toys)
def test_there_and_back(toy: Toy) -> None:
    text = encoded(toy)
    assert decoded(text) == (toy, [])
    free = "".join(name for point in (toy.point, toy.other, toy.third) if point for name in point.names)
    assert set(text) <= SAFE | {"_"} | set(free), "no separator needs an escape in an address"


def test_the_default_is_the_empty_text() -> None:
    assert encoded(DEFAULT) == "" and decoded("") == (DEFAULT, [])


def test_the_grammar_is_this() -> None:
    toy = Toy(on=True, rate=1e-5, rates=(), picks=(3, 4), point=Point(0.5), other=Point(-2e6), third=Point(0.5), runners=(Runner("adam", 0.1), Runner()))
    assert encoded(toy) == "on~1~~rate~1e-5~~rates~none~~picks~3~4~~x~0.5~~other.x~-2e6~~third~~A.o~adam~~A.eta~0.1~~B"
    assert encoded(Toy(runners=())) == "runners~none"
    assert encoded(Toy(point=Point(names=("a_b", "c~~d", "")))) == "names~a_0b~c_1_1d~_~~other.names~a"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("rate~1e999", "Rate"), ("rate~nan", "Rate"), ("rate", "Rate"),
        ("rates~1~1e999", "Rates"), ("rates~1~", "Rates"), ("picks~1e999", "Picks"), ("picks~1.5", "Picks"),
        ("x~1e999", "X"), ("label~1e999", "Label"), ("label~1", "Label"),
        ("other.x~1e999", "X"), ("third.label~1e999", "Label"), ("names~_2", "Names"), ("names~a_", "Names"),
        ("on~2", "On"), ("last~2", "Last"), ("last~" + "9" * 5_000, "Last"), ("runners~2", "Runner"), ("rates~" + "1~" * 9_000, "Toy"),
        ("zebra~1", "Toy"), ("other~1", "Toy"), ("other.y~1", "Toy"), ("D.o~gd", "Toy"), ("~~~~", "Toy"), ("A~gd~~B", "Runner"), ("A~~B.x~1", "Runner"),
    ],
)  # fmt: skip
def test_each_value_that_is_not_possible_gives_one_note(text: str, note: str) -> None:
    toy, notes = decoded(text)
    kept = {"third.label~1e999": Toy(third=Point()), "A~gd~~B": Toy(runners=(Runner(), Runner())), "A~~B.x~1": Toy(runners=(Runner(), Runner()))}
    assert toy == kept.get(text, DEFAULT)
    assert [said.split(" in the link")[0] for said in notes] == [note]


def test_what_is_possible_beside_it_stays() -> None:
    toy, notes = decoded("rate~fast~~rates~2~3~~A.o~adam~~A.eta~1e999~~B.o~gd~~x~7~~label~5")
    assert toy == Toy(rates=(2.0, 3.0), point=Point(7.0), other=Point(7.0), runners=(Runner("adam"), Runner("gd")))
    assert [note.split(" in the link")[0] for note in notes] == ["Rate", "Label", "Rate"]


junk = st.lists(
    st.sampled_from([
        *"~~~..__AB", "~~", "x", "label", "other", "third", "names", "rates", "runners",
        "o", "eta", "os", "1e999", "nan", "-1", "9" * 400, "none", "adam", "가", "\x00",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=80), junk))
def test_nothing_raises(text: str) -> None:
    toy, notes = decoded(text)
    assert isinstance(toy, Toy) and len(notes) <= MOST_NOTES
    assert decoded(encoded(toy)) == (toy, [])


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_exact_and_short(value: float) -> None:
    text = codec.write_number(value)
    assert float(text) == value and len(text) <= len(repr(value)) and not set(text) & set("+ ")

