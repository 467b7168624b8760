"""Points from and to CSV: x, y, label. Whatever is wrong with a file is said in one sentence that names the line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from engine.config import MAX_CLASSES, MAX_COORDINATE, MAX_POINTS
from engine.text import Text
from ui.language.sanitize import quote

MAX_BYTES = 10_000_000
FIT = 0.95
COLUMNS = ("x", "y", "label")
HEADERS = (  # what others call these columns: all three names of a line, in any order
    ({"x"}, {"y"}, {"label", "class", "target", "category", "c", "레이블", "라벨", "클래스", "분류"}),
    (
        {"x1", "x_1", "x0", "x_0"},
        {"x2", "x_2", "x1", "x_1"},
        {"y", "label", "class", "target", "category", "레이블", "라벨", "클래스", "분류"},
    ),
)
Point = tuple[float, float, int]
Row = tuple[int, list[str]]

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)


class PointsError(ValueError):
    """A file that cannot be read as points; `text` says why, in both languages."""

    def __init__(self, en: str, ko: str, **slots: object) -> None:
        self.text = Text(en, ko).format(**slots)
        super().__init__(self.text.en)


@dataclass(frozen=True)
class ParsedPoints:
    """`points` ((x, y, label), …), `names` the label word of each class as written, `notes` what was done to make them fit."""

    points: tuple[Point, ...]
    names: tuple[str, ...]
    notes: tuple[Text, ...]


# Characters that leave no mark, as their picture: ␀ for a zero byte.
PICTURES = {i: chr(0x2400 + i) for i in range(32) if not chr(i).isspace()} | {0x7F: "␡"}
# Digits and marks as wide as a Hangul syllable, as an input method types them.
WIDE = {0xFF10 + i: str(i) for i in range(10)} | str.maketrans("，．－＋；\u3000", ",.-+; ")


def read_points(data: bytes | str) -> ParsedPoints:
    """The points of a CSV text (bytes in UTF-8, UTF-16, CP949 or Latin-1); PointsError names the line that is wrong.

    Columns may be parted by comma, semicolon or tab; the header is optional; labels are words or numbers. Points beyond
    the square [-1, 1]² are moved and shrunk into it, both axes alike.

    >>> parsed = read_points("x;y;label\\n0,5;0,1;cat\\n-0,2;0,3;dog\\n")
    >>> parsed.points, parsed.names
    (((0.5, 0.1, 0), (-0.2, 0.3, 1)), ('cat', 'dog'))
    >>> read_points("0.5, 0.1, cat\\n0.2, cat")
    Traceback (most recent call last):
    ...
    pages.explore.csv_points.PointsError: Line 2: three columns are needed (x, y, label), got 2.
    """
    if len(data) > MAX_BYTES:
        size = next(size for digits in range(1, 7) if float(size := f"{len(data) / 1e6:.{digits}f}") > MAX_BYTES / 1e6)
        raise PointsError("The file has {size} MB; at most 10 MB are read.", "파일이 {size} MB입니다. 10 MB까지만 읽습니다.", size=size)
    text = _decode(data) if isinstance(data, bytes) else data.removeprefix("\ufeff")
    rows = _rows(text.translate(WIDE))
    first = next(rows, (0, [""]))
    order, unknown = _header(first[1])
    head = [] if order or not first[0] else [first]
    lines = [*head, *islice(rows, MAX_POINTS - len(head))]
    if not lines:
        raise PointsError(
            "There are no points in it. Each line needs x, y and a label.", "점이 없습니다. 한 줄에 x, y, 레이블이 있어야 합니다."
        )
    kept = [_point(line, cells, order or COLUMNS) for line, cells in lines]
    names, labels = _classes([word for _, _, word in kept], [line for line, _ in lines])
    (xs, ys), moved = _fit([x for x, _, _ in kept], [y for _, y, _ in kept])
    notes = (*unknown, *_cut(len(lines) + sum(1 for _ in rows)), *moved, *_counted(names, labels))
    return ParsedPoints(tuple(zip(xs, ys, labels, strict=True)), names, notes)


def write_points(points: Sequence[Point], names: Sequence[str] | None = None) -> str:
    """The points as CSV with a header; labels are `names`, or the class numbers 1, 2, …; `read_points` gives them back.

    >>> print(write_points(((0.5, -0.25, 1), (0.1, 0.0, 0)), names=("cat", "dog, small")), end="")
    x,y,label
    0.5,-0.25,"dog, small"
    0.1,0.0,cat
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((repr(float(x)), repr(float(y)), names[label] if names else label + 1) for x, y, label in points)
    return out.getvalue()


