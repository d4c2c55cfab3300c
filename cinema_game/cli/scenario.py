"""`cinema-game scenario …`: the shelf, the check of a scenario file, and whether its score is fair."""

from __future__ import annotations

from typing import Literal

from cyclopts import App

from cinema_game.cli.session_language import speak
from cinema_game.cli.tournament import par, tournament
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, tell
from cinema_game.cli.writing import give
from cinema_game.language import Language, _, current, n_
from cx.harmless import harmless


def commands() -> App:
    """The group of commands about scenarios."""
    group = App(name="scenario", help="Scenarios: what is on the shelf, whether a file is sound and fair.")
    group.command(list_, name="list")
    group.command(check)
    group.command(schema)
    group.command(constants)
    group.command(tournament)
    group.command(par)
    return group


def list_(*, format: Literal["table", "json"] = "table", lang: Language | None = None) -> int:
    """List the scenarios on the shelf.

    Example: cinema-game scenario list --lang ru

    Parameters
    ----------
    format
        A table for people or JSON for programs.
    lang
        Language of titles.
    """
    speak(lang)
    from cinema_game.report.shelf import as_json, as_table
    from cx.scenario.shelf import shelf

    cards = shelf()
    give(lambda: as_json(cards) if format == "json" else as_table(cards))
    return DONE


def check(
    scenario: str,
    *more: str,
    format: Literal["text", "json", "github"] = "text",
    lang: Language | None = None,
) -> int:
    """Tell everything that is wrong with scenario files, all at once, by line and column.

    Example: cinema-game scenario check my-hotel.yaml

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    more
        Further ones.
    format
        Lines for people, JSON for programs, or annotations for GitHub.
    lang
        Language of the sentences.
    """
    speak(lang)
    from cx.scenario.diagnostics import errors, formatted
    from cx.scenario.reader import check_scenario

    found = [diagnostic for name in (scenario, *more) for diagnostic in check_scenario(name).diagnostics]
    if told := formatted(found, format, current()):
        give(lambda: harmless(told, lines=True) + "\n")
    wrong = len(errors(found))
    doubtful = len(found) - wrong
    summary = (
        _("Nothing is wrong.")
        if not found
        else f"{n_('{n} error', '{n} errors', wrong)}, {n_('{n} warning', '{n} warnings', doubtful)}"
    )
    tell(summary)
    return FOUND_PROBLEMS if wrong else DONE


def schema() -> int:
    """Print the JSON Schema of scenario files, with which editors complete and check them.

    Example: cinema-game scenario schema > scenario.schema.json
    """
    from cx.scenario.schema import laid_out
    from cx.scenario.schema import schema as described

    give(lambda: laid_out(described()) + "\n")
    return DONE


def constants(*, format: Literal["markdown", "json"] = "markdown") -> int:
    """Print every constant of the customer model: default, range, unit, meaning, origin.

    Example: cinema-game scenario constants --format json

    Parameters
    ----------
    format
        A page for people or JSON for programs.
    """
    from cinema_game.report.constants import as_json, as_markdown

    give(as_json if format == "json" else as_markdown)
    return DONE
