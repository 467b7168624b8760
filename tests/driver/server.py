"""The app as a person starts it, on a free port, with a home of its own; and how a Chromium is started to look at it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What Chromium needs where it is run as root and without a network; none of it changes how a page behaves.
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


GONE = 'WebSocket is not connected. Need to call "accept" first.'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`with Server(folder) as server:` runs the app at `server.url`; its log and its home are in `folder`. `cwd` is the tree that it runs."""

    def __init__(self, folder: Path, *options: str, script: Path = ROOT / "explorer_app.py", base: str = "", cwd: Path = ROOT) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/{base}".rstrip("/")
        self.log = folder / "server.log"
        self.home, self.cwd = folder, cwd
        self.command = [
            *(sys.executable, "-m", "streamlit", "run", str(script)),
            *("--server.port", str(self.port), "--server.address", "127.0.0.1", "--server.headless", "true"),
            *("--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"),
            *(("--server.baseUrlPath", base) if base else ()),
            *options,
        ]

    def __enter__(self) -> Server:
        environment = os.environ | {"HOME": str(self.home), "PYTHONUNBUFFERED": "1"}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.cwd, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + 60
        while not self._healthy():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise RuntimeError(f"the app did not start:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def _healthy(self) -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """The server does nothing while this lasts; what it is sent meanwhile it gets at once afterwards."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def mark(self) -> int:
        """Where the log ends now."""
        return self.log.stat().st_size

    def tracebacks(self, since: int = 0) -> list[str]:
        """What went wrong in the app since a mark, from its log."""
        with self.log.open("rb") as log:
            log.seek(since)
            text = log.read().decode(errors="replace")
        # a page that was closed while its connection was being made is nobody's fault: each entry is read from behind that
        entries = text.split("Exception in ASGI application")
        text = "".join([entries[0], *(entry[entry.rfind(GONE) + len(GONE) :] if GONE in entry else entry for entry in entries[1:])])
        at = text.find("Traceback")
        return [] if at < 0 else [f"in the server's log: {text[at:][:3000]}"]
