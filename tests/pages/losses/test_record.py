"""The desk's record in a link: it comes back as it was, and what cannot be read is noted."""

from __future__ import annotations

import random

import pytest

from engine.text import LANGUAGES
from pages.losses.record import MAX_TEXT, Desk, decode, encode

from .test_score_table import EMPTY, FOURTH, LECTURE, ONE_CLASS

DESKS = [
    Desk(),
    Desk(LECTURE.score(1, 1, 4.2)),
    Desk().having(LECTURE.score(1, 1, 4.2)),
    Desk().ask(2).having(LECTURE.but(scale=0.0)),
    Desk(
        table=FOURTH,
        asked=ONE_CLASS,
        proof=EMPTY,
        question=6,
        guess=1,
        done=(0, 4),
        row="softmax",
        image=3,
        chain=2,
        factor=0.5,
        shift=True,
        margin=1.3,
    ),
    Desk(table=LECTURE.rename(0, "a_b~c% 고").but(delta=0.1 + 0.2, every_class=True, squared=True)),
    Desk(table=EMPTY, asked=EMPTY),
    Desk(table=LECTURE, asked=LECTURE.but(squared=True)),
    Desk(table=LECTURE.but(scale=2.0), proof=LECTURE.but(scale=2.0)),
]


@pytest.mark.parametrize("desk", DESKS, ids=range(len(DESKS)))
def test_a_record_comes_back_as_it_was(desk: Desk) -> None:
    assert decode(encode(desk)) == (desk, [])
    assert len(encode(desk)) < MAX_TEXT


@pytest.mark.parametrize(
    "text, said",
    [
        ("hello", "could not be read"),
        ("i1_2_0", "could not be read"),
        ("i1_2_x_0~i1_2_3_1", "could not be read"),
        ("i1e999_2_3_0", "could not be read"),
        ("inan_2_3_0", "could not be read"),
        ("d0", "could not be read"),
        ("q9_0_", "could not be read"),
        ("q1_7_", "could not be read"),
        ("lx", "could not be read"),
        ("x0_nan_0", "could not be read"),
        ("f99", "could not be read"),
        ("z" * (MAX_TEXT + 1), "longer than"),
        ("k<script>alert_b_c", "1 to 12 letters"),
    ],
)
def test_what_cannot_be_read_is_noted_and_the_rest_kept(text: str, said: str) -> None:
    desk, notes = decode(text)
    assert desk.table == LECTURE
    assert notes
    for language in LANGUAGES:
        assert "<" not in notes[0](language)
    if "<" not in text:
        assert said in notes[0].en


def test_one_bad_part_leaves_the_others() -> None:
    desk, notes = decode("d2~i1_2_0~f0.5~rubbish")
    assert (desk.table, desk.margin, len(notes)) == (LECTURE, 0.5, 2)
    assert decode("d2~l4_2~f99")[0].row == "softmax"


def test_decoding_never_raises() -> None:
    rng = random.Random(7)
    letters = "kidwvqlxfap~_.-0123456789eN%고\x00"
    whole = [encode(desk) for desk in DESKS]
    for _ in range(3000):
        text = list(rng.choice(whole) if rng.random() < 0.7 else "".join(rng.choices(letters, k=rng.randrange(40))))
        for _ in range(rng.randrange(4)):
            if text:
                text[rng.randrange(len(text))] = rng.choice(letters)
        desk, notes = decode("".join(text))
        assert decode(encode(desk))[0] == desk
        assert all(note("en") and note("ko") for note in notes)
