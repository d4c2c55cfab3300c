"""The settings: whatever lies in the place of their file, the game begins, says so once and keeps it."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cinema_game.settings import LIMIT, Settings, settings_folder
from cinema_game.ui.app import CinemaGame


@pytest.fixture
def file() -> Path:
    settings_folder().mkdir(parents=True)
    return settings_folder() / "settings.json"


HOSTILE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "half": lambda file: file.write_text('{"language": "ru", "the'),
    "list": lambda file: file.write_text("[]"),
    "another language": lambda file: file.write_text('{"language": "xx"}'),
    "a language of lists": lambda file: file.write_text('{"language": ["ru"]}'),
    "a theme of numbers": lambda file: file.write_text('{"theme": 5}'),
    "deep": lambda file: file.write_text("[" * 50_000),
    "long": lambda file: file.write_text(json.dumps({"theme": "x" * LIMIT})),
    "zero bytes": lambda file: file.write_bytes(bytes(5_000)),
    "half a character": lambda file: file.write_bytes(b'{"theme": "\xd0"}'),
    "folder": lambda file: file.mkdir(),
    "pipe": os.mkfifo,
    "a link to a folder": lambda file: file.symlink_to(file.parent),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_used_is_kept_beside(file: Path, make: Callable[[Path], object]) -> None:
    make(file)
    before = file.lstat()
    settings = Settings.load()
    assert settings == Settings(language="en")
    assert settings.problem is not None
    assert str(file) in settings.problem.in_("ru")
    assert file.lstat().st_ino == before.st_ino
    Settings(language="ru", theme="cream").save()
    again = Settings.load()
    assert (again, again.problem) == (Settings(language="ru", theme="cream"), None)
    assert file.with_name("settings.damaged-1.json").lstat().st_ino == before.st_ino


def test_any_bytes_are_settings_or_a_problem(file: Path) -> None:
    chance, whole = random.Random(1), b'{"language": "ru", "theme": "evening", "later": [1]}'
    for _ in range(300):
        spoilt = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        file.write_bytes(bytes(spoilt[: chance.randrange(len(spoilt) + 1)]))
        settings = Settings.load()
        assert settings.language in ("en", "ru")
        assert isinstance(settings.theme, str)


def test_what_a_later_version_chose_stays(file: Path) -> None:
    file.write_text('{"language": "ru", "later": {"keys": [1]}, "theme": "of tomorrow"}')
    settings = Settings.load()
    assert settings.problem is None
    settings.save()
    assert json.loads(file.read_text()) == {"language": "ru", "later": {"keys": [1]}, "theme": "of tomorrow"}


def test_a_link_to_settings_elsewhere_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"language": "ru"}')
    file.symlink_to(tmp_path / "mine.json")
    assert Settings.load().language == "ru"
    Settings(language="en").save()
    assert file.is_symlink()
    assert json.loads((tmp_path / "mine.json").read_text())["language"] == "en"


async def test_it_is_said_once(file: Path) -> None:
    file.write_text("{")
    for told in (True, False):
        app = CinemaGame(Settings.load())
        async with app.run_test() as pilot:
            await pilot.pause()
            assert any("cannot be used" in one.message for one in app._notifications) is told
    assert file.with_name("settings.damaged-1.json").read_text() == "{"
