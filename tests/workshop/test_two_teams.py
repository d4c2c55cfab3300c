"""Two owners: alone beside the computer, and two teams at one laptop."""

from __future__ import annotations

import pytest
from incident import incident
from lived import nothing_of, run_of
from replaying import replay

from cinema_game.workshop import actions as do
from cinema_game.workshop.happenings import happens_in
from cinema_game.workshop.purse import free_money, purses
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.rules.demands import demands
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import proposals, waiting_proposals, whole_plan
from cx.scenario.scenario import Scenario
from cx.scoring.forecast import Estimate, Forecast

CASE = incident()
US, THEM = "Ada", "Boris"


def opening(*, two: bool, members: tuple[str, ...] = (US,)) -> do.Begin:
    second = do.Second(owner="them", team="Sorters", members=(THEM,)) if two else None
    return do.Begin(
        who=members[0],
        scenario="incident",
        fingerprint="0",
        seed=1,
        draw=7,
        team="Carriers",
        members=members,
        language="en",
        customers=300,
        second=second,
    )


class Table:
    """A game in the making: its log, and the state it leads to."""

    def __init__(self, *, two: bool, case: Scenario = CASE) -> None:
        self.case = case
        self.log: list[do.Action] = [opening(two=two)]
        self.state: Workshop = apply(None, self.log[0], case)

    @property
    def me(self) -> str:
        return self.state.members[0]

    def act(self, *actions: do.Action) -> Table:
        for action in actions:
            self.state = apply(self.state, action, self.case)
            self.log.append(action)
        return self

    def choose(self, *ids: str) -> Table:
        return self.act(*(do.Choose(who=self.me, intervention=id_) for id_ in ids))

    def fix(self) -> Table:
        return self.act(do.Lock(who=do.TRAINER, phase="plan"))

    def foretell(self) -> Table:
        guess = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
        forecast = Forecast(nps=guess, revenue=guess, returning=guess, worst="care")
        return self.act(do.Predict(who=self.me, forecast=forecast), do.LockForecast(who=self.me))

    def hand_over(self) -> Table:
        return self.act(do.HandOver(who=self.me))

    def refused(self, action: do.Action) -> str:
        with pytest.raises(RuleBroken) as caught:
            apply(self.state, action, self.case)
        return str(caught.value)


def test_alone_the_computer_agrees_as_long_as_its_conditions_hold() -> None:
    table = Table(two=False).choose("link")
    assert table.state.plan.interventions == ("link",)
    assert purses(table.state, CASE)[0].once == 40, "half of it is the other's"
    assert "is for Depot to start" in table.refused(do.Choose(who=US, intervention="clock"))


def test_the_computer_says_what_is_in_the_way() -> None:
    card = CASE.intervention("link")
    assert card.joint is not None
    late = card.joint.model_copy(update={"round": card.joint.round.model_copy(update={"value": 2.0})})
    dear = card.joint.model_copy(update={"share": card.joint.share.model_copy(update={"value": 1.0})})
    for joint, once, words in (
        (late, 80, "will not hear of “A line between us” before round 2"),
        (dear, 250, "Depot cannot pay its part of “A line between us”"),
    ):
        changed = card.model_copy(
            update={"joint": joint, "once": card.once.model_copy(update={"value": float(once)})}
        )
        cards = tuple(changed if one.id == "link" else one for one in CASE.interventions)
        table = Table(two=False, case=CASE.model_copy(update={"interventions": cards}))
        assert words in table.refused(do.Choose(who=US, intervention="link"))
    busy = CASE.owner("them").model_copy(update={"agrees_to": 0})
    owners = tuple(busy if one.id == "them" else one for one in CASE.owners)
    table = Table(two=False, case=CASE.model_copy(update={"owners": owners}))
    assert "at most" in table.refused(do.Choose(who=US, intervention="link"))


def test_what_the_computer_does_by_itself_it_does_not_where_a_team_plays() -> None:
    alone, shared = Table(two=False).state, Table(two=True).state
    assert [one.event.id for one in happens_in(alone, CASE, 2)] == ["sorts_better"]
    assert happens_in(shared, CASE, 2) == ()


