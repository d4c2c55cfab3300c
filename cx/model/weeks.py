"""The loop of weeks.

Each week, in this order: some pass to saving · everybody weighs going out and to whom ·
visits to rivals · visits to the firm, touchpoint by touchpoint · satisfaction, belief, answers ·
stories to close and weak ties · reviews. At the end of a round all customers are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cx.model.block import Block
from cx.model.draws import Index, Purpose, Words
from cx.model.exact import Singles
from cx.model.expectation import get_used
from cx.model.ground import Ground
from cx.model.loyalty import (
    believe,
    forget_reviews,
    rate,
    review_chance,
    satisfaction_of,
    satisfactions_with_others,
    speaks,
)
from cx.model.market import choices, form_habit, goers, price_weight, save_or_spend, utilities, visit_rival
from cx.model.population import Population, WeakTies
from cx.model.posts import go_round, write
from cx.model.record import Page, Record
from cx.model.rhythm import rhythm_of
from cx.model.start import beginning
from cx.model.state import State
from cx.model.talk import Room, spread
from cx.model.tally import Column, Tally, grain
from cx.model.visit import Visits, walk
from cx.model.waiting import those_who_wait
from cx.model.workspace import Workspace
from cx.model.world import World

F = np.float32


@dataclass
class Stories:
    """What is told this week."""

    teller: list[Index] = field(default_factory=list)
    firm: list[Index] = field(default_factory=list)
    story: list[Singles] = field(default_factory=list)

    def add(self, teller: Index, firm: Index, story: Singles) -> None:
        """More stories."""
        self.teller.append(teller)
        self.firm.append(firm)
        self.story.append(story)


@dataclass(frozen=True)
class Snapshot:
    """Where a run stood at the end of a week, in memory of its own."""

    week: int
    state: State
    tallies: tuple[Tally, ...]
    pages: tuple[Page, ...]


class Weeks:
    """Some towns that live through the weeks of one or several plans side by side.

    `people` come once, and once more for every further plan in `copies`; `enter` begins a run.
    """

    def __init__(
        self, base: Ground, people: Population, ties: WeakTies, record: int = 0, copies: int = 1
    ) -> None:
        self.base, self.ties = base, ties
        self.round_weeks = base.scenario.rounds.weeks
        self.worlds: tuple[World, ...] = ()
        self.tallies: list[Tally] = []
        self.week = 0
        self.space = Workspace(base.touchpoints)
        self._start = beginning(base, people, self.space)
        if copies > 1:
            self._start = self._start.side_by_side(copies)
            people = people.side_by_side(copies, base.segments)
        self.people = people
        self.record = Record(base, people, record)
        self.state = self._start
        rhythm = rhythm_of(base).logit.astype(np.float32)
        self._rhythm = people.rhythm + rhythm.take(people.segment)
        self._talk = np.array([one.talk.value for one in base.scenario.segments])
        self._room = Room(base.firms * people.size)
        self._utility = np.empty_like(self.state.belief)
        self._spare = np.empty(people.size, dtype=np.float32)
        self._weight = self._spare

    def enter(self, worlds: tuple[World, ...], rounds: int, since: Snapshot | None = None) -> None:
        """Begin a run of so many rounds under `worlds`, at the first week or where another stood."""
        self.worlds = worlds
        base, weeks = self.base, rounds * self.round_weeks
        self.week = since.week if since else 0
        self.state = (since.state if since else self._start).copy()
        self.tallies = [Tally.empty(base, weeks, rounds) for _ in worlds]
        for mine, theirs in zip(self.tallies, since.tallies if since else (), strict=False):
            mine.take_over(theirs)
        self.record.pages = list(since.pages) if since else []
        self._weight = price_weight(base, self.people, self.state.saving)

    def snapshot(self) -> Snapshot:
        """Where the run stands."""
        tallies = tuple(tally.copy() for tally in self.tallies)
        return Snapshot(self.week, self.state.copy(), tallies, tuple(self.record.pages))

    def run(self, until: int, each_week: Callable[[], None]) -> None:
        """Live through the weeks before `until`."""
        while self.week < until:
            each_week()
            self._live()
            self.week += 1
            if self.week % self.round_weeks == 0:
                self._end_round(self.week // self.round_weeks - 1)

    def _live(self) -> None:
        base, worlds, people, state, week = self.base, self.worlds, self.people, self.state, self.week
        if save_or_spend(base, people, state, week):
            self._weight = price_weight(base, people, state.saving)
        self._shift()
        go_round(base, worlds, week, people, state)
        if base.scenario.model.repair.on:
            state.scar *= F(base.scenario.model.repair.scar_kept.value)
        utilities(base, worlds, week, people, state, self._weight, self._utility, self._spare)
        who = goers(base, worlds, week, people, state, self._rhythm, self._utility, self._spare)
        firm = choices(base, people.draws, Purpose.FIRM, week, self._utility, who)
        form_habit(base, state, who, firm)
        stories = Stories()
        elsewhere = np.flatnonzero(firm)
        if len(elsewhere):
            self._rivals(who.take(elsewhere), firm.take(elsewhere), stories)
        ours = who[firm == 0]
        if len(ours):
            order = np.argsort(people.group.take(ours).astype(np.uint16), kind="stable")
            self._visits(ours.take(order), stories)
        else:
            forget_reviews(base, state)
        self._tell(stories)

    def _shift(self) -> None:
        """News that change what everybody believes of the firm."""
        n = self.people.count
        for plan, world in enumerate(self.worlds):
            shift = world.shift[self.week]
            if shift != 0:
                part = self.state.belief[0, plan * n : (plan + 1) * n]
                np.clip(part + shift, F(0), F(1), out=part)

    def _rivals(self, who: Index, firm: Index, stories: Stories) -> None:
        people, week = self.people, self.week
        got = visit_rival(self.base, self.worlds, week, people, self.state, who, firm)
        self.state.seen[who] |= 4
        words = people.draws.words(Purpose.RIVAL_TALK, week, 0, who)
        told = np.flatnonzero(self._speak(people.group.take(who), got, words))
        stories.add(who.take(told), firm.take(told), got.take(told))

    def _speak(self, group: Index, got: Singles, words: Words) -> NDArray[np.bool_]:
        factor = np.array([world.talk[self.week] for world in self.worlds])
        return speaks(self.base, got, np.outer(factor, self._talk).ravel().take(group), words)

    def _visits(self, ours: Index, stories: Stories) -> None:
        base, people, state, week = self.base, self.people, self.state, self.week
        reviews: list[tuple[Index, Singles]] = []
        trouble: list[tuple[Index, Singles]] = []
        for some in np.array_split(ours, -(-len(ours) // self.space.width)):
            block = Block.of(some, people.group, base.segments)
            visits = walk(base, self.worlds, week, week, people, state, block, self.space)
            who, failed = block.who, visits.failures.count
            got = satisfaction_of(base, state, visits)
            get_used(base, self.worlds, week, state, block, visits.own, state.reference.take(who))
            believe(base, state, block, got)
            answer = rate(base.scenario.model, people.style.take(who), got, visits.luck[2])
            tells = self._speak(block.group, got, visits.luck[3])
            state.satisfaction[who] = got
            state.rating[who] = answer
            if failed.any():
                state.scar[who] = state.scar.take(who) + visits.failures.doubt
                state.failures[who] = state.failures.take(who) + failed
            state.visits[who] = state.visits.take(who) + 1
            state.seen[who] |= 2
            self._count(visits, got, answer, tells)
            real = slice(0, block.real)
            hit = np.flatnonzero(failed[real])
            trouble.append((who.take(hit), got.take(hit)))
            reviews.append((who[real], got[real]))
            told = np.flatnonzero(tells[real])
            teller = who.take(told)
            state.talked[teller] = state.talked.take(teller) + 1
            stories.add(teller, np.zeros(len(told), dtype=np.intp), got.take(told))
        self._review(reviews)
        self._trouble(trouble, stories)

    def _trouble(self, trouble: list[tuple[Index, Singles]], stories: Stories) -> None:
        """What failures do to those who were not there: some wait, some read of it."""
        base, people, state, week = self.base, self.people, self.state, self.week
        who = np.concatenate([one for one, _ in trouble])
        got = np.concatenate([one for _, one in trouble])
        order = np.argsort(who)
        who, got = who.take(order), got.take(order)
        write(base, people, state, who, got)
        parties = those_who_wait(base, self.worlds, week, people, state, self.ties, who)
        for number, one in enumerate(parties):
            stories.add(one.teller, np.zeros(len(one.teller), dtype=np.intp), one.story)
            plan = one.host // people.count
            for at, tally in enumerate(self.tallies):
                mine = np.flatnonzero(plan == at)
                hosts, satisfied = one.host.take(mine), one.got.take(mine)
                tally.wait(week // self.round_weeks, number, people, base.segments, hosts, satisfied)

    def _count(
        self,
        visits: Visits,
        got: Singles,
        answer: Singles,
        tells: NDArray[np.bool_],
    ) -> None:
        model, block = self.base.scenario.model, visits.block
        spend = (got - F(0.7)) * F(model.market.spend.value) + F(1)
        if model.saving.on:
            spend *= self.state.saving.take(block.who) * F(model.saving.spend.value - 1) + F(1)
        good = got >= model.talk.ordinary.value
        columns = np.empty((len(Column), len(block.who)), dtype=np.float32)
        columns[Column.VISITS] = 1
        columns[Column.SALES] = visits.bought
        columns[Column.PROMOTERS] = answer >= 9
        columns[Column.DETRACTORS] = answer <= 6
        columns[Column.SATISFIED] = got >= model.survey.satisfied.value
        columns[Column.EFFORT] = grain(np.clip(visits.effort, F(0), F(1)))
        columns[Column.SATISFACTION] = grain(got)
        columns[Column.SPEND] = grain(spend) * columns[Column.SALES]
        columns[Column.TOLD_GOOD] = tells & good
        columns[Column.TOLD_BAD] = tells & ~good
        others = self._others(visits)
        round_ = self.week // self.round_weeks
        for plan, start, stop in block.plans:
            costly = bool(self.worlds[plan].per_meeting[self.week].any())
            part = slice(start, min(stop, block.real))
            self.tallies[plan].visits(self.week, round_, part, visits, columns, self.people, costly, others)
        self.record.add(self.week, visits, got, answer, tells)

    def _others(self, visits: Visits) -> Singles:
        """(owners besides the first, n) 1 for their promoters, −1 for their detractors."""
        found = np.zeros((len(self.base.shares), len(visits.block.who)), dtype=np.float32)
        if not len(found):
            return found
        model, style = self.base.scenario.model, self.people.style.take(visits.block.who)
        for row, got in enumerate(satisfactions_with_others(self.base, self.state, visits)):
            answer = rate(model, style, got, visits.luck[2])
            found[row] = (answer >= 9).astype(np.float32) - (answer <= 6)
        return found

    def _review(self, reviews: list[tuple[Index, Singles]]) -> None:
        """New reviews join the standing ones; each visit counts with its chance to be reviewed."""
        towns, count, model = self.state.towns, self.people.towns, self.base.scenario.model
        forget_reviews(self.base, self.state)
        who = np.concatenate([one for one, _ in reviews])
        got = np.concatenate([one for _, one in reviews])
        order = np.argsort(who)
        who, got = who.take(order), got.take(order)
        weight = review_chance(model, got).astype(np.float64)
        town = self.people.town.take(who)
        towns[:, 0] += np.bincount(town, weights=weight, minlength=count).astype(np.float32)
        towns[:, 1] += np.bincount(town, weights=weight * got, minlength=count).astype(np.float32)

    def _tell(self, stories: Stories) -> None:
        if stories.teller:
            teller, firm = np.concatenate(stories.teller), np.concatenate(stories.firm)
            order = np.argsort(teller, kind="stable")
            story = np.concatenate(stories.story)
            spread(
                self.base, self.people, self.state, self.ties, self._room, self.week,
                teller[order], firm[order], story[order],
            )  # fmt: skip

    def _end_round(self, round_: int) -> None:
        model = self.base.scenario.model
        for plan, tally in enumerate(self.tallies):
            tally.stand(
                round_, plan, self.people, self.state, self.base.segments, model.survey.satisfied.value
            )
        self.state.seen[:] = self.state.last == 0
