"""`cinema-game bots`: a class's worth of saves, played by bots through the real rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cinema_game.cli.numbers import within
from cinema_game.cli.progress import progress
from cinema_game.cli.session_language import speak
from cinema_game.cli.words import DONE, Problem
from cinema_game.cli.writing import give
from cinema_game.language import N_, Language, _, current
from cx.message import Message


def bots(
    scenario: str,
    *,
    saves: Path,
    teams: Annotated[int, within(1, 99)] = 10,
    seed: Annotated[int, within(0, 2**31 - 1)] = 0,
    customers: Annotated[int, within(100, 100_000)] = 20_000,
    lang: Language | None = None,
    quiet: bool = False,
) -> int:
    """Let bots play a class of teams into a folder of saves: for rehearsal, demonstrations and tests.

    Ten teams are an oracle, two researchers, two who remove the worst pain they see, one who plans
    without research, one who cuts prices, one who loves technology, and two who choose by chance. They
    sit in a shuffled order under neutral names; the member's name tells who plays. The same seed gives
    the same games.

    Example: cinema-game bots cinema --saves class-1

    Parameters
    ----------
    scenario
        A shipped scenario's name, or the path of a scenario file or folder.
    saves
        Folder that takes the saves.
    teams
        How many teams play.
    seed
        Another seed, another class and another order of seats.
    customers
        Simulated customers.
    lang
        Language of the teams and of the words.
    quiet
        No progress bar.
    """
    speak(lang, saves)
    from cinema_game.cli.loading import loaded
    from cinema_game.report.table import table
    from cinema_game.results.results import Results
    from cinema_game.store.errors import StoreError
    from cinema_game.store.own_cases import remember
    from cinema_game.store.workshops import Cases, workshops
    from cinema_game.workshop.bots.classroom import RUNS, BotClass
    from cx.model.work import estimate, refuse_too_much

    case = loaded(scenario)
    refuse_too_much(estimate(case, customers=customers, runs=teams * RUNS))
    cases = Cases()
    cases.add(case)
    remember(scenario, case)
    shelf = workshops(saves, cases)
    class_ = BotClass(case, Results(), teams, seed, customers, current())
    ids = [f"bots-{case.id}-{seed}-{number:02d}" for number in range(1, teams + 1)]
    taken = next((id_ for id_ in ids if (shelf.folder / id_).exists()), None)
    if taken is not None:
        raise Problem(
            Message(
                N_("{folder} holds “{save}”: this class has been played. Name another folder or seed."),
                {"folder": str(shelf.folder), "save": taken},
            )
        )
    rows: list[tuple[str, str, str]] = []
    try:
        with progress(quiet) as told:
            for id_, player, log in zip(ids, class_.players, class_.play(), strict=True):
                with shelf.create(log[0], id_) as workshop:
                    workshop.do_all(log[1:])
                    rows.append((workshop.state.team, player, id_))
                if told is not None:
                    told(len(rows), teams)
    except StoreError as error:
        raise Problem(error.message) from error
    title = _("Saves in {folder}").format(folder=shelf.folder)
    give(lambda: table(title, (_("team"), _("player"), _("save")), rows, left=3))
    return DONE
