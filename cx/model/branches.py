"""All subsets of a plan, sharing what they have in common: a tree that branches round by round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cx.model.action import first_week
from cx.model.ground import Ground
from cx.model.happening import Happening
from cx.model.plan import Plan
from cx.model.population import CHUNK, TOWN, Population, inhabitants
from cx.model.simulate import Progress
from cx.model.state import State
from cx.model.tally import Tally
from cx.model.task import ties_of, world_of
from cx.model.weeks import Snapshot, Weeks
from cx.model.world import World


@dataclass(frozen=True)
class Node:
    """A subset of what was chosen so far (its bits), and where its customers stand."""

    mask: int
    snapshot: Snapshot | None


class Branches:
    """The runs of every subset of a plan on the same customers.

    Subsets that differ only in what is chosen later share the weeks before, and those that are
    walked at the same time are walked side by side.
    """

    def __init__(
        self, base: Ground, plan: Plan, happened: tuple[Happening, ...], seed: int, rounds: int
    ) -> None:
        self._base, self._plan, self._happened = base, plan, happened
        self._seed, self._rounds = seed, rounds
        self._end = rounds * base.scenario.rounds.weeks
        self._levels = sorted({choice.round for choice in plan.choices}) or [1]
        self._worlds: dict[int, World] = {}
        self._ties = ties_of(seed, base.scenario.model.talk.weak_ties)

    def world(self, mask: int) -> World:
        """The world of a subset."""
        if mask not in self._worlds:
            chosen = tuple(one for at, one in enumerate(self._plan.choices) if mask >> at & 1)
            subset = self._plan.model_copy(update={"choices": chosen})
            self._worlds[mask] = world_of(self._base.scenario, subset, self._rounds, self._happened)
        return self._worlds[mask]

    def run(
        self, customers: int, each_week: Callable[[], None], progress: Progress | None = None
    ) -> dict[int, Tally]:
        """The sums of every subset; `progress(done, total)` counts subsets."""
        made: dict[int, Tally] = {}
        towns = min(CHUNK, -(-customers // TOWN))
        done, total = 0, (1 << len(self._plan.choices)) * -(-customers // (towns * TOWN))
        for first in range(0, customers, towns * TOWN):
            people = inhabitants(self._base, self._seed, first, min(customers - first, towns * TOWN))
            for mask, tally in self._grow(people, max(1, CHUNK // towns), each_week):
                if mask in made:
                    made[mask].add(tally)
                else:
                    made[mask] = tally
                done += 1
                if progress is not None:
                    progress(done, total)
        return made

    def _grow(
        self, people: Population, width: int, each_week: Callable[[], None]
    ) -> Iterator[tuple[int, Tally]]:
        walkers: dict[int, Weeks] = {}

        def walk(nodes: list[Node], until: int) -> Weeks:
            copies = len(nodes)
            if copies not in walkers:
                walkers[copies] = Weeks(self._base, people, self._ties, copies=copies)
            walker = walkers[copies]
            walker.enter(tuple(self.world(node.mask) for node in nodes), self._rounds, _joined(nodes))
            walker.run(until, each_week)
            return walker

        def branch(nodes: list[Node], level: int) -> Iterator[tuple[int, Tally]]:
            last = level + 1 == len(self._levels)
            until = self._end if last else first_week(self._base.scenario, self._levels[level + 1])
            grown = [
                Node(node.mask | more, node.snapshot)
                for node in nodes
                for more in self._subsets(self._levels[level])
            ]
            for start in range(0, len(grown), width):
                some = grown[start : start + width]
                walker = walk(some, until)
                if last:
                    yield from ((node.mask, walker.tallies[at]) for at, node in enumerate(some))
                else:
                    stands = [Node(node.mask, _part(walker, at, len(some))) for at, node in enumerate(some)]
                    yield from branch(stands, level + 1)

        begin = first_week(self._base.scenario, self._levels[0])
        root = Node(0, None)
        if begin:
            root = Node(0, walk([root], begin).snapshot())
        yield from branch([root], 0)

    def _subsets(self, round_: int) -> list[int]:
        """Masks of all subsets of what is chosen in a round."""
        masks = [0]
        for at, choice in enumerate(self._plan.choices):
            if choice.round == round_:
                masks += [mask | 1 << at for mask in masks]
        return masks


def _joined(nodes: list[Node]) -> Snapshot | None:
    """Where several subsets stand, side by side; None at the first week."""
    stands = [node.snapshot for node in nodes if node.snapshot is not None]
    if not stands:
        return None
    return Snapshot(
        week=stands[0].week,
        state=State.joined([stand.state for stand in stands]),
        tallies=tuple(stand.tallies[0] for stand in stands),
        pages=(),
    )


def _part(walker: Weeks, at: int, copies: int) -> Snapshot:
    return Snapshot(walker.week, walker.state.part(at, copies), (walker.tallies[at],), ())
