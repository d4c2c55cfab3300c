"""Pages of help in the language of the session.

Their sentences are the docstrings of the commands and what the parser says of its own accord; `help.po`
holds the Russian of each paragraph, of each parameter and of the capitals that stand for a value.
"""

from __future__ import annotations

import re
from typing import Any

from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel, InlineText
from rich.console import Console, ConsoleOptions
from rich.text import Text

from cinema_game.language import _

EXAMPLE = "Example: "
_PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")


class Help(DefaultFormatter):
    """Lays a page out as the parser does, with every word looked up first."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Print the commands or the parameters."""
        entries = [_entry(entry) for entry in panel.entries]
        super().__call__(console, options, panel.copy(title=_(str(panel.title)), entries=entries))

    def render_usage(self, console: Console, _options: ConsoleOptions, usage: Any) -> None:
        """Print how the command is written."""
        words = Text.assemble((_("Usage:"), "bold"), " ", placeholders(_plain(usage).strip()))
        console.print(words, end="\n\n")

    def render_description(self, console: Console, _options: ConsoleOptions, description: Any) -> None:
        """Print what the command is for, a paragraph after the other, as wide as the page."""
        for paragraph in _plain(description).strip().split("\n\n"):
            words = " ".join(paragraph.split())
            if words.startswith(EXAMPLE):
                console.print(_("Example:"))
                console.print(Text("  " + words.removeprefix(EXAMPLE)), end="\n\n", soft_wrap=True)
            elif words:
                console.print(Text(_(words)), end="\n\n")


def placeholders(words: str) -> str:
    """The capitals that stand for what a person writes, in the language of the session."""
    return _PLACEHOLDER.sub(lambda found: _(found[0]), words)


def _entry(entry: HelpEntry) -> HelpEntry:
    """The same line with its words looked up; what it expects stands behind them in brackets."""
    told = " ".join(_plain(entry.description).split())
    words = [_(told)] if told else []
    if entry.required:
        words.append(_("[required]"))
    if entry.choices:
        words.append(_("[one of: {choices}]").format(choices=", ".join(entry.choices)))
    if entry.default not in (None, "()", "False"):
        value = _("yes") if entry.default == "True" else entry.default
        words.append(_("[default: {value}]").format(value=value))
    return entry.copy(
        description=Text(" ".join(words)),
        positional_label=placeholders(entry.positional_label or "") or None,
        metavar=placeholders(entry.metavar or "") or None,
        required=False,
        choices=None,
        default=None,
    )


def _plain(words: Any) -> str:
    """The words of a renderable of the parser."""
    if isinstance(words, InlineText):
        words = words.primary_renderable
    return words.plain if isinstance(words, Text) else str(words or "")
