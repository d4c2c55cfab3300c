"""A tournament on processes: class after class, the same bits for any number of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from cinema_game.workshop.tournament.fixed import CLASSES, LESSONS, Mapped, fixed_plans
from cinema_game.workshop.tournament.game import Game, play_class
from cinema_game.workshop.tournament.setting import Setting
from cx.model.plan import Plan
from cx.model.processes import new_pool
from cx.model.value import horizon_rounds
from cx.model.work import ALL_STEPS, estimate, refuse_too_much

PLANS = 30
"""Plans that a class lives through, about."""
Progress = Callable[[int, int], None]
Task = tuple[Setting, int, tuple[Plan, ...]]


def learned_plans(
    setting: Setting, workers: int = 1, classes: int = CLASSES, lessons: int = LESSONS
) -> tuple[Plan, ...]:
    """The fixed plans of a tournament, learned on so many other classes; see `fixed_plans`."""
    _refuse_too_much(setting)
    with _crew(workers) as mapped:
        return fixed_plans(setting, mapped, classes, lessons)


def run(
    setting: Setting,
    plans: Sequence[Plan] = (),
    *,
    workers: int = 1,
    known: Sequence[Game] = (),
    keep: Callable[[Game], None] | None = None,
    progress: Progress | None = None,
) -> tuple[Game, ...]:
    """Play all classes of a tournament.

    Args:
        setting: scenario, number of classes, customers, seed.
        plans: fixed plans that are lived through besides the bots.
        workers: processes.
        known: games of an interrupted tournament with the same setting and plans.
        keep: called with every new game in the order of classes.
        progress: `(done, total)` in classes.

    Raises:
        ValueError: workers or classes below one.
        TooMuchWork: a tournament of years.
    """
    if workers < 1 or setting.draws < 1:
        raise ValueError("workers and draws are whole numbers from 1")
    _refuse_too_much(setting)
    games = {game.number: game for game in known if game.number < setting.draws}
    tasks: list[Task] = [
        (setting, number, tuple(plans)) for number in range(setting.draws) if number not in games
    ]
    with _crew(min(workers, max(1, len(tasks)))) as mapped:
        for game in mapped(_played, tasks):
            games[game.number] = game
            if keep is not None:
                keep(game)
            if progress is not None:
                progress(len(games), setting.draws)
    return tuple(games[number] for number in range(setting.draws))


def _refuse_too_much(setting: Setting) -> None:
    rounds, runs = horizon_rounds(setting.scenario), setting.draws * PLANS
    refuse_too_much(
        estimate(setting.scenario, customers=setting.customers, rounds=rounds, runs=runs), ALL_STEPS
    )


def _played(task: Task) -> Game:
    return play_class(*task)


@contextmanager
def _crew(workers: int) -> Iterator[Mapped]:
    """`map` in this process or over several, which leave it to this one to be interrupted."""
    if workers == 1:
        yield map
        return
    pool = new_pool(workers)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)
