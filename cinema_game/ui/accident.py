"""When the program itself is at fault: a sentence for the person, the details in a file."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from cinema_game.language import _
from cinema_game.settings import settings_folder
from cinema_game.ui.plain import plain


def told(error: BaseException) -> str:
    """The sentence, after the details were written down where that is possible."""
    try:
        where = _written(error)
    except Exception:  # Whatever hinders the writing, the sentence is still said.
        return _(
            "Something in the game itself went wrong, and it had to stop: {what}. Every action that the "
            "screen acknowledged is saved; the lobby continues the workshop."
        ).format(what=_named(error))
    return _(
        "Something in the game itself went wrong, and it had to stop. Every action that the screen "
        "acknowledged is saved; the lobby continues the workshop. The details are in {file}: "
        "please send them to the makers."
    ).format(file=where)


def _named(error: BaseException) -> str:
    try:
        return plain(f"{type(error).__name__}: {error}").plain
    except Exception:
        return type(error).__name__


def _written(error: BaseException) -> Path:
    folder = settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"accident-{datetime.now():%Y%m%d-%H%M%S}.txt"
    path.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
    return path
