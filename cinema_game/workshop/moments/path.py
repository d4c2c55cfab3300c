"""Moments on the customer's path: the largest fall, the heaviest point, the point nobody drew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cinema_game.workshop.forecasts import usually_met
from cinema_game.workshop.moments.story import Moment, Story
from cx.message import N_, Message

FULL = 3
"""A felt emotion of 1 is +3 on the map."""
LEAST_FALL = 0.02
"""A smaller fall of the felt emotion is noise."""


def largest_fall(story: Story, round_: int | None = None) -> Moment | None:
    """Where the emotion fell most from one round to the next (the first: against doing nothing)."""
    felt = np.asarray(story.run.emotion_all, dtype=np.float64)
    before = np.vstack([np.asarray(story.nothing.emotion_all[:1], dtype=np.float64), felt[:-1]])
    usual = np.array([usually_met(story.run, row + 1) for row in range(len(felt))])
    falls = np.where(usual, np.nan_to_num(before - felt), 0.0)
    place = _largest(falls, round_)
    if place is None or falls[place] < LEAST_FALL:
        return None
    row, index = place
    point = story.scenario.touchpoints[index]
    return Moment(
        id=f"fall.{row + 1}.{point.id}",
        page="feelings",
        text=Message(
            N_("Round {round}: the mood at “{point}” fell by {fall:.1f}. Which word names what you felt?"),
            {"round": row + 1, "point": point.name, "fall": float(FULL * falls[place])},
        ),
        round=row + 1,
        touchpoint=point.id,
    )


def heaviest_point(story: Story) -> Moment | None:
    """The touchpoint that gave most of the accumulated value, and what it weighed on the map."""
    last = np.nan_to_num(np.asarray(story.run.accumulated[-1], dtype=np.float64)).mean(axis=1)
    given = np.abs(np.diff(last, prepend=0.0))
    if not given.sum() > 0:
        return None
    index = int(given.argmax())
    point = story.scenario.touchpoints[index]
    params: dict[str, object] = {"point": point.name, "share": round(100 * given[index] / given.sum())}
    weight = _weight_on_map(story, point.id)
    if weight is None:
        text = Message(
            N_("“{point}” moved {share} % of the accumulated value, and is not on your map. Why?"),
            params,
        )
    else:
        text = Message(
            N_("“{point}” moved {share} % of the accumulated value; your map gives it {weight} of 3. Why?"),
            {**params, "weight": weight},
        )
    return Moment(id=f"heavy.{point.id}", page="why", text=text, touchpoint=point.id)


def unseen_point(story: Story) -> Moment | None:
    """The most decisive indirect touchpoint that nobody drew."""
    if story.matching is None or story.truth is None:
        return None
    points = story.scenario.touchpoints
    unseen = [
        (float(story.truth.weight[index]), point)
        for index, point in enumerate(points)
        if point.kind == "indirect" and point.id in story.matching.unseen
    ]
    if not unseen:
        return None
    _, point = max(unseen, key=lambda item: item[0])
    return Moment(
        id=f"unseen.{point.id}",
        page="why",
        text=Message(
            N_("Nobody drew “{point}”, where others speak of you. What is said there, and who hears it?"),
            {"point": point.name},
        ),
        touchpoint=point.id,
    )


def _largest(values: NDArray[np.float64], round_: int | None) -> tuple[int, int] | None:
    """Row and column of the largest value, in one round or in all."""
    rows = values if round_ is None else values[round_ - 1 : round_]
    if rows.size == 0:
        return None
    row, column = np.unravel_index(int(rows.argmax()), rows.shape)
    return (int(row) if round_ is None else round_ - 1), int(column)


def _weight_on_map(story: Story, touchpoint: str) -> int | None:
    point = story.state.map.using(touchpoint)
    if point is None and story.matching is not None:
        own = [match.point for match in story.matching.matches if match.touchpoint == touchpoint]
        point = story.state.map.point(own[0]) if own and own[0] in story.state.map else None
    return None if point is None else point.importance
