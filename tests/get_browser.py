"""The Chromium in which the reports are opened: where it is, and how to get one if there is none.

`python tests/get_browser.py` gets one before the tests, the first way that works: Playwright's own, or the
system's package when this runs as root of a Debian. It says what it did and never fails a set-up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMED = "CINEMA_GAME_BROWSER"
"""An environment variable that names the browser to use."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_PATIENCE = 300
os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", "0")
"""Playwright's own browser lies beside it, whoever's home the tests run in."""


def find() -> Path | None:
    """A Chromium on this machine, None if there is none."""
    from playwright.sync_api import sync_playwright

    told = os.environ.get(NAMED)
    found = [told, *(shutil.which(name) for name in _NAMES), *_PLACES]
    for place in found:
        if place and Path(place).is_file():
            return Path(place)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def get() -> Path | None:
    """A Chromium, fetched if need be."""
    if (there := find()) is not None:
        return there
    for commands in _ways():
        if all(_done(command) for command in commands) and (there := find()) is not None:
            return there
    return None


def _ways() -> list[list[list[str]]]:
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        ways.append(
            [
                ["apt-get", "update", "-qq"],
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            ]
        )
    return ways


def _done(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    got = get()
    print(f"Browser for the tests: {got}" if got else "No browser could be had; its tests will say so.")
