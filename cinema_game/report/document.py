"""What a report says, apart from how it is written: sections of blocks, for HTML and plain text alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Tone = Literal["plain", "good", "bad", "quiet", "strong"]


@dataclass(frozen=True)
class Paragraph:
    """A few sentences; `tone` says whether they are by the way, a warning, or what counts."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Bullets:
    """Sentences one under the other."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `tone` is always told by the text as well."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Column:
    """A column and whether it holds figures, which stand at the right."""

    name: str
    figures: bool = False


@dataclass(frozen=True)
class Table:
    """The first cell of a row names it; `wide` asks for the whole width and small print."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawing, its legend, and what is to be seen in it, in words."""

    caption: str
    told: str
    svg: Markup
    legend: tuple[tuple[Markup, str], ...] = ()
    silent: bool = False
    """The words only say what is written in the drawing: they are for those who cannot see it."""


@dataclass(frozen=True)
class Figures:
    """Small drawings under one caption, `abreast` of them side by side."""

    caption: str
    small: tuple[Figure, ...]
    legend: tuple[tuple[Markup, str], ...] = ()
    abreast: Literal[1, 3] = 3


@dataclass(frozen=True)
class Part:
    """A part of a score: its figure, its share of the best if it has one, and why it is so."""

    name: str
    figure: str
    share: float | None = None
    why: str = ""


@dataclass(frozen=True)
class Score:
    """One of the three scores, never added up."""

    name: str
    figure: str
    about: str
    share: float | None
    parts: tuple[Part, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scores:
    """The scores side by side, in short, or (`opened`) with their parts."""

    scores: tuple[Score, ...]
    opened: bool = False


@dataclass(frozen=True)
class Quote:
    """Somebody's own words."""

    text: str
    who: str


@dataclass(frozen=True)
class Question:
    """A question of the debrief, the moment of which it speaks, and the answers; room to write if none."""

    text: str
    moment: str
    answers: tuple[Quote, ...]


Block = Paragraph | Bullets | Table | Figure | Figures | Scores | Quote | Question


@dataclass(frozen=True)
class Section:
    """A chapter, or (`parts`) a part of one."""

    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Section, ...] = ()
    fresh: bool = False
    """Begins on a new page."""
    lying: bool = False
    """On paper in landscape."""


@dataclass(frozen=True)
class Document:
    """A whole report in one language."""

    title: str
    above: str
    """A line over the title: what kind of report it is."""
    facts: tuple[tuple[str, str], ...]
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: str
    contents: bool = True
    """Has a list of its sections."""
