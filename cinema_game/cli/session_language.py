"""`--lang` of a command line, wherever it stands: help and mistakes speak it as well."""

from __future__ import annotations

from collections.abc import Sequence

from cyclopts import App

from cinema_game.language import LANGUAGES, Language

OPTION = "--lang"


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
