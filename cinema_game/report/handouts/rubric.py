"""The rubric on paper: a table a criterion, a box a level."""

from __future__ import annotations

from cinema_game.facilitation.rubric import LEVELS, Rubric
from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.document import Cell, Column, Document, Paragraph, Section, Table


def paper(rubric: Rubric) -> Document:
    """Every criterion with its question and the sentence of every level."""
    columns = (Column(_("Level")), Column(_("What the map is like")), Column(_("Mark")))
    sections = tuple(
        Section(
            say(criterion.name),
            (
                Table(
                    say(criterion.how),
                    columns,
                    tuple(
                        (Cell(number(level), "strong"), Cell(say(anchor)), Cell("☐"))
                        for level, anchor in zip(LEVELS, criterion.anchors, strict=True)
                    ),
                ),
            ),
        )
        for criterion in rubric.criteria
    )
    lead = _("One map a sheet. Mark the highest level whose sentence is true of the map; note why.")
    return Document(
        title=say(rubric.title),
        above=_("Rubric"),
        facts=((_("Map"), "____________________"), (_("Rater"), "____________________")),
        opening=(Paragraph(lead),),
        sections=sections,
        closing=_("Mark alone first, then compare with a second rater."),
        contents=False,
    )
