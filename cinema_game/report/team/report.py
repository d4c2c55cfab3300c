"""The report of a team as a document."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.facilitation.book import Book
from cinema_game.figures import day, number
from cinema_game.language import _, n_, say
from cinema_game.report.document import Block, Document, Paragraph, Section
from cinema_game.report.team import (
    contributions,
    dashboard,
    debrief,
    forecast,
    journey,
    marks,
    plan,
    scores,
    sheet,
)
from cinema_game.report.team.facts import TeamFacts
from cinema_game.store.workshops import CHANGED
from cx.message import Message
from cx.scenario.fingerprint import fingerprint


def team_report(facts: TeamFacts, books: Sequence[Book] = ()) -> Document:
    """Everything of one team; `books` are those of the raters who marked its class."""
    return Document(
        title=facts.state.team,
        above=_("Report of a team"),
        facts=_facts(facts),
        opening=(*notices(facts), scores.in_short(facts), journey.hero(facts)),
        sections=_sections(facts, books),
        closing=_("Every figure was simulated; the same workshop gives the same report."),
    )


def notices(facts: TeamFacts) -> tuple[Block, ...]:
    """What a reader has to know of the files: damage that was mended, a scenario that has changed."""
    told = [say(notice) for notice in facts.team.notices]
    if facts.state.fingerprint != fingerprint(facts.scenario):
        told.append(say(Message(CHANGED, {"id": facts.scenario.id})))
    return tuple(Paragraph(sentence, "bad") for sentence in told)


def _sections(facts: TeamFacts, books: Sequence[Book]) -> tuple[Section, ...]:
    played: tuple[Section, ...] = ()
    if (runs := facts.runs) is not None:
        played = (
            forecast.section(facts, runs),
            dashboard.section(facts, runs),
            contributions.section(facts, runs),
        )
    return (
        journey.section(facts),
        sheet.section(facts),
        plan.section(facts),
        *played,
        scores.opened(facts),
        marks.section(facts, books),
        debrief.section(facts),
    )


def _facts(facts: TeamFacts) -> tuple[tuple[str, str], ...]:
    state, scenario = facts.state, facts.scenario
    rounds = n_("{n} round", "{n} rounds", state.revealed)
    return (
        (_("Scenario"), f"{say(scenario.title)} · {say(scenario.company)}"),
        (_("Members"), ", ".join(state.members)),
        (_("Revealed"), rounds),
        (_("Simulated customers"), number(state.customers)),
        (_("Played"), day(state.began)),
    )
