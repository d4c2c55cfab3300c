"""A document as plain text for a screen reader: numbered headings and sentences, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.language import _
from cinema_game.report.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Figures,
    Paragraph,
    Question,
    Quote,
    Score,
    Scores,
    Section,
    Table,
)

_DOTS = str.maketrans("", "", "●○")


def as_text(report: Document) -> str:
    """The whole report, a sentence or a row a line, in the current language."""
    lines = [report.title, report.above, ""]
    lines += [f"{name}: {value}." for name, value in report.facts]
    lines += _blocks(report.opening)
    for number, section in enumerate(report.sections, start=1):
        lines += _section(section, str(number))
    lines += ["", report.closing]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, number: str) -> Iterable[str]:
    yield ""
    yield f"{number}. {section.title}"
    yield from _blocks(section.blocks)
    for place, part in enumerate(section.parts, start=1):
        yield from _section(part, f"{number}.{place}")


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Table():
            yield from _table(block)
        case Figure():
            yield f"{block.caption}. {block.told}"
        case Figures():
            yield f"{block.caption}."
            for small in block.small:
                yield small.told if small.told == small.caption else f"{small.caption}. {small.told}"
        case Scores():
            for score in block.scores:
                yield from _score(score)
        case Quote():
            yield _("{who}: {words}").format(who=block.who, words=block.text)
        case Question():
            yield block.text
            if block.moment:
                yield _("The moment: {moment}.").format(moment=block.moment)
            for answer in block.answers:
                yield _("{who}: {words}").format(who=answer.who, words=answer.text)
            if not block.answers:
                yield _("No answer was written.")


def _table(table: Table) -> Iterable[str]:
    """Row by row as a sentence: the first cell names it, the others have the names of their columns."""
    yield f"{table.caption}."
    for row in table.rows:
        cells = [
            f"{column.name}: {_spoken(cell.text)}"
            for column, cell in zip(table.columns[1:], row[1:], strict=True)
            if cell.text != "—"
        ]
        yield f"{row[0].text}. {'; '.join(cells)}." if cells else f"{row[0].text}."


def _score(score: Score) -> Iterable[str]:
    yield f"{score.name}: {score.figure}, {score.about}."
    yield from score.told
    for part in score.parts:
        yield " ".join(filter(None, (f"{part.name}: {part.figure}.", part.why)))


def _spoken(cell: str) -> str:
    """Dots that stand for a strength are told as a number."""
    if cell and not cell.translate(_DOTS):
        return _("{n} of {all}").format(n=cell.count("●"), all=len(cell))
    return cell
