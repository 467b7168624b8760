"""What a dragging hand asks for, answered at once: a route beside the script, so that nothing of the page runs or is drawn again.

An answer is made of the question alone: no session is read and none is changed. When the hand lets go, the finished act goes the
usual way. Where these routes are missing (a host that runs the script by other means), the stage asks the usual way all along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from engine import simulate, views
from engine.config import MAX_COORDINATE
from engine.links import decode
from engine.studies import descents
from engine.text import LANGUAGES

from . import edits, first_picture, stage, surfaces_face
from .pack import enclose
from .preload import home
from .session import START
from .surfaces_edits import applied
from .surfaces_model import model, surface_of

MOST = 500_000  # bytes of a question; 500 points and their link are some 30,000

PLAIN = {"Content-Encoding": "identity"}  # packed numbers hardly shrink, and to try takes longer than to send them

Answer = Callable[[Mapping[str, Any]], dict[str, Any] | bytes]


def run(asked: Mapping[str, Any]) -> bytes:
    """The run of `link` with the `points` and `classes`, or the `start`, that are under the hand: what of the stage's message is about it.

    The data plane keeps its `window` while the hand moves.
    """
    config, _ = decode({str(key): str(value) for key, value in asked["link"].items()}, base=START)
    if "start" in asked:
        config = edits.with_start(config, asked["start"])
    else:
        config = edits.with_points(config, asked["points"], asked["classes"])
    result = simulate(edits.fitted(config))
    window = asked.get("window")
    scale = float(window) if isinstance(window, int | float) and 1 <= window <= 2 * MAX_COORDINATE else None
    return enclose(stage.moving(result, views.play(result, window=scale), _language(asked)))


def surfaces(asked: Mapping[str, Any]) -> bytes:
    """The Surfaces page's message after the hand's `edit` of the record `surf`; `link` is the person's own problem, where that is the surface.

    While the hand moves, what takes long is only begun; `whole` is asked for when it rests.
    """
    record, _ = descents.decode(str(asked["surf"]))
    config, _ = decode({str(key): str(value) for key, value in asked["link"].items()}, base=START)
    edit = asked["edit"]
    record = applied(record, surface_of(record, config)[0], edit)
    revision, known = int(edit["rev"]), edit.get("known")
    return enclose(
        surfaces_face.message(
            model(record, config, moving=not edit.get("whole")),
            _language(asked),
            revision=revision,
            known=known if isinstance(known, Mapping) else {},
            live=True,
        )
    )


def _language(asked: Mapping[str, Any]) -> str:
    language = asked.get("lang")
    return str(language) if language in LANGUAGES else LANGUAGES[0]


def painted(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The stage of a visit's first page is on the screen: the rest may come."""
    first_picture.painted(str(asked["first"]))
    return {}


ANSWERS: dict[str, Answer] = {"run": run, "surfaces": surfaces, "painted": painted}


def _route(base: str, name: str, answer: Answer) -> Route:
    async def ask(request: Request) -> Response:
        try:
            body = b""
            async for part in request.stream():
                body += part
                if len(body) > MOST:
                    return JSONResponse({"error": f"a question of more than {MOST} bytes; at most {MOST} are read"}, 413)
            made = await run_in_threadpool(lambda: answer(json.loads(body)))
            return Response(made, headers=PLAIN) if isinstance(made, bytes) else JSONResponse(made, headers=PLAIN)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as wrong:
            return JSONResponse({"error": f"not a question that can be answered: {wrong!r:.200}"}, 400)

    return Route(f"{base}/live/{name}", ask, methods=["POST"])


def routes() -> list[Route]:
    """A route for each question, where this server lives: Streamlit prefixes its own alone."""
    return [_route(home(), name, answer) for name, answer in ANSWERS.items()]
