"""A Config as the query of a link, and back: ids, never labels; only what differs from the base; nothing in a link can break the app."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.config import NUMBERS, SETTINGS, Config
from engine.data.features import FEATURES
from engine.run.simulate import data_of
from engine.spec import Settings
from engine.text import Text
from ui.language.sanitize import quote
from ui.language.sentences import listed, refused

MAX_VALUE = 16_000
NAMED, LONGEST = 3, 20  # of the keys nobody knows: how many are named, and with how many characters
# What others hang on a link on its way: the framework, letters and social networks.
FOREIGN, FOREIGN_STARTS, FOREIGN_ENDS = {"embed", "embed_options"}, ("utm_",), ("clid",)
BASE = Config()
NONE = "none"
Points = tuple[tuple[float, float, int], ...]


@dataclass(frozen=True)
class Key:
    """How one field of Config stands in a link: its key, its name for notes, and both directions of its value."""

    key: str
    name: Text
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def write_number(value: float) -> str:
    """As short as it can be without losing anything."""
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


def _read_whole(text: str) -> int:
    return int(text) if text.lstrip("-").isdecimal() else int(_whole(float(text)))


def _whole(value: float) -> float:
    if not value.is_integer():
        raise ValueError(f"a whole number is needed, got {value:g}")
    return value


def _write_settings(settings: Settings) -> str:
    return "~".join(f"{name}~{write_number(value)}" for name, value in settings) or NONE


def _read_settings(text: str) -> Settings:
    parts = [] if text == NONE else text.split("~")
    return tuple((name, float(value)) for name, value in zip(parts[::2], parts[1::2], strict=True))


def _write_many(values: str | tuple[float, ...]) -> str:
    return values if isinstance(values, str) else "~".join(map(write_number, values))


def _read_start(text: str) -> str | tuple[float, ...]:
    return text if text in ("zeros", "random") else tuple(map(float, text.split("~")))


def _read_free(text: str) -> str | tuple[int, ...]:
    return text if text == "all" else tuple(map(int, text.split("~")))


# Points are packed: width w, n (2 bytes), 2n coordinates of w bytes, 2 labels a byte. Coordinates are whole multiples of
# 10⁻⁴ (mouse), 10⁻⁶ (files) or 10⁻⁸ where that loses nothing, else float64 as they are.
_SCALES = {2: 1e4, 3: 1e6, 4: 1e8}


def _write_points(points: Points) -> str:
    if not points:
        return NONE
    n = len(points)
    xy = np.array([p[:2] for p in points])
    labels = np.array([p[2] for p in points] + [0] * (n % 2), dtype=np.uint8)
    width, body = 8, xy.astype("<f8").tobytes()
    for w, scale in _SCALES.items():
        q = np.rint(xy * scale)
        if (np.abs(q) < 2.0 ** (8 * w - 1)).all() and (q / scale == xy).all():
            width, body = w, q.astype("<i8").view(np.uint8).reshape(n, 2, 8)[..., :w].tobytes()
            break
    packed = bytes([width]) + n.to_bytes(2, "little") + body + (labels[::2] << 4 | labels[1::2]).tobytes()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read_points(text: str) -> Points:
    if text == NONE:
        return ()
    raw = base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    width, n = raw[0] if raw else 0, int.from_bytes(raw[1:3], "little")
    end = 3 + 2 * n * width
    if (width not in _SCALES and width != 8) or len(raw) != end + (n + 1) // 2:
        raise ValueError(f"packed points are broken: {len(raw)} bytes for {n} points")
    body = np.frombuffer(raw[3:end], np.uint8).reshape(n, 2, width)
    if width == 8:
        xy = body.reshape(n, 16).view("<f8")
    else:
        sign = np.repeat(np.where(body[..., -1:] & 0x80, 0xFF, 0).astype(np.uint8), 8 - width, axis=2)
        xy = np.concatenate([body, sign], axis=2).reshape(n, 16).view("<i8") / _SCALES[width]
    nibbles = np.frombuffer(raw[end:], np.uint8)
    labels = np.stack([nibbles >> 4, nibbles & 15], axis=1).ravel()[:n]
    return tuple((x, y, label) for (x, y), label in zip(xy.tolist(), labels.tolist(), strict=True))


def _number(key: str, field: str) -> Key:
    param = NUMBERS[field]
    return Key(key, param.name, write_number if not param.whole else str, _read_whole if param.whole else float)


def _pick(key: str, en: str, ko: str) -> Key:
    return Key(key, Text(en, ko), str, str)


def _settings(key: str, en: str, ko: str) -> Key:
    return Key(key, Text(en, ko), _write_settings, _read_settings)


KEYS: dict[str, Key] = {
    "dataset": _pick("d", "Data", "데이터"),
    "points": Key("p", Text("Points", "점"), _write_points, _read_points),
    "classes": Key("k", Text("Classes", "클래스 수"), str, _read_whole),
    "samples": _number("n", "samples"),
    "noise": _number("noise", "noise"),
    "test_fraction": _number("test", "test_fraction"),
    "features": _pick("f", "Features", "특징"),
    "feature_settings": _settings("fs", "Feature settings", "특징 설정"),
    "loss": _pick("l", "Loss", "손실 함수"),
    "loss_settings": _settings("ls", "Loss settings", "손실 함수 설정"),
    "regularizer": _pick("r", "Regularization", "정규화"),
    "strength": _number("lambda", "strength"),
    "optimizer": _pick("o", "Optimizer", "옵티마이저"),
    "optimizer_settings": _settings("os", "Optimizer settings", "옵티마이저 설정"),
    "learning_rate": _number("eta", "learning_rate"),
    "schedule": _pick("s", "Schedule", "스케줄"),
    "schedule_settings": _settings("ss", "Schedule settings", "스케줄 설정"),
    "batch_size": _number("b", "batch_size"),
    "steps": _number("T", "steps"),
    "seed": _number("seed", "seed"),
    "start": Key("w", Text("Start", "시작점"), _write_many, _read_start),
    "free": Key("free", Text("Free weights", "움직이는 가중치"), _write_many, _read_free),
    "bug": Key("bug", Text("Injected mistake", "심어 둔 실수"), lambda id: id or NONE, lambda text: "" if text == NONE else text),
}
# A field that another one decides over: where a link gives the owner, the other starts from nothing.
OWNED: dict[str, tuple[str, Any]] = {"points": ("classes", 0)} | {owner: (field, ()) for field, owner in SETTINGS.items()}


def encode(config: Config, base: Config = BASE) -> dict[str, str]:
    """The query of a link to `config`: short keys, exact values, and only what differs from `base`.

    >>> encode(Config(loss="hinge", loss_settings=(("delta", 2),), learning_rate=0.03))
    {'l': 'hinge', 'ls': 'delta~2', 'eta': '0.03'}
    """
    query: dict[str, str] = {}
    expected = {field: getattr(base, field) for field in KEYS}
    for field, key in KEYS.items():
        value = getattr(config, field)
        if value != expected[field]:
            query[key.key] = key.write(value)
            if field in OWNED:
                owned, nothing = OWNED[field]
                expected[owned] = nothing
    return query


def decode(query: Mapping[str, str], base: Config = BASE) -> tuple[Config, tuple[Text, ...]]:
    """The Config a query means, and a note for each value that is not possible (its default stands); keys it does not know are `strangers`' to note. Never raises.

    >>> config, notes = decode({"l": "hinge", "eta": "fast", "utm_source": "mail"})
    >>> config.loss, config.learning_rate, [note.en for note in notes]
    ('hinge', 0.1, ['Learning rate η in the link: “fast” is not possible, so the default stands.'])
    """
    config, notes = base, []
    for field, key in KEYS.items():
        got = query.get(key.key)
        if got is None:
            continue
        try:
            if not isinstance(got, str) or len(got) > MAX_VALUE:
                raise ValueError(f"{field} is not a text of at most {MAX_VALUE} characters")
            config = replace(config, **{field: key.read(got)}, **dict([OWNED[field]] if field in OWNED else []))
        except ValueError:
            notes.append(refused(key.name, got))
            if field == "points":  # "drawn" is nothing without them
                config = replace(config, dataset=base.dataset)
    for field, nothing in (("start", "zeros"), ("free", "all")):
        if not _fits(config, field):
            config = config.but(**{field: nothing})
            notes.append(refused(KEYS[field].name, query.get(KEYS[field].key, getattr(base, field))))
    return config, tuple(notes)


def _fits(config: Config, field: str) -> bool:
    """Whether `start` or `free` goes with the number of parameters that the rest of `config` makes."""
    value = getattr(config, field)
    if isinstance(value, str):
        return True
    d = data_of(config).classes * len(FEATURES[config.features].names(**config.settings("features")))
    return len(value) == d if field == "start" else max(value) < d


def strangers(keys: Iterable[str], known: Collection[str] = ()) -> tuple[Text, ...]:
    """One note naming the keys of a link that are neither a Config's, nor `known`, nor hung on by others on the way; none without such keys.

    >>> [note.en for note in strangers(["l", "lang", "los", "utm_source"], known=["lang"])]
    ['Unknown in the link, and passed over: “los”.']
    """
    own = {*known, *(key.key for key in KEYS.values())}
    unknown = [key for key in dict.fromkeys(keys) if key not in own and not _foreign(key.lower())]
    if not unknown:
        return ()
    names, more = [Text(said, said) for said in (quote(key, LONGEST) for key in unknown[:NAMED])], len(unknown[NAMED:])
    rest = [Text(f"{more} more", f"외 {more}개")] if more else []
    en, ko = listed([*names, *rest]).en, " ".join([listed(names).ko, *(text.ko for text in rest)])
    return (Text(f"Unknown in the link, and passed over: {en}.", f"링크에서 알 수 없어 무시한 항목: {ko}."),)


def _foreign(key: str) -> bool:
    return key in FOREIGN or key.startswith(FOREIGN_STARTS) or key.endswith(FOREIGN_ENDS)
