"""When the program itself is at fault: a sentence for the person, the details in a file."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from cinema_game.language import _
from cinema_game.settings import settings_folder


def told(error: BaseException) -> str:
    """The sentence, after the details were written down where that is possible."""
    what = f"{type(error).__name__}: {error}"
    try:
        where = _written(error)
    except OSError:
        return _(
            "Something in the game itself went wrong, and it had to stop: {what}. Every action that the "
            "screen acknowledged is saved; the lobby continues the workshop."
        ).format(what=what)
    return _(
        "Something in the game itself went wrong, and it had to stop. Every action that the screen "
        "acknowledged is saved; the lobby continues the workshop. The details are in {file}: "
        "please send them to the makers."
    ).format(file=where)


def _written(error: BaseException) -> Path:
    folder = settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"accident-{datetime.now():%Y%m%d-%H%M%S}.txt"
    path.write_text("".join(traceback.format_exception(error)), "utf-8")
    return path
