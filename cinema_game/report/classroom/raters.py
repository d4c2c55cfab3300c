"""What raters marked, how far they agree, and where they part."""

from __future__ import annotations

from cinema_game.facilitation.agreement import ClassAgreement, marked_level
from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.report.classroom.facts import ClassFacts
from cinema_game.report.document import Block, Cell, Column, Paragraph, Section, Table
from cinema_game.report.team.facts import TeamFacts
from cx.scoring.agreement import Agreement


def marks(facts: ClassFacts) -> Section:
    """A team a row, a criterion a column: the median of the raters, else what was computed."""
    rows = tuple(
        (Cell(team.state.team), *(_level(facts, team, criterion) for criterion in facts.rubric.ids))
        for team in facts.teams
    )
    columns = (
        Column(_("Team")),
        *(Column(say(criterion.name), figures=True) for criterion in facts.rubric.criteria),
    )
    caption = _("Levels 0 to 4: the median of people's marks; (in brackets) what the program computed")
    return Section(_("Marks"), (Table(caption, columns, rows, wide=True),), fresh=True, lying=True)


def _level(facts: ClassFacts, team: TeamFacts, criterion: str) -> Cell:
    marked = marked_level(facts.books, team.team.id, criterion)
    if marked is not None:
        return Cell(number(marked, 0 if marked == int(marked) else 1), "strong")
    computed = team.judged.level(criterion)
    return Cell("—" if computed is None else f"({computed})", "quiet")


def agreement(facts: ClassFacts) -> Section:
    """Krippendorff's α and the largest disagreements."""
    title = _("Do the raters agree?")
    found = facts.agreement
    if found is None:
        return Section(title, (Paragraph(_("Nobody has marked by hand yet.")),))
    raters = ", ".join(book.rater for book in facts.books)
    blocks: list[Block] = [
        Paragraph(_("Raters: {names}.").format(names=raters)),
        Paragraph(say(found.overall.in_words()), "strong"),
        _table(facts, found),
    ]
    blocks += _disagreements(facts, found)
    return Section(title, tuple(blocks))


def _table(facts: ClassFacts, found: ClassAgreement) -> Table:
    all_ = [(_("All rows together"), found.overall)]
    all_ += [(say(facts.rubric.criterion(id_).name), one) for id_, one in found.criteria.items()]
    rows = tuple(
        (
            Cell(name),
            Cell("—" if one.alpha is None else number(one.alpha, 2)),
            Cell(_interval(one)),
            Cell(number(one.units)),
            Cell(say(one.in_words())),
        )
        for name, one in all_
    )
    columns = (
        Column(_("Criterion")),
        Column("α", figures=True),
        Column(_("95 % interval"), figures=True),
        Column(_("Marked by two"), figures=True),
        Column(_("What it allows one to say")),
    )
    return Table(_("Krippendorff's α for ordered levels"), columns, rows)


def _interval(one: Agreement) -> str:
    if one.interval is None:
        return "—"
    return f"{number(one.interval[0], 2)} … {number(one.interval[1], 2)}"


def _disagreements(facts: ClassFacts, found: ClassAgreement) -> list[Block]:
    if not found.disagreements:
        return [Paragraph(_("No row was marked differently."))]
    names = {team.team.id: team.state.team for team in facts.teams}
    rows = tuple(
        (
            Cell(names[one.map]),
            Cell(say(facts.rubric.criterion(one.criterion).name)),
            Cell(number(one.spread)),
            Cell("; ".join(f"{rater}: {level}" for rater, level in one.levels)),
        )
        for one in found.disagreements
    )
    columns = (
        Column(_("Team")),
        Column(_("Criterion")),
        Column(_("Apart by"), figures=True),
        Column(_("Levels")),
    )
    return [Table(_("The largest disagreements first"), columns, rows)]
