"""One registry of what a hand can do: a `Command` is binding, key-bar item, palette entry and help row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from cinema_game.language import N_, _
from cinema_game.ui.layouts import russian

_NAMES = {
    "enter": N_("Enter"),
    "space": N_("Space"),
    "escape": "Esc",
    "insert": "Ins",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "plus": "+",
    "minus": "−",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "question_mark": "?",
}


@dataclass(frozen=True)
class Command:
    """Something a person can do by a key, by the mouse or by name.

    `keys` are Textual key names separated by commas, the first is shown; a letter brings its
    neighbour on the Russian layout along. `label` and `tooltip` are marked sentences.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str
    show: bool = True
    palette: bool = True
    priority: bool = False
    key_name: str = ""
    by_name: str = ""
    """The action where it is chosen by its name or with the mouse, if the key alone only asks."""

    def binding(self) -> Binding:
        """The Textual binding, with the keys of both layouts."""
        keys = [key.strip() for key in self.keys.split(",")]
        both = [*keys, *filter(None, map(russian, keys))]
        return Binding(
            ",".join(both),
            self.action,
            self.label,
            show=self.show,
            tooltip=self.tooltip,
            priority=self.priority,
            id=self.id,
        )

    @property
    def key(self) -> str:
        """The key as it is written on the key bar, in the current language."""
        return _(self.key_name) if self.key_name else name_of_key(self.keys.split(",")[0].strip())


def name_of_key(key: str) -> str:
    """`ctrl+z` as `Ctrl+Z`, `enter` as `Enter` or `Ввод`."""
    *modifiers, last = key.split("+")
    said = _(_NAMES[last]) if last in _NAMES else last.upper() if len(last) <= 3 else last.capitalize()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), said])


class Commanded:
    """A screen or widget whose bindings are made of its `ACTIONS`; stands before the Textual class."""

    ACTIONS: ClassVar[tuple[Command, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []
    HELP: ClassVar[str | None] = None
    """What F1 says of it: a marked text of a few sentences."""

    def __init_subclass__(cls, **options: bool) -> None:
        if "ACTIONS" in cls.__dict__:
            cls.BINDINGS = [command.binding() for command in cls.ACTIONS]
        super().__init_subclass__(**options)
