"""The rubric: what the program computed, what facilitators marked, and their comments."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_game.facilitation.book import Book, Mark
from cinema_game.facilitation.rubric import LEVELS, Criterion
from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.document import Block, Cell, Column, Paragraph, Quote, Section, Table
from cinema_game.report.team.facts import TeamFacts


def section(facts: TeamFacts, books: Sequence[Book]) -> Section:
    """A row a criterion, a column a rater; then reasons and comments."""
    rubric = facts.judged.rubric
    raters = [book for book in books if book.of(facts.team.id)]
    blocks: list[Block] = [_table(facts, raters)]
    if not raters:
        blocks.append(
            Paragraph(_("Nobody has marked this map by hand yet; the program's rows stand alone."), "quiet")
        )
    for criterion in rubric.criteria:
        for book in raters:
            mark = book.of(facts.team.id).get(criterion.id)
            if mark is not None and (words := comment(mark, criterion, book)):
                blocks.append(Quote(words, f"{book.rater}: {say(criterion.name)}, {mark.level}"))
    return Section(_("Marks of the map"), tuple(blocks), fresh=True)


def comment(mark: Mark, criterion: Criterion, book: Book, *, reason: bool = True) -> str:
    """Reason (if it is wanted), ready sentences and own words of a mark, one after the other."""
    bank = {phrase.id: say(phrase.text) for phrase in criterion.comments}
    bank |= {phrase.id: phrase.text for phrase in book.phrases}
    ready = [bank[id_] for id_ in mark.comments if id_ in bank]
    because = [_("Reason: {reason}").format(reason=mark.reason)] if mark.reason and reason else []
    return "\n".join([*because, *ready, *([mark.text] if mark.text else [])])


def _table(facts: TeamFacts, raters: Sequence[Book]) -> Table:
    rubric = facts.judged.rubric
    rows = tuple(_row(criterion, facts, raters) for criterion in rubric.criteria)
    columns = (
        Column(_("Criterion")),
        Column(_("Computed"), figures=True),
        *(Column(book.rater, figures=True) for book in raters),
        Column(_("What this level means")),
    )
    caption = _("{title}, levels {low} to {high}").format(
        title=say(rubric.title), low=LEVELS[0], high=LEVELS[-1]
    )
    return Table(caption, columns, rows)


def _row(criterion: Criterion, facts: TeamFacts, raters: Sequence[Book]) -> tuple[Cell, ...]:
    computed = facts.judged.level(criterion.id)
    marks = [book.of(facts.team.id).get(criterion.id) for book in raters]
    levels = [mark.level for mark in marks if mark is not None]
    shown = round(sum(levels) / len(levels)) if levels else computed
    anchor = "—" if shown is None else say(criterion.anchors[shown])
    return (
        Cell(say(criterion.name)),
        Cell("—" if computed is None else number(computed)),
        *(Cell("—" if mark is None else number(mark.level), "strong") for mark in marks),
        Cell(anchor),
    )
