"""The report of a class as a document."""

from __future__ import annotations

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.classroom import plans, raters, standings, touchpoints
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.document import Document, Paragraph, Section


def class_report(facts: ClassFacts) -> Document:
    """Everything of a class; teams that could not be read are told with a sentence."""
    if facts.teams:
        sections = _sections(facts)
        opening = standings.left_out(facts)
    else:
        sections = ()
        opening = (
            Paragraph(_("None of these workshops could be judged."), "bad"),
            *standings.left_out(facts),
        )
    titles = " · ".join(say(scenario.title) for scenario, _teams in facts.scenarios)
    return Document(
        title=titles or _("Class"),
        above=_("Report of a class"),
        facts=(
            (_("Teams"), number(len(facts.teams))),
            (_("Left out"), number(len(facts.left_out))),
            (_("Raters"), ", ".join(book.rater for book in facts.books) or "—"),
        ),
        opening=opening,
        sections=sections,
        closing=_("Every figure was simulated; the same workshops give the same report."),
    )


def _sections(facts: ClassFacts) -> tuple[Section, ...]:
    maps, begun = _("What the class saw"), _("What the class did")
    many = len(facts.scenarios) > 1
    about: list[Section] = []
    for scenario, teams in facts.scenarios:
        ending = f": {say(scenario.title)}" if many else ""
        about += [
            touchpoints.section(scenario, teams, maps + ending),
            plans.section(scenario, teams, begun + ending),
        ]
    return (
        standings.section(facts),
        standings.side_by_side(facts),
        *about,
        plans.forecasts(facts),
        raters.marks(facts),
        raters.agreement(facts),
    )
