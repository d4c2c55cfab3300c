"""How fast the customer model is, against floors measured in the same run."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import App

from benchmarks.model.profile import profile as profiled
from benchmarks.model.run import PARTS, sections
from benchmarks.model.setting import FULL, QUICK
from benchmarks.tables import as_json, as_markdown, as_table, profile_table
from cinema_game.cli.app import plain_application
from cinema_game.cli.loading import loaded
from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE
from cinema_game.cli.writing import give
from cinema_game.language import Language, _, say


def application() -> App:
    """The command line of `python -m benchmarks`, ready to parse."""
    app = plain_application("python -m benchmarks")
    app.default(measure)
    return app


def measure(
    scenario: str = "cinema",
    *,
    quick: bool = False,
    profile: bool = False,
    customers: Annotated[int, within(1, 5_000_000)] = 20_000,
    format: Literal["table", "json", "markdown"] = "table",
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Measure the customer model: an encounter, growth, memory, processes, what-if, and their goals.

    Figures only, nothing is asserted. Screens and the store have benchmarks of their own
    in the folder benchmarks/.

    Example: python -m benchmarks --quick

    Parameters
    ----------
    scenario
        Of `--profile`: a shipped scenario's name, or the path of a scenario file or folder.
    quick
        Fewer customers and repetitions: a minute instead of several.
    profile
        Only tell where the time of one run of the scenario goes, step by step.
    customers
        Of `--profile`.
    format
        Tables for people, JSON for programs, Markdown for a page of documentation.
    lang
        Language of the tables.
    quiet
        No progress bar.
    """
    speak(lang)
    if profile:
        case = loaded(scenario)
        steps = profiled(case, customers)
        title = _("Where the time goes: {title}").format(title=say(case.title))
        give(lambda: as_json((), steps) if format == "json" else profile_table(title, steps))
        return DONE
    found = []
    with progress(quiet) as told:
        for number, section in enumerate(sections(QUICK if quick else FULL), start=1):
            found.append(section)
            if told is not None:
                told(number, len(PARTS))
    if format == "json":
        give(lambda: as_json(found))
    else:
        give(lambda: (as_table if format == "table" else as_markdown)(found))
    return DONE
