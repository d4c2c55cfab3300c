"""Runs that share work: a what-if in a later round resumes from the rounds before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cx.model.drawing import drawn
from cx.model.ground import ground
from cx.model.outcome import Outcome
from cx.model.plan import Plan, check_plan
from cx.model.population import inhabitants
from cx.model.record import Roll
from cx.model.simulate import Progress, assemble, chunks, happened_in, pace
from cx.model.task import Part, recorded, ties_of, world_of
from cx.model.weeks import Snapshot, Weeks
from cx.model.work import estimate, refuse_too_much
from cx.model.world import World
from cx.scenario.scenario import Scenario

TRAILS = 4
"""Runs whose checkpoints are kept."""
ROOM = 1e9
"""Bytes of checkpoints above which fewer are kept."""


@dataclass
class Trail:
    """A run that was lived through: its world and a checkpoint of each chunk at each round's start."""

    world: World
    checkpoints: list[list[Snapshot]]
    """By round, then by chunk; round 0 is the start."""

    @property
    def size(self) -> int:
        """Bytes of the customers in its checkpoints."""
        return sum(snapshot.state.size for round_ in self.checkpoints for snapshot in round_)


class Runner:
    """The customers of a scenario, kept ready to live through one plan after another.

    `run` gives the same bits as `simulate` with the same arguments, only sooner: what the plan
    does not change is not simulated again. Not for use from two threads at once.
    """

    def __init__(
        self, scenario: Scenario, customers: int = 20_000, seed: int = 0, draw: int | None = None
    ) -> None:
        refuse_too_much(estimate(scenario, customers=customers, kept=True))
        self.scenario = scenario if draw is None else drawn(scenario, draw)
        self.customers, self.seed = customers, seed
        self._base = ground(self.scenario)
        self._trails: list[Trail] = []
        ties = ties_of(seed, self.scenario.model.talk.weak_ties)
        self._chunks = [
            Weeks(
                self._base,
                inhabitants(self._base, seed, first, count),
                ties,
                recorded(first, count),
            )
            for first, count in chunks(customers)
        ]

    def run(
        self,
        plan: Plan | None = None,
        *,
        rounds: int | None = None,
        events: Iterable[tuple[str, int]] | None = None,
        progress: Progress | None = None,
        cancel: Callable[[], bool] | None = None,
        free: bool = False,
    ) -> Outcome:
        """Live through a plan; arguments and errors are those of `simulate`.

        `free` lets a plan pass that breaks the budget or the number of measures a round
        (the sandbox is open in everything).
        """
        plan = plan or Plan()
        check_plan(self.scenario, plan, free=free)
        happened = happened_in(self.scenario, events)
        rounds = rounds or self.scenario.rounds.count
        refuse_too_much(estimate(self.scenario, customers=self.customers, rounds=rounds, kept=True))
        world = world_of(self.scenario, plan, rounds, happened)
        kept = self._shared(world)
        trail = Trail(world, list(kept))
        weeks = self.scenario.rounds.weeks
        start = max(len(kept) - 1, 0) * weeks
        each_week = pace(progress, cancel, 0, (rounds * weeks - start) * len(self._chunks))
        for number, chunk in enumerate(self._chunks):
            chunk.enter((world,), rounds, kept[-1][number] if kept else None)
            if not kept:
                _keep(trail, 0, chunk)
            for round_ in range(max(len(kept), 1), rounds + 1):
                chunk.run(round_ * weeks, each_week)
                _keep(trail, round_, chunk)
        self._trails = self._kept_of([trail, *self._trails])
        parts = [
            Part(chunk.tallies[0], tuple(chunk.record.pages), Roll.of(chunk.people, chunk.state))
            for chunk in self._chunks
        ]
        return assemble(self.scenario, plan, happened, self.seed, self.customers, rounds, parts)

    def _kept_of(self, trails: list[Trail]) -> list[Trail]:
        """The newest trails that there is room for."""
        left, kept = ROOM, list[Trail]()
        for trail in trails[:TRAILS]:
            left -= trail.size
            if left >= 0:
                kept.append(trail)
        return kept

    def _shared(self, world: World) -> list[list[Snapshot]]:
        """Checkpoints of an earlier run up to the last round's start before which the worlds agree."""
        best: list[list[Snapshot]] = []
        for trail in self._trails:
            rounds = world.differs_from(trail.world) // self.scenario.rounds.weeks
            shared = trail.checkpoints[: rounds + 1]
            if len(shared) > len(best):
                best = shared
        return best


def _keep(trail: Trail, round_: int, chunk: Weeks) -> None:
    if len(trail.checkpoints) <= round_:
        trail.checkpoints.append([])
    trail.checkpoints[round_].append(chunk.snapshot())
