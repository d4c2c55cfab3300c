"""One of many, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.field import Field
from cinema_game.ui.widgets.options import Options


@dataclass(frozen=True)
class Item:
    """Something to pick; `note` stands quiet behind it, `marked` items have a tick."""

    id: str
    name: str
    note: str = ""
    marked: bool = False


class Pick(Dialog[str | None]):
    """Arrows and Enter, or the first letters; gives the id of what was picked, None if nothing."""

    ACTIONS = (
        Command("pick.take", "enter", "take", N_("Choose"), N_("Choose what is highlighted.")),
        Command("pick.up", "up", "move('up')", N_("Up"), N_("The one above."), show=False, palette=False),
        Command(
            "pick.down", "down", "move('down')", N_("Down"), N_("The one below."), show=False, palette=False
        ),
        Command("pick.page_up", "pageup", "move('page_up')", N_("Up"), N_("A page up."), False, False),
        Command(
            "pick.page_down", "pagedown", "move('page_down')", N_("Down"), N_("A page down."), False, False
        ),
        CLOSE,
    )
    HELP = N_("Type a few letters to find something in the list, choose with the arrows, take it with Enter.")
    AUTO_FOCUS = "#letters"
    DEFAULT_CSS = """
    Pick > Vertical { width: 66; height: auto; max-height: 90%; padding: 1 2; background: $surface;
        border: round $primary; }
    Pick #question { height: auto; margin-bottom: 1; text-style: bold; }
    Pick #items { height: auto; max-height: 14; border: none; background: $surface; padding: 0; }
    Pick #nothing { display: none; height: auto; }
    """

    def __init__(self, question: str, items: Sequence[Item], chosen: str | None = None) -> None:
        super().__init__()
        self._question = question
        self._items = tuple(items)
        self._chosen = chosen

    def body(self) -> Iterable[Widget]:
        """The question, the letters, the list."""
        with Vertical():
            yield Static(plain(self._question), id="question")
            yield Field(placeholder=_("type to find"), id="letters", compact=True)
            yield Options(*self._options(""), id="items", markup=False)
            yield Static(plain(_("Nothing in the list is like this.")), id="nothing")

    def on_mount(self) -> None:
        """What was chosen before is highlighted."""
        if self._chosen in {item.id for item in self._items}:
            items = self.query_one("#items", OptionList)
            items.highlighted = items.get_option_index(str(self._chosen))

    def action_move(self, way: str) -> None:
        """The highlight moves while the letters keep the focus."""
        items = self.query_one("#items", OptionList)
        if way == "up":
            items.action_cursor_up()
        elif way == "down":
            items.action_cursor_down()
        elif items.option_count:
            step = 10 if way == "page_down" else -10
            items.highlighted = max(0, min(items.option_count - 1, (items.highlighted or 0) + step))

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take what is highlighted."""
        option = self.query_one("#items", OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        items = self.query_one("#items", OptionList)
        items.set_options(self._options(event.value))
        items.action_first()
        self.query_one("#nothing").display = not items.option_count

    def _options(self, letters: str) -> list[Option]:
        wanted = letters.casefold().split()
        return [
            Option(self._line(item), id=item.id)
            for item in self._items
            if all(word in f"{item.name} {item.note}".casefold() for word in wanted)
        ]

    @staticmethod
    def _line(item: Item) -> Content:
        mark = ("✓ ", "bold $accent") if item.marked else "  "
        return Content.assemble(mark, plain(item.name), plain(f"  {item.note}", "$foreground 60%"))
