"""A workshop from the first action to the debrief, and what is refused on the way."""

from __future__ import annotations

import pytest
from playing import begin, forecast, play, refused
from tiny import TINY

from cinema_game.workshop import actions as do
from cinema_game.workshop.happenings import known
from cinema_game.workshop.purse import free_money, purses, research_left
from cinema_game.workshop.rules.apply import apply
from cinema_game.workshop.rules.forecasting import waiting_for
from cinema_game.workshop.rules.gates import finished
from cinema_game.workshop.state import Workshop


def drawn(state: Workshop) -> Workshop:
    point = do.AddPoint(who="Anna", stage="before", ref="queue")
    return play(state, point, do.Feel(who="Anna", point=point.id, value=-2))


def forecasts(state: Workshop) -> Workshop:
    for member in state.members:
        state = play(
            state,
            do.Predict(who=member, member=member, forecast=forecast()),
            do.LockForecast(who=member, member=member),
        )
    if state.solo:
        return state
    return play(state, do.Predict(who="Anna", forecast=forecast()), do.LockForecast(who="Anna"))


def test_three_rounds_lead_to_the_debrief() -> None:
    state = drawn(begin())
    for round_ in (1, 2, 3):
        assert state.round == round_
        assert refused(state, do.Move(who="Anna", phase="debrief")).startswith("The debrief opens")
        state = forecasts(play(state, do.Lock(who="Lev", phase="plan")))
        assert refused(state, do.NextRound(who="Anna")).startswith("This round has not been revealed")
        state = play(state, do.Reveal(who="Anna"))
        assert state.revealed == round_
        assert finished(state, TINY) == (round_ == 3)
        if round_ < 3:
            state = play(state, do.NextRound(who="Anna"))
            assert state.phase == "research"
    assert refused(state, do.NextRound(who="Anna")) == "That was the last round. Go on to the debrief."
    assert play(state, do.Move(who="Anna", phase="debrief")).phase == "debrief"


def test_a_solo_forecast_is_the_teams() -> None:
    state = play(drawn(begin("Anna")), do.Lock(who="Anna", phase="plan"))
    state = play(state, do.Predict(who="Anna", forecast=forecast()), do.LockForecast(who="Anna"))
    assert state.locked("forecast")
    own, team = state.prediction(1, "Anna"), state.prediction(1)
    assert own is not None
    assert team is not None
    assert own.forecast == team.forecast
    assert play(state, do.Reveal(who="Anna")).revealed == 1


def test_the_reveal_waits_for_everyone() -> None:
    state = drawn(begin())
    assert refused(state, do.Reveal(who="Anna")).startswith("The plan is not locked yet")
    assert refused(state, do.Predict(who="Anna", member="Anna", forecast=forecast())).startswith(
        "Lock the plan"
    )
    state = play(state, do.Lock(who="Anna", phase="plan"))
    state = play(
        state,
        do.Predict(who="Anna", member="Anna", forecast=forecast()),
        do.LockForecast(who="Anna", member="Anna"),
    )
    assert refused(state, do.Predict(who="Lev", forecast=forecast())).endswith("Still waiting for: Lev.")
    assert refused(state, do.Reveal(who="Anna")).endswith("Still waiting for: Lev.")
    assert refused(state, do.Predict(who="Lev", member="Anna", forecast=forecast())).startswith(
        "This is the forecast of Anna alone"
    )
    assert refused(state, do.Predict(who="Anna", member="Anna", forecast=forecast())).startswith(
        "This forecast is locked"
    )
    assert waiting_for(state) == ("Lev",)
    state = play(
        state,
        do.Predict(who="Lev", member="Lev", forecast=forecast()),
        do.LockForecast(who="Lev", member="Lev"),
    )
    assert not waiting_for(state)
    assert refused(state, do.Reveal(who="Anna")).startswith("The team's forecast is not locked yet")


def test_a_trainer_goes_on_without_the_stragglers() -> None:
    state = play(begin(), do.Lock(who=do.TRAINER, phase="forecast"), do.Reveal(who=do.TRAINER))
    assert state.revealed == 1
    assert set(state.locks) == {"research", "map", "plan", "forecast"}


def test_an_empty_map_cannot_be_locked() -> None:
    state = begin()
    assert refused(state, do.Lock(who="Anna", phase="map")).startswith("The map is empty")
    assert refused(state, do.Lock(who="Anna", phase="plan")).startswith("The map is empty")
    state = play(state, do.AddPoint(who="Anna", stage="before", ref="queue"))
    assert refused(state, do.Lock(who="Anna", phase="map")).startswith("The map has no emotion yet")
    assert refused(state, do.Lock(who="Anna", phase="briefing")).startswith("Only research, map, plan")


