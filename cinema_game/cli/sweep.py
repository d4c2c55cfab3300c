"""`cinema-game sweep`: many plans under many draws, on one machine or many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cinema_game.cli.ending import going_on_from
from cinema_game.cli.numbers import within
from cinema_game.cli.progress import Told, progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, FOUND_PROBLEMS, Problem, tell
from cinema_game.cli.writing import cannot_reach, give
from cinema_game.language import N_, Language
from cx.message import Message

if TYPE_CHECKING:
    from cx.model.plan import Plan
    from cx.scenario.scenario import Scenario
    from cx.sweeps.headway import Headway

PATIENCE = "20s"
"""How long a scheduler is waited for."""


def sweep(
    scenario: str,
    *,
    plan: tuple[str, ...] = (),
    plans: Path | None = None,
    random: Annotated[int, within(0, 100_000)] = 0,
    draws: Annotated[int, within(1, 1_000_000)] = 10,
    customers: Annotated[int, within(1, 5_000_000)] = 4_096,
    rounds: Annotated[int | None, within(1, 40)] = None,
    seed: Annotated[int, within(0, 2**63 - 1)] = 0,
    horizon: bool = True,
    free: bool = False,
    workers: Annotated[int, within(1, 256)] = 1,
    scheduler: str | None = None,
    resume: Path | None = None,
    out: Path | None = None,
    format: Literal["table", "json", "csv"] = "table",
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Run many plans under many draws of what a class does not know, and compare them.

    Example: cinema-game sweep cinema --random 200 --draws 50 --workers 2 --resume sweep.jsonl

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    plan
        A plan as ID[@ROUND[:TOUCHPOINT]], several interventions with commas; repeat for more plans.
    plans
        A file with one plan a line.
    random
        So many random plans that the rules allow, the same for the same seed.
    draws
        How many classes' draws, from 0 on.
    customers
        Simulated customers of each run.
    rounds
        Rounds to tell figures of; by default the whole game.
    seed
        Same seed, same figures.
    horizon
        Go on to the scenario's horizon for the value; without it plans are judged by revenue, sooner.
    free
        Let plans break the budget.
    workers
        Processes on this machine; the result is the same for any number.
    scheduler
        Address of a Dask scheduler whose workers have this program; the result is the same.
    resume
        File that keeps what was found; the same command goes on from it.
    out
        File to write instead of standard output.
    format
        A table of the best plans for people, JSON or CSV of all for programs.
    lang
        Language of the table.
    quiet
        No progress bar.
    """
    speak(lang, out)
    from cinema_game.cli.loading import loaded
    from cinema_game.report.sweep import as_csv, as_json, as_table
    from cx.model.plan import PlanError
    from cx.model.work import ALL_STEPS, refuse_too_much
    from cx.sweeps.journal import ResumeError
    from cx.sweeps.sweep import sweep as run
    from cx.sweeps.sweep import work_of

    case = loaded(scenario)
    refuse_too_much(work_of(case, max(1, len(plan) + random), draws, customers, rounds, horizon), ALL_STEPS)
    try:
        asked = _asked(case, plan, plans, random, seed, free)
        with going_on_from(resume), progress(quiet) as told, _executor(scheduler) as executor:
            found = run(
                case, asked, draws, customers=customers, rounds=rounds, seed=seed, horizon=horizon, free=free,
                workers=workers, executor=executor, resume=resume, progress=_bar(told),
            )  # fmt: skip
    except (PlanError, ResumeError) as error:
        raise Problem(error.message) from error
    except BrokenExecutor as error:
        template = N_(
            "A worker died, perhaps for want of memory. Try fewer workers or customers; "
            "with --resume what was found is kept."
        )
        raise Problem(Message(template), FOUND_PROBLEMS) from error
    except OSError as error:
        raise Problem(cannot_reach(error, resume or plans or scenario)) from error
    except Exception as error:
        if scheduler is None or isinstance(error, Problem):
            raise
        template = N_(
            "The scheduler at {address} or its workers could not do it: {why}. All of them need the same "
            "cinema-game as this machine."
        )
        why = " ".join(str(error).split()).split(". ")[0].rstrip(".") or type(error).__name__
        raise Problem(Message(template, {"address": scheduler, "why": why}), FOUND_PROBLEMS) from error
    if found.notice is not None:
        tell(found.notice)
    write = {"table": as_table, "json": as_json, "csv": as_csv}[format]
    give(lambda: write(found, case), format, out)
    return DONE


def _asked(
    case: Scenario, named: tuple[str, ...], file: Path | None, random: int, seed: int, free: bool
) -> list[Plan]:
    """All plans that were asked for, each once."""
    from cx.sweeps.plans import parse_plan, random_plans, read_plans

    found = [parse_plan(text, case, free=free) for text in named]
    if file is not None:
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            template = N_(
                "{file} is not text in UTF-8. Write one plan a line, e.g. honest_sound@1,staff_school@2."
            )
            raise Problem(Message(template, {"file": file})) from error
        found += read_plans(text, str(file), case, free=free)
    found += random_plans(case, random, seed)
    if not found:
        template = N_("No plan was named. Name some with --plan, --plans FILE or --random N.")
        raise Problem(Message(template))
    return list(dict.fromkeys(found))


def _bar(told: Told | None) -> Callable[[Headway], None] | None:
    """Feeds the progress bar; what an earlier sweep found does not count, so that the rest is told well."""
    if told is None:
        return None
    found: list[int] = []

    def forward(headway: Headway) -> None:
        found.append(headway.done)
        told(headway.done - found[0], headway.total - found[0])

    return forward


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """The executor of a Dask scheduler; none without an address."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        template = N_('Many machines need Dask: `pip install "cinema-game[cluster]"` brings it.')
        raise Problem(Message(template)) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        template = N_(
            "There is no scheduler at {address}. Start one with `dask scheduler` and name its address."
        )
        raise Problem(Message(template, {"address": address})) from error
    with client:
        yield client.get_executor()
