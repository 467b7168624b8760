"""A Config as the query of a link, and back: ids, never labels; only what differs from the base; nothing in a link can break the app."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from engine.config import NUMBERS, SETTINGS, Config
from engine.data.features import FEATURES
from engine.run.simulate import data_of
from engine.text import Text
from ui.language.sanitize import quote
from ui.language.sentences import listed, refused

from . import codec
from .codec import NONE, Field, numbers, param, pick, settings, whole, wholes

NAMED, LONGEST = 3, 20  # of unknown keys: how many are named, and with how many characters
# Keys that other programs add to a link: the framework, mail campaigns and social networks.
FOREIGN, FOREIGN_STARTS, FOREIGN_ENDS = {"embed", "embed_options"}, ("utm_",), ("clid",)
BASE = Config()
Points: TypeAlias = tuple[tuple[float, float, int], ...]


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


def _param(key: str, field: str) -> Field:
    return param(key, NUMBERS[field])


def _pick(key: str, field: str, en: str, ko: str) -> Field:
    owned = next(((settings, ()) for settings, owner in SETTINGS.items() if owner == field), None)
    return pick(key, Text(en, ko), owned)


def _word_or(word: tuple[str, ...], many: Field) -> Field:
    """A field that is one of a few words, or a list."""
    return replace(
        many,
        read=lambda text: text if text in word else many.read(text),
        write=lambda value: value if isinstance(value, str) else many.write(value),
    )


KEYS: dict[str, Field] = {
    "dataset": _pick("d", "dataset", "Data", "데이터"),
    "points": Field("p", Text("Points", "점"), _read_points, _write_points, ("classes", 0)),
    "classes": whole("k", Text("Classes", "클래스 수")),
    "samples": _param("n", "samples"),
    "noise": _param("noise", "noise"),
    "test_fraction": _param("test", "test_fraction"),
    "features": _pick("f", "features", "Features", "특징"),
    "feature_settings": settings("fs", Text("Feature settings", "특징 설정")),
    "loss": _pick("l", "loss", "Loss", "손실 함수"),
    "loss_settings": settings("ls", Text("Loss settings", "손실 함수 설정")),
    "regularizer": _pick("r", "regularizer", "Regularization", "정규화"),
    "strength": _param("lambda", "strength"),
    "optimizer": _pick("o", "optimizer", "Optimizer", "옵티마이저"),
    "optimizer_settings": settings("os", Text("Optimizer settings", "옵티마이저 설정")),
    "learning_rate": _param("eta", "learning_rate"),
    "schedule": _pick("s", "schedule", "Schedule", "스케줄"),
    "schedule_settings": settings("ss", Text("Schedule settings", "스케줄 설정")),
    "batch_size": _param("b", "batch_size"),
    "steps": _param("T", "steps"),
    "seed": _param("seed", "seed"),
    "start": _word_or(("zeros", "random"), numbers("w", Text("Start", "시작점"))),
    "free": _word_or(("all",), wholes("free", Text("Free weights", "움직이는 가중치"))),
    "bug": Field("bug", Text("Injected mistake", "심어 둔 실수"), lambda text: "" if text == NONE else text, lambda id: id or NONE),
}


def encode(config: Config, base: Config = BASE) -> dict[str, str]:
    """The query of a link to `config`: short keys, exact values, and only what differs from `base`.

    >>> encode(Config(loss="hinge", loss_settings=(("delta", 2),), learning_rate=0.03))
    {'l': 'hinge', 'ls': 'delta~2', 'eta': '0.03'}
    """
    return codec.encode(config, KEYS, base)


def decode(query: Mapping[str, str], base: Config = BASE) -> tuple[Config, tuple[Text, ...]]:
    """The Config a query means, and a note for each value that is not possible (its default stands); keys it does not know are `strangers`' to note. Never raises.

    >>> config, notes = decode({"l": "hinge", "eta": "fast", "utm_source": "mail"})
    >>> config.loss, config.learning_rate, [note.en for note in notes]
    ('hinge', 0.1, ['Learning rate η in the link: “fast” is not possible, so the default stands.'])
    """
    config, faults = codec.read(query, KEYS, base)
    notes = dict(faults)
    if "points" in notes and "dataset" not in notes:  # drawn points are no data without them
        config = replace(config, dataset=base.dataset)
    for field, nothing in (("start", "zeros"), ("free", "all")):
        if not _fits(config, field):
            config = config.but(**{field: nothing})
            notes[field] = refused(KEYS[field].name, query.get(KEYS[field].key, getattr(base, field)))
    return config, tuple(notes.values())


def _fits(config: Config, field: str) -> bool:
    """Whether `start` or `free` goes with the number of parameters that the rest of `config` makes."""
    value = getattr(config, field)
    if isinstance(value, str):
        return True
    d = data_of(config).classes * len(FEATURES[config.features].names(**config.settings("features")))
    return len(value) == d if field == "start" else max(value) < d


def strangers(keys: Iterable[str], known: Collection[str] = ()) -> tuple[Text, ...]:
    """One note that names the keys of a link that are neither a Config's, nor `known`, nor `FOREIGN`; none without such keys.

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
