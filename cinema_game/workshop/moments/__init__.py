"""Prompts of the debrief, made from the team's own log: each is tied to the moment it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from cinema_game.workshop.moments.chosen import expensive_trap, largest_measure
from cinema_game.workshop.moments.foretold import largest_error
from cinema_game.workshop.moments.path import heaviest_point, largest_fall, unseen_point
from cinema_game.workshop.moments.people import segment_gained, segment_lost
from cinema_game.workshop.moments.story import Moment, Story

__all__ = ["Moment", "Story", "largest_error", "largest_fall", "moments"]


def moments(story: Story) -> tuple[Moment, ...]:
    """Every prompt for which this team's log has a moment, in the order of the debrief's pages."""
    makers: tuple[Callable[[Story], Moment | None], ...] = (
        largest_fall,
        largest_error,
        heaviest_point,
        unseen_point,
        segment_gained,
        segment_lost,
        expensive_trap,
        largest_measure,
    )
    return tuple(moment for make in makers if (moment := make(story)) is not None)
