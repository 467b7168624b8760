"""Links: any Config goes there and back exactly, and nothing that stands in a link can do harm."""

import dataclasses
import string
from urllib.parse import quote as percent

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import DRAWN, NUMBERS, SETTINGS, TABLES, Config
from engine.data.datasets import DATASETS
from engine.data.features import FEATURES
from engine.run.simulate import data_of
from ui.state.codec import MAX_VALUE
from ui.state.config_link import KEYS, decode, encode, strangers

SAFE = set(string.ascii_letters + string.digits + "-._~+")


def numbers(param):
    if param.whole:
        return st.integers(int(param.low), int(param.high))
    return st.one_of(st.floats(param.low, param.high), st.just(param.default))


@st.composite
def configs(draw):
    coordinate = draw(
        st.sampled_from(
            [st.floats(-1e6, 1e6), st.integers(-32767, 32767).map(lambda q: q / 1e4), st.integers(-(10**8), 10**8).map(lambda q: q / 1e8)]
        )
    )
    picks = {owner: draw(st.sampled_from(list(table))) for owner, table in TABLES.items()}
    settings = {
        field: tuple((p.id, draw(numbers(p))) for p in TABLES[owner][picks[owner]].params if draw(st.booleans()))
        for field, owner in SETTINGS.items()
    }
    rest = {id: draw(numbers(param)) for id, param in NUMBERS.items() if draw(st.booleans())}
    points = tuple(draw(st.lists(st.tuples(coordinate, coordinate, st.integers(0, 3)), max_size=9)))
    config = Config(
        dataset=draw(st.sampled_from([*DATASETS, DRAWN])),
        points=points,
        classes=draw(st.sampled_from([0, 4, 6])),
        bug=draw(st.sampled_from(["", "base_ten", "short_batch"])),
        **picks,
        **settings,
        **rest,
    )
    d = data_of(config).classes * len(FEATURES[config.features].names(**config.settings("features")))
    finite = st.floats(allow_nan=False, allow_infinity=False)
    start = draw(st.one_of(st.sampled_from(["zeros", "random"]), st.lists(finite, min_size=d, max_size=d).map(tuple)))
    free = draw(st.one_of(st.just("all"), st.sets(st.integers(0, d - 1), min_size=1, max_size=4).map(tuple)))
    return dataclasses.replace(config, start=start, free=free)


@given(configs(), configs())
def test_there_and_back(config, base):
    for origin in (Config(), base):
        query = encode(config, origin)
        assert decode(query, origin) == (config, ())
        assert all(set(value) <= SAFE and value for value in query.values())
        assert decode({**query, "lang": "ko", "utm": "x"}, origin) == (config, ())


@given(configs())
def test_only_differences_are_written(config):
    assert encode(config, config) == {}
    assert encode(Config()) == {}
    for field, key in KEYS.items():
        assert (key.key in encode(config)) >= (getattr(config, field) != getattr(Config(), field))


def test_every_field_has_a_key():
    assert set(KEYS) == {field.name for field in dataclasses.fields(Config)}
    assert len({key.key for key in KEYS.values()}) == len(KEYS)


@pytest.mark.parametrize(("decimals", "most"), [(4, 3_100), (6, 4_400), (8, 5_800), (17, 11_500)])
def test_five_hundred_points_stay_short(decimals, most):
    xy = np.random.default_rng(0).uniform(-1, 1, (500, 2)).round(decimals).tolist()
    config = Config(dataset=DRAWN, points=tuple((x, y, i % 6) for i, (x, y) in enumerate(xy)))
    query = encode(config)
    assert sum(len(percent(value)) + len(key) for key, value in query.items()) < most < MAX_VALUE
    assert decode(query) == (config, ())


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("d", "three_blobz"), ("d", ""), ("l", "<script>alert(1)</script>"), ("l", "hinge "), ("o", "../../etc/passwd"), ("f", "linear\x00"),
        ("ls", "delta~2"), ("ls", "delta"), ("os", "momentum~nan"), ("os", "beta1~0.9~beta1"), ("ss", "~"), ("fs", "degree~9e99"),
        ("eta", "fast"), ("eta", "nan"), ("eta", "1e999"), ("eta", "-inf"), ("eta", "1e7"), ("lambda", "-1"), ("lambda", ""), ("noise", "[1]"),
        ("n", "1e9"), ("n", "12.5"), ("n", "501"), ("n", "9" * 5_000), ("T", "0"), ("T", "5001"), ("seed", "-1"), ("b", "0x10"), ("test", "1"),
        ("k", "1"), ("k", "7"), ("k", "True"), ("p", "@@@"), ("p", "AgEA"), ("p", "hello"), ("p", "가"), ("p", "_" * 100_000),
        ("p", "CAEAAAAAAAAA8H8AAAAAAAAAAAA"), ("p", "AgEAAAAAAJA"),
        ("w", "1~2"), ("w", "nan~1~2~3~4~5~6~7~8"), ("w", "ones"), ("w", "1~" * 9_000),
        ("free", "0~0"), ("free", "9"), ("free", "-1"), ("free", "x"), ("bug", "none such"),
    ],
)  # fmt: skip
def test_a_bad_value_leaves_the_default_and_one_note(key, bad):
    base = Config(loss="softmax")
    config, notes = decode({key: bad}, base)
    assert config == base
    assert len(notes) == 1
    for text in (notes[0].en, notes[0].ko):
        assert len(text) < 150
        assert text.isprintable()
        assert not set(text) & set("<>&`*$[]\\~|#@!")


