"""Routes outside the script: they answer a question while something is dragged, so that nothing of the page runs or is drawn again.

An answer is made of the question alone: no session is read and none is changed. When the drag ends, the finished act goes the
usual way. Where these routes are missing (a host that runs the script by other means), the component asks through the script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from engine.text import LANGUAGES
from ui.page import Answer, Page

from . import first_paint
from .preload import home

MOST = 500_000  # bytes of a question; 500 points and their link are some 30,000

PLAIN = {"Content-Encoding": "identity"}  # packed numbers hardly shrink, and to try takes longer than to send them


def language(asked: Mapping[str, Any]) -> str:
    """The language that a question names, or the default."""
    named = asked.get("lang")
    return str(named) if named in LANGUAGES else LANGUAGES[0]


def painted(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The component of a visit's first page is on the screen: the rest may come."""
    first_paint.painted(str(asked["first"]))
    return {}


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


def routes(pages: Iterable[Page]) -> list[Route]:
    """A route for each question of each page, below this server's base path: Streamlit prefixes its own routes alone."""
    answers: dict[str, Answer] = {name: answer for page in pages for name, answer in page.routes.items()} | {"painted": painted}
    return [_route(home(), name, answer) for name, answer in answers.items()]
