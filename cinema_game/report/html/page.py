"""A document as a self-contained page for screen and paper."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cinema_game.language import _, current
from cinema_game.report import document
from cinema_game.report.breadth import breadth, pieces
from cinema_game.report.document import Document

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing from anywhere, and no script at all."""
LONG, PIECE = 18, 6
"""Letters of a word in a table that stays whole, and of the pieces into which a longer one may break."""
STYLES = ("page.css", "drawing.css", "handout.css")
_BLOCKS = {
    "paragraph": document.Paragraph,
    "bullets": document.Bullets,
    "table": document.Table,
    "figure": document.Figure,
    "figures": document.Figures,
    "scores": document.Scores,
    "quote": document.Quote,
    "question": document.Question,
}


def as_html(report: Document) -> str:
    """The whole page, in the current language; all text is escaped."""
    return filled(
        "page.html.j2",
        report=report,
        names={
            "skip": _("Skip to the report"),
            "contents": _("Contents"),
            "moment": _("The moment"),
            "room": _("Room to write"),
        },
    )


def filled(template: str, **values: object) -> str:
    """A template with its values, the style sheets, the language and what a browser may load."""
    style = "\n".join(_style(name) for name in STYLES)
    return (
        _environment().get_template(template).render(**values, style=style, language=current(), policy=POLICY)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cinema_game.report", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["soft"] = soft
    environment.filters["breadth"] = breadth
    for name, kind in _BLOCKS.items():
        environment.tests[name] = lambda block, kind=kind: isinstance(block, kind)
    return environment


def soft(words: str) -> Markup:
    """Words that may break: a table has to find room for whatever a person has typed."""
    return Markup(" ").join(_broken(word) for word in words.split(" "))


def _broken(word: str) -> Markup:
    rows = pieces(word, PIECE) if breadth(word) > LONG else (word,)
    return Markup("<wbr>").join(escape(row) for row in rows)


def _style(name: str) -> str:
    return (files("cinema_game.report.html") / name).read_text("utf-8")
