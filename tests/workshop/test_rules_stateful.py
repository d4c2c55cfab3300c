"""Random play, legal and not: what must hold after any sequence of actions."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from playing import forecast, opening
from replaying import replay
from tiny import TINY

from cinema_game.workshop import actions as do
from cinema_game.workshop.purse import free_money, research_left
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.rules.undoing import redoable, undoable
from cinema_game.workshop.soundness.workshop import unsound
from cinema_game.workshop.state import PHASES, Workshop

WHO = st.sampled_from(["Anna", "Lev", "Anna", "Lev", do.TRAINER, "Eve"])
MEASURES = st.sampled_from(["order", "school", "palace", "cuts", "discount", "smile", "ghost"])
STAGES = st.sampled_from(["before", "inside", "inside", "nowhere"])
PHASE = st.sampled_from(PHASES)
MEMBER = st.sampled_from(["Anna", "Lev", None])


class Play(RuleBasedStateMachine):
    """Two members, a trainer and a stranger do whatever comes to mind."""

    @initialize(mode=st.sampled_from(["play", "play", "play", "sandbox"]), draw=st.integers(0, 2**63 - 1))
    def start(self, mode: do.Mode, draw: int) -> None:
        begin = opening(mode=mode, draw=draw)
        self.log: list[do.Action] = [begin]
        self.state = apply(None, begin, TINY)

    def attempt(self, action: do.Action) -> bool:
        before, held = self.state, self.state.model_dump_json()
        try:
            self.state = apply(before, action, TINY)
        except RuleBroken as broken:
            refusal = str(broken)
        else:
            refusal = ""
        if refusal:
            assert len(refusal) > 10
            assert "{" not in refusal
            assert before.model_dump_json() == held
            return False
        assert before.model_dump_json() == held, "the state before is a value"
        self.log.append(action)
        assert unsound(self.state, TINY) is None
        self.what_is_locked_stays(before, action)
        return True

    def what_is_locked_stays(self, before: Workshop, action: do.Action) -> None:
        after = self.state
        if before.sandbox or isinstance(action, do.Rewind):
            return
        if before.locked("map") and after.round == before.round:
            assert after.map == before.map
        if before.locked("plan") and after.round == before.round:
            assert after.plan == before.plan
        if before.locked("research") and after.round == before.round:
            assert after.purchases == before.purchases
        fixed = [p for p in before.predictions if p.locked]
        assert all(p in after.predictions for p in fixed)
        assert after.plan.until(before.round - 1) == before.plan.until(before.round - 1)
        assert after.revealed >= before.revealed
        assert after.sealed[: len(before.sealed)] == before.sealed

    @rule(who=WHO, phase=PHASE)
    def move(self, who: str, phase: str) -> None:
        self.attempt(do.Move.model_validate({"who": who, "phase": phase}))

    @rule(who=WHO, phase=PHASE)
    def lock(self, who: str, phase: str) -> None:
        self.attempt(do.Lock.model_validate({"who": who, "phase": phase}))

    @rule(who=WHO, method=st.sampled_from(["poll", "talks", "watch", "ghost"]), some=st.booleans())
    def buy(self, who: str, method: str, some: bool) -> None:
        self.attempt(do.BuyEvidence(who=who, method=method, segments=("young",) if some else ()))

    @rule(
        who=WHO,
        stage=STAGES,
        ref=st.sampled_from(["queue", "film", "cafe", None, "ghost"]),
        at=st.integers(0, 3),
    )
    def add(self, who: str, stage: str, ref: str | None, at: int) -> None:
        name = "our own" if ref is None else None
        self.attempt(do.AddPoint(who=who, stage=stage, ref=ref, name=name, index=at))

    def some_point(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*(point.id for point in self.state.map.points), "ghost"]))

    @rule(who=WHO, data=st.data(), value=st.one_of(st.none(), st.integers(-3, 3)), segment=st.booleans())
    def feel(self, who: str, data: st.DataObject, value: int | None, segment: bool) -> None:
        point = self.some_point(data)
        self.attempt(do.Feel(who=who, point=point, value=value, curve="family" if segment else "all"))

    @rule(who=WHO, data=st.data(), key=st.sampled_from(["painful", "decisive", None]))
    def mark(self, who: str, data: st.DataObject, key: str | None) -> None:
        point = self.some_point(data)
        self.attempt(do.MarkKey.model_validate({"who": who, "point": point, "key": key}))

    @rule(who=WHO, data=st.data(), screen=st.sampled_from(["desk", "ghost", None]), clear=st.booleans())
    def edit(self, who: str, data: st.DataObject, screen: str | None, clear: bool) -> None:
        entry = do.Entry(screen=screen, importance=2, need="no queue", clear=("comment",) if clear else ())
        self.attempt(do.EditPoint(who=who, point=self.some_point(data), entry=entry))

    @rule(who=WHO, data=st.data(), stage=STAGES, at=st.integers(0, 3))
    def move_point(self, who: str, data: st.DataObject, stage: str, at: int) -> None:
        self.attempt(do.MovePoint(who=who, point=self.some_point(data), stage=stage, index=at))

    @rule(who=WHO, data=st.data())
    def remove(self, who: str, data: st.DataObject) -> None:
        self.attempt(do.RemovePoint(who=who, point=self.some_point(data)))

    @rule(who=WHO, data=st.data(), off=st.booleans(), card=st.sampled_from(["poll.1", "talks.2:queue"]))
    def pin(self, who: str, data: st.DataObject, off: bool, card: str) -> None:
        kind = do.UnpinEvidence if off else do.PinEvidence
        self.attempt(kind(who=who, evidence=card, point=self.some_point(data)))

    @rule(who=WHO, measure=MEASURES, at=st.sampled_from([None, "film"]), in_=st.sampled_from([None, 1, 2, 9]))
    def choose(self, who: str, measure: str, at: str | None, in_: int | None) -> None:
        self.attempt(do.Choose(who=who, intervention=measure, touchpoint=at, round=in_))

    @rule(who=WHO, measure=MEASURES)
    def drop(self, who: str, measure: str) -> None:
        self.attempt(do.Drop(who=who, intervention=measure))

    @rule(who=WHO, member=MEMBER, worst=st.sampled_from(["queue", "film", "ghost"]))
    def predict(self, who: str, member: str | None, worst: str) -> None:
        self.attempt(do.Predict(who=who, member=member, forecast=forecast(worst)))

    @rule(who=WHO, member=MEMBER)
    def lock_forecast(self, who: str, member: str | None) -> None:
        self.attempt(do.LockForecast(who=who, member=member))

    @rule(worst=st.sampled_from(["queue", "film"]))
    def everyone_foretells(self, worst: str) -> None:
        """Plan, own forecasts and the team's are locked one after another."""
        self.attempt(do.Lock(who="Anna", phase="plan"))
        for member in ("Anna", "Lev", None):
            who = member or "Anna"
            self.attempt(do.Predict(who=who, member=member, forecast=forecast(worst)))
            self.attempt(do.LockForecast(who=who, member=member))

    @rule(who=WHO)
    def reveal(self, who: str) -> None:
        revealed = self.state.revealed
        fixed = set(self.state.locks) >= {"plan", "forecast"}
        if self.attempt(do.Reveal(who=who)):
            assert fixed
            assert self.state.revealed == revealed + 1 == self.state.round

    @rule()
    def hurry(self) -> None:
        """The trainer goes on, so that later rounds are reached."""
        self.attempt(do.Lock(who=do.TRAINER, phase="forecast"))
        self.attempt(do.Reveal(who=do.TRAINER))
        self.attempt(do.NextRound(who=do.TRAINER))

    @rule(who=WHO)
    def next_round(self, who: str) -> None:
        self.attempt(do.NextRound(who=who))

    @rule(who=WHO, event=st.sampled_from(["praise", "rent", "ghost"]))
    def inject(self, who: str, event: str) -> None:
        self.attempt(do.Inject(who=who, event=event))

    @rule(who=WHO)
    def answer(self, who: str) -> None:
        self.attempt(do.Answer(who=who, question="q1", text="because"))

    @rule(who=WHO)
    def checkpoint(self, who: str) -> None:
        self.attempt(do.Checkpoint(who=who, name="here"))

    @rule(who=WHO, data=st.data())
    def rewind(self, who: str, data: st.DataObject) -> None:
        to = data.draw(st.sampled_from([*(saved.sequence for saved in self.state.saved), 10_000]))
        kept = {saved.sequence: saved.state for saved in self.state.saved}
        if self.attempt(do.Rewind(who=who, to=to)):
            assert self.state.map == kept[to].map
            assert self.state.plan == kept[to].plan

    @rule(who=WHO, phase=PHASE)
    def redo(self, who: str, phase: str) -> None:
        self.attempt(do.Redo.model_validate({"who": who, "phase": phase}))

    @precondition(lambda self: self.state.done)
    @rule(phase=st.sampled_from(["map", "plan", "research"]))
    def undo_then_redo_changes_nothing(self, phase: str) -> None:
        before = self.state
        if self.attempt(do.Undo.model_validate({"who": "Anna", "phase": phase})):
            assert (self.state.map, self.state.plan) != (before.map, before.plan)
            assert self.attempt(do.Redo.model_validate({"who": "Anna", "phase": phase}))
            assert (self.state.map, self.state.plan) == (before.map, before.plan)
            assert sorted(self.state.done, key=str) == sorted(before.done, key=str)

    @rule(who=WHO, phase=PHASE)
    def undo(self, who: str, phase: str) -> None:
        self.attempt(do.Undo.model_validate({"who": who, "phase": phase}))

    @rule()
    def do_then_undo_changes_nothing(self) -> None:
        before = self.state
        if self.attempt(do.AddPoint(who="Anna", stage="before", name="another")):
            self.attempt(do.Undo(who="Anna", phase="map"))
            assert self.state.map == before.map

    @invariant()
    def money_is_never_owed(self) -> None:
        if not self.state.sandbox:
            assert free_money(self.state, TINY) >= -1e-9
            assert research_left(self.state, TINY) >= 0

    @invariant()
    def a_round_has_its_limit(self) -> None:
        chosen = [choice.intervention for choice in self.state.plan.choices]
        assert len(set(chosen)) == len(chosen)
        if not self.state.sandbox:
            rounds = [choice.round for choice in self.state.plan.choices]
            assert all(rounds.count(round_) <= TINY.rounds.per_round for round_ in rounds)
            assert max(rounds, default=1) <= self.state.round
        assert not {"cuts", "discount"} <= set(chosen)

    @invariant()
    def the_map_is_in_journey_order(self) -> None:
        stages = [stage.id for stage in TINY.stages]
        places = [stages.index(point.stage) for point in self.state.map.points]
        assert places == sorted(places)
        refs = [point.ref for point in self.state.map.points if point.ref]
        assert len(set(refs)) == len(refs)

    @invariant()
    def doors_and_steps_agree(self) -> None:
        assert self.state.revealed in (self.state.round, self.state.round - 1) or self.state.sandbox
        for phase in PHASES:
            for place, steps in (
                (undoable(self.state, phase), self.state.done),
                (redoable(self.state, phase), self.state.undone),
            ):
                assert place is None or steps[place].phase in ("map", "plan")

    def teardown(self) -> None:
        if not hasattr(self, "log"):
            return
        written = [action.model_dump_json() for action in self.log]
        read = [do.ACTION.validate_json(line) for line in written]
        assert read == self.log
        assert replay(read, TINY) == self.state
        assert Workshop.model_validate_json(self.state.model_dump_json()) == self.state


TestPlay = Play.TestCase
TestPlay.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
