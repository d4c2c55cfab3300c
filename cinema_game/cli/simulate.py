"""`cinema-game simulate`: a run without the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE
from cinema_game.cli.writing import give
from cinema_game.language import Language

Many = Annotated[int, within(1, 5_000_000)]
Seed = Annotated[int, within(0, 2**63 - 1)]


def simulate(
    scenario: str,
    *,
    plan: tuple[str, ...] = (),
    customers: Many = 20_000,
    rounds: Annotated[int | None, within(1, 40)] = None,
    seed: Seed = 0,
    draw: Seed | None = None,
    workers: Annotated[int, within(1, 64)] = 1,
    out: Path | None = None,
    format: Literal["table", "json", "csv"] = "table",
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Run the customers of a scenario and print what they did.

    Example: cinema-game simulate cinema --plan honest_sound@1 --plan staff_school@1 --format json

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    plan
        An intervention as ID, ID@ROUND or ID@ROUND:TOUCHPOINT; repeat for more.
    customers
        Simulated customers.
    rounds
        Rounds to run; by default the whole game.
    seed
        Same seed, same bytes.
    draw
        The class's number for the hidden parameters; by default the scenario's own values.
    workers
        Processes; the result is the same for any number.
    out
        File to write instead of standard output.
    format
        A table for people, JSON or CSV for programs.
    lang
        Language of the table.
    quiet
        No progress bar.
    """
    speak(lang, out)
    from cinema_game.cli.loading import loaded, planned
    from cinema_game.report.run import as_csv, as_json, as_table
    from cx.model.simulate import simulate as run

    case = loaded(scenario)
    with progress(quiet) as told:
        outcome = run(
            case,
            planned(plan, case),
            customers=customers,
            rounds=rounds,
            seed=seed,
            draw=draw,
            workers=workers,
            progress=told,
        )
    write = {"table": as_table, "json": as_json, "csv": as_csv}[format]
    give(lambda: write(outcome), format, out)
    return DONE
