"""What a person chose once: language and theme, kept in the platform's configuration folder."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from cinema_game.language import LANGUAGES, N_, Language, guess
from cx.message import Message

LIMIT = 100_000
"""Bytes of the file."""

_PROBLEM = N_(
    "Your settings in {file} cannot be used, so the game begins with the usual ones. The old file stays "
    "beside the new one."
)


@dataclass(frozen=True)
class Settings:
    """The choices; a missing file means the defaults, one that cannot be used as well."""

    language: Language
    theme: str = "evening"
    problem: Message | None = field(default=None, compare=False)
    """What is to be said once of a file that cannot be used."""

    @classmethod
    def load(cls) -> Self:
        """Read the file, forgiving whatever is wrong with it."""
        settings = cls(language=guess())
        try:
            kept = _kept(_file())
            return replace(settings, **{name: kept[name] for name in ("language", "theme") if name in kept})
        except _UNUSABLE:
            return replace(settings, problem=Message(_PROBLEM, {"file": _file()}))

    def save(self) -> None:
        """Write the file, and keep one that cannot be used beside it.

        What a later version chose is left as it is. A folder that cannot be written is no reason to
        disturb play.
        """
        path = _file()
        with contextlib.suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                kept = _kept(path)
            except _UNUSABLE:
                kept = {}
                path.replace(_aside(path))
            path = path.resolve()
            new = path.with_suffix(f".{os.getpid()}.new")
            chosen = {**kept, "language": self.language, "theme": self.theme}
            new.write_text(json.dumps(chosen), "utf-8")
            new.replace(path)


def settings_folder() -> Path:
    """`$CINEMA_GAME_CONFIG`, else the platform's configuration folder."""
    if folder := os.environ.get("CINEMA_GAME_CONFIG"):
        return Path(folder)
    from platformdirs import user_config_path

    return user_config_path("cinema-game", appauthor=False)


def _file() -> Path:
    return settings_folder() / "settings.json"


_UNUSABLE = (OSError, ValueError, RecursionError)


def _kept(path: Path) -> dict[str, Any]:
    """What the file says; nothing if there is none. It may be a link, and must lead to a file.

    Raises one of `_UNUSABLE` if that is not what settings are.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("no file")
        text = file.read(LIMIT + 1)
    kept = json.loads(text) if len(text) <= LIMIT else None
    if not isinstance(kept, dict) or kept.get("language", "en") not in LANGUAGES:
        raise ValueError("no settings")
    if not isinstance(kept.get("theme", ""), str):
        raise ValueError("no theme")
    return kept


def _aside(path: Path) -> Path:
    n = 1
    while os.path.lexists(free := path.with_name(f"{path.stem}.damaged-{n}{path.suffix}")):
        n += 1
    return free
