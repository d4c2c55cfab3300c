"""What is wrong with a command line, in a sentence that says what to do."""

from __future__ import annotations

from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from cyclopts import (
    App,
    Argument,
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)
from cyclopts.validators import Number

from cinema_game.cli.help import placeholders
from cinema_game.language import N_, _
from cx.message import Message


def explained(error: CycloptsError, app: App) -> Message:
    """The parser's objection as a sentence of our own, with the page of help to read.

    `app` is the whole command line: a word that is too much there is an unknown command.
    """
    match error:
        case MissingArgumentError(argument=Argument() as argument):
            found = _missing(argument, error)
        case UnknownOptionError():
            known = [name for argument in error.argument_collection for name in argument.names]
            found = _unknown_option(error.token.keyword or error.token.value, known)
        case UnknownCommandError() | UnusedCliTokensError() if error.unused_tokens:
            found = _too_much(error.unused_tokens[0], error.app or app)
        case ValidationError(argument=Argument() as argument):
            found = _out_of_range(argument)
        case CoercionError(argument=Argument() as argument):
            found = _of_another_kind(argument, error)
        case RepeatArgumentError():
            template = N_("{option} is given more than once. Leave it once.")
            found = Message(template, {"option": error.token.keyword})
        case _:
            found = Message(N_("The command line cannot be understood: {why}"), {"why": str(error).strip()})
    page = " ".join((*app.name, *(error.command_chain or ()), "--help"))
    return Message(N_("{sentence} More: {page}"), {"sentence": found, "page": page})


def _missing(argument: Argument, error: MissingArgumentError) -> Message:
    if given := error.keyword or next((token.keyword for token in argument.tokens if token.keyword), None):
        return Message(N_("{option} needs a value behind it."), {"option": given})
    meaning = _(_help(argument, error.app))
    template = N_("{name} is missing. {meaning}")
    return Message(template, {"name": _name(argument), "meaning": meaning})


def _help(argument: Argument, command: App | None) -> str:
    """What a docstring says of a parameter; the parser reads it for pages of help only."""
    if command is None:
        return ""
    described = command.assemble_argument_collection(parse_docstring=True)
    found = next((other.parameter.help for other in described if other.name == argument.name), "")
    return " ".join((found or "").split())


def _unknown_option(name: str, known: list[str]) -> Message:
    if near := get_close_matches(name, known, n=1):
        template = N_("There is no option {option}. Perhaps you mean {near}.")
        return Message(template, {"option": name, "near": near[0]})
    return Message(N_("There is no option {option} here."), {"option": name})


def _too_much(word: str, app: App) -> Message:
    commands = [name for name in app.resolved_commands() if not name.startswith("-")]
    if not commands:
        return Message(N_("“{word}” is one word more than this command takes."), {"word": word})
    if near := get_close_matches(word, commands, n=1):
        template = N_("There is no command “{word}”. Perhaps you mean {near}.")
        return Message(template, {"word": word, "near": near[0]})
    template = N_("There is no command “{word}”. The commands: {commands}.")
    return Message(template, {"word": word, "commands": ", ".join(commands)})


def _out_of_range(argument: Argument) -> Message:
    params: dict[str, object] = {"name": _name(argument), "value": argument.value}
    validators = argument.parameter.validator
    for limits in validators if isinstance(validators, tuple) else (validators,):
        if isinstance(limits, Number) and isinstance(limits.gte, int):
            most = limits.lte if limits.lt is None else int(limits.lt) - 1
            params |= {"least": limits.gte, "most": most}
    return Message(N_("{name}: {value} is out of range. From {least} to {most} are possible."), params)


def _of_another_kind(argument: Argument, error: CoercionError) -> Message:
    """A word where a number was expected, or none of those that can be chosen."""
    params: dict[str, object] = {"name": _name(argument), "value": error.token.value if error.token else ""}
    kinds = _kinds(argument.hint)
    choices = [str(choice) for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind)]
    if choices:
        params["choices"] = ", ".join(choices)
        return Message(N_("{name}: there is no “{value}”. Choose one of: {choices}."), params)
    if int in kinds:
        return Message(N_("{name}: “{value}” is not a whole number. Write digits only, e.g. 20000."), params)
    if bool in kinds:
        return Message(N_("{name} needs no value: write it or leave it out, not “{value}”."), params)
    return Message(N_("{name}: “{value}” cannot be understood."), params)


def _kinds(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _name(argument: Argument) -> str:
    """The option as it is written, or the capitals of a word without one."""
    if argument.index is None:
        return argument.name
    return placeholders(argument.name.lstrip("-").upper())
