"""What the screens of the room share: doing, refusing, and the ways between them."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar, TypeVar

from cinema_game.facilitation import actions as do
from cinema_game.language import N_, _, say
from cinema_game.store.errors import StoreError
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import GameScreen
from cinema_game.ui.screens.scoring.room import NotJudged, Room
from cinema_game.workshop.refusal import RuleBroken
from cx.model.simulate import Cancelled

Value = TypeVar("Value")

ROOM = (
    Command("room.undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last mark or match back."), show=False),
    Command(
        "room.agreement",
        "f7,a",
        "agreement",
        N_("Agreement"),
        N_("How far the raters agree, and where they part most."),
        show=False,
    ),
    Command("room.audit", "f8,h", "audit", N_("History"), N_("Who changed which mark when."), show=False),
    Command(
        "room.names",
        "f9,n",
        "names",
        N_("Names"),
        N_("Show the names of the teams, or hide them again."),
        show=False,
    ),
)
"""The commands of every screen of the room."""


class RoomScreen(GameScreen):
    """A screen of the scoring room. `renew` shows the book as it is now."""

    ACTIONS: ClassVar[tuple[Command, ...]] = ROOM

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room

    def do(self, action: do.MarkAction) -> bool:
        """Carry out an action; what the rules or the disk refuse is told in a sentence."""
        try:
            self.room.do(action)
        except (RuleBroken, StoreError) as refused:
            self.refuse(say(refused.message))
            return False
        self.renew()
        return True

    async def judged(self, work: Awaitable[Value]) -> Value | None:
        """What the room gives of a map; None if nobody waits any more, or after telling why it cannot."""
        try:
            return await work
        except Cancelled:
            return None
        except NotJudged as refused:
            self.refuse(say(refused.message))
            return None

    def refuse(self, sentence: str) -> None:
        """Tell why something cannot be done."""
        self.notify(plain(sentence).plain, severity="warning", markup=False, timeout=6)

    def renew(self) -> None:
        """Show the book as it is now."""

    def action_undo(self) -> None:
        """Take the last change back."""
        self.do(do.Undo(who=self.room.book.rater))

    def action_names(self) -> None:
        """Show the names of the teams, or hide them."""
        self.room.named = not self.room.named
        self.notify(_("Names are shown.") if self.room.named else _("Names are hidden."), timeout=2)
        self.renew()

    def action_agreement(self) -> None:
        """The raters beside one another."""
        self.app.push_screen(self.room.ways["agreement"](self.room))

    def action_audit(self) -> None:
        """Who changed what when."""
        self.app.push_screen(self.room.ways["audit"](self.room))
