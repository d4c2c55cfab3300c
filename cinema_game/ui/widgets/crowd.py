"""People on the way: how many stand at each touchpoint, as a line of dots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from cinema_game.ui.widgets.columns import Columns

_DENSE = " ·⡀⡄⡆⡇⣇⣧⣷⣿"


@dataclass(frozen=True)
class People:
    """`shares` 0..1 of the visits that meet each touchpoint.

    `moment` moves them a little; touchpoints from `until` on are hidden.
    """

    shares: tuple[float, ...] = ()
    moment: int = 0
    until: int = 0


class Crowd(Widget):
    """Draws `People` over the same `Columns` as the curve above."""

    DEFAULT_CSS = "Crowd { height: 1; width: 1fr; color: $foreground 75%; }"

    people: var[People] = var(People())
    columns: var[Columns] = var(Columns(0))

    def watch_people(self) -> None:
        """Others are on the way."""
        self.refresh()

    def watch_columns(self) -> None:
        """Other places."""
        self.refresh()

    def render(self) -> Content:
        """The line."""
        room, people = self.size.width, self.people
        cells = [" "] * room
        draws = np.random.Generator(np.random.Philox(key=[people.moment, len(people.shares)]))
        flicker = draws.random(room)
        for cell in range(room):
            place = self.columns.at(cell, room)
            if place is None or place >= min(people.until, len(people.shares)):
                continue
            dense = people.shares[place] * (0.55 + 0.45 * flicker[cell]) * (len(_DENSE) - 1)
            cells[cell] = _DENSE[min(len(_DENSE) - 1, max(1, round(dense)))]
        return Content("".join(cells))
