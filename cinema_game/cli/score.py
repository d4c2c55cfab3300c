"""`cinema-game score`: the scores of a folder of saves, raters' marks and their agreement."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from cinema_game.cli.progress import progress
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem
from cinema_game.language import Language, current, say, use


def score(
    path: Path,
    *,
    format: Literal["table", "csv", "json"] = "table",
    rubric: Path | None = None,
    seeds: Annotated[int, Parameter(validator=Number(gte=1, lte=100))] = 5,
    par: bool = False,
    changed: bool = False,
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
    lang
        Language of the words.
    quiet
        No progress bar.
    """
    if lang is not None:
        use(lang)
    from cinema_game.facilitation.rubric_file import rubric_for
    from cinema_game.report.scores import as_csv, as_json, as_table
    from cinema_game.results.assessor import Assessor
    from cinema_game.store.class_folder import read_class
    from cinema_game.store.errors import StoreError
    from cinema_game.store.marks import Marks
    from cx.scenario.diagnostics import ScenarioError

    try:
        found = read_class(path, changed=changed)
        chosen = rubric_for(found.folder, rubric)
    except StoreError as error:
        raise Problem(error.message) from error
    except ScenarioError as error:
        print(error.in_(current()), file=sys.stderr)
        return FOUND_PROBLEMS
    books, unreadable = Marks(found.folder).read()
    teams = [(team.id, team.state, team.scenario) for team in found.teams]
    with progress(quiet) as told:
        results = Assessor(chosen, seeds, par).assess_class(teams, [book.state for book in books], told)
    if format == "csv":
        sys.stdout.write(as_csv(results))
    else:
        sys.stdout.write((as_json if format == "json" else as_table)(results, found.left_out))
    if format == "csv":
        for one in found.left_out:
            print(f"{one.name}: {say(one.why)}", file=sys.stderr)
    for team in found.teams:
        for notice in team.notices:
            print(f"{team.state.team}: {say(notice)}", file=sys.stderr)
    for book in unreadable:
        print(f"{book.id}: {say(book.why)}", file=sys.stderr)
    return FOUND_PROBLEMS if found.left_out or unreadable else DONE
