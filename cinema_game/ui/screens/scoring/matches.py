"""What the points of a map stand for, and how a person corrects it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation import actions as do
from cinema_game.language import N_, say
from cinema_game.store.errors import StoreError
from cinema_game.ui.commands import Command
from cinema_game.ui.matching import AS_IT_WAS, NOTHING, chosen, match_rows
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.screens.scoring.room import Room, Sheet
from cinema_game.ui.widgets.rows import Row, Rows
from cinema_game.workshop.refusal import RuleBroken


class Matches(Dialog[None]):
    """Each point of the map beside the touchpoint that it was taken for; Enter corrects one."""

    ACTIONS = (
        Command("matches.undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last correction or mark back.")),
        CLOSE,
    )
    HELP = N_(
        "Enter on a point chooses the touchpoint that it stands for, or nothing. Every number that depends "
        "on it is reckoned again at once, and the correction stands in the history."
    )
    AUTO_FOCUS = "#points"
    DEFAULT_CSS = """
    Matches > Vertical { width: 96%; max-width: 130; height: 94%; padding: 1 2; background: $surface;
        border: round $primary; }
    Matches #title { height: auto; margin-bottom: 1; }
    Matches VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Matches #wrong { height: auto; color: $warning; }
    """

    def __init__(self, room: Room, map_: str) -> None:
        super().__init__()
        self._room = room
        self._map = map_

    @property
    def sheet(self) -> Sheet:
        """The map."""
        return self._room.sheets[self._map]

    def body(self) -> Iterable[Widget]:
        """The score, the points."""
        with Vertical():
            yield Static(id="title")
            with VerticalScroll(can_focus=False):
                yield Rows(scrolls=True, id="points")
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """The points."""
        self._show()

    def _show(self) -> None:
        told = say(self.sheet.score.coverage.in_words())
        self.query_one("#title", Static).update(
            Content.assemble(plain(self._room.name(self._map), "bold"), "   ", plain(told))
        )
        self.query_one(Rows).show(self._lines)

    def _lines(self, width: int) -> Iterable[Row]:
        return match_rows(self.sheet.map, self.sheet.score.matching, self.sheet.scenario, width)

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        self._choose(message.key)

    @work(exclusive=True, group="choose")
    async def _choose(self, point: str) -> None:
        question, items, now = chosen(self.sheet.map, self.sheet.score.matching, self.sheet.scenario, point)
        corrected = point in self._room.book.corrected(self._map)
        id_ = await self.app.push_screen_wait(Pick(question, items if corrected else items[:-1], now))
        if id_ is None:
            return
        who = self._room.book.rater
        if id_ == AS_IT_WAS:
            self._carry_out(do.Uncorrect(who=who, map=self._map, point=point))
        else:
            touchpoint = None if id_ == NOTHING else id_
            self._carry_out(do.Correct(who=who, map=self._map, point=point, touchpoint=touchpoint))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._carry_out(do.Undo(who=self._room.book.rater))

    def _carry_out(self, action: do.MarkAction) -> None:
        try:
            self._room.do(action)
        except (RuleBroken, StoreError) as refused:
            self.query_one("#wrong", Static).update(plain(say(refused.message)))
            return
        self.query_one("#wrong", Static).update("")
        self._again()

    @work(exclusive=True, group="again")
    async def _again(self) -> None:
        await self._room.corrected(self._map)
        self._show()