def test_the_plans_lock_fixes_what_lies_before_it() -> None:
    state = play(drawn(begin()), do.Lock(who="Anna", phase="plan"))
    point = state.map.points[0].id
    assert refused(state, do.Feel(who="Anna", point=point, value=1)).startswith("“Map” is locked")
    assert refused(state, do.BuyEvidence(who="Anna", method="poll")).startswith("“Research” is locked")
    assert refused(state, do.Choose(who="Anna", intervention="smile")).startswith("“Plan” is locked")
    assert refused(state, do.Undo(who="Anna", phase="map")).startswith("Nothing was changed in “Map”")
    assert state.sealed[0].map == state.map


def test_three_are_too_many_where_two_are_allowed() -> None:
    state = play(
        begin(),
        do.Choose(who="Anna", intervention="smile"),
        do.Choose(who="Anna", intervention="order"),
    )
    assert refused(state, do.Choose(who="Anna", intervention="cuts")).startswith("You have chosen 2 of 2")


def test_money_is_reckoned_to_the_end_of_the_game() -> None:
    state = play(begin(), do.Choose(who="Anna", intervention="order"))
    first, second, third = purses(state, TINY)
    assert (first.new, first.once, first.running, first.left) == (1000, 450, 90, 460)
    assert (second.carried, second.new, second.running, second.left) == (460, 200, 90, 570)
    assert third.left == 480
    assert free_money(state, TINY) == 460
    assert refused(state, do.Choose(who="Anna", intervention="palace")).startswith(
        "“Palace” costs more than is left: 2,540 k are missing"
    )


def test_a_measure_acts_where_the_team_says() -> None:
    state = begin()
    assert refused(state, do.Choose(who="Anna", intervention="school")).startswith(
        "“School” needs a touchpoint"
    )
    assert refused(state, do.Choose(who="Anna", intervention="school", touchpoint="queue")).startswith(
        "“School” needs a touchpoint"
    )
    assert refused(state, do.Choose(who="Anna", intervention="smile", touchpoint="exit")).startswith(
        "“Smile” acts where its card says"
    )
    state = play(state, do.Choose(who="Anna", intervention="school", touchpoint="film"))
    state = play(state, do.Choose(who="Anna", intervention="school", touchpoint="exit"))
    assert [str(choice) for choice in state.plan.choices] == ["school@1:exit"]
    assert refused(state, do.Choose(who="Anna", intervention="school", touchpoint="exit")).endswith(
        "is in your plan already."
    )


def test_what_excludes_one_another_is_not_chosen_together() -> None:
    state = play(begin(), do.Choose(who="Anna", intervention="cuts"))
    assert refused(state, do.Choose(who="Anna", intervention="discount")).startswith(
        "“Discount” and “Cuts” exclude one another"
    )


def test_savings_that_were_spent_cannot_be_dropped() -> None:
    state = play(
        begin(), do.Choose(who="Anna", intervention="order"), do.Lock(who=do.TRAINER, phase="forecast")
    )
    state = play(state, do.Reveal(who="Anna"), do.NextRound(who="Anna"))
    assert refused(state, do.Drop(who="Anna", intervention="order")).startswith(
        "“Order” was started in round 1"
    )
    assert refused(state, do.Choose(who="Anna", intervention="order")).startswith(
        "“Order” runs since round 1"
    )


def test_research_has_its_own_money_and_its_delay() -> None:
    state = play(begin(), do.BuyEvidence(who="Anna", method="poll"))
    assert research_left(state, TINY) == 60
    assert state.plan.waits == ()
    state = play(state, do.BuyEvidence(who="Anna", method="talks", segments=("young",)))
    assert dict(state.plan.waits) == pytest.approx({1: 52 / 12})
    assert [purchase.id for purchase in state.purchases] == ["poll.1", "talks.2"]
    assert refused(state, do.BuyEvidence(who="Anna", method="talks", segments=("family",))).startswith(
        "“Talks” costs 50 k, and 10 k of the research money"
    )
    assert refused(state, do.BuyEvidence(who="Anna", method="poll")).startswith("“Poll” has been bought")
    state = play(state, do.BuyEvidence(who="Anna", method="watch"))
    assert dict(state.plan.waits) == pytest.approx({1: 2 * 52 / 12})
    assert refused(state, do.BuyEvidence(who="Anna", method="spy")).startswith("There is no research method")


def test_interviews_need_their_segments() -> None:
    assert refused(begin(), do.BuyEvidence(who="Anna", method="talks")).endswith("1. Chosen so far: 0.")
    assert refused(begin(), do.BuyEvidence(who="Anna", method="talks", segments=("kings",))) == (
        "There is no segment “kings”."
    )


def test_only_bought_evidence_is_pinned() -> None:
    state = drawn(begin())
    point = state.map.points[0].id
    pin = do.PinEvidence(who="Anna", evidence="poll.1:queue", point=point)
    assert refused(state, pin).startswith("This evidence has not been bought")
    state = play(state, do.BuyEvidence(who="Anna", method="poll"), pin)
    assert state.map.point(point).pins == ("poll.1:queue",)
    assert play(state, pin).map == state.map
    unpin = do.UnpinEvidence(who="Anna", evidence="poll.1:queue", point=point)
    assert play(state, unpin).map.point(point).pins == ()
    assert refused(play(state, unpin), unpin) == "This evidence is not pinned to the point."


