"""How far the raters agree: by row and overall, and where they part most."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation.agreement import ClassAgreement, class_agreement
from cinema_game.figures import number
from cinema_game.language import N_, _, say
from cinema_game.store.marks import Marks, Unreadable
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.scoring.room import Room
from cinema_game.ui.screens.scoring.screen import ROOM, RoomScreen
from cinema_game.ui.screens.scoring.sheet import SheetScreen
from cinema_game.ui.widgets.rows import Row, Rows, heading, sentence
from cinema_game.ui.widgets.working import Working
from cx.scoring.agreement import FIRM, TENTATIVE, Agreement

_NAME, _FIGURE, _BAND, _UNITS = 44, 7, 16, 10


@dataclass(frozen=True)
class Agreed:
    """What the books say together."""

    raters: tuple[str, ...]
    found: ClassAgreement
    unreadable: tuple[Unreadable, ...]


class AgreedScreen(RoomScreen):
    """Krippendorff's α, its interval, and the largest disagreements first."""

    ACTIONS = (
        Command("agreed.again", "f5,r", "again", N_("Look again"), N_("Read the marks of all raters again.")),
        *ROOM,
        Command("agreed.leave", "escape", "leave", N_("Back"), N_("Back to where you came from.")),
    )
    HELP = N_(
        "α is 1 where raters agree in everything and 0 where they agree no more than by chance; from .80 on "
        "marks can be relied on, from .667 on with care. The interval says how much α would vary with other "
        "maps. Only marks that people gave count. Enter on a disagreement opens that map at that row."
    )
    DEFAULT_CSS = """
    AgreedScreen #head { height: 1; padding: 0 2; background: $panel; }
    AgreedScreen #who { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    AgreedScreen #table { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.agreed: Agreed | None = None
        """None as long as the books are read."""

    def body(self) -> Iterable[Widget]:
        """Who, the table."""
        with Horizontal(id="head"):
            yield Static(id="who")
            yield Working(id="working")
        with VerticalScroll(id="table", can_focus=False):
            yield Rows(scrolls=True, id="rows")

    def on_mount(self) -> None:
        """Read the books."""
        self.query_one(Rows).focus()
        self.renew()
        self.action_again()

    def on_screen_resume(self) -> None:
        """A mark may have been changed meanwhile."""
        if self.agreed is not None:
            self.action_again()

    async def composed_anew(self) -> None:
        """In another language the same table."""
        self.renew()
        self.query_one(Rows).focus()

    @work(exclusive=True, group="read")
    async def action_again(self) -> None:
        """Read the books of all raters."""
        with self.query_one(Working).during():
            self.agreed = await asyncio.to_thread(_read, self.room)
        self.call_later(self.renew)

    def renew(self) -> None:
        """What is known."""
        if self.agreed is None:
            waiting = _("Reading the marks of all raters, and drawing a thousand classes from them…")
            self.query_one(Rows).show(lambda width: sentence(waiting, width))
            return
        raters = ", ".join(self.agreed.raters)
        self.query_one("#who", Static).update(
            Content.assemble((_("AGREEMENT"), "bold $accent"), "  ", plain(raters))
        )
        agreed = self.agreed
        self.query_one(Rows).show(lambda width: self._rows(agreed, width))

    def _rows(self, agreed: Agreed, width: int) -> Iterable[Row]:
        found = agreed.found
        yield from sentence(plain(say(found.overall.in_words()), "bold"), width)
        yield Row(Content(""))
        room = max(16, min(_NAME, width - _FIGURE - _BAND - _UNITS))
        heads = "α".rjust(_FIGURE) + _("95 % interval").rjust(_BAND) + _("compared").rjust(_UNITS)
        yield Row(Content.styled(" " * room + heads, "$foreground 60%"))
        yield _line(_("all rows"), found.overall, room, strong=True)
        for criterion in self.room.rubric.criteria:
            yield _line(say(criterion.name), found.criteria[criterion.id], room)
        yield from heading(_("Where the raters part most. Enter goes there."))
        if not found.disagreements:
            yield from sentence(_("Nowhere: no row of a map was marked differently."), width)
        for one in found.disagreements:
            marks = " · ".join(f"{rater} {level}" for rater, level in one.levels)
            where = f"{self.room.name(one.map)} · {say(self.room.rubric.criterion(one.criterion).name)}"
            shown = plain(where).truncate(max(10, width // 2), ellipsis=True)
            yield Row(
                Content.assemble(
                    (f"{one.spread} ", "bold $emotion-bad" if one.spread > 1 else "bold $emotion-even"),
                    shown,
                    " " * (max(10, width // 2) - shown.cell_length + 2),
                    plain(marks, "$foreground 80%"),
                ),
                f"at:{one.map}:{one.criterion}",
            )
        for book in agreed.unreadable:
            yield from heading(_("A book of marks cannot be read"))
            yield from sentence(f"{book.id}: {say(book.why)}", width)

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        _at, map_, criterion = message.key.split(":", 2)
        self.app.push_screen(SheetScreen(self.room, map_, criterion))

    def action_agreement(self) -> None:
        """Already here."""

    def action_leave(self) -> None:
        """Back."""
        self.app.pop_screen()


def _read(room: Room) -> Agreed:
    readings, unreadable = Marks(room.class_.folder).read()
    books = tuple(reading.state for reading in readings)
    return Agreed(
        tuple(book.rater for book in books), class_agreement(books, room.rubric, room.maps), unreadable
    )


def _line(name: str, found: Agreement, room: int, *, strong: bool = False) -> Row:
    shown = plain(name, "bold" if strong else "").truncate(room - 1, ellipsis=True)
    alpha, band = "—", ""
    style = "$foreground 60%"
    if found.alpha is not None:
        alpha = number(found.alpha, 2)
        good, fair = found.alpha >= FIRM, found.alpha >= TENTATIVE
        style = "$emotion-good" if good else "$emotion-even" if fair else "$emotion-bad"
    if found.interval is not None:
        low, high = found.interval
        band = f"{number(low, 2)} … {number(high, 2)}"
    return Row(
        Content.assemble(
            shown,
            " " * (room - shown.cell_length),
            (f"{alpha:>{_FIGURE}}", f"bold {style}"),
            f"{band:>{_BAND}}",
            (f"{found.units:>{_UNITS}}", "$foreground 60%"),
        )
    )
