"""The list of maps: the calibration map first, then the class in blind order, then what cannot be marked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.actions import CALIBRATION
from cinema_game.figures import number
from cinema_game.language import N_, _, n_, say
from cinema_game.store.errors import StoreError
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.scoring.agreed import AgreedScreen
from cinema_game.ui.screens.scoring.asking import Asking
from cinema_game.ui.screens.scoring.history import HistoryScreen
from cinema_game.ui.screens.scoring.room import Room
from cinema_game.ui.screens.scoring.screen import ROOM, RoomScreen
from cinema_game.ui.screens.scoring.sheet import SheetScreen
from cinema_game.ui.widgets.once_more import TO_THE_LOBBY, once_more
from cinema_game.ui.widgets.rows import Row, Rows, heading, sentence
from cinema_game.ui.widgets.working import Working
from cinema_game.workshop.refusal import RuleBroken

_NAME = 24


class MapsScreen(RoomScreen):
    """Where a rater chooses the next map."""

    ACTIONS = (
        Command(
            "maps.first", "ctrl+n", "first", N_("Next unmarked"), N_("The first map with rows unmarked.")
        ),
        Command(
            "maps.skip",
            "delete",
            "skip",
            N_("Skip calibration"),
            N_("Go to the real maps without the calibration map; the reason is kept."),
        ),
        Command(
            "maps.changed",
            "f6,t",
            "changed",
            N_("Take changed"),
            N_("Mark workshops whose scenario has changed as well, by its present text."),
            show=False,
        ),
        *ROOM,
        Command(
            "maps.leave",
            "escape",
            "escape",
            N_("Lobby"),
            N_("Back to the lobby; every mark is saved."),
            by_name="leave",
        ),
    )
    HELP = N_(
        "Mark the calibration map first: its right marks are known, and after each mark you see them. Then "
        "come the maps of the class, without names and in an order of your own: ● is your mark, ◦ a row that "
        "the program has filled in, ○ one that waits for you. Every mark is on the disk as soon as it is "
        "shown. F7 compares the raters, F8 tells who changed what."
    )
    DEFAULT_CSS = """
    MapsScreen #masthead { height: 1; padding: 0 2; background: $panel; }
    MapsScreen #who { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    MapsScreen #hall { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        room.ways = {"agreement": AgreedScreen, "audit": HistoryScreen}

    def body(self) -> Iterable[Widget]:
        """Who marks what, the list."""
        with Horizontal(id="masthead"):
            yield Static(id="who")
            yield Working(id="working")
        with VerticalScroll(id="hall", can_focus=False):
            yield Rows(scrolls=True, id="maps")

    def on_mount(self) -> None:
        """Show the list and reckon the maps meanwhile."""
        self.renew()
        self.query_one(Rows).focus()
        self._reckon()

    def on_screen_resume(self) -> None:
        """Marks may have been given meanwhile."""
        self.renew()

    async def composed_anew(self) -> None:
        """In another language the same list."""
        self.renew()
        self.query_one(Rows).focus()

    def renew(self) -> None:
        """The list as it is now."""
        room = self.room
        done = sum(not room.left(map_) for map_ in room.maps)
        words = n_("{n} map", "{n} maps", len(room.maps))
        which = _("{done} of {maps} marked").format(done=done, maps=words)
        self.query_one("#who", Static).update(
            Content.assemble(
                (_("SCORING ROOM"), "bold $accent"),
                "  ",
                plain(room.book.rater, "bold"),
                plain(f" · {say(room.rubric.title)} · {which}"),
            )
        )
        self.query_one(Rows).show(self._rows)

    @work(exclusive=True, group="reckon")
    async def _reckon(self) -> None:
        """All maps one after the other, so that they open at once."""
        room, working = self.room, self.query_one(Working)
        with working.during():
            for place, map_ in enumerate((CALIBRATION, *room.maps), start=1):
                if room.maps:
                    await self.judged(room.sheet(map_))
                    working.share(0, 1)(place, len(room.maps) + 1)
                    self.call_later(self.renew)

    def _rows(self, width: int) -> Iterable[Row]:
        room = self.room
        yield from heading(_("First, to tune the ear"), gap=False)
        skipped = room.book.skipped
        yield self._line(CALIBRATION, width)
        if skipped is not None:
            told = _("skipped: {reason}").format(reason=skipped)
            yield from sentence(told, width, indent=2, style="$foreground 65%")
        yield from heading(_("The maps of the class"))
        if not room.maps:
            yield from sentence(_("No save of this folder can be marked; below it says why."), width)
        for map_ in room.maps:
            yield self._line(map_, width)
        if room.class_.left_out:
            yield from heading(_("Not to be marked ({n})").format(n=number(len(room.class_.left_out))))
            for why, names in self._left_out().items():
                yield from sentence(plain(", ".join(names), "bold"), width)
                yield from sentence(why, width, indent=2, style="$foreground 75%")

    def _left_out(self) -> dict[str, list[str]]:
        """The saves that cannot be marked, by the sentence that says why."""
        found: dict[str, list[str]] = {}
        for one in self.room.class_.left_out:
            found.setdefault(say(one.why), []).append(one.name if self.room.named else one.id)
        return found

    def _line(self, map_: str, width: int) -> Row:
        room = self.room
        left, given = room.left(map_), room.book.of(map_)
        wide = max(12, min(_NAME, width - 40))
        name = plain(room.name(map_), "bold").truncate(wide - 1, ellipsis=True)
        closed = map_ != CALIBRATION and not room.book.calibrated
        if closed:
            state = (_("opens after the calibration map"), "$foreground 55%")
        elif not left:
            state = ("✓ " + _("marked"), "$emotion-good")
        else:
            state = (n_("{n} row to mark", "{n} rows to mark", len(left)), "$accent")
        dots = "".join("●" if id_ in given else "○" if id_ in left else "◦" for id_ in room.rubric.ids)
        return Row(
            Content.assemble(name, " " * (wide - name.cell_length), (dots, "$accent"), "  ", state),
            f"map:{map_}",
        )

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        self._open(message.key.removeprefix("map:"))

    def _open(self, map_: str) -> None:
        if self.room.maps:
            self.app.push_screen(SheetScreen(self.room, map_))
        else:
            self.refuse(_("No save of this folder can be marked; below it says why."))

    def action_first(self) -> None:
        """The first map that is not marked in every row."""
        before = () if self.room.book.skipped is not None else (CALIBRATION,)
        for map_ in (*before, *self.room.maps):
            if self.room.left(map_):
                self._open(map_)
                return
        self.notify(_("Every map is marked. F7 shows how far the raters agree."), timeout=4)

    @work(exclusive=True, group="changed")
    async def action_changed(self) -> None:
        """Take in workshops whose scenario has changed, by its present text."""
        before = len(self.room.maps)
        try:
            await asyncio.to_thread(self.room.take_changed)
        except (RuleBroken, StoreError) as refused:
            self.refuse(say(refused.message))
            return
        new = len(self.room.maps) - before
        self.notify(
            n_("{n} map more.", "{n} maps more.", new) if new else _("No workshop had to wait for this.")
        )
        self.call_later(self.renew)
        self.call_later(self._reckon)

    @work
    async def action_skip(self) -> None:
        """Go to the real maps without calibration, with a reason."""
        if self.room.book.calibrated:
            self.refuse(_("The calibration map is behind you already."))
            return
        question = _("Why do you go without the calibration map? The history keeps it.")
        reason = await self.app.push_screen_wait(Asking(question))
        if reason is not None:
            self.do(do.SkipCalibration(who=self.room.book.rater, reason=reason))

    def on_unmount(self) -> None:
        """However the room is left: let the book go."""
        self.room.close()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.app.pop_screen()

    def action_escape(self) -> None:
        """Leave at the second Esc."""
        if once_more(self, _(TO_THE_LOBBY)):
            self.action_leave()
