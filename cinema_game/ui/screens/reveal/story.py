"""How a quarter is told: what stands on the screen at each beat. Pure: a run gives always the same story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cinema_game.ui.screens.reveal.voices import Voice, voices
from cinema_game.workshop.happenings import Occurrence
from cx.model.outcome import Outcome
from cx.scenario.events import Event


@dataclass(frozen=True)
class Counted:
    """What has happened since the quarter began, in simulated customers."""

    told_good: int
    told_bad: int
    came_back: int
    went_to_rival: int


@dataclass(frozen=True)
class Beat:
    """One moment of the story.

    `week` 1.. of the round; `points` touchpoints of the curve drawn so far; what is new at this
    moment (`voice`, `news`), and what has been counted up to it.
    """

    week: int
    points: int
    voice: Voice | None
    news: tuple[Event, ...]
    on_the_way: int
    counted: Counted


def story(run: Outcome, round_: int, happenings: Sequence[Occurrence]) -> tuple[Beat, ...]:
    """The beats of a round: at least one a week and one a touchpoint.

    Args:
        run: what the simulated customers did.
        round_: 1 is the first.
        happenings: the events of this round.
    """
    scenario = run.scenario
    weeks, count = scenario.rounds.weeks, len(scenario.touchpoints)
    beats = max(weeks, count)
    first = (round_ - 1) * weeks
    visits = np.asarray(run.weekly_visits[first : first + weeks], dtype=float)
    gone = np.cumsum(visits) / (visits.sum() or 1.0)
    heard = voices(run, round_)
    told: list[Beat] = []
    points = week = 0
    for number in range(1, beats + 1):
        before, points = points, -(-number * count // beats)
        last, week = week, -(-number * weeks // beats)
        share = 1.0 if number == beats else float(gone[week - 1])
        told.append(
            Beat(
                week=week,
                points=points,
                voice=heard.get(points - 1) if points > before else None,
                news=tuple(h.event for h in happenings if last < min(h.event.week, weeks) <= week),
                on_the_way=round(float(visits[week - 1])) if len(visits) else 0,
                counted=_counted(run, round_ - 1, share),
            )
        )
    return tuple(told)


def _counted(run: Outcome, row: int, share: float) -> Counted:
    return Counted(
        told_good=round(float(run.told_good[row]) * share),
        told_bad=round(float(run.told_bad[row]) * share),
        came_back=round(float(run.came_back[row]) * share),
        went_to_rival=round(float(run.went_to_rival[row]) * share),
    )
