"""How commands tell people something: on stderr, in a language that it can show."""

from __future__ import annotations

import sys

from cinema_game.cli.session_language import readable
from cinema_game.language import current
from cx.harmless import harmless
from cx.message import Message, Sayable

DONE, FOUND_PROBLEMS, WRONG_USAGE = 0, 1, 2


class Problem(Exception):
    """A command cannot do what was asked; `message` says what, where and what to do."""

    def __init__(self, message: Message, exit_code: int = WRONG_USAGE) -> None:
        super().__init__(str(message))
        self.message = message
        self.exit_code = exit_code


def tell(*words: Sayable | str, before: str = "") -> None:
    """Say something, one sentence a line; a plain string has been said already."""
    language = readable(current(), sys.stderr)
    for sentence in words:
        said = sentence if isinstance(sentence, str) else sentence.in_(language)
        print(harmless(before + said, lines=True), file=sys.stderr)
