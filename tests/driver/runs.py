"""The script's runs, as the browser is told of them."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class Runs:
    """Reads what the server sends to `page`, from before it is opened: `begun` runs, how each `ended`, and the names of pages `not_found`."""

    def __init__(self, page: Page) -> None:
        self.begun = 0
        self.ended: list[str] = []
        self.not_found: list[str] = []
        page.on("websocket", lambda socket: self._listen(socket))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._read)

    def _read(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.begun += 1
        elif kind == "script_finished":
            self.ended.append(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))
        elif kind == "page_not_found":
            self.not_found.append(message.page_not_found.page_name)
