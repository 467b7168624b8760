"""Routes outside the script: they answer a question while something is dragged, without a run of the script.

An answer depends on the question alone: no session is read and none is changed. The finished act goes through the script.
On a host that does not serve these routes, the component asks through the script while dragging, too.

Answers: 200; 204 where a newer question of the same visitor replaced this one before it was computed; 400 for a question that
cannot be answered, 403 for one from another site, 413 for one too long, each with a sentence; 500 for a fault of the server.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from ui.page import Answer, Page

from . import first_paint, question
from .preload import home
from .question import BadQuestion
from .turns import Turns, cores

MOST = 500_000  # bytes of a question; 500 points and their link are some 30,000
PLAIN = {"Content-Encoding": "identity"}  # compression takes longer than sending: packed numbers hardly shrink
VISITOR = "_streamlit_xsrf"  # the cookie that Streamlit gives each browser
FAULT = "The server made an error while it answered this question. The error is in its log."

_log = logging.getLogger(__name__)
_logged: set[tuple[object, ...]] = set()


def painted(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The component of a visit's first page is on the screen: the rest may come."""
    first_paint.painted(question.text(question.field(asked, "first"), "first"))
    return {}


async def from_here(request: Request) -> bool:
    """Whether Streamlit's WebSocket would accept the request's Origin and Host. Only for an origin other than the host does that take time."""
    origin, host = request.headers.get("origin"), request.headers.get("host")
    try:
        if origin is None or urlsplit(origin).netloc == host:
            return _is_origin_allowed(origin, host)
        return await run_in_threadpool(_is_origin_allowed, origin, host)
    except ValueError:  # not an address
        return False


async def _body(request: Request) -> bytes | None:
    """The request's body; None where it is longer than MOST."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            return None
    return body


def _refused(sentence: str, status: int) -> Response:
    return JSONResponse({"error": sentence}, status)


def _log_once(fault: Exception, name: str) -> None:
    """Log a fault with its traceback, the first time that it is raised at its place in the code."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    key = type(fault), place.filename, place.lineno
    if key not in _logged:
        _logged.add(key)
        _log.error("live/%s failed; the same fault is not logged again", name, exc_info=fault)


def _route(path: str, name: str, answer: Answer, turns: Turns) -> Route:
    def computed(body: bytes) -> Response:
        made = answer(question.read(body))
        return Response(made, headers=PLAIN) if isinstance(made, bytes) else JSONResponse(made, headers=PLAIN)

    async def ask(request: Request) -> Response:
        if not await from_here(request):
            return _refused("the question comes from a page of another site; only this app's own pages are answered", 403)
        body = await _body(request)
        if body is None:
            return _refused(f"the question has more than {MOST} bytes; at most {MOST} are read", 413)
        if not await turns.take(request.cookies.get(VISITOR) or object()):
            return Response(status_code=204)
        try:
            return await run_in_threadpool(computed, body)
        except BadQuestion as wrong:
            return _refused(str(wrong), 400)
        except Exception as fault:  # the last place where a fault of any kind can be logged and answered
            _log_once(fault, name)
            return _refused(FAULT, 500)
        finally:
            turns.give_back()

    return Route(path, ask, methods=["POST"])


def routes(pages: Iterable[Page]) -> list[Route]:
    """A route for each question of each page, below this server's base path: Streamlit prefixes only its own routes."""
    turns = Turns(cores())
    answers = {name: answer for page in pages for name, answer in page.routes.items()}
    made = [_route(f"{home()}/live/{name}", name, answer, turns) for name, answer in answers.items()]
    return [*made, _route(f"{home()}/live/painted", "painted", painted, Turns(cores()))]