def _decode(data: bytes) -> str:
    """Text of `data`: by its byte-order mark, by every other byte being 0 but for those of Korean words, else the first encoding that fits."""
    little, big = (2 * half.count(0) > len(half) for half in (data[1:400:2], data[0:400:2]))
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    guess = "utf-16" if marked else "" if little == big else "utf-16-le" if little else "utf-16-be"
    for encoding in [guess] if guess else ["utf-8-sig", "cp949", "latin-1"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        stray = encoding == "utf-8-sig" and text.count("\0") <= 1 + text.count("\n")  # named by its line later
        if stray or "\0" not in text:
            return text
    raise PointsError(
        "This is not a text file; a CSV has x, y, label on each line.", "텍스트 파일이 아닙니다. CSV는 줄마다 x, y, 레이블이 있습니다."
    )


def _rows(text: str) -> Iterator[Row]:
    """(line number, cells) of each line that is not blank, by the separator that gives most lines three columns, or else several."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = "\n".join(text.split("\n", 60)[:50])

    def fitting(separator: str) -> tuple[int, int]:
        counts = []
        try:
            for _, cells in _split(head, separator):
                counts.append(len(cells))
        except PointsError:
            pass  # said when the rows themselves are read
        return counts.count(len(COLUMNS)), sum(count > 1 for count in counts)

    best = max("\t;,", key=fitting)
    return _split(text, best if any(fitting(best)) else ",")


def _split(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            raise PointsError(
                "Line {line}: a quotation mark is opened and not closed, or a cell is far too long.",
                "{line}번째 줄: 따옴표가 닫히지 않았거나 한 칸이 너무 깁니다.",
                line=line,
            ) from None
        while len(cells) > len(COLUMNS) and not cells[-1]:
            cells.pop()
        if any(cells):
            yield line, cells


def _header(cells: list[str]) -> tuple[tuple[str, ...] | None, list[Text]]:
    """The order of the columns if `cells` are a header (neither x nor y is a number), else None; and what to say where it names none."""
    if any(_NUMBER.fullmatch(_plain(cell)) or _NOT_FINITE.fullmatch(cell) for cell in cells[:2]) or len(cells) < len(COLUMNS):
        return None, []
    lower = [cell.lower() for cell in cells]
    for names in HEADERS:
        for order in permutations(range(len(COLUMNS))):
            if len(lower) == len(order) and all(cell in names[column] for cell, column in zip(lower, order, strict=True)):
                return tuple(COLUMNS[column] for column in order), []
    note = Text(
        "The first line, {cells}, does not say which column is which: they were read as x, y, label.",
        "첫 줄 {cells}에서 열의 뜻을 알 수 없어 차례로 x, y, 레이블로 읽었습니다.",
    )
    return COLUMNS, [note.format(cells=", ".join(_seen(cell) for cell in cells[:4]))]


def _seen(cell: str) -> str:
    """`cell` quoted, with a picture or the code where a character leaves no mark."""
    return quote("".join(c if c.isprintable() or c.isspace() else PICTURES.get(ord(c), f"‹U+{ord(c):04X}›") for c in cell[:200]))


def _plain(cell: str) -> str:
    """`cell` with a decimal point and ASCII minus."""
    return cell.replace(",", ".").replace("\u2212", "-")


def _point(line: int, cells: list[str], order: Sequence[str]) -> tuple[float, float, str]:
    if len(cells) != len(COLUMNS):
        raise PointsError(
            "Line {line}: three columns are needed (x, y, label), got {n}.",
            "{line}번째 줄: 열이 x, y, 레이블로 3개여야 하는데 {n}개입니다.",
            line=line,
            n=len(cells),
        )
    named = dict(zip(order, cells, strict=True))
    if not named["label"]:
        raise PointsError("Line {line}: the label is missing.", "{line}번째 줄: 레이블이 없습니다.", line=line)
    if "\0" in named["label"]:
        raise PointsError(
            "Line {line}: the label {got} has a zero byte (␀) in it.",
            "{line}번째 줄: 레이블 {got}에 값이 0인 바이트(␀)가 있습니다.",
            line=line,
            got=_seen(named["label"]),
        )
    return _number(line, "x", named["x"]), _number(line, "y", named["y"]), named["label"]


def _number(line: int, name: str, cell: str) -> float:
    if not cell:
        raise PointsError("Line {line}: {name} is missing.", "{line}번째 줄: {name} 값이 없습니다.", line=line, name=name)
    plain, got = _plain(cell), _seen(cell)
    if _NOT_FINITE.fullmatch(plain):
        raise PointsError(
            "Line {line}: {name} is {got}, not a finite number.",
            "{line}번째 줄: {name} 값이 {got}입니다. 유한한 수여야 합니다.",
            line=line,
            name=name,
            got=got,
        )
    if not _NUMBER.fullmatch(plain):
        raise PointsError(
            "Line {line}: {name} should be a number, but it is {got}.",
            "{line}번째 줄: {name} 값은 수여야 하는데 {got}입니다.",
            line=line,
            name=name,
            got=got,
        )
    value = float(plain)
    if abs(value) > MAX_COORDINATE:
        raise PointsError(
            "Line {line}: {name} is {got}; numbers up to ±{most:,.0f} are possible.",
            "{line}번째 줄: {name} 값이 {got}입니다. ±{most:,.0f}까지 쓸 수 있습니다.",
            line=line,
            name=name,
            got=got,
            most=MAX_COORDINATE,
        )
    return value


def _classes(words: list[str], lines: list[int]) -> tuple[tuple[str, ...], list[int]]:
    """Names of the classes and the label of each word: numbers 1…6 or 0…5 stand for themselves, others come in order of appearance."""
    whole = {word: int(float(word)) for word in words if _NUMBER.fullmatch(word) and float(word).is_integer()}
    for first in (1, 0):
        if len(whole) == len(set(words)) and all(first <= n < first + MAX_CLASSES for n in whole.values()):
            names = tuple(str(n) for n in range(first, max(whole.values()) + 1))
            return names, [whole[word] - first for word in words]
    index = {word: k for k, word in enumerate(dict.fromkeys(words))}
    if len(index) > MAX_CLASSES:
        word = list(index)[MAX_CLASSES]
        raise PointsError(
            "Line {line}: {word} is the class number {n}; at most {most} classes are possible.",
            "{line}번째 줄: {word} 레이블로 클래스가 {n}개가 됩니다. {most}개까지 쓸 수 있습니다.",
            line=lines[words.index(word)],
            word=_seen(word),
            n=MAX_CLASSES + 1,
            most=MAX_CLASSES,
        )
    return tuple(index), [index[word] for word in words]


def _fit(xs: list[float], ys: list[float]) -> tuple[tuple[list[float], list[float]], list[Text]]:
    """The coordinates inside [-1, 1]², by one shift and one factor for both axes where they are not, and what to say of it."""
    if max(map(abs, xs + ys)) <= 1:
        return (xs, ys), []
    middles = [(min(axis) + max(axis)) / 2 for axis in (xs, ys)]
    reach = max((max(axis) - min(axis)) / 2 for axis in (xs, ys))
    factor = FIT / reach if reach > 0 else 1.0
    x, y = ([round((v - middle) * factor, 6) for v in axis] for axis, middle in zip((xs, ys), middles, strict=True))
    note = Text(
        "The points reached beyond ±1, so all were moved by ({x:.3g}, {y:.3g}) and scaled by {factor:.3g}.",
        "±1을 벗어난 점이 있어 모든 점을 ({x:.3g}, {y:.3g})만큼 옮기고 {factor:.3g}배로 맞추었습니다.",
    )
    return (x, y), [note.format(x=-middles[0], y=-middles[1], factor=factor)]


def _cut(n: int) -> list[Text]:
    if n <= MAX_POINTS:
        return []
    return [Text("The first {most} of {n} points were kept.", "점 {n}개 가운데 앞의 {most}개만 남겼습니다.").format(most=MAX_POINTS, n=n)]


def _counted(names: tuple[str, ...], labels: list[int]) -> list[Text]:
    if len(set(labels)) > 1:
        return []
    name = _seen(names[labels[0]])
    return [
        Text(
            "All points have the label {name}. With one class there is nothing to tell apart: add points of another.",
            "모든 점의 레이블이 {name}입니다. 클래스가 하나면 나눌 것이 없으니 다른 클래스의 점을 더해 보세요.",
        ).format(name=name)
    ]
