"""Page 6, Monday: what this team said in its own words, and what the measures teach, to take along."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.language import _, say
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.workshop.state import Workshop


def rows(facts: Facts, workshop: Workshop, width: int) -> Iterable[Row]:
    """The answers given so far, and the lessons of what happened."""
    yield from heading(_("What you wrote today"), gap=False)
    questions = {prompt.id: prompt.text for prompts in facts.prompts.values() for prompt in prompts}
    if not workshop.answers:
        yield from sentence(_("Nothing yet. Write on any page; it is collected here."), width)
    for reply in workshop.answers:
        if reply.question in questions:
            yield from sentence(say(questions[reply.question]), width, style="$foreground 65%")
        yield from sentence(plain(f"{reply.who}: {reply.text}"), width, indent=2)
    lessons = [event.lesson for event in facts.scenario.events if event.lesson is not None]
    if lessons:
        yield from heading(_("What the game wanted to teach"))
        for lesson in lessons:
            yield from sentence("· " + say(lesson), width)
