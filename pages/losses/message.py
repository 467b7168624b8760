"""The Python face of the desk: packs one message, every number in it the engine's, and hands back what the hand did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.components import fields
from ui.components.mount import mount
from ui.components.outbox import on_value
from ui.components.pack import pack

from . import questions, score_table, sentences
from .question import worded
from .record import Desk
from .strings import BOARD, ROWS

Hand = Callable[[Any], None]

_board = mount("losses", "kit/kit.css", "losses/losses.css")


def show(record: Desk, *, revision: int, language: str, on_edits: Hand, key: str = "losses") -> None:
    """Mount the page's component; `on_edits` gets what the hand did, oldest first; some of it may have been answered before."""

    _board(key=key, data=message(record, revision, language), on_edits_change=on_value(key, "edits", on_edits, list))


def message(record: Desk, revision: int, language: str) -> dict[str, Any]:
    """Everything the page draws, numbers packed."""
    table = record.table
    terms = score_table.terms(table)
    return {
        "rev": revision,
        "lang": language,
        "text": fields.texts(BOARD, language),
        "limits": {"images": score_table.MAX_IMAGES, "classes": score_table.MAX_CLASSES, "name": score_table.MAX_NAME, "score": score_table.SCORE.high},
        "n": table.n,
        "k": table.k,
        "names": [table.name(j)(language) for j in range(table.k)],
        "labels": list(table.labels),
        "scores": pack([score for row in table.scores for score in row], "f8"),
        "delta": table.delta,
        "scale": table.scale,
        "every_class": table.every_class,
        "mean_of_terms": table.mean_of_terms,
        "squared": table.squared,
        "S": pack(table.S.ravel(), "f8"),
        "p": pack(score_table.probabilities(table).ravel(), "f8"),
        "leads": pack(score_table.leads(table), "f8"),
        "rows": {
            id: {"terms": pack(part.ravel(), "f8"), "value": pack(part.sum(-1), "f8"), "mean": score_table.mean(table, id)}
            for id, part in terms.items()
        },
        "row_names": {id: name(language) for id, name in ROWS.items()},
        "row": record.row,
        "image": record.image,
        "note": _said(sentences.cell_note(table, record.row, record.image), language),
        "asked": pack(record.asked.S.ravel(), "f8"),
        "asked_scale": record.asked.scale,
        "question": _question(record, language),
        "chain": _chain(record, language),
        "shapes": {"margin": record.margin, "values": {id: list(pair) for id, pair in score_table.shapes(record.margin, table.delta).items()}},
    }


def _said(text: Any, language: str) -> str | None:
    return text(language) if text else None


def _question(record: Desk, language: str) -> dict[str, Any]:
    entry = questions.QUESTIONS[record.question]
    finding = entry.judge(record.asked, record.proof) if record.proof else None
    guessed = record.guess >= 0
    text = worded(finding.words, guessed) if finding else questions.guide(record.question, record.asked, record.table, guessed)
    return {
        "index": record.question,
        "names": [q.ask(record.asked)(language) for q in questions.QUESTIONS],
        "done": list(record.done),
        "ask": entry.ask(record.asked)(language),
        "text": text(language),
        "settled": record.proof is not None,
        "options": [option(language) for option in entry.options],
        "guess": record.guess,
        "right": entry.right,
        "tool": entry.tool,
    }


def _chain(record: Desk, language: str) -> dict[str, Any]:
    chosen = {"image": record.chain, "factor": record.factor, "shift": record.shift}
    if not record.table.n:
        return chosen
    asked = (record.table, record.chain, record.factor, record.shift)
    c, wrong = score_table.chain(*asked), sentences.trouble(*asked)
    return chosen | {
        "for": record.chain,
        **{name: pack(getattr(c, name), "f8") for name in ("s", "e", "p")},
        "sums": pack([c.total, c.loss], "f8"),
        "notice": {"text": wrong[0](language), "fix": wrong[1]} if wrong else None,
        "sentence": sentences.chain_sentence(*asked)(language),
    }
