"""The script's runs, as the browser is told of them."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Runs:
    """Reads what the server sends to `page`, from before it is opened; runs of fragments are left out.

    `ended`: how each run ended. `pictures`: during which runs, counted from 1, a component came. `not_found`: names of pages that are not there.
    """

    def __init__(self, page: Page) -> None:
        self.begun = 0
        self.ended: list[str] = []
        self.pictures: list[int] = []
        self.not_found: list[str] = []
        page.on("websocket", lambda socket: self._listen(socket))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self._read(frame))

    def _read(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        kind, fragment = message.WhichOneof("type"), bool(message.metadata.run.fragment_ids)
        if kind == "new_session" and not fragment:
            self.begun += 1
        elif kind == "script_finished" and not fragment:
            self.ended.append(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))
        elif kind == "page_not_found":
            self.not_found.append(message.page_not_found.page_name)
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
            self.pictures.append(self.begun)
