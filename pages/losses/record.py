"""All that the Losses page keeps, as one frozen record: the table, the question that is being answered, and where one looks."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote as escape
from urllib.parse import unquote

from engine.spec import Param, lookup
from engine.text import Text
from ui.language.sanitize import quote
from ui.state.codec import write_number

from .questions import QUESTIONS
from .score_table import LECTURE_TABLE, MARGIN, ROWS, Table

FACTOR = Param("factor", Text("Scores ×", "점수 배율 ×"), 1.0, 0.01, 1000.0, log=True)
MAX_TEXT = 8000


def _index(value: object, size: int, what: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in range(size):
        raise ValueError(f"{what} must be a whole number from 0 to {size - 1}, got {reprlib.repr(value)}")


@dataclass(frozen=True)
class Desk:
    """`asked` is the table the question was asked on, `proof` the one that settled it; `done` the questions that were ever settled.

    `row` and `image` are the cell that is opened, `chain` the image whose softmax is worked out, at `factor` times its scores.
    """

    table: Table = LECTURE_TABLE
    asked: Table = LECTURE_TABLE
    proof: Table | None = None
    question: int = 0
    guess: int = -1
    done: tuple[int, ...] = ()
    row: str = "hinge"
    image: int = 0
    chain: int = 0
    factor: float = 1.0
    shift: bool = False
    margin: float = MARGIN.default

    def __post_init__(self) -> None:
        images = max(1, self.table.n)
        _index(self.question, len(QUESTIONS), "question")
        if self.guess != -1:
            _index(self.guess, len(QUESTIONS[self.question].options), "guess")
        for done in self.done:
            _index(done, len(QUESTIONS), "question")
        for image in (self.image, self.chain):
            _index(image, images, "image")
        lookup(dict.fromkeys(ROWS, True), self.row, "row")
        FACTOR.check(self.factor)
        MARGIN.check(self.margin)

    def but(self, **changes: Any) -> Desk:
        return replace(self, **changes)

    def unseen(self) -> Desk:
        """The same desk, whatever is looked at or guessed."""
        return self.but(guess=-1, row="hinge", image=0, chain=0, margin=MARGIN.default)

    def having(self, table: Table) -> Desk:
        """The desk with another table on it: the question is judged, and what points at images that are gone points elsewhere."""
        last = max(0, table.n - 1)
        new = self.but(table=table, image=min(self.image, last), chain=min(self.chain, last))
        if self.proof is not None:
            return new
        finding = QUESTIONS[self.question].judge(self.asked, table)
        if finding is None:
            return new.but(asked=table)  # it could not be answered on the old table: it is asked on this one
        if not finding.settled:
            return new
        return new.but(proof=table, done=tuple(sorted({*self.done, self.question})))

    def ask(self, question: int) -> Desk:
        """Another question, on the scores as they are: plain weights, and the plain sum."""
        table = self.table.but(scale=1.0, every_class=False, mean_of_terms=False, squared=False)
        row = "hinge" if table.n else self.row
        return self.but(table=table, asked=table, proof=None, question=question, guess=-1, row=row)


# In a link: sections joined by "~", items by "_". A section is a letter and its body; those of `asked` have an "a" before them, those of
# `proof` a "p", and only what differs from the table itself is written.

_FLAGS = {"e": "every_class", "m": "mean_of_terms", "s": "squared"}
_SECTION = re.compile(r"([ap]?)([kidwvqlxf])(.*)", re.DOTALL)


def encode(desk: Desk) -> str:
    """The record as one string of a link; only what differs from the default.

    >>> encode(Desk(Table().score(0, 0, 4.5)))
    'i4.5_5.1_-1.7_0~i1.3_4.9_2_1~i2.2_2.5_-3.1_2~ai3.2_5.1_-1.7_0~ai1.3_4.9_2_1~ai2.2_2.5_-3.1_2'
    """
    plain = Desk()
    parts = _write_table("", desk.table, plain.table) + _write_table("a", desk.asked, desk.table)
    if desk.proof is not None:
        parts += _write_table("p", desk.proof, desk.table) or ["p"]
    if (desk.question, desk.guess, desk.done) != (0, -1, ()):
        parts.append(f"q{desk.question}_{desk.guess}_{'.'.join(map(str, desk.done))}")
    if (desk.row, desk.image) != (plain.row, plain.image):
        parts.append(f"l{ROWS.index(desk.row)}_{desk.image}")
    if (desk.chain, desk.factor, desk.shift) != (plain.chain, plain.factor, plain.shift):
        parts.append(f"x{desk.chain}_{write_number(desk.factor)}_{int(desk.shift)}")
    if desk.margin != plain.margin:
        parts.append(f"f{write_number(desk.margin)}")
    return "~".join(parts)


def _write_table(prefix: str, table: Table, base: Table) -> list[str]:
    parts = []
    if table.names != base.names:
        parts.append("k" + "_".join(_escape(name) for name in table.names))
    if (table.scores, table.labels) != (base.scores, base.labels):
        rows = ["_".join([*map(write_number, row), str(label)]) for row, label in zip(table.scores, table.labels, strict=True)]
        parts += [f"i{row}" for row in rows] or ["i"]
    if table.delta != base.delta:
        parts.append(f"d{write_number(table.delta)}")
    if table.scale != base.scale:
        parts.append(f"w{write_number(table.scale)}")
    flags = [letter for letter, field in _FLAGS.items() if getattr(table, field)]
    if flags != [letter for letter, field in _FLAGS.items() if getattr(base, field)]:
        parts.append("v" + "".join(flags))
    return [prefix + part for part in parts]


def _escape(name: str) -> str:
    return escape(name, safe="").replace("_", "%5F").replace("~", "%7E")


BAD_PART = Text(
    "This part of the desk’s link could not be read and was left out: {part}", "책상 링크에서 이 부분은 읽지 못해 뺐습니다: {part}"
)
BAD_TABLE = Text("The link’s table could not be read: {why}. The lecture’s is shown.", "링크의 표를 읽지 못해 강의의 표를 보입니다: {why}.")
TOO_LONG = Text(
    "The desk in this link is longer than {most} letters; the lecture’s is shown.", "링크의 책상이 {most}자보다 길어 강의의 표를 보입니다."
)


def decode(text: str) -> tuple[Desk, list[Text]]:
    """The record of a link, and what could not be read of it; it never raises.

    >>> decode("d2~w0.5")[0].table.delta, decode("nonsense")[0] == Desk()
    (2.0, True)
    """
    if len(text) > MAX_TEXT:
        return Desk(), [TOO_LONG.format(most=MAX_TEXT)]
    notes: list[Text] = []
    found: dict[str, list[tuple[str, str]]] = {"": [], "a": [], "p": []}
    for part in filter(None, text.split("~")):
        match = _SECTION.fullmatch(part) if part != "p" else None
        if part == "p":
            found["p"].append(("", ""))
        elif match:
            found[match[1]].append((match[2], match[3]))
        else:
            notes.append(BAD_PART.format(part=quote(part)))
    desk = Desk()
    table = _read_table(found[""], desk.table, notes)
    desk = desk.but(table=table, asked=_read_table(found["a"], table, notes))
    if found["p"]:
        desk = desk.but(proof=_read_table(found["p"], table, notes))
    for tag, body in found[""]:
        if tag in _READ:
            try:
                desk = _READ[tag](desk, body)
            except (ValueError, IndexError):
                notes.append(BAD_PART.format(part=quote(tag + body)))
    return desk, notes


def _read_table(parts: list[tuple[str, str]], base: Table, notes: list[Text]) -> Table:
    changes: dict[str, Any] = {}
    try:
        rows = [body for tag, body in parts if tag == "i"]
        if rows:
            images = [body.split("_") for body in rows if body]
            changes |= {
                "scores": tuple(tuple(map(float, image[:-1])) for image in images),
                "labels": tuple(int(image[-1]) for image in images),
            }
        for tag, body in parts:
            if tag == "k":
                changes["names"] = tuple(unquote(name) for name in body.split("_"))
            elif tag in ("d", "w"):
                changes["delta" if tag == "d" else "scale"] = float(body)
            elif tag == "v":
                changes |= {field: letter in body for letter, field in _FLAGS.items()}
        return base.but(**changes)
    except ValueError as problem:
        why = quote(str(problem), 120)
        notes.append(BAD_TABLE.format(why=why))
        return base


def _read_question(desk: Desk, body: str) -> Desk:
    question, guess, done = body.split("_")
    return desk.but(question=int(question), guess=int(guess), done=tuple(sorted({int(i) for i in done.split(".") if i})))


def _read_look(desk: Desk, body: str) -> Desk:
    row, image = map(int, body.split("_"))
    return desk.but(row=ROWS[row] if row >= 0 else "", image=image)


def _read_chain(desk: Desk, body: str) -> Desk:
    image, factor, shift = body.split("_")
    return desk.but(chain=int(image), factor=float(factor), shift=shift == "1")


def _read_margin(desk: Desk, body: str) -> Desk:
    return desk.but(margin=float(body))


_READ: dict[str, Callable[[Desk, str], Desk]] = {"q": _read_question, "l": _read_look, "x": _read_chain, "f": _read_margin}
