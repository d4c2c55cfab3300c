"""What a run measured, or what one run has more than another: the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from cx.model.exact import Doubles
from cx.model.measure import Floats, Measure, around, half_width
from cx.scenario.scenario import Scenario


def of_owner(id_: str) -> str:
    """Name of the recommendation score of another owner of the journey."""
    return f"nps:{id_}"


def of_waiting(id_: str) -> str:
    """Name of the satisfaction of people who wait at the other end."""
    return f"waiting:{id_}"


@dataclass(frozen=True, eq=False, kw_only=True)
class Figures:
    """Figures of some customers; arrays are read-only.

    Indices: round r is row r−1; touchpoints in journey order; segments in the scenario's order.
    The difference of two is exactly zero until something that differs takes effect.
    """

    scenario: Scenario
    seed: int
    population: int
    """Simulated customers."""
    rounds: int

    nps: Measure
    csat: Measure
    ces: Measure
    satisfaction: Measure
    retention: Measure
    """Share of those whose last outing before the round was to us who came again in it."""
    churn: Measure
    """Share of the same whose last outing at the end of the round was to a rival."""
    visits: Measure
    """People who came and bought, in the real market."""
    ticket: Measure
    """In the ticket's currency."""
    revenue: Measure
    """From tickets, in the scenario's money."""
    margin: Measure
    """Contribution: what stays of tickets and extras, less fixed costs and all costs of the plan."""
    occupancy: Measure
    word_of_mouth: Measure
    """Good stories told per bad one, as (good − bad) / (good + bad), −1..1."""
    further: Mapping[str, Measure] = field(default_factory=dict)
    """`nps:OWNER` of every owner but the first, `waiting:PARTY` satisfaction of people who wait, 0..1."""

    emotion: Floats
    """(rounds, touchpoints, segments) mean felt emotion of those who met it, −1..1; NaN where nobody did."""
    emotion_all: Floats
    """(rounds, touchpoints) the same over all segments."""
    emotion_each: Doubles = field(repr=False)
    """(rounds, touchpoints, replicates) the same in parts of the population."""
    accumulated: Floats
    """(rounds, touchpoints, segments) mean accumulated value after the touchpoint."""

    def measure(self, id_: str) -> Measure:
        """The measure named `id_`, one of `measures`; KeyError otherwise."""
        if id_ in self.further:
            return self.further[id_]
        if id_ not in MEASURES:
            raise KeyError(id_)
        found: Measure = getattr(self, id_)
        return found

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of all measures: `MEASURES`, then those of other owners and of third parties."""
        return (*MEASURES, *self.further)

    @property
    def emotion_interval(self) -> Doubles:
        """(rounds, touchpoints, 2) 95 % interval of `emotion_all`; of a difference the paired one."""
        return around(self.emotion_all, half_width(self.emotion_each))

    @property
    def _customers(self) -> tuple[int, int, str]:
        return self.seed, self.population, self.scenario.id

    def __sub__(self, other: Figures) -> Figures:
        """What these have more than others of the same customers and draws: an effect and never noise.

        ValueError if they are not of the same customers.
        """
        if (self.seed, self.population, self.scenario.id) != (
            other.seed,
            other.population,
            other.scenario.id,
        ):
            raise ValueError("only runs of one scenario with the same seed and customers can be compared")
        rounds = min(self.rounds, other.rounds)
        return Figures(
            scenario=self.scenario,
            seed=self.seed,
            population=self.population,
            rounds=rounds,
            emotion=self.emotion[:rounds] - other.emotion[:rounds],
            emotion_all=self.emotion_all[:rounds] - other.emotion_all[:rounds],
            emotion_each=self.emotion_each[:rounds] - other.emotion_each[:rounds],
            accumulated=self.accumulated[:rounds] - other.accumulated[:rounds],
            further={id_: mine.less(other.further[id_]) for id_, mine in self.further.items()},
            **{id_: self.measure(id_).less(other.measure(id_)) for id_ in MEASURES},
        )


MEASURES = tuple(field.name for field in fields(Figures) if field.type == "Measure")
"""Names of the measures of every run, in the order in which they are told."""