@pytest.mark.parametrize(
    "x", [3.2767, -3.2768, 3.2768, -3.3, 8.388607, -8.388608, 8.4, 21.47483647, -21.5, 100.0, 1e6, -0.0, 1e-300, 0.1 + 0.2]
)
def test_edges_of_the_packing(x):
    config = Config(dataset=DRAWN, points=((x, 0.5, 5), (-0.25, x, 1), (x, x, 0)))
    assert decode(encode(config)) == (config, ())


def test_what_is_too_long_is_not_even_read(monkeypatch):
    key = dataclasses.replace(KEYS["start"], read=lambda text: pytest.fail("read it"))
    monkeypatch.setitem(KEYS, "start", key)
    assert len(decode({"w": "0~" * MAX_VALUE})[1]) == 1


def test_points_with_more_behind_them_are_refused():
    whole = encode(Config(dataset=DRAWN, points=((0.1, 0.2, 1),) * 2))["p"]
    for broken in (whole + "AAAA", whole[:-4], "AwIA" + whole[4:], "BwIA" + whole[4:]):
        assert len(decode({"d": DRAWN, "p": broken})[1]) == 1


def test_good_parts_survive_bad_ones():
    config, notes = decode({"l": "hinge", "ls": "delta~2", "o": "adam", "os": "beta9~1", "eta": "1e77", "T": "50"})
    assert config == Config(loss="hinge", loss_settings=(("delta", 2),), optimizer="adam", steps=50)
    assert [note.en.split(" in the link")[0] for note in notes] == ["Optimizer settings", "Learning rate η"]


def test_parts_that_do_not_go_together():
    drawn = Config(dataset=DRAWN, points=((0.1, 0.2, 0), (0.3, 0.4, 3)))
    config, notes = decode({**encode(drawn), "k": "2"})
    assert (config, len(notes)) == (drawn, 1)
    config, notes = decode({"d": DRAWN, "p": "broken"})
    assert (config, len(notes)) == (Config(), 1)
    config, notes = decode({"d": "two_blobs"}, Config(start=(0.0,) * 9, free=(8,)))
    assert (config, len(notes)) == (Config(dataset="two_blobs"), 2)
    config, notes = decode({"l": "softmax"}, Config(loss="hinge", loss_settings=(("delta", 2),)))
    assert (config, notes) == (Config(loss="softmax"), ())


def test_not_even_text():
    config, notes = decode({"eta": ["0.1"], "p": b"xx", "n": 3})
    assert config == Config()
    assert len(notes) == 3


junk = st.one_of(
    st.text(max_size=60),
    st.text(string.digits + "~.-e_", max_size=20),
    st.sampled_from(["none", "drawn", "hinge", "adam", "delta~1", "0~1", "1e400"]),
)


@given(st.dictionaries(st.one_of(st.sampled_from([key.key for key in KEYS.values()]), st.text(max_size=5)), junk))
def test_fuzz(query):
    config, notes = decode(query)
    assert isinstance(config, Config)
    assert len(notes) <= len(query)
    assert decode(encode(config)) == (config, ())


@given(st.binary(max_size=60))
def test_fuzz_points(raw):
    import base64

    config, _ = decode({"p": base64.urlsafe_b64encode(raw).decode().rstrip("=")})
    assert decode(encode(config)) == (config, ())


def test_unknown_keys_are_named_in_one_note():
    assert strangers(["l", "eta", "lang", "reg"], known={"lang", "reg"}) == ()
    assert strangers(["utm_source", "UTM_Medium", "fbclid", "gclid", "embed", "embed_options", "Embed"]) == ()
    assert [note.en for note in strangers(["l", "los"])] == ["Unknown in the link, and passed over: “los”."]
    (note,) = strangers(["los", "L", "foo"])
    assert (note.en, note.ko) == (
        "Unknown in the link, and passed over: “los”, “L” and “foo”.",
        "링크에서 알 수 없어 무시한 항목: “los”, “L”, “foo”.",
    )
    (note,) = strangers([f"k{i}" for i in range(1_000)])
    assert note.en.endswith("“k0”, “k1”, “k2” and 997 more.") and note.ko.endswith("“k0”, “k1”, “k2” 외 997개.")


@given(st.lists(st.text(), min_size=1))
def test_a_note_of_unknown_keys_is_short_and_inert(keys):
    for note in strangers([*keys, "<script>{0}`" + "x" * 100_000]):
        for text in (note.en, note.ko):
            assert len(text) < 150
            assert text.isprintable()
            assert not set(text) & set("<>&`*$[]\\~|#@!")


def test_no_key_of_ours_is_taken_for_someone_elses():
    """Else a slip of the pen in it would never be said."""
    assert all(strangers([key.key + "x"]) for key in KEYS.values())
