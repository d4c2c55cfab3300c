"""The questions of the debrief, each with its moment, and what the team wrote."""

from __future__ import annotations

from cinema_game.language import N_, _, say
from cinema_game.report.document import Block, Bullets, Paragraph, Question, Quote, Section
from cinema_game.report.team.facts import TeamFacts
from cinema_game.workshop.moments import Moment
from cinema_game.workshop.state import Reply
from cx.scenario.lessons import Page

NAMES: dict[Page, str] = {
    "feelings": N_("Feelings"),
    "happened": N_("What happened"),
    "why": N_("Why"),
    "what_if": N_("What if"),
    "reality": N_("Reality"),
    "monday": N_("Monday"),
}


def section(facts: TeamFacts) -> Section:
    """Six pages of questions; then answers to others, and what the events teach."""
    replies = facts.state.answers
    parts = [
        Section(
            _(NAMES[page]),
            tuple(
                Question(say(prompt.text), _moment(prompt.moment, facts), _answers(prompt.id, replies))
                for prompt in prompts
            ),
        )
        for page, prompts in facts.prompts.items()
        if prompts
    ]
    asked = {prompt.id for prompts in facts.prompts.values() for prompt in prompts}
    others = [reply for reply in replies if reply.question not in asked]
    if others:
        name = say(facts.scenario.rounds.name)
        quotes: tuple[Block, ...] = tuple(
            Quote(reply.text, f"{reply.who}, {name} {reply.round}") for reply in others
        )
        parts.append(Section(_("Written between the rounds"), quotes))
    lessons = tuple(say(event.lesson) for event in facts.scenario.events if event.lesson is not None)
    if lessons and facts.prompts:
        parts.append(Section(_("What the game wanted to teach"), (Bullets(lessons),)))
    lead = _("Each question was made from your own game. What you wrote stands beneath it.")
    blocks = (
        (Paragraph(lead),) if parts else (Paragraph(_("Nothing is revealed yet, so nothing can be asked.")),)
    )
    return Section(_("Debrief"), blocks, tuple(parts), fresh=True)


def _answers(question: str, replies: tuple[Reply, ...]) -> tuple[Quote, ...]:
    return tuple(Quote(reply.text, reply.who) for reply in replies if reply.question == question)


def _moment(moment: Moment | None, facts: TeamFacts) -> str:
    """Round, touchpoint, segment and measure of which a question speaks."""
    if moment is None:
        return ""
    scenario = facts.scenario
    parts = []
    if moment.round is not None:
        parts.append(f"{say(scenario.rounds.name)} {moment.round}")
    if moment.touchpoint is not None:
        parts.append(say(scenario.touchpoint(moment.touchpoint).name))
    if moment.segment is not None:
        parts.append(say(scenario.segment(moment.segment).name))
    if moment.intervention is not None:
        parts.append(say(scenario.intervention(moment.intervention).name))
    return ", ".join(parts)
