"""Whose experience the team improved, and whose it spoiled."""

from __future__ import annotations

import numpy as np

from cinema_game.workshop.moments.story import Moment, Story
from cx.message import N_, Message


def segment_gained(story: Story) -> Moment | None:
    """Whose experience became better than without the team."""
    return _segment(story, best=True)


def segment_lost(story: Story) -> Moment | None:
    """Whose experience became worse than without the team."""
    return _segment(story, best=False)


def _segment(story: Story, *, best: bool) -> Moment | None:
    mine = np.asarray(story.run.satisfaction.by_segment[-1], dtype=np.float64)
    base = np.asarray(story.nothing.satisfaction.by_segment[-1], dtype=np.float64)
    change = np.nan_to_num(mine - base)
    index = int(change.argmax() if best else change.argmin())
    if (change[index] <= 0) if best else (change[index] >= 0):
        return None
    segment = story.scenario.segments[index]
    sentence = (
        N_("The experience of “{segment}” gained most from what you did. Did you mean them?")
        if best
        else N_("The experience of “{segment}” became worse by what you did. Who pays for that?")
    )
    return Moment(
        id=f"{'gained' if best else 'lost'}.{segment.id}",
        page="why",
        text=Message(sentence, {"segment": segment.name}),
        segment=segment.id,
    )
