"""A browser for the tests of pages.

One a module: the driver keeps an event loop running, and the screens' tests need the thread for theirs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from get_browser import NAMED, find
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    place = find()
    if place is None:
        said = f"there is no Chromium on this machine and none could be fetched; name one in {NAMED}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(said)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=place, args=["--disable-background-networking", "--disable-component-update"]
        )
        yield opened
        opened.close()
