"""`cinema-game scenario tournament` and `par`: players of known skill, and the best plan found."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

from cinema_game.cli.ending import going_on_from
from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, tell
from cinema_game.cli.writing import give
from cinema_game.language import N_, Language
from cx.message import Message

Workers = Annotated[int | None, within(1, 64)]
Customers = Annotated[int, within(100, 1_000_000)]
Seed = Annotated[int, within(0, 2**63 - 1)]


def tournament(
    scenario: str,
    *,
    draws: Annotated[int, within(2, 10_000)] = 200,
    customers: Customers = 2_048,
    seed: Seed = 0,
    workers: Workers = None,
    resume: Path | None = None,
    format: Literal["table", "json", "csv"] = "table",
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Let players of known skill play a scenario in many classes: does the score tell their skill?

    Every player goes through the real rules; each class has hidden parameters and customers of its own.
    Gains are the discounted contribution over the scenario's horizon, less that of doing nothing in the
    same class. Exit code 1 if a requirement is not met: the better player must gain and draw clearly
    more, and no plan that is always the same may win in more than 60 % of the classes.

    Example: cinema-game scenario tournament cinema --draws 200 --resume cinema.games

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    draws
        Classes.
    customers
        Simulated customers of each class.
    seed
        Another seed, other classes.
    workers
        Processes, by default one a processor core; the result is the same for any number.
    resume
        File that keeps every finished class; if it is there, the tournament goes on from it.
    format
        A table for people, JSON or CSV for programs.
    lang
        Language of the words.
    quiet
        No progress bar.
    """
    speak(lang)
    from cinema_game.cli.kept_games import KeptGames
    from cinema_game.cli.loading import loaded
    from cinema_game.report.tournament import as_csv, as_json, as_table
    from cinema_game.results.results import Results
    from cinema_game.workshop.tournament.requirements import verdict
    from cinema_game.workshop.tournament.running import learned_plans, run
    from cinema_game.workshop.tournament.setting import Setting

    setting = Setting(loaded(scenario), Results(), draws, customers, seed)
    crew = workers or cores()
    kept = KeptGames(resume, setting) if resume is not None else None
    before = kept.read() if kept is not None else None
    if before is None:
        if not quiet and sys.stderr.isatty():
            tell(Message(N_("Looking for strong plans that are the same in every class …")))
        before = learned_plans(setting, crew), ()
        if kept is not None:
            kept.begin(before[0])
    plans, known = before
    with going_on_from(resume), progress(quiet) as told:
        games = run(
            setting,
            plans,
            workers=crew,
            known=known,
            keep=kept.keep if kept is not None else None,
            progress=told,
        )
    if kept is not None and kept.notice is not None:
        tell(kept.notice)
    found = verdict(games, plans)
    write = {"table": as_table, "json": as_json, "csv": as_csv}[format]
    give(lambda: write(found, setting), format)
    return DONE if found.met else FOUND_PROBLEMS


def par(
    scenario: str,
    *,
    draw: Seed = 0,
    customers: Customers = 2_048,
    format: Literal["table", "json"] = "table",
    lang: Language | None = None,
) -> int:
    """Look for the best plan of a class, knowing everything that is hidden from its teams.

    Example: cinema-game scenario par cinema --draw 7

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    draw
        The class's number: it draws the hidden parameters and the customers.
    customers
        Simulated customers.
    format
        A table for people or JSON for programs.
    lang
        Language of the words.
    """
    speak(lang)
    from cinema_game.cli.loading import loaded
    from cinema_game.report.tournament import par_as_json, par_as_table
    from cinema_game.results.results import Results
    from cinema_game.workshop.tournament.par import par as best
    from cinema_game.workshop.tournament.setting import Setting

    setting = Setting(loaded(scenario), Results(), 1, customers)
    found = best(setting, draw)
    give(lambda: par_as_json(found, setting) if format == "json" else par_as_table(found, setting))
    return DONE


def cores() -> int:
    """Processor cores of this machine, at least one."""
    return max(1, os.cpu_count() or 1)
