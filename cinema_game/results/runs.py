"""The two runs that everything after a reveal is told of: the team's, and doing nothing on the same draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cinema_game.results.once import Progress
from cinema_game.results.results import Cancel, Results
from cinema_game.results.spec import spec_of
from cinema_game.workshop.state import Workshop
from cx.model.figures import Figures
from cx.model.outcome import Outcome
from cx.scenario.scenario import Scenario


@dataclass(frozen=True)
class Runs:
    """What the team's plan came to, and what would have been without it: an effect and never noise."""

    run: Outcome
    nothing: Outcome

    @cached_property
    def difference(self) -> Figures:
        """What the plan changed, with paired intervals."""
        return self.run - self.nothing


def runs_of(
    results: Results,
    state: Workshop,
    scenario: Scenario,
    told: Progress | None = None,
    cancel: Cancel | None = None,
) -> Runs:
    """The runs of what is revealed."""
    spec = spec_of(state, scenario)

    def half(number: int) -> Progress | None:
        if told is None:
            return None
        return lambda done, total: told(number * total + done, 2 * total)

    return Runs(results.run(spec, half(0), cancel), results.run(spec.bare, half(1), cancel))
