"""The history: every change of every rater, the newest first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation.audit import Entry, audit
from cinema_game.figures import when
from cinema_game.language import N_, _, say
from cinema_game.store.marks import Marks
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.scoring.room import Room
from cinema_game.ui.screens.scoring.screen import ROOM, RoomScreen
from cinema_game.ui.widgets.rows import Row, Rows, sentence


class HistoryScreen(RoomScreen):
    """Who changed which mark when; what was computed stands beside what replaced it."""

    ACTIONS = (
        *ROOM,
        Command("history.leave", "escape", "leave", N_("Back"), N_("Back to where you came from.")),
    )
    HELP = N_(
        "Every change of all raters, the newest first: when, who, which map and row, and what was said. "
        "Nothing is ever erased here; taking a mark back is a line of its own."
    )
    DEFAULT_CSS = """
    HistoryScreen #head { height: 1; padding: 0 2; background: $panel; }
    HistoryScreen #table { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.entries: tuple[Entry, ...] | None = None

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield Static(Content.styled(_("HISTORY"), "bold $accent"), id="head")
        with VerticalScroll(id="table", can_focus=False):
            yield Rows(scrolls=True, id="rows")

    def on_mount(self) -> None:
        """Read the books."""
        self.query_one(Rows).focus()
        self._read()

    async def composed_anew(self) -> None:
        """In another language the same lines."""
        self.renew()
        self.query_one(Rows).focus()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        self.entries = await asyncio.to_thread(_entries, self.room)
        self.call_later(self.renew)

    def renew(self) -> None:
        """The newest first."""
        entries = self.entries
        if entries is not None:
            self.query_one(Rows).show(
                lambda width: [row for entry in reversed(entries) for row in self._lines(entry, width)]
            )

    def _lines(self, entry: Entry, width: int) -> Iterable[Row]:
        where = [] if entry.map is None else [self.room.name(entry.map)]
        if entry.criterion is not None and entry.criterion in self.room.rubric.ids:
            where.append(say(self.room.rubric.criterion(entry.criterion).name))
        head = Content.assemble(
            (f"{when(entry.at)}  ", "$foreground 60%"),
            plain(entry.rater, "bold"),
            plain("  " + " · ".join(where), "$accent"),
        )
        yield from sentence(head, width)
        yield from sentence(plain(say(entry.said)), width, indent=2)

    def action_audit(self) -> None:
        """Already here."""

    def action_leave(self) -> None:
        """Back."""
        self.app.pop_screen()


def _entries(room: Room) -> tuple[Entry, ...]:
    readings, _unreadable = Marks(room.class_.folder).read()
    return audit(reading.actions for reading in readings)
