"""What a person chose once: language and theme, kept in the platform's configuration folder."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from cinema_game.language import LANGUAGES, Language, guess


@dataclass(frozen=True)
class Settings:
    """The choices; a damaged or missing file means the defaults."""

    language: Language
    theme: str = "evening"

    @classmethod
    def load(cls) -> Self:
        """Read the file, forgiving whatever is wrong with it."""
        settings = cls(language=guess())
        try:
            kept = json.loads(_file().read_text("utf-8"))
        except (OSError, ValueError):
            return settings
        if not isinstance(kept, dict):
            return settings
        if kept.get("language") in LANGUAGES:
            settings = replace(settings, language=kept["language"])
        if isinstance(kept.get("theme"), str):
            settings = replace(settings, theme=kept["theme"])
        return settings

    def save(self) -> None:
        """Write the file; a folder that cannot be written is no reason to disturb play."""
        path = _file()
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(f".{os.getpid()}.new")
            new.write_text(json.dumps(asdict(self)), "utf-8")
            new.replace(path)


def settings_folder() -> Path:
    """`$CINEMA_GAME_CONFIG`, else the platform's configuration folder."""
    if folder := os.environ.get("CINEMA_GAME_CONFIG"):
        return Path(folder)
    from platformdirs import user_config_path

    return user_config_path("cinema-game", appauthor=False)


def _file() -> Path:
    return settings_folder() / "settings.json"
