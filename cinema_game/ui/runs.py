"""The runs that the screens after the reveal show: the team's, and doing nothing on the same draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cinema_game.workshop import results

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cinema_game.workshop.state import Workshop
    from cx.model.figures import Figures
    from cx.model.outcome import Outcome
    from cx.scenario.scenario import Scenario


Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Runs:
    """What the team's plan came to, and what would have been without it: an effect and never noise."""

    run: Outcome
    nothing: Outcome

    @cached_property
    def difference(self) -> Figures:
        """What the plan changed, with paired intervals."""
        return self.run - self.nothing


def key_of(state: Workshop) -> tuple[object, ...]:
    """All that the runs of the revealed rounds depend on."""
    teams = (state,) if state.other is None else (state, state.other)
    return (
        "runs",
        state.fingerprint,
        state.seed,
        state.draw,
        state.customers,
        state.revealed,
        tuple(team.plan.until(state.revealed) for team in teams),
        state.injected,
    )


async def runs_of(session: Session, progress: Progress | None = None) -> Runs:
    """The runs of what is revealed, off the event loop, once; `progress` is told from a thread."""
    state, scenario = session.state, session.scenario
    return await session.compute(key_of(state), lambda cancelled: _run(state, scenario, progress, cancelled))


def _run(
    state: Workshop, scenario: Scenario, progress: Progress | None, cancelled: Callable[[], bool]
) -> Runs:
    def half(number: int) -> Progress | None:
        if progress is None:
            return None
        return lambda done, total: progress(number * total + done, 2 * total)

    run = results.run_of(state, scenario, progress=half(0))
    return Runs(run, run if cancelled() else results.nothing_of(state, scenario, progress=half(1)))
