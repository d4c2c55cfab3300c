"""The language of a command: asked for by `--lang`, wherever it stands, and readable where it speaks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cinema_game.language import LANGUAGES, Language, use
from cinema_game.legible import holds
from cinema_game.settings import Settings

if TYPE_CHECKING:
    from cyclopts import App

OPTION = "--lang"
_LETTERS: dict[Language, str] = {"en": "Aa", "ru": "Яя"}
"""Enough of an alphabet to know whether a code page has it."""


def speak(asked: Language | None, file: Path | None = None) -> None:
    """Go on in the language asked for, else in the one chosen last.

    A terminal without its letters is spoken to in English; a `file` to be written holds any.
    """
    wanted = asked or Settings.load().language
    use(wanted if file is not None else readable(wanted, sys.stdout))


def readable(language: Language, stream: TextIO) -> Language:
    """The language, or English on a stream that lacks its letters."""
    return language if holds(stream.encoding, _LETTERS[language]) else "en"


def parted(arguments: Sequence[str]) -> tuple[Language | None, list[str]]:
    """The language that is asked for, and the other arguments.

    A language that does not exist stays among them: the parser finds words for it. What follows `--`
    is left alone.
    """
    rest = list(arguments)
    for place, argument in enumerate(rest):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name != OPTION:
            continue
        end = place + (1 if equals else 2)
        asked = value if equals else "".join(rest[place + 1 : end])
        for language in LANGUAGES:
            if asked == language:
                return language, rest[:place] + rest[end:]
        break
    return None, rest


def handed_on(language: Language, arguments: Sequence[str], app: App) -> list[str]:
    """The arguments with the language behind the command, if that command has a use for it."""
    words = list(arguments)
    chain, apps, rest = app.parse_commands(words)
    command = apps[-1]
    page = bool(chain) and chain[-1].startswith("-")
    if page or command.default_command is None or OPTION not in _names(command):
        return words
    return [*chain, OPTION, language, *rest]


def _names(command: App) -> set[str]:
    return {name for argument in command.assemble_argument_collection() for name in argument.names}
