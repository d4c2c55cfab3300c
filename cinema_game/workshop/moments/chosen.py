"""Moments of the plan: the dearest trap, the dearest measure."""

from __future__ import annotations

from cinema_game.workshop.moments.story import Moment, Story
from cinema_game.workshop.purse import price
from cx.message import N_, Message
from cx.model.plan import Choice


def expensive_trap(story: Story) -> Moment | None:
    """The dearest trap that the team walked into."""
    traps = [
        (price(intervention, choice.round, story.scenario), choice.round, intervention)
        for choice in _chosen(story)
        if (intervention := story.scenario.intervention(choice.intervention)).trap is not None
    ]
    if not traps:
        return None
    _, round_, intervention = max(traps, key=lambda item: item[:2])
    return Moment(
        id=f"trap.{intervention.id}",
        page="what_if",
        text=Message(
            N_("You chose “{name}” in round {round}. What spoke for it then, what speaks against it now?"),
            {"name": intervention.name, "round": round_},
        ),
        round=round_,
        intervention=intervention.id,
    )


def largest_measure(story: Story) -> Moment | None:
    """The dearest measure: what would have come without it?"""
    chosen = [
        (price(story.scenario.intervention(choice.intervention), choice.round, story.scenario), choice)
        for choice in _chosen(story)
    ]
    if not chosen:
        return None
    _, choice = max(chosen, key=lambda item: (item[0], -item[1].round))
    return Moment(
        id=f"without.{choice.intervention}",
        page="what_if",
        text=Message(
            N_("What would have come without “{name}”? Say it first, then replay the game without it."),
            {"name": story.scenario.intervention(choice.intervention).name},
        ),
        round=choice.round,
        intervention=choice.intervention,
    )


def _chosen(story: Story) -> tuple[Choice, ...]:
    return story.state.plan.until(story.run.rounds).choices
