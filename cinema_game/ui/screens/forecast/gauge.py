"""A slider with an interval: where the figure goes, and how wide the doubt is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widgets import Static

from cinema_game.figures import percent
from cinema_game.language import N_, _
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.forecast.draft import SCALES, Guess
from cx.scoring.forecast import Figure

_SURER = 5
_TOGETHER = "◆"
"""Stands for several members at one place, and for a name that begins with a wide character."""


@dataclass(frozen=True)
class Mark:
    """Where a member stands on the scale."""

    name: str
    value: int

    @property
    def letter(self) -> str:
        """The first letter of the name, or a sign where that would not fit into one cell."""
        first = self.name[0]
        return first if cell_len(first) == 1 else _TOGETHER


class Gauge(Commanded, Static, can_focus=True):
    """Arrows move the middle, PgUp and PgDn widen and narrow, + and − say how sure."""

    ACTIONS = (
        Command(
            "gauge.right", "right", "move(1)", N_("Up or down"), N_("Higher by one."), True, True, False, "←→"
        ),
        Command("gauge.left", "left", "move(-1)", N_("Lower"), N_("Lower by one."), show=False),
        Command("gauge.leap", "ctrl+right", "move(5)", N_("Higher"), N_("Higher by five."), show=False),
        Command("gauge.drop", "ctrl+left", "move(-5)", N_("Lower"), N_("Lower by five."), show=False),
        Command(
            "gauge.wider",
            "pageup,shift+right",
            "widen(1)",
            N_("Doubt"),
            N_("A wider interval: more doubt."),
            key_name="PgUp PgDn",
        ),
        Command(
            "gauge.narrower",
            "pagedown,shift+left",
            "widen(-1)",
            N_("Less doubt"),
            N_("A narrower interval."),
            show=False,
        ),
        Command(
            "gauge.surer",
            "plus,equals_sign",
            "surer(1)",
            N_("Sure"),
            N_("Surer of the direction."),
            key_name="+ −",
        ),
        Command(
            "gauge.less", "minus", "surer(-1)", N_("Less sure"), N_("Less sure of the direction."), show=False
        ),
        Command(
            "gauge.above", "up", "app.focus_previous", N_("Line above"), N_("The line above."), False, False
        ),
        Command(
            "gauge.below", "down", "app.focus_next", N_("Line below"), N_("The line below."), False, False
        ),
    )
    HELP = N_(
        "← and → move the change you expect. PgUp and PgDn (or Shift with the arrows) widen and narrow the "
        "interval: it should hold the truth in four cases of five. How sure you are of the direction follows "
        "from it; + and − set it by hand."
    )
    DEFAULT_CSS = """
    Gauge { height: 3; padding: 0 2; margin-bottom: 1; }
    Gauge:focus { background: $surface; }
    """

    class Changed(Message):
        """A line of the forecast was changed."""

        def __init__(self, figure: Figure, guess: Guess) -> None:
            super().__init__()
            self.figure = figure
            self.guess = guess

    def __init__(
        self,
        figure: Figure,
        guess: Guess,
        references: dict[Figure, str],
        marks: tuple[Mark, ...] = (),
        *,
        fixed: bool,
    ) -> None:
        super().__init__("", id=f"gauge-{figure}", markup=False)
        self._figure = figure
        self._scale = SCALES[figure]
        self._guess = guess
        self._reference = references.get(figure, "")
        self._marks = marks
        self._fixed = fixed
        self.can_focus = not fixed

    def tell(self, references: dict[Figure, str]) -> None:
        """Where the figure stands now, once it is known."""
        self._reference = references.get(self._figure, "")
        self.refresh()

    def render(self) -> Content:
        """Name and numbers, the track, the members' marks or the ends of the scale."""
        return Content("\n").join((self._head(), self._track(), self._foot()))

    def action_move(self, by: int) -> None:
        """Higher or lower."""
        self._change(self._guess.moved(by, self._scale))

    def action_widen(self, by: int) -> None:
        """More doubt or less."""
        self._change(self._guess.widened(by, self._scale))

    def action_surer(self, by: int) -> None:
        """Surer or less sure of the direction."""
        self._change(self._guess.surer(by * _SURER))

    def on_click(self, event: Click) -> None:
        """The middle goes where the mouse was."""
        room, offset = self._room, event.get_content_offset(self)
        if offset is not None and offset.y == 1 and not self._fixed:
            value = round(offset.x / max(1, room - 1) * 2 * self._scale.most) - self._scale.most
            self._change(self._guess.moved(value - self._guess.middle, self._scale))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel above the numbers makes surer, above the track it widens."""
        self._wheel(event.y, 1)
        event.stop()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel the other way."""
        self._wheel(event.y, -1)
        event.stop()

    def _wheel(self, y: int, by: int) -> None:
        if y == 0:
            self.action_surer(by)
        else:
            self.action_widen(by)

    def _change(self, guess: Guess) -> None:
        if guess != self._guess and not self._fixed:
            self._guess = guess
            self.refresh()
            self.post_message(self.Changed(self._figure, guess))

    @property
    def _room(self) -> int:
        return self.content_size.width

    def _place(self, value: int) -> int:
        most = self._scale.most
        return round((max(-most, min(most, value)) + most) / (2 * most) * (self._room - 1))

    def _head(self) -> Content:
        guess, scale = self._guess, self._scale
        arrow = "▲" if guess.middle > 0 else "▼" if guess.middle < 0 else "="
        style = (
            "$emotion-good" if guess.middle > 0 else "$emotion-bad" if guess.middle < 0 else "$emotion-even"
        )
        span = scale.span(guess.middle - guess.half, guess.middle + guess.half)
        sure = _("{share} sure").format(share=percent(guess.confidence / 100))
        left = Content.assemble(
            ("▸ " if self.has_focus else "  ", "$accent"),
            (_(scale.name), "bold $accent" if self.has_focus else "bold"),
            (f"   {self._reference}" if self._reference else "", "$foreground 65%"),
        )
        right = Content.assemble(
            (f"{arrow} {scale.change(guess.middle)}", f"bold {style}"),
            f"  {span}",
            (f"  {sure}", "$foreground 75%"),
        )
        gap = self._room - left.cell_length - right.cell_length
        if gap < 2:
            left = left.truncate(max(0, self._room - right.cell_length - 2), ellipsis=True)
            gap = 2
        return Content.assemble(left, " " * gap, right)

    def _track(self) -> Content:
        low, high = (
            self._place(self._guess.middle - self._guess.half),
            self._place(self._guess.middle + self._guess.half),
        )
        middle, zero = self._place(self._guess.middle), self._place(0)
        parts: list[tuple[str, str]] = []
        for x in range(self._room):
            if x == middle:
                parts.append(("●", "bold $accent"))
            elif low <= x <= high:
                parts.append(("━" if x != zero else "┿", "$accent"))
            else:
                parts.append(("┼" if x == zero else "─", "$foreground 35%"))
        return Content.assemble(*parts)

    def _foot(self) -> Content:
        if not self._marks:
            most = self._scale.most
            low, high = self._scale.change(-most), self._scale.change(most)
            zero = self._place(0)
            line = low.ljust(zero) + "0" + high.rjust(self._room - zero - 1)
            return Content.styled(line, "$foreground 45%")
        cells = [" "] * self._room
        for mark in self._marks:
            place = self._place(mark.value)
            cells[place] = mark.letter if cells[place] == " " else _TOGETHER
        return plain("".join(cells), "$primary")
