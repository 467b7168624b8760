"""Find a Chromium for the browser tests, or install one: by apt-get where the user may, else by Playwright's own installer.

    python scripts/ensure_chromium.py          prints the path of the browser; exit code 1 and one line of advice if there is none
    python scripts/ensure_chromium.py --shell  the same, and tries for the headless shell even if another one is there

The headless shell is the same Chromium without its own windows and menus: a page opens in half the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = (SHELL, "chromium")  # the first that apt-get has
FONTS = "fonts-noto-cjk"
ADVICE = "No Chromium was found, and none could be installed. Install one, then try again: sudo apt-get install chromium fonts-noto-cjk"


def find() -> str | None:
    """The path of a Chromium that runs here: the one named in DOWNSLOPE_CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("DOWNSLOPE_CHROMIUM", "")
    candidates = [named, *(shutil.which(name) or "" for name in NAMES), *_playwrights()]
    return next((path for path in candidates if path and _runs(path)), None)


def _playwrights() -> list[str]:
    """What Playwright's installer put into its cache, newest first."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    kinds = ("chromium_headless_shell-*/chrome-*linux*/*headless*shell", "chromium-*/chrome-linux*/chrome")
    return [str(path) for kind in kinds for path in sorted(cache.glob(kind), reverse=True)]


def _runs(path: str) -> bool:
    """Ubuntu's chromium-browser is a script that may only tell to install a snap: ask for a version."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> bool:
    """True if an installer reports success."""
    return install_package(*PACKAGES) or _call([sys.executable, "-m", "playwright", "install", "chromium"], 15)


def install_package(*names: str) -> bool:
    """The first of these packages that apt-get has and that then runs here, with a font for Korean."""
    apt = _apt()
    if not apt or not _call([*apt, "update"], 5):
        return False
    return any(_call([*apt, "install", "-y", "--no-install-recommends", name, FONTS], 15) and bool(find()) for name in names)


def _apt() -> list[str] | None:
    """apt-get as this user may call it without a password, or None."""
    if not shutil.which("apt-get"):
        return None
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n", *command]
    return None


def _call(command: list[str], minutes: int) -> bool:
    """Run an installer, its output kept from the screen unless it fails."""
    print("+", " ".join(command), file=sys.stderr, flush=True)
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=minutes * 60, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(problem, file=sys.stderr)
        return False
    if done.returncode:
        print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    if "--shell" in sys.argv[1:] and not shutil.which(SHELL):
        install_package(SHELL)
    path = find()
    if path is None and install():
        path = find()
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
