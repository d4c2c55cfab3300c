"""`cinema-game findings`: the model against published findings."""

from __future__ import annotations

from typing import Annotated, Literal

from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem
from cinema_game.cli.writing import give
from cinema_game.language import N_, Language
from cx.message import Message


def findings(
    *only: str,
    seed: Annotated[int, within(0, 2**63 - 1)] = 0,
    workers: Annotated[int, within(1, 64)] = 1,
    format: Literal["table", "json", "markdown"] = "table",
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Look for published findings among simulated customers; exit code 1 if one does not hold.

    Example: cinema-game findings peak-end recovery-paradox --seed 7

    Parameters
    ----------
    only
        Ids or numbers of findings; by default all.
    seed
        Same seed, same customers, same bytes.
    workers
        Processes; the result is the same for any number.
    format
        A table for people, JSON for programs, or a page in Markdown.
    lang
        Language of the words.
    quiet
        No progress bar.
    """
    speak(lang)
    from cinema_game.report.findings import as_json, as_markdown, as_table
    from cx.findings.register import FINDINGS
    from cx.findings.running import run

    known = {name for finding in FINDINGS for name in (finding.id, str(finding.number))}
    for name in only:
        if name not in known:
            raise Problem(
                Message(
                    N_("There is no finding “{name}”. The findings: {names}."),
                    {"name": name, "names": ", ".join(finding.id for finding in FINDINGS)},
                )
            )
    with progress(quiet) as told:
        verdicts = run(seed, only, workers=workers, progress=told)
    write = {"table": as_table, "json": as_json, "markdown": as_markdown}[format]
    give(lambda: write(verdicts, seed))
    return DONE if all(verdict.holds for verdict in verdicts) else FOUND_PROBLEMS
