"""The grid below the curve: stages and touchpoints across, what is known of them down. One widget for all."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.feelings import FULL, feeling
from cinema_game.ui.screens.map.ink import Ink, Line
from cinema_game.ui.screens.map.rows import PLACE, ROWS
from cinema_game.ui.screens.map.sheet import Sheet
from cinema_game.ui.widgets.columns import Columns


@dataclass(frozen=True)
class Place:
    """Where the hand is: a slot and a row; `first` is the leftmost slot that is visible."""

    column: int = 0
    row: int = 0
    first: int = 0


class Grid(Commanded, Widget, can_focus=True):
    """Shows a `Sheet`, moves a `Place` over it. Draws only what is visible, so the map may be long."""

    ACTIONS = (
        Command("grid.left", "left", "go(-1, 0)", N_("Left"), N_("To the point before."), False, False),
        Command("grid.right", "right", "go(1, 0)", N_("Right"), N_("To the next point."), False, False),
        Command("grid.up", "up", "go(0, -1)", N_("Up"), N_("To the row above."), False, False),
        Command("grid.down", "down", "go(0, 1)", N_("Down"), N_("To the row below."), False, False),
        Command(
            "grid.first", "home", "far(-1)", N_("First point"), N_("To where the journey begins."), False
        ),
        Command("grid.last", "end", "far(1)", N_("Last point"), N_("To where the journey ends."), False),
    )
    HELP = N_("← and → go along the journey, ↑ and ↓ choose what + and − change.")
    DEFAULT_CSS = "Grid { height: auto; width: 1fr; }"

    place: var[Place] = var(Place(), init=False)
    need_lines: var[int] = var(1, init=False)

    class Placed(Message):
        """The hand or the visible part moved."""

    class Opened(Message):
        """A column was pressed twice."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.column_width = max(len(f"+0 {feeling(step).word}") for step in range(-FULL, FULL + 1)) + 1
        self.head_width = max(len(_(row.label)) for row in ROWS) + 3

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    def show(self, sheet: Sheet, hold: str | None = None) -> None:
        """Show another map; the hand stays on the point `hold` wherever it went, else where it was."""
        self._sheet = sheet
        index = sheet.index(hold) if hold else None
        self.go_to(self.place.column if index is None else index)
        self.refresh()

    @property
    def columns(self) -> Columns:
        """Where the slots stand, for whatever is drawn above."""
        shift = self.place.first * self.column_width
        return Columns(len(self._sheet.slots), self.column_width, shift, self.head_width)

    @property
    def fits(self) -> int:
        """Slots that are wholly visible."""
        return max(1, (self.size.width - self.head_width) // self.column_width)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands on each line of the widget."""
        rows = (
            Line(row.id, part, lines)
            for row in ROWS
            for lines in [self.need_lines if row.id == "need" else 1]
            for part in range(lines)
        )
        return (Line("stage"), Line("name", 0, 2), Line("name", 1, 2), *rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are; nothing scrolls up and down."""
        return len(self.lines)

    def watch_need_lines(self) -> None:
        """More or less room for needs."""
        self.refresh(layout=True)

    def watch_place(self) -> None:
        """Tell those who draw above."""
        self.post_message(self.Placed())
        self.refresh()

    def on_resize(self) -> None:
        """The hand stays visible, and what is visible may have changed."""
        self.go_to(self.place.column)
        self.post_message(self.Placed())

    def go_to(self, column: int, row: int | None = None) -> None:
        """Put the hand on a slot (and a row), kept within the map and in sight."""
        last = len(self._sheet.slots) - 1
        column = max(0, min(last, column))
        row = self.place.row if row is None else max(0, min(len(ROWS) - 1, row))
        first = min(self.place.first, column, max(0, last + 1 - self.fits))
        self.place = Place(column, row, max(first, column - self.fits + 1))

    def action_go(self, across: int, down: int) -> None:
        """One point or one row on."""
        self.go_to(self.place.column + across, self.place.row + down)

    def action_far(self, way: int) -> None:
        """To the first or the last point."""
        self.go_to(way * len(self._sheet.slots))

    def on_click(self, event: Click) -> None:
        """The hand goes where the mouse was; a second click, or one on `+ add`, opens."""
        event.stop()
        column = self.columns.at(event.x, self.size.width)
        if column is None:
            column = self.place.column
        line = self.lines[min(event.y, len(self.lines) - 1)].id
        self.go_to(column, PLACE.get(line))
        if event.chain == 2 or (line == "name" and self._sheet.point(column) is None):
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel goes along the journey."""
        event.stop()
        self.action_go(1, 0)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel goes along the journey."""
        event.stop()
        self.action_go(-1, 0)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        if y >= len(self.lines):
            return Strip.blank(self.size.width, self.rich_style)
        ink = Ink(self.rich_style, self.app.theme_variables, self.has_focus)
        return ink.line(
            self._sheet, self.lines[y], self.columns, self.place.column, self.place.row, self.size.width
        )
