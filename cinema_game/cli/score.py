"""`cinema-game score`: the scores of a folder of saves, raters' marks and their agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cinema_game.cli.classes import class_in, tell_details
from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, tell
from cinema_game.cli.writing import give
from cinema_game.language import Language


def score(
    path: Path,
    *,
    format: Literal["table", "csv", "json"] = "table",
    rubric: Path | None = None,
    seeds: Annotated[int, within(1, 100)] = 5,
    par: bool = False,
    changed: bool = False,
    scenario: tuple[str, ...] = (),
    verbose: bool = False,
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Score the maps, forecasts and results of all workshops of a folder.

    Map: against what the simulated customers live through. Forecast: against what came. Result: the
    discounted value gained over doing nothing on the same draws, the median of several seeds. The three
    are never added up. The rubric's rows are computed where they can be; marks of raters replace them,
    and with two raters their agreement is told. Saves that cannot be scored are listed with a sentence;
    exit code 1 if there are any.

    Example: cinema-game score saves --format csv > scores.csv

    Parameters
    ----------
    path
        A folder of saves, or the folder of one save.
    format
        Tables for people, CSV (one row a team) or JSON for programs.
    rubric
        Another rubric; otherwise rubric.yaml beside the saves, else the one that ships.
    seeds
        Seeds of which a result is the median; more take longer and make luck smaller.
    par
        Look for the best plan of each class as well, to tell the share of it; takes some ten seconds more.
    changed
        Score workshops whose scenario has changed as well, by its present text.
    scenario
        Path of a scenario that does not ship and that workshops here play; may be given several times.
    verbose
        Tell the details where the program itself fails on a save.
    lang
        Language of the words.
    quiet
        No progress bar.
    """
    speak(lang)
    from cinema_game.facilitation.rubric_file import rubric_for
    from cinema_game.report.scores import as_csv, as_json, as_table
    from cinema_game.results.assessor import Assessor
    from cinema_game.store.marks import Marks
    from cx.scenario.diagnostics import ScenarioError

    found = class_in(path, scenario, changed=changed)
    try:
        chosen = rubric_for(found.folder, rubric)
    except ScenarioError as error:
        tell(error)
        return FOUND_PROBLEMS
    books, unreadable = Marks(found.folder).read()
    teams = [(team.id, team.state, team.scenario) for team in found.teams]
    with progress(quiet) as told:
        results = Assessor(chosen, seeds, par).assess_class(teams, [book.state for book in books], told)
    left_out = (*found.left_out, *results.left_out)
    if format == "csv":
        give(lambda: as_csv(results), format)
        for one in left_out:
            tell(one.why, before=f"{one.name}: ")
    else:
        write = as_json if format == "json" else as_table
        give(lambda: write(results, left_out))
    tell_details(left_out, verbose)
    for team in found.teams:
        tell(*team.notices, before=f"{team.state.team}: ")
    for book in unreadable:
        tell(book.why, before=f"{book.id}: ")
    return FOUND_PROBLEMS if left_out or unreadable else DONE
