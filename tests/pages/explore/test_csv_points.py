"""CSV in and out: what people paste, what spreadsheets write, and everything that can be wrong with a file."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import MAX_POINTS, Config
from pages.explore.csv_points import MAX_BYTES, PointsError, read_points, write_points

CATS = ((0.5, 0.1, 0), (-0.2, 0.3, 1))


@pytest.mark.parametrize(
    "text",
    [
        "0.5,0.1,cat\n-0.2,0.3,dog\n",
        "x,y,label\n0.5,0.1,cat\n-0.2,0.3,dog",
        "X, Y, Label\r\n0.5, 0.1, cat\r\n-0.2, 0.3, dog\r\n",
        "label,y,x\ncat,0.1,0.5\ndog,0.3,-0.2\n",
        "x;y;label\n0,5;0,1;cat\n-0,2;0,3;dog\n",
        "0.5\t0.1\tcat\n-0.2\t0.3\tdog\n",
        "0,5\t0,1\tcat\n-0,2\t0,3\tdog\n",
        '"0.5","0.1","cat"\n"-0,2","0.3","dog"\n',
        "\n\n  \n0.5,0.1,cat\n,,\n\u22120.2,0.3,dog,,\n\n",
        "0.5,0.1,cat\r-0.2,0.3,dog\r",
        "\ufeff5e-1,+.1,cat\n-2.E-1,0.3,dog",
    ],
)
def test_reads_what_people_have(text):
    assert read_points(text).points == CATS
    assert read_points(text).names == ("cat", "dog")
    assert read_points(text).notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_encodings_of_korean_words(encoding):
    assert read_points("x,y,레이블\n0.5,0.1,고양이\n-0.2,0.3,똠방각하\n".encode(encoding)).names == ("고양이", "똠방각하")


def test_latin_1_words():
    assert read_points("0.5,0.1,café\n-0.2,0.3,Zoë\n".encode("latin-1")).names == ("café", "Zoë")


@pytest.mark.parametrize(
    ("words", "labels", "names"),
    [
        ("1 2 3", [0, 1, 2], "1 2 3"),
        ("2 1 1", [1, 0, 0], "1 2"),
        ("3 1", [2, 0], "1 2 3"),
        ("0 1 5", [0, 1, 5], "0 1 2 3 4 5"),
        ("1.0 2.0", [0, 1], "1 2"),
        ("-1 1", [0, 1], "-1 1"),
        ("7 3 7", [0, 1, 0], "7 3"),
        ("b a b", [0, 1, 0], "b a"),
        ("1 b", [0, 1], "1 b"),
    ],
)
def test_labels(words, labels, names):
    parsed = read_points("".join(f"0.1,0.{i},{word}\n" for i, word in enumerate(words.split())))
    assert [label for _, _, label in parsed.points] == labels
    assert parsed.names == tuple(names.split())


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("0.1,0.2,a\n0.1,0.2\n", 2, "got 2"),
        ("0.1,0.2,a\n0.1,0.2,a,9\n", 2, "got 4"),
        ("x,y,label\n\n0.1,0.2\n", 3, "got 2"),
        ("0.1,0.2,a\n0.1,two,a\n", 2, "“two”"),
        ("0.1,zero,a\n", 1, "“zero”"),
        ("x,y,label\nx,y,label\n", 2, "“x”"),
        ("0.1,0.2,a\nNaN,0.2,a\n", 2, "“NaN”"),
        ("0.1,0.2,a\n0.2,-inf,a\n", 2, "“-inf”"),
        ("nan,nan,a\n", 1, "“nan”"),
        ("0.1,0.2,a\n0.2,1e300,a\n", 2, "“1e300”"),
        ("0.1,0.2,a\n0.2,1e999,a\n", 2, "“1e999”"),
        ("0.1,0.2,a\n0.2,1_0,a\n", 2, "“1_0”"),
        ("0.1,0.2,a\n,0.2,a\n", 2, "x is missing"),
        ("0.1,0.2,a\n0.1,\0,a\n", 2, "“␀”"),
        ("0.1,0.2,a\n0.1,0.2\0,a\n", 2, "“0.2␀”"),
        ("0.1,0.2,a\n0.1,0.2\u200b,a\n", 2, "“0.2‹U+200B›”"),
        ("0.1,0.2,a\n0.1,0.2,a\0\n", 2, "“a␀”"),
        ("0.1,0.2,a\n0.1,0.2,\n", 2, "label is missing"),
        ('0.1,0.2,a\n0.1,0.2,"b\n0.3,0.4,c\n', 2, "quotation mark"),
        ('0.1,0.2,"a\n0.3,0.4,b', 1, "quotation mark"),
        ("0.1,0.2,a\n0.1,0.2," + "b" * 200_000, 2, "far too long"),
        ("".join(f"0.1,0.2,{c}\n" for c in "abcdefg"), 7, "“g”"),
        ("0.1,0.2,a\n0.1,<script>alert(1)</script>,a\n", 2, "‹script›"),
    ],
)
def test_what_is_wrong_names_the_line(text, line, word):
    with pytest.raises(PointsError) as error:
        read_points(text)
    assert error.value.text.en.startswith(f"Line {line}:")
    assert error.value.text.ko.startswith(f"{line}번째 줄:")
    assert word in error.value.text.en
    assert len(error.value.text.en) < 140


@pytest.mark.parametrize("nothing", ["", "\n\n", "x,y,label\n", b"", b"\xef\xbb\xbf", "\ufeff", "hello"])
def test_nothing_in_it(nothing):
    with pytest.raises(PointsError, match="Line 1: three columns|no points"):
        read_points(nothing)


@pytest.mark.parametrize("binary", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01", b"PK\x03\x04\x00\x00\xff\xfe", b"\xff\xfe\x00"])
def test_not_text(binary):
    with pytest.raises(PointsError, match="not a text file"):
        read_points(binary)


@pytest.mark.parametrize("row", ["0.1,\0,a", "0.1,0.2\0,a", "\x000.1,0.2,a", "\0,0.2,a"])
@pytest.mark.parametrize("rows", [0, 1, 40])
def test_a_zero_byte_in_a_file_is_shown_where_it_is(row, rows):
    with pytest.raises(PointsError) as error:
        read_points(("0.1,0.2,고\n" * rows + row + "\n0.3,0.4,b\n").encode())
    assert error.value.text.en.startswith(f"Line {rows + 1}: ") and error.value.text.ko.startswith(f"{rows + 1}번째 줄: ")
    assert "␀" in error.value.text.en and "␀" in error.value.text.ko


@pytest.mark.parametrize(("more", "size"), [(1, "10.000001"), (4_000, "10.004"), (90_000, "10.1"), (1_224_000_000, "1234.0")])
def test_a_file_just_too_large_is_said_to_be_more(more, size):
    class Large(bytes):
        def __len__(self):
            return MAX_BYTES + more

    with pytest.raises(PointsError) as error:
        read_points(Large())
    assert error.value.text.en == f"The file has {size} MB; at most 10 MB are read."
    assert error.value.text.ko == f"파일이 {size} MB입니다. 10 MB까지만 읽습니다."


def test_size_limit():
    with pytest.raises(PointsError, match=r"10\.1 MB"):
        read_points(b"0.1,0.2,a\n" * (MAX_BYTES // 10 + 10_000))


def test_500_points_are_kept_and_said():
    parsed = read_points("x,y,label\n" + "".join(f"0.{i},0.1,{i % 2}\n" for i in range(812)) + "bad line")
    assert len(parsed.points) == MAX_POINTS
    assert [note.en for note in parsed.notes] == ["The first 500 of 813 points were kept."]
    assert read_points("".join(f"0.{i},0.1,{i % 2}\n" for i in range(MAX_POINTS))).notes == ()


def test_one_class_is_a_note():
    parsed = read_points("0.1,0.2,only\n0.3,0.4,only\n")
    assert len(parsed.points) == 2
    assert "“only”" in parsed.notes[0].en


def test_far_points_are_fitted_with_one_factor():
    parsed = read_points("0,100,a\n10,100,b\n0,102,a\n")
    xy = np.array([p[:2] for p in parsed.points])
    np.testing.assert_allclose(xy, [[-0.95, -0.19], [0.95, -0.19], [-0.95, 0.19]], atol=1e-6)
    assert "(-5, -101)" in parsed.notes[0].en and "0.19" in parsed.notes[0].en
    assert read_points("5,5,a\n5,5,b").points == ((0.0, 0.0, 0), (0.0, 0.0, 1))
    assert read_points("1,-1,a\n0,0,b").points == ((1.0, -1.0, 0), (0.0, 0.0, 1))


def test_a_config_takes_what_was_read():
    parsed = read_points("x,y,label\n1e6,0.2,a\n-1e6,0.4,b\n")
    assert Config(dataset="drawn", points=parsed.points).points == parsed.points


coordinates = st.floats(-1, 1)
points = st.lists(st.tuples(coordinates, coordinates, st.integers(0, 5)), min_size=1, max_size=30).map(tuple)


@given(points)
def test_download_round_trips(drawn):
    assert read_points(write_points(drawn)).points == drawn
    assert read_points(write_points(drawn).encode()).points == drawn


@given(points, st.lists(st.text("aé,;\t\"' 고=+", min_size=1).map(str.strip).filter(bool), min_size=6, max_size=6, unique=True))
def test_download_with_words_round_trips(drawn, names):
    back = read_points(write_points(drawn, names))
    assert [(x, y, back.names[label]) for x, y, label in back.points] == [(x, y, names[label]) for x, y, label in drawn]


@given(st.one_of(st.text(), st.binary(), st.text('0123456789.,;\t\n"-eEnaif ')))
def test_never_another_error(data):
    try:
        assert read_points(data).points
    except PointsError as error:
        assert error.text.ko and error.text.en


@pytest.mark.parametrize(
    ("text", "got"), [("0.1,0.2,a,5\n0.3,0.4,b,6\n", 4), ("0.1;0.2\n0.3;0.4\n", 2), ("0.1\t0.2\ta\t5\n", 4), ("0.1\n", 1)]
)
def test_the_columns_counted_are_those_of_the_file(text, got):
    with pytest.raises(PointsError, match=f"^Line 1: three columns are needed .x, y, label., got {got}\\.$"):
        read_points(text)


@pytest.mark.parametrize(
    "text",
    [
        "class,x,y\ncat,0.5,0.1\ndog,-0.2,0.3\n",
        "x1,x2,y\n0.5,0.1,cat\n-0.2,0.3,dog\n",
        "y,X0,X1\ncat,0.5,0.1\ndog,-0.2,0.3\n",
        "클래스,y,x\ncat,0.1,0.5\ndog,0.3,-0.2\n",
    ],
)
def test_what_others_call_the_columns_is_known(text):
    assert read_points(text).points == CATS
    assert read_points(text).notes == ()


@pytest.mark.parametrize("head", ["species,width,length", "x,x,label", "y2,y1,y"])
def test_a_header_that_names_no_column_is_said(head):
    parsed = read_points(f"{head}\n0.5,0.1,cat\n-0.2,0.3,dog\n")
    assert parsed.points == CATS
    assert [note.en.partition(": they")[2] for note in parsed.notes] == [" were read as x, y, label."]
    assert f"“{head.split(',')[0]}”" in parsed.notes[0].ko


def test_wide_digits_and_commas_are_read_as_what_they_mean() -> None:
    wide = read_points("０.１，０．２，고양이\n－０.３，０.４，개\n")
    assert (wide.points, wide.names) == (((0.1, 0.2, 0), (-0.3, 0.4, 1)), ("고양이", "개"))
    with pytest.raises(PointsError) as wrong:
        read_points("０.１，０.２，고양이\n영점삼，０.４，개")
    assert wrong.value.text.ko == "2번째 줄: x 값은 수여야 하는데 “영점삼”입니다."
