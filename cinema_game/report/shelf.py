"""The shelf of scenarios as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cinema_game.language import _, current
from cinema_game.report.table import table
from cx.scenario.shelf import Card


def as_table(cards: Sequence[Card]) -> str:
    """For people, in the current language."""
    language = current()
    rows = [
        (
            card.id,
            card.title(language),
            "–".join(str(minutes) for minutes in dict.fromkeys(card.minutes)),
            "●" * card.difficulty + "○" * (3 - card.difficulty),
            card.error.sentence(language) if card.error else card.tagline(language),
        )
        for card in cards
    ]
    return table(_("Scenarios"), (_("id"), _("title"), _("minutes"), _("difficulty"), ""), rows, left=5)


def as_json(cards: Sequence[Card]) -> str:
    """For programs, titles in both languages."""
    rows = [
        {
            "id": card.id,
            "title": card.titles,
            "tagline": card.taglines,
            "minutes": list(card.minutes),
            "difficulty": card.difficulty,
            "tutorial": card.tutorial,
            "error": str(card.error) if card.error else None,
        }
        for card in cards
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
