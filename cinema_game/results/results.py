"""`Results`: what came of workshops, reckoned when it is first asked for and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cx
from cinema_game.results.once import Once, Progress
from cinema_game.results.spec import RunSpec, spec_before, spec_of
from cinema_game.workshop.state import Purchase, Workshop
from cinema_game.workshop.tournament.par import par
from cinema_game.workshop.tournament.setting import Setting
from cx.attribution import EXACT, ORDERS, Attribution
from cx.model.outcome import Outcome
from cx.research.evidence import Evidence
from cx.research.gather import gather
from cx.research.seen import seen
from cx.scenario.number import Number
from cx.scenario.scenario import Scenario
from cx.scoring.result import ResultScore, score_result
from cx.scoring.truth import Truth

Cancel = Callable[[], bool]
SEEDS = 5
"""Seeds of which a result is the median."""
RUNS = 16
"""Runs that are kept with all their customers."""
FIGURES = 256
"""What else is kept: it is small."""
_PLENTY = 1e12
_BUDGET = 2_500_000
"""Customers times rounds times plans that are shared out at most: seconds, not minutes."""
_FEWEST = 4_096


class Results:
    """All runs of a game or a class; the same question costs nothing the second time.

    Everything may be asked from any thread. `told(done, total)` hears how far a computation is; a true
    `cancel()` ends it with `Cancelled`, unless somebody else had begun it.
    """

    def __init__(self) -> None:
        self._runs, self._figures = Once(RUNS), Once(FIGURES)

    def __reduce__(self) -> tuple[type[Results], tuple[()]]:
        """In another process: the same answers, reckoned there."""
        return Results, ()

    def run(self, spec: RunSpec, told: Progress | None = None, cancel: Cancel | None = None) -> Outcome:
        """A run with all its customers."""
        return self._runs.get(spec, lambda tell: self._simulated(spec, tell, cancel), told)

    def truth(
        self, state: Workshop, scenario: Scenario, told: Progress | None = None, cancel: Cancel | None = None
    ) -> Truth:
        """The truth to score maps against; it does not depend on what the team did."""
        spec = spec_of(state, scenario, 0).judged
        return self._figures.get(
            ("truth", spec),
            lambda tell: cx.truth(
                cx.drawn(scenario, spec.draw),
                customers=spec.customers,
                seed=spec.seed,
                progress=tell,
                cancel=cancel,
            ),
            told,
        )

    def evidence(
        self,
        state: Workshop,
        scenario: Scenario,
        purchase: Purchase,
        told: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Evidence:
        """What a purchase has found; the same purchase always finds the same."""
        spec = spec_before(state, scenario, purchase.round)
        method = next(one for one in scenario.research.methods if one.id == purchase.method)
        return self._figures.get(
            ("evidence", spec, purchase),
            lambda tell: gather(
                self._drawn(spec),
                method,
                seen(self.run(spec, tell, cancel), max(1, purchase.round - 1)),
                segments=purchase.segments,
                seed=spec.draw,
                purchase=purchase.id,
            ),
            told,
        )

    def contributions(
        self, spec: RunSpec, told: Progress | None = None, cancel: Cancel | None = None
    ) -> Attribution:
        """Revenue and NPS of a run shared out among the measures of its plan; `told` counts plans."""
        return self._figures.get(
            ("contributions", spec),
            lambda tell: cx.attribute(
                self._drawn(spec),
                spec.plan,
                customers=asked(len(spec.plan), spec.rounds, spec.customers),
                seed=spec.seed,
                rounds=spec.rounds,
                events=spec.events,
                horizon=False,
                progress=tell,
                cancel=cancel,
            ),
            told,
        )

    def score(
        self,
        spec: RunSpec,
        seeds: int = SEEDS,
        par: float | None = None,
        told: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> ResultScore:
        """What a plan came to, lived on to the horizon on several seeds; `told` counts runs.

        Luck must not pass for skill: the score is the median.
        """

        def make(tell: Progress) -> ResultScore:
            pairs: list[tuple[Outcome, Outcome]] = []
            for number in range(seeds):
                each = spec.lived_on(number)
                pairs.append((self._slim(each, cancel), self._slim(each.bare, cancel)))
                tell(number + 1, seeds)
            runs, bases = zip(*pairs, strict=True)
            return score_result(runs, bases, None, spec.rounds)

        found = self._figures.get(("score", spec, seeds), make, told)
        return found if par is None else replace(found, par=par)

    def par(
        self, state: Workshop, scenario: Scenario, told: Progress | None = None, cancel: Cancel | None = None
    ) -> float:
        """Value that the best plan found with all secrets open gains over doing nothing; ten seconds.

        Raises TooMuchWork for a case that has too many plans to look for the best.
        """
        return self._figures.get(
            ("par", spec_of(state, scenario, 0).case, state.draw),
            lambda tell: (
                par(Setting(scenario, self, 1), state.draw, progress=tell, cancel=cancel).found.value
            ),
            told,
        )

    def _slim(self, spec: RunSpec, cancel: Cancel | None) -> Outcome:
        """A run of which only figures are wanted."""

        def make(tell: Progress) -> Outcome:
            run = self._simulated(spec, tell, cancel)
            return replace(run, evidence=replace(run.evidence, pages=()))

        return self._figures.get(("figures", spec), make)

    def _simulated(self, spec: RunSpec, told: Progress, cancel: Cancel | None) -> Outcome:
        return cx.simulate(
            self._drawn(spec),
            spec.plan,
            customers=spec.customers,
            seed=spec.seed,
            rounds=spec.rounds,
            events=spec.events,
            progress=told,
            cancel=cancel,
        )

    def _drawn(self, spec: RunSpec) -> Scenario:
        """The case with the class's hidden values, and without limits of money and number."""
        return self._figures.get(
            ("case", spec.case, spec.draw), lambda _tell: cx.drawn(_refereed(spec.scenario), spec.draw)
        )


def asked(measures: int, rounds: int, customers: int) -> int:
    """How many of the customers an attribution asks: all of them while the plan is short."""
    plans = 2**measures if measures <= EXACT else 2 * ORDERS * measures
    return min(customers, max(_FEWEST, _BUDGET // (plans * max(1, rounds))))


def _refereed(scenario: Scenario) -> Scenario:
    """The rules of play have judged the plan; events give and take money of which a plan does not know."""
    plenty = tuple(Number(value=_PLENTY) for _ in range(scenario.rounds.count))
    return scenario.model_copy(
        update={
            "money": scenario.money.model_copy(update={"budget": plenty}),
            "owners": tuple(
                owner.model_copy(update={"budget": plenty if owner.budget else ()})
                for owner in scenario.owners
            ),
            "rounds": scenario.rounds.model_copy(update={"per_round": len(scenario.interventions) + 1}),
        }
    )