def test_each_team_has_its_own_money_map_and_plan() -> None:
    table = Table(two=True).choose("soon", "warn")
    assert table.state.team == "Carriers"
    assert 180 < free_money(table.state, CASE) < 248
    table.hand_over()
    assert (table.state.team, table.me, table.state.plan.choices) == ("Sorters", THEM, ())
    assert free_money(table.state, CASE) == 100
    assert "not a member" in table.refused(do.Choose(who=US, intervention="clock"))
    assert "is for Swift to start" in table.refused(do.Choose(who=THEM, intervention="soon"))
    table.choose("clock").hand_over()
    assert table.state.plan.interventions == ("soon", "warn")
    assert set(whole_plan(table.state, CASE).interventions) == {"soon", "warn", "clock"}
    table.act(do.Undo(who=US, phase="plan"))
    assert len(table.state.plan) == 1
    assert table.state.other is not None
    assert table.state.other.plan.interventions == ("clock",)


def test_a_joint_measure_happens_only_if_both_want_it() -> None:
    table = Table(two=True).choose("link")
    assert whole_plan(table.state, CASE).choices == ()
    table.fix().hand_over()
    (asked,) = proposals(table.state, CASE)
    assert asked.intervention == "link"
    assert any("proposes “A line between us”" in str(one) for one in demands(table.state, "plan", CASE))
    table.choose("link").fix()
    assert whole_plan(table.state, CASE).interventions == ("link",)
    table.foretell().hand_over().foretell().act(do.Reveal(who=US))
    assert table.state.plan.interventions == ("link",)
    run, nothing = run_of(table.state, CASE), nothing_of(table.state, CASE)
    assert run.plan.interventions == ("link",)
    assert run.emotion_all[0, 1] > nothing.emotion_all[0, 1]


def test_a_refused_proposal_falls_through_and_may_come_again() -> None:
    table = Table(two=True).choose("link").fix().hand_over()
    table.act(do.Refuse(who=THEM, intervention="link")).fix()
    assert "has not proposed" in table.refused(do.Refuse(who=THEM, intervention="link"))
    assert proposals(table.state, CASE) == ()
    table.foretell().hand_over()
    assert waiting_proposals(table.state, CASE) == ()
    table.foretell().act(do.Reveal(who=US))
    assert table.state.plan.choices == ()
    assert run_of(table.state, CASE).plan.choices == ()
    table.act(do.NextRound(who=US)).choose("link")
    assert table.state.plan.interventions == ("link",)
    assert table.state.other is not None
    assert table.state.other.locks == ()


def test_an_answer_may_come_after_the_lock_of_ones_own_plan() -> None:
    def early(who: str) -> do.Predict:
        guess = Estimate(direction="up", low=0, high=0.1, confidence=0.7)
        forecast = Forecast(nps=guess, revenue=guess, returning=guess, worst="care")
        return do.Predict(who=who, forecast=forecast)

    table = Table(two=True).fix()
    assert "Sorters has not fixed its plan yet" in table.refused(early(US))
    table.hand_over().choose("link").fix()
    assert "has not answered your proposal" in table.refused(early(THEM))
    table.hand_over()
    assert "locked in this round" in table.refused(do.Choose(who=US, intervention="soon"))
    table.choose("link").foretell()
    assert "Sorters has not locked its forecast yet" in table.refused(do.Reveal(who=US))
    table.hand_over().foretell().act(do.Reveal(who=THEM))
    assert table.state.phase == "reveal"
    assert table.state.other is not None
    assert table.state.other.phase == "reveal"
    assert table.state.revealed == 1


def test_the_log_leads_to_the_same_state_and_the_state_is_one_value() -> None:
    table = (
        Table(two=True)
        .choose("link", "soon")
        .fix()
        .hand_over()
        .choose("clock")
        .act(do.Refuse(who=THEM, intervention="link"))
    )
    again = replay(table.log, CASE)
    assert again == table.state
    assert Workshop.model_validate_json(table.state.model_dump_json()) == table.state


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (do.Second(owner="others", team="B", members=("B",)), "cannot play “others”"),
        (do.Second(owner="us", team="B", members=("B",)), "cannot play “us”"),
        (do.Second(owner="them", team="CARRIERS", members=("B",)), "the same name"),
        (do.Second(owner="them", team="B", members=("АDA",)), "the same name"),
    ],
)
def test_a_second_team_is_another_team(second: do.Second, words: str) -> None:
    action = opening(two=False).model_copy(update={"second": second})
    with pytest.raises(RuleBroken, match=words):
        apply(None, action, CASE)


def test_one_team_has_nobody_to_hand_the_laptop_to() -> None:
    assert "nobody to hand" in Table(two=False).refused(do.HandOver(who=US))
