"""One choice out of a few, on one line: ←→ change it, and so does the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.events import Click
from textual.reactive import var
from textual.widget import Widget

from cinema_game.language import N_
from cinema_game.ui.commands import Command, Commanded

Value = TypeVar("Value")

HEAD = 17
"""Cells for the name of the choice."""


class Picker(Commanded, Widget, Generic[Value], can_focus=True):
    """Shows `label ◂ choice ▸`; `value` is what is chosen. The first and the last do not meet."""

    ACTIONS = (
        Command(
            "picker.next",
            "right,plus,equals_sign,space",
            "turn(1)",
            N_("Change"),
            N_("The next choice."),
            key_name="←→",
        ),
        Command(
            "picker.before",
            "left,minus",
            "turn(-1)",
            N_("Change back"),
            N_("The choice before."),
            False,
            False,
        ),
    )
    HELP = N_("← and → change the choice.")
    DEFAULT_CSS = """
    Picker { height: 1; width: 1fr; }
    Picker:focus { background: $panel-lighten-1; }
    Picker:hover { background: $panel; }
    """

    place: var[int] = var(0)

    def __init__(
        self, label: str, choices: Sequence[tuple[Value, Content]], value: Value, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._choices = choices
        values = [choice for choice, _ in choices]
        self.set_reactive(Picker.place, values.index(value) if value in values else 0)

    @property
    def value(self) -> Value:
        """What is chosen."""
        return self._choices[self.place][0]

    def watch_place(self) -> None:
        """Show it."""
        self.refresh()

    def render(self) -> Content:
        """The line."""
        before = "◂ " if self.place else "  "
        after = " ▸" if self.place < len(self._choices) - 1 else ""
        arrows = "$accent" if self.has_focus else "$foreground 50%"
        label = Content.styled(
            self._label.ljust(HEAD), "bold $accent" if self.has_focus else "$foreground 65%"
        )
        return Content.assemble(label, (before, arrows), self._choices[self.place][1], (after, arrows))

    def action_turn(self, way: int) -> None:
        """The next choice or the one before."""
        self.place = max(0, min(len(self._choices) - 1, self.place + way))

    def on_click(self, event: Click) -> None:
        """Left of the choice goes back, on it and right of it goes on."""
        event.stop()
        self.focus()
        self.action_turn(-1 if event.x < HEAD + 2 else 1)
