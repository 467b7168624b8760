"""How records stand in a link: one table of fields for each record, one grammar for all of them.

A Config is the query itself, ``key=value&key=value``; the record of a page is one value of the query, ``key~value~~key~value``. Inside:

- `~` joins the values of a list, `~~` the fields of a record;
- a record inside a record has dotted keys, ``x.low~0.1``;
- the records of a list are lettered, ``A.o~adam~~A.eta~0.1~~B.o~gd``; an item that has nothing to say is its letter alone;
- `none` is a list of nothing, ``1`` and ``0`` are yes and no, a number is exact and as short as it can be;
- in free text `_0` is `_`, and `_1` is `~`.

Letters, digits and the characters `-._~` stand in an address as they are, so no separator is percent-encoded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from engine.spec import Param, Settings
from engine.text import Text
from ui.language.sentences import refused

MAX_VALUE = 16_000  # characters of one value of the query
MOST_NOTES = 3
NONE = "none"
LETTERS = "ABCDEFGHIJKL"
IMPOSSIBLE = (ValueError, TypeError, LookupError, ArithmeticError)  # what reading a value, and a record that refuses it, may raise
_BETWEEN_FIELDS = re.compile("(?<!~)~~(?!~)")
_EXPONENT = re.compile(r"e\+?(-?)0*")
_ESCAPES = {"0": "_", "1": "~"}

Query: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """One value: its key, its name in notes, and both directions of its text. `read` raises one of `IMPOSSIBLE`.

    `owned`: another field, and what it starts from where this one is given: settings belong to the entry that is picked.
    `exact`: a value that the record would change, as one that exceeds another field, is not possible.
    """

    key: str
    name: Text
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    owned: tuple[str, Any] | None = None
    exact: bool = False


@dataclass(frozen=True)
class Part:
    """A record inside a record, with dotted keys; with an empty `key` they stand among the keys of the record itself.

    `base`: the field that gives its default; without it, the default record does. `optional`: it may be None, and is written as `key`
    alone where it equals its default.
    """

    key: str
    name: Text
    fields: Fields
    base: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Items:
    """A list of at most `most` records, each under its letter; `key` says that there are none.

    `read` takes the keys of one item without their letter, "" for the value of the letter itself, and returns the item and a note for each
    value that is not possible.
    """

    key: str
    name: Text
    most: int
    read: Callable[[Query], tuple[Any, Iterable[Text]]]
    write: Callable[[Any], Query]

    @property
    def letters(self) -> str:
        return LETTERS[: self.most]


Fields: TypeAlias = Mapping[str, "Field | Part | Items"]  # by the name of the field in the record, in the order of reading


# Values


def write_number(value: float) -> str:
    """As short as it can be without losing anything.

    >>> write_number(0.1), write_number(1e-05), write_number(-2e6), write_number(0.1 + 0.2)
    ('0.1', '1e-5', '-2e6', '0.30000000000000004')
    """
    short = f"{value:g}"
    return _EXPONENT.sub(r"e\1", short if float(short) == value else repr(float(value)))


def read_number(text: str) -> float:
    """A finite number.

    >>> read_number("1e999")
    Traceback (most recent call last):
    ...
    ValueError: a finite number is needed, got '1e999'
    """
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"a finite number is needed, got {text[:40]!r}")
    return value


def read_whole(text: str) -> int:
    """A whole number, also as 2e3 or 12.0."""
    if text.removeprefix("-").isdecimal():
        return int(text)
    value = read_number(text)
    if not value.is_integer():
        raise ValueError(f"a whole number is needed, got {value:g}")
    return int(value)


def write_text(text: str) -> str:
    """Free text without a separator; "" is `_`.

    >>> write_text("a~b_c"), read_text("a_1b_0c"), read_text(write_text(""))
    ('a_1b_0c', 'a~b_c', '')
    """
    return text.replace("_", "_0").replace("~", "_1") or "_"


def read_text(text: str) -> str:
    """What `write_text` wrote."""
    return "" if text == "_" else re.sub("_(.?)", lambda match: _ESCAPES[match[1]], text)


def write_list(values: Iterable[Any], write: Callable[[Any], str] = write_number) -> str:
    """The values joined by `~`."""
    return "~".join(map(write, values)) or NONE


def read_list(text: str, read: Callable[[str], Any] = read_number) -> tuple[Any, ...]:
    """What `write_list` wrote."""
    return () if text == NONE else tuple(read(part) for part in text.split("~"))


def write_settings(settings: Settings) -> str:
    """
    >>> write_settings((("beta1", 0.5), ("beta2", 0.9)))
    'beta1~0.5~beta2~0.9'
    """
    return write_list((part for name, value in settings for part in (name, write_number(value))), str)


def read_settings(text: str) -> Settings:
    """What `write_settings` wrote."""
    parts = read_list(text, str)
    return tuple((name, read_number(value)) for name, value in zip(parts[::2], parts[1::2], strict=True))


# Fields of a kind


def pick(key: str, name: Text, owned: tuple[str, Any] | None = None) -> Field:
    """The id of an entry of a table; the record judges it."""
    return Field(key, name, str, str, owned)


def number(key: str, name: Text) -> Field:
    return Field(key, name, read_number, write_number)


def whole(key: str, name: Text) -> Field:
    return Field(key, name, read_whole, str, exact=True)


def param(key: str, its: Param) -> Field:
    """The number that `its` describes."""
    return whole(key, its.name) if its.whole else number(key, its.name)


def flag(key: str, name: Text) -> Field:
    return Field(key, name, lambda text: {"0": False, "1": True}[text], lambda on: str(int(on)))


def numbers(key: str, name: Text) -> Field:
    return Field(key, name, read_list, write_list)


def wholes(key: str, name: Text) -> Field:
    return Field(key, name, lambda text: read_list(text, read_whole), lambda values: write_list(values, str))


def texts(key: str, name: Text) -> Field:
    """Free texts, at least one."""
    return Field(key, name, lambda text: tuple(map(read_text, text.split("~"))), lambda values: "~".join(map(write_text, values)))


def settings(key: str, name: Text) -> Field:
    return Field(key, name, read_settings, write_settings)


def records(key: str, name: Text, most: int, fields: Fields, blank: Any) -> Items:
    """At most `most` records with `fields`, each told by what differs from `blank`."""
    return Items(key, name, most, lambda query: decode(query, fields, blank, name), lambda record: encode(record, fields, blank))


# Records


def encode(record: Any, fields: Fields, default: Any) -> dict[str, str]:
    """The keys and values of what differs from `default`.

    >>> from engine.run.compare import Runner
    >>> table = {"optimizer": pick("o", Text("Optimizer", "옵티마이저"), ("settings", ())), "settings": settings("os", Text("Settings", "설정"))}
    >>> encode(Runner("adam", 0.05, (("beta1", 0.5),)), table, Runner())
    {'o': 'adam', 'os': 'beta1~0.5'}
    """
    found: dict[str, str] = {}
    expected = {name: getattr(default, name) for name in fields}
    for name, field in fields.items():
        value = getattr(record, name)
        if isinstance(field, Part) and field.base:
            expected[name] = getattr(record, field.base)
        if isinstance(field, Part):
            if value is not None and field.optional and value == expected[name]:
                found[field.key] = ""
            elif value is not None:
                found |= _under(field.key, encode(value, field.fields, expected[name]))
        elif value == expected[name]:
            continue
        elif isinstance(field, Items):
            items = {letter: field.write(item) for letter, item in zip(field.letters, value, strict=False)}
            found |= {key: text for letter, item in items.items() for key, text in _under(letter, item or {"": ""}).items()}
            found |= {} if items else {field.key: NONE}
        else:
            found[field.key] = field.write(value)
            if field.owned:
                expected |= dict([field.owned])
    return found


def _under(key: str, query: Query) -> dict[str, str]:
    return {f"{key}.{name}" if key and name else key or name: value for name, value in query.items()}


def decode(link: str | Query, fields: Fields, default: Any, name: Text | None = None) -> tuple[Any, tuple[Text, ...]]:
    """The record that a link means, and a note for each value that is not possible; its default stands. Never raises.

    `link` is a query, or the text of a record. With a `name` of the record, the keys that it does not have are noted too.
    There are at most `MOST_NOTES`.

    >>> from engine.run.compare import Runner
    >>> table = {"optimizer": pick("o", Text("Optimizer", "옵티마이저")), "learning_rate": number("eta", Text("Rate", "비율"))}
    >>> runner, notes = decode("o~adam~~eta~1e999", table, Runner())
    >>> runner.optimizer, runner.learning_rate, [note.en for note in notes]
    ('adam', 0.05, ['Rate in the link: “1e999” is not possible, so the default stands.'])
    """
    if isinstance(link, str) and len(link) > MAX_VALUE:
        return default, (refused(name, link),) if name else ()
    query = parts(link) if isinstance(link, str) else link
    record, faults = read(query, fields, default)
    notes = [note for _, note in faults]
    if name:
        notes += [refused(name, key or text) for key, text in query.items() if (key or text) and not _known(key, fields)]
    return record, tuple(dict.fromkeys(notes))[:MOST_NOTES]


def text(query: Query) -> str:
    """A record's keys and values as one value of a link.

    >>> text({"x.low": "0.1", "A": "", "w": "1~2"}), parts("x.low~0.1~~A~~w~1~2")
    ('x.low~0.1~~A~~w~1~2', {'x.low': '0.1', 'A': '', 'w': '1~2'})
    """
    return "~~".join(f"{key}~{value}" if value else key for key, value in query.items())


def parts(text: str) -> dict[str, str]:
    """What `text` wrote."""
    pairs = (part.partition("~") for part in _BETWEEN_FIELDS.split(text) if part)
    return {key: value for key, _, value in pairs}


def _known(key: str, fields: Fields) -> bool:
    first, _, rest = key.partition(".")
    for field in fields.values():
        if key == field.key != "":
            return not isinstance(field, Part) or field.optional
        if isinstance(field, Items) and first and first in field.letters:
            return True  # the item notes the keys that it does not have
        if isinstance(field, Part) and (_known(rest, field.fields) if first == field.key else not field.key and _known(key, field.fields)):
            return True
    return False


def read(query: Query, fields: Fields, default: Any) -> tuple[Any, list[tuple[str, Text]]]:
    """The record of a query, and for each value that is not possible the name of its field and a note."""
    values: dict[str, Any] = {}
    faults: list[tuple[str, Text]] = []
    for name, field in fields.items():
        try:
            if isinstance(field, Part):
                base = values.get(field.base, getattr(default, field.base or name))
                values |= _read_part(query, name, field, base, faults)
            elif isinstance(field, Items):
                values |= _read_items(query, name, field, faults)
            elif field.key in query:
                got = query[field.key]
                if not isinstance(got, str) or len(got) > MAX_VALUE:
                    raise ValueError(f"{name} is not a text of at most {MAX_VALUE} characters")
                values[name] = field.read(got)
        except IMPOSSIBLE:
            faults.append((name, refused(field.name, query[field.key])))
    owned = {name: field.owned for name, field in fields.items() if isinstance(field, Field) and field.owned}
    try:
        record = replace(default, **dict(owned[name] for name in owned if name in values) | values)
        if not any(_changed(record, name, value, fields[name]) for name, value in values.items()):
            return record, faults
    except IMPOSSIBLE:
        pass
    return _one_by_one(query, fields, default, values, faults)


def _one_by_one(query: Query, fields: Fields, record: Any, values: dict[str, Any], faults: list[tuple[str, Text]]) -> Any:
    """As much of `values` as `record` takes: not all of them go together."""
    for name, value in values.items():
        field = fields[name]
        try:
            owned = dict([field.owned]) if isinstance(field, Field) and field.owned else {}
            new = replace(record, **owned | {name: value})
            if _changed(new, name, value, field):
                raise ValueError(f"{name} exceeds another field")
            record = new
        except IMPOSSIBLE:
            faults.append((name, refused(field.name, query.get(field.key) or _letters(query, field))))
    return record, faults


def _changed(record: Any, name: str, value: Any, field: Field | Part | Items) -> bool:
    return isinstance(field, Field) and field.exact and getattr(record, name) != value


def _letters(query: Query, field: Field | Part | Items) -> str:
    """What stands in a note for a list or a part that is not possible: the letters of its items, or its key."""
    used = [letter for letter in field.letters if any(key.partition(".")[0] == letter for key in query)] if isinstance(field, Items) else []
    return ", ".join(used) or field.key


def _read_part(query: Query, name: str, part: Part, base: Any, faults: list[tuple[str, Text]]) -> dict[str, Any]:
    under = {key.removeprefix(part.key + "."): text for key, text in query.items() if key.startswith(part.key + ".")} if part.key else query
    if part.optional and not under and part.key not in query:
        return {}
    value, its = read(under, part.fields, base)
    faults += [(f"{name}.{field}", note) for field, note in its]
    return {name: value}


def _read_items(query: Query, name: str, items: Items, faults: list[tuple[str, Text]]) -> dict[str, Any]:
    found: dict[str, dict[str, str]] = {}
    for key, text in query.items():
        letter, _, rest = key.partition(".")
        if letter and letter in items.letters:
            found.setdefault(letter, {})[rest] = text
    values = []
    for letter in sorted(found):
        try:
            item, notes = items.read(found[letter])
            faults += [(name, note) for note in notes]
            values.append(item)
        except IMPOSSIBLE:
            faults.append((name, refused(items.name, found[letter].get("", letter))))
    if values:
        return {name: tuple(values)}
    if query.get(items.key) == NONE and not found:
        return {name: ()}
    if items.key in query:
        faults.append((name, refused(items.name, query[items.key])))
    return {}