def test_undo_in_research_takes_back_pins_alone() -> None:
    state = drawn(begin())
    point = state.map.points[0].id
    state = play(
        state,
        do.Move(who="Anna", phase="research"),
        do.BuyEvidence(who="Anna", method="poll"),
        do.PinEvidence(who="Anna", evidence="poll.1", point=point),
        do.Undo(who="Anna"),
    )
    assert state.map.point(point).pins == ()
    assert state.purchases
    assert refused(state, do.Undo(who="Anna")).startswith("Nothing was changed in “Research”")
    assert play(state, do.Redo(who="Anna")).map.point(point).pins == ("poll.1",)


def test_events_take_what_can_be_spared_and_no_more() -> None:
    state = play(
        begin(), do.Choose(who="Anna", intervention="order"), do.Lock(who=do.TRAINER, phase="forecast")
    )
    assert [o.event.id for o in known(state, TINY)] == []
    state = play(state, do.Reveal(who="Anna"), do.NextRound(who="Anna"))
    assert [o.event.id for o in known(state, TINY)] == ["rent"]
    purse = purses(state, TINY)[1]
    assert purse.events == 480
    assert free_money(state, TINY) == 0
    assert refused(state, do.Choose(who="Anna", intervention="smile")).startswith("“Smile” costs more")
    state = play(state, do.Lock(who=do.TRAINER, phase="forecast"), do.Reveal(who="Anna"))
    assert [o.event.id for o in known(state, TINY)] == ["rent", "video"]
    assert free_money(state, TINY) >= 0


def test_only_the_trainer_injects_and_rewinds() -> None:
    state = begin()
    assert refused(state, do.Inject(who="Anna", event="praise")).startswith("Only the trainer")
    state = play(state, do.Inject(who=do.TRAINER, event="praise"))
    assert [o.event.id for o in known(state, TINY)] == ["praise"]
    assert refused(state, do.Inject(who=do.TRAINER, event="praise")).startswith("This event happens")
    assert refused(state, do.Inject(who=do.TRAINER, event="ufo")).startswith("There is no event “ufo”")
    state = play(state, do.Checkpoint(who="Anna", name="before the map"))
    number = state.saved[-1].sequence
    later = drawn(state)
    assert refused(later, do.Rewind(who="Anna", to=number)).startswith("Only the trainer")
    assert refused(later, do.Rewind(who=do.TRAINER, to=99)).startswith("There is no checkpoint 99")
    back = play(later, do.Rewind(who=do.TRAINER, to=number))
    assert back.map == state.map
    assert back.sequence == later.sequence + 1
    assert [saved.name for saved in back.saved] == [None, "before the map"]


def test_the_sandbox_is_open() -> None:
    state = begin("Anna", mode="sandbox")
    state = play(
        state,
        do.Move(who="Anna", phase="debrief"),
        do.Choose(who="Anna", intervention="palace"),
        do.Choose(who="Anna", intervention="school", round=3),
        do.Choose(who="Anna", intervention="smile"),
        do.Choose(who="Anna", intervention="order"),
        do.Drop(who="Anna", intervention="palace"),
    )
    assert [str(choice) for choice in state.plan.choices] == ["school@3:film", "smile@1", "order@1"]
    assert refused(state, do.Reveal(who="Anna")).startswith("In the sandbox everything is open")
    assert refused(state, do.Choose(who="Anna", intervention="cuts", round=4)).startswith(
        "The game has only 3"
    )


def test_strangers_and_doubles_are_refused() -> None:
    assert refused(begin(), do.Move(who="Eve", phase="map")).startswith(
        "Eve is not a member of the team Owls"
    )
    with pytest.raises(ValueError, match="Two members have the same name"):
        begin("Anna", "Аnna")
    with pytest.raises(ValueError, match="name of the trainer"):
        begin(do.TRAINER)
    first = do.Move(who="Anna", phase="map")
    with pytest.raises(ValueError, match="has not begun yet"):
        apply(None, first, TINY)


def test_answers_come_after_a_reveal_and_can_be_rewritten() -> None:
    answer = do.Answer(who="Anna", question="q1", text="the queue")
    assert refused(begin(), answer).startswith("The questions come after the first reveal")
    state = play(begin(), do.Lock(who=do.TRAINER, phase="forecast"), do.Reveal(who="Anna"), answer)
    state = play(state, do.Answer(who="Lev", question="q1", text="the fee"))
    assert [(reply.text, reply.who) for reply in state.answers] == [("the fee", "Lev")]


def test_a_refusal_speaks_both_languages() -> None:
    from cinema_game.workshop.refusal import RuleBroken

    with pytest.raises(RuleBroken) as caught:
        apply(begin(), do.Choose(who="Anna", intervention="palace"), TINY)
    assert "Palace по-русски" in caught.value.message.in_("ru")
