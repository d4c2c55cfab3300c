"""A list of lines, drawn line by line: some of them can be gone to and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from cinema_game.language import N_
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.plain import plain

MARGIN = 2
"""Cells on the left where the cursor stands."""
STEP = 3
"""Lines by which lines without a key are scrolled."""


@dataclass(frozen=True)
class Row:
    """One line. With a `key` it can be gone to; lines of one key are one item."""

    content: Content
    key: str | None = None


Maker = Callable[[int], Iterable[Row]]
"""Makes the lines for a width in cells."""


class Rows(Commanded, Widget, can_focus=True):
    """Shows what a maker gives; as high as it has lines, so put it where there is room to scroll."""

    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("rows.up", "up", "step(-1)", N_("Up"), N_("To the line above."), show=False, palette=False),
        Command(
            "rows.down", "down", "step(1)", N_("Down"), N_("To the line below."), show=False, palette=False
        ),
        Command("rows.open", "enter", "open", N_("Open"), N_("Open what the cursor is on."), palette=False),
    )
    DEFAULT_CSS = "Rows { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }"

    cursor: reactive[str | None] = reactive(None)

    class Opened(Message):
        """A person wants to see what is behind a line."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, rows: Rows, key: str | None) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    def __init__(
        self,
        maker: Maker | None = None,
        *,
        scrolls: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A list; one that `scrolls` can be gone to even if nothing in it can be opened."""
        super().__init__(id=id, classes=classes)
        self._scrolls = scrolls
        self._maker = maker
        self._made: tuple[int, list[Row]] | None = None

    def show(self, maker: Maker) -> None:
        """Show other lines; the cursor stays where its key still is."""
        self._maker, self._made = maker, None
        keys = self.keys
        self.can_focus = bool(keys) or self._scrolls
        if self.cursor not in keys:
            self.cursor = keys[0] if keys else None
        self.refresh(layout=True)

    def on_mount(self) -> None:
        """Stand on the first line that can be opened."""
        if self._maker is not None:
            self.show(self._maker)
        else:
            self.can_focus = self._scrolls

    def lines(self, width: int) -> Sequence[Row]:
        """The lines at a width."""
        if self._maker is None:
            return ()
        if self._made is None or self._made[0] != width:
            self._made = (width, list(self._maker(max(1, width - MARGIN))))
        return self._made[1]

    @property
    def keys(self) -> list[str]:
        """The keys of the lines in order, each once."""
        width = self.size.width or 80
        return list(dict.fromkeys(row.key for row in self.lines(width) if row.key is not None))

    def get_content_width(self, container: Size, _viewport: Size) -> int:
        """All there is."""
        return container.width

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """A line each."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """One line, with the cursor before it if it stands there."""
        width = self.size.width
        rows = self.lines(width)
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        row = rows[y]
        here = row.key is not None and row.key == self.cursor and self.has_focus
        first = y == 0 or rows[y - 1].key != row.key
        line = Content.assemble(("▸ " if first else "  ", "bold $accent") if here else "  ", row.content)
        if here:
            line = line.pad_right(max(0, width - line.cell_length)).stylize_before("on $panel")
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

    def watch_cursor(self) -> None:
        """Keep the line of the cursor in sight."""
        self.refresh()
        if not self.has_focus:
            return
        self.post_message(self.Moved(self, self.cursor))
        places = [y for y, row in enumerate(self.lines(self.size.width)) if row.key == self.cursor]
        if places and self.cursor is not None and (view := self._view()) is not None:
            scroll, top = view
            first = 0 if self.cursor == self.keys[0] else places[0]
            region = Region(0, top + first, self.size.width, places[-1] - first + 1)
            scroll.scroll_to_region(region, animate=False, force=True)

    def _view(self) -> tuple[VerticalScroll, int] | None:
        """What scrolls this list, and where its first line stands in there."""
        top = self.virtual_region.y
        for ancestor in self.ancestors:
            if isinstance(ancestor, VerticalScroll):
                return ancestor, top
            if isinstance(ancestor, Widget):
                top += ancestor.virtual_region.y
        return None

    def on_focus(self) -> None:
        """Show the cursor, once the focus is here."""
        self.call_later(self.watch_cursor)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Go up or down; over lines that cannot be opened, scroll; past the end, to the next list."""
        keys = self.keys
        place = keys.index(self.cursor) + by if self.cursor in keys else 0
        target = keys[place] if 0 <= place < len(keys) else None
        if target is not None and self._in_sight(target):
            self.cursor = target
        elif self._scroll(by):
            return
        elif target is not None:
            self.cursor = target
        elif by > 0:
            self.screen.focus_next(Rows)
        else:
            self.screen.focus_previous(Rows)

    def _in_sight(self, key: str) -> bool:
        """Whether a line is shown, or nearly."""
        if (view := self._view()) is None:
            return True
        scroll, top = view
        first = next(y for y, row in enumerate(self.lines(self.size.width)) if row.key == key)
        below = top + first - scroll.scroll_offset.y
        return -STEP <= below < scroll.content_size.height + STEP

    def _scroll(self, by: int) -> bool:
        """Scroll some lines within this list; False where its end is shown already."""
        if (view := self._view()) is None:
            return False
        scroll, top = view
        above = scroll.scroll_offset.y - top
        below = top + self.size.height - scroll.scroll_offset.y - scroll.content_size.height
        room = min(STEP, below if by > 0 else above)
        if room <= 0:
            return False
        scroll.scroll_relative(y=by * room, animate=False, force=True)
        return True

    def action_open(self) -> None:
        """Open the line of the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Go to a line; on the line of the cursor: open it."""
        rows = self.lines(self.size.width)
        if not 0 <= event.y < len(rows) or (key := rows[event.y].key) is None:
            return
        event.stop()
        again = key == self.cursor
        self.cursor = key
        if again or event.chain > 1:
            self.action_open()


def heading(text: str, *, gap: bool = True) -> Iterable[Row]:
    """A line that names what follows, after an empty one."""
    if gap:
        yield Row(Content(""))
    yield Row(plain(text, "bold $accent"))


def sentence(
    text: str | Content, width: int, *, key: str | None = None, indent: int = 0, style: str = ""
) -> Iterable[Row]:
    """A sentence over as many lines as it needs; a plain string is never read as markup."""
    content = plain(text, style) if isinstance(text, str) else text
    for line in content.wrap(max(8, width - indent)):
        yield Row(Content.assemble(" " * indent, line), key)
