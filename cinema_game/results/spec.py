"""All that a run of a workshop depends on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cinema_game.workshop.happenings import events_until
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import whole_plan
from cx.model.kept import Kept
from cx.model.plan import Plan
from cx.model.value import horizon_rounds
from cx.scenario.fingerprint import fingerprint
from cx.scenario.scenario import Scenario

NOTHING = Plan()
JUDGED = 4_096
"""Customers by whom scores are reckoned: paired differences need no more."""
_CASES: Kept[Scenario, str] = Kept(16)


@dataclass(frozen=True)
class RunSpec:
    """Equal specs are the same run to the last bit."""

    case: str
    """Fingerprint of the scenario."""
    scenario: Scenario = field(compare=False, repr=False)
    seed: int
    draw: int
    customers: int
    rounds: int
    events: tuple[tuple[str, int], ...] = ()
    """Id and round, as the model takes them."""
    plan: Plan = NOTHING

    @property
    def bare(self) -> RunSpec:
        """The same customers, draws and events without any measure."""
        return replace(self, plan=NOTHING)

    @property
    def judged(self) -> RunSpec:
        """The same among no more customers than scores need."""
        return replace(self, customers=min(self.customers, JUDGED))

    def without(self, intervention: str) -> RunSpec:
        """The same without one measure: the replay of a "what if"."""
        return replace(self, plan=self.plan.without(intervention))

    def lived_on(self, number: int) -> RunSpec:
        """The same plan and events to the scenario's horizon, on another seed; 0 is the class's own."""
        return replace(self.judged, rounds=horizon_rounds(self.scenario), seed=(self.seed + number) % 2**63)


def spec_of(state: Workshop, scenario: Scenario, rounds: int | None = None) -> RunSpec:
    """The team's run from the first round to `rounds`, by default all that may be seen.

    That is what is revealed, in the sandbox everything. What was chosen for a round that is not revealed yet
    has no part in it.
    """
    seen = scenario.rounds.count if state.sandbox else state.revealed
    return _lived(state, scenario, seen if rounds is None else min(rounds, seen))


def spec_before(state: Workshop, scenario: Scenario, round_: int) -> RunSpec:
    """A run in which the round before `round_` can be looked at.

    Before the first it is the one without any measure: its first round shows how it is today.
    """
    if not state.revealed:
        return _lived(state, scenario, 1).bare
    lived = spec_of(state, scenario)
    return lived if round_ > 1 else lived.bare


def _lived(state: Workshop, scenario: Scenario, rounds: int) -> RunSpec:
    return RunSpec(
        case=_CASES.get(scenario, lambda: fingerprint(scenario)),
        scenario=scenario,
        seed=state.seed,
        draw=state.draw,
        customers=state.customers,
        rounds=rounds,
        events=events_until(state, scenario, rounds),
        plan=whole_plan(state, scenario).until(rounds),
    )
