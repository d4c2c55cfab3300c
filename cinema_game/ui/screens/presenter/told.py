"""What the wall answers to a question of the debrief, in a few large signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cinema_game.language import _, say
from cinema_game.measures import FORETOLD, foretold, name_of, written
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.workshop.moments import Moment
from cinema_game.workshop.questions import Prompt
from cinema_game.workshop.state import Reply
from cx.model.measure import Measure
from cx.model.outcome import Outcome
from cx.scoring.forecast import Figure


@dataclass(frozen=True)
class Told:
    """An answer for the wall, and a line beneath it."""

    large: str = ""
    note: str = ""


def told(facts: Facts, prompt: Prompt, answers: Sequence[Reply], replayed: Mapping[str, Outcome]) -> Told:
    """What the game knows of a prompt's moment; what the team wrote where it is a question to people.

    Args:
        facts: of the workshop.
        prompt: the question.
        answers: what the team has written.
        replayed: the game without single measures, as far as it was replayed.
    """
    moment = prompt.moment
    if moment is None:
        return _written(prompt, answers)
    makers: dict[str, Callable[[], Told]] = {
        "fall": lambda: _fall(facts, moment),
        "error": lambda: _error(facts, moment),
        "heavy": lambda: _rank(facts, moment),
        "unseen": lambda: _rank(facts, moment),
        "gained": lambda: _segment(facts, moment),
        "lost": lambda: _segment(facts, moment),
        "trap": lambda: _trap(facts, moment),
        "without": lambda: _without(facts, moment, replayed),
    }
    return makers[moment.id.partition(".")[0]]()


def _written(prompt: Prompt, answers: Sequence[Reply]) -> Told:
    replies = [reply for reply in answers if reply.question == prompt.id]
    return Told(replies[-1].text, replies[-1].who) if replies else Told()


def _fall(facts: Facts, moment: Moment) -> Told:
    place = _place(facts, moment)
    row = (moment.round or 1) - 1
    before = facts.runs.run.emotion_all[row - 1] if row else facts.runs.nothing.emotion_all[0]
    was, became = float(before[place]), float(facts.runs.run.emotion_all[row, place])
    words = f"{felt(was).word} → {felt(became).word}"
    return Told(_turned(signed(was), signed(became)), f"{_point(facts, moment)}: {words}")


def _error(facts: Facts, moment: Moment) -> Told:
    figure: Figure = moment.figure or "nps"
    score = facts.forecasts[moment.round or 1].of(figure)
    middle = (score.estimate.low + score.estimate.high) / 2
    note = _("{figure}: foretold → came").format(figure=_(FORETOLD[figure]))
    return Told(_turned(foretold(figure, middle), foretold(figure, score.actual)), note)


def _rank(facts: Facts, moment: Moment) -> Told:
    """Which place the touchpoint has among those that decide, and what people need there."""
    strength = facts.truth.weight
    place = int((strength > strength[_place(facts, moment)]).sum()) + 1
    large = _("No. {n} of {of} in what decides").format(n=place, of=len(strength))
    return Told(large, f"{_point(facts, moment)}: {say(facts.scenario.touchpoint(_id(moment)).need)}")


def _segment(facts: Facts, moment: Moment) -> Told:
    ids = [segment.id for segment in facts.scenario.segments]
    place = ids.index(moment.segment or ids[0])
    mine, base = facts.runs.run.satisfaction, facts.runs.nothing.satisfaction
    was, became = float(base.by_segment[-1, place]), float(mine.by_segment[-1, place])
    note = _("{segment}: satisfaction without you → with you").format(
        segment=say(facts.scenario.segments[place].name)
    )
    return Told(_turned(written(base, was), written(mine, became)), note)


def _trap(facts: Facts, moment: Moment) -> Told:
    measure = facts.scenario.intervention(moment.intervention or "")
    return Told(say(measure.trap) if measure.trap is not None else "", say(measure.name))


def _without(facts: Facts, moment: Moment, replayed: Mapping[str, Outcome]) -> Told:
    without = replayed.get(moment.intervention or "")
    if without is None:
        return Told()
    run, last = facts.runs.run, facts.runs.run.rounds - 1

    def pair(measure: Measure, other: Measure) -> str:
        return _turned(written(measure, measure[last]), written(other, other[last]))

    money = f"{name_of(run.revenue, facts.scenario)}: {pair(run.revenue, without.revenue)}"
    note = _("NPS with it → without it") + f"   {money}"
    return Told(pair(run.nps, without.nps), note)


def _turned(before: str, after: str) -> str:
    """From one figure to another, on one line."""
    return f"{before}\u00a0→\u00a0{after}".replace(" ", "\u00a0")


def _id(moment: Moment) -> str:
    return moment.touchpoint or ""


def _place(facts: Facts, moment: Moment) -> int:
    ids = np.array([point.id for point in facts.scenario.touchpoints])
    return int(np.flatnonzero(ids == _id(moment))[0])


def _point(facts: Facts, moment: Moment) -> str:
    return say(facts.scenario.touchpoint(_id(moment)).name)
