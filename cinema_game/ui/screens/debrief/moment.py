"""The way from a question back to the moment that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cinema_game.language import _, say
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, sentence
from cinema_game.workshop.moments import Moment
from cinema_game.workshop.questions import Prompt


def rows(facts: Facts, prompt: Prompt | None, width: int) -> Iterable[Row]:
    """A line whose key opens the moment: a customer who was there, or a replay; none for other questions."""
    moment = prompt.moment if prompt is not None else None
    way = _way(facts, moment) if moment is not None else None
    if moment is None or way is None:
        return
    words, name, key = way
    round_ = f"{say(facts.scenario.rounds.name)} {moment.round or facts.runs.run.rounds}"
    yield from sentence(plain(words.format(round=round_, name=name), "$accent"), width, key=key)
    yield Row(Content(""))


def _way(facts: Facts, moment: Moment) -> tuple[str, str, str] | None:
    """The sentence, the name in it, and the key of the line."""
    if moment.touchpoint is not None:
        return (
            _("The moment: {round}, {name}. Follow one who was there."),
            say(facts.scenario.touchpoint(moment.touchpoint).name),
            f"point:{moment.touchpoint}::{moment.round or ''}",
        )
    if moment.segment is not None:
        name = next(one.name for one in facts.scenario.segments if one.id == moment.segment)
        return _("The moment: {round}, {name}. Follow one of them."), say(name), f"segment:{moment.segment}"
    if moment.intervention is not None:
        return (
            _("The moment: {round}, {name}. Replay without it."),
            say(facts.scenario.intervention(moment.intervention).name),
            f"without:{moment.intervention}",
        )
    return None
