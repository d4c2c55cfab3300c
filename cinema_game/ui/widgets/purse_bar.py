"""The money as a bar that shrinks: what is free, what the highlighted measure would take, what is spent."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from cinema_game.figures import number
from cinema_game.language import _


@dataclass(frozen=True)
class Money:
    """Sums of the present round, in the scenario's unit; `unit` is its short name."""

    whole: float
    """What could be promised if nothing were chosen in this round."""
    free: float
    """What can still be promised."""
    after: float
    """What would be left with the highlighted measure."""
    unit: str


class PurseBar(Static):
    """`████████▒▒▒░░░░  1,850 of 3,000 k₽ free`."""

    DEFAULT_CSS = "PurseBar { height: 1; width: 1fr; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__("", id="purse", markup=False)
        self._money: Money | None = None

    def show(self, money: Money) -> None:
        """Show other sums."""
        self._money = money
        self._draw()

    def on_resize(self) -> None:
        """The bar takes the room beside the words."""
        self._draw()

    def _draw(self) -> None:
        money = self._money
        if money is None:
            return
        words = _("{free} of {whole} {unit} free").format(
            free=number(money.free), whole=number(money.whole), unit=money.unit
        )
        short = money.after < 0
        if short:
            words += "  " + _("{sum} short").format(sum=number(-money.after))
        elif money.after != money.free:
            words += "  → " + number(money.after)
        room = max(8, min(48, self.size.width - len(words) - 3))
        whole = max(money.whole, money.free, 1)
        free = round(room * max(0.0, money.free) / whole)
        after = free if short else min(free, round(room * money.after / whole))
        bar = Content.assemble(
            ("█" * after, "$primary"),
            ("▒" * (free - after), "$primary"),
            ("░" * (room - free), "$foreground 35%"),
        )
        self.update(Content.assemble(bar, "  ", (words, "bold $warning" if short else "bold")))
