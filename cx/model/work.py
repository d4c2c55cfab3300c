"""How much work and memory a run will take, told before it begins."""

from __future__ import annotations

from dataclasses import dataclass
from operator import index
from typing import TYPE_CHECKING

from cx.message import N_, Message

if TYPE_CHECKING:
    from cx.scenario.scenario import Scenario

STEPS = 2e11
"""The most steps of what somebody waits for: about an hour of one core."""
ALL_STEPS = 1e15
"""The most steps of a sweep or a tournament, which can be interrupted: some days of a hundred cores."""
RUNS = 2_000_000
"""The most runs of a sweep or a tournament; each is remembered."""
MEMORY = 3e9
"""The most bytes of one run."""

_WEEK = 20
"""Steps that a week of a customer costs by itself, in touchpoints met."""
_FIRM = 2
"""The same of a firm to choose from."""
_NOBODY = 1_000
"""Customers whose week costs as much as a week of nobody."""


@dataclass(frozen=True)
class Work:
    """What so many runs come to; `estimate` makes it."""

    customers: int
    weeks: int
    touchpoints: int
    firms: int
    segments: int
    runs: int = 1
    kept: bool = False
    """Whether all customers are held at once, to live through one plan after another."""

    @property
    def steps(self) -> float:
        """Touchpoints met and firms weighed, of all customers in all weeks of all runs."""
        week = _WEEK + self.touchpoints + _FIRM * self.firms
        return float(self.customers + _NOBODY) * self.weeks * week * self.runs

    @property
    def memory(self) -> float:
        """Bytes of one run at its height, from above."""
        from cx.model.population import CHUNK, REPLICATES, TOWN
        from cx.model.task import RECORDED

        together = self.customers if self.kept else min(self.customers, CHUNK * TOWN)
        columns = together * (12 * self.touchpoints + 30 * self.firms + 300)
        recorded = min(self.customers, RECORDED) * self.weeks * self.touchpoints * 20
        world = self.weeks * self.touchpoints * self.segments * 60
        sums = self.weeks * (10 * REPLICATES * self.segments + self.touchpoints) * 32
        return float(columns + recorded + world + sums + self.customers * 80)


class TooMuchWork(ValueError):
    """A run that would take hours or more memory than there is; `message` has the numbers and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type[TooMuchWork], tuple[Message]]:
        """Another process is told the same."""
        return type(self), (self.message,)


def estimate(
    scenario: Scenario, *, customers: int, rounds: int | None = None, runs: int = 1, kept: bool = False
) -> Work:
    """What `runs` simulations of a scenario come to.

    Raises ValueError for sizes that are no whole numbers from 1.
    """
    rounds = scenario.rounds.count if rounds is None else rounds
    for size in (customers, rounds, runs):
        if not _whole(size):
            raise ValueError(f"customers, rounds and runs are whole numbers from 1, not {size!r}")
    points, firms = len(scenario.touchpoints), 1 + len(scenario.market.rivals)
    weeks = index(rounds) * scenario.rounds.weeks
    return Work(index(customers), weeks, points, firms, len(scenario.segments), index(runs), kept)


def refuse_too_much(work: Work, most: float = STEPS) -> None:
    """TooMuchWork if this can hardly have been meant, or would not fit."""
    params: dict[str, object] = {
        "customers": float(work.customers),
        "weeks": float(work.weeks),
        "touchpoints": work.touchpoints,
        "runs": float(work.runs),
        "steps": work.steps / 1e9,
        "limit": most / 1e9,
    }
    if work.runs > RUNS:
        raise TooMuchWork(Message(_RUNS, {**params, "limit": float(RUNS)}))
    if work.steps > most:
        raise TooMuchWork(Message(_STEPS if work.runs == 1 else _ALL_STEPS, params))
    if work.memory > MEMORY:
        gigabytes = {"memory": work.memory / 1e9, "limit": MEMORY / 1e9}
        raise TooMuchWork(Message(_MEMORY, {**params, **gigabytes}))


def _whole(size: object) -> bool:
    return hasattr(size, "__index__") and index(size) >= 1


_STEPS = N_(
    "{customers:,.0f} customers through {weeks:,.0f} weeks and {touchpoints} touchpoints are {steps:,.0f} "
    "billion steps; {limit:,.0f} are the most. Take fewer customers or rounds."
)
_ALL_STEPS = N_(
    "{runs:,.0f} runs of {customers:,.0f} customers through {weeks:,.0f} weeks and {touchpoints} touchpoints "
    "are {steps:,.0f} billion steps; {limit:,.0f} are the most. Take fewer runs, customers or rounds."
)
_RUNS = N_("{runs:,.0f} runs were asked for, and {limit:,.0f} are the most. Take fewer plans or draws.")
_MEMORY = N_(
    "{customers:,.0f} customers through {weeks:,.0f} weeks and {touchpoints} touchpoints would take "
    "{memory:,.1f} GB of memory; {limit:,.0f} GB are the most. Take fewer customers or rounds."
)
