"""`cinema-game handouts`: what a class needs on paper."""

from __future__ import annotations

from pathlib import Path

from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem
from cinema_game.cli.writing import write_files
from cinema_game.language import Language
from cx.message import Message


def handouts(
    scenario: str,
    *,
    out: Path = Path("handouts"),
    rubric: Path | None = None,
    lang: Language | None = None,
) -> int:
    """Write the handouts of a scenario: legend, blank map sheet (A3), cards of measures, deck, rubric.

    Each is one HTML file made for printing. Nothing in them is a secret of the case. The names of the
    files written go to standard output.

    Example: cinema-game handouts cinema --out paper --lang ru

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    out
        Folder to write into.
    rubric
        A rubric of your own; by default the shipped one.
    lang
        Language of the handouts.
    """
    speak(lang, out)
    from cinema_game.cli.loading import loaded
    from cinema_game.facilitation.rubric_file import SHIPPED, load_rubric
    from cinema_game.report.handouts.pages import handouts as pages
    from cx.scenario.diagnostics import ScenarioError

    case = loaded(scenario)
    try:
        rows = load_rubric(rubric or SHIPPED)
    except ScenarioError as error:
        raise Problem(Message("{wrong}", {"wrong": error}), FOUND_PROBLEMS) from error
    write_files({out / name: page.encode() for name, page in pages(case, rows).items()})
    return DONE
