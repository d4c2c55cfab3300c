"""A number asked "why": its sentences, its formula, its parts, and theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation.score import Score
from cinema_game.language import N_
from cinema_game.ui.plain import plain
from cinema_game.ui.scored import lines
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.rows import Rows
from cx.scenario.text import Text


class WhyScore(Dialog[None]):
    """Shows scores; Enter opens one, and each of its parts in turn."""

    ACTIONS = (CLOSE,)
    HELP = N_(
        "Enter opens a number: what it says in plain words, how it is reckoned and from which numbers. "
        "These can be opened as well, down to what was counted."
    )
    AUTO_FOCUS = "#scores"
    DEFAULT_CSS = """
    WhyScore > Vertical { width: 94%; max-width: 120; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    WhyScore #title { height: auto; text-style: bold; margin-bottom: 1; }
    WhyScore VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable; }
    """

    def __init__(self, title: str, scores: Sequence[Score], currency: Text | None = None) -> None:
        super().__init__()
        self._title = title
        self._scores = tuple(scores)
        self._currency = currency
        self._opened = {self._scores[0].id} if self._scores else set()

    def body(self) -> Iterable[Widget]:
        """The title, the numbers."""
        with Vertical():
            yield Static(plain(self._title), id="title")
            with VerticalScroll(can_focus=False):
                yield Rows(scrolls=True, id="scores")

    def on_mount(self) -> None:
        """The first is open."""
        self._show()

    async def composed_anew(self) -> None:
        """In another language the same is open."""
        self._show()

    def _show(self) -> None:
        self.query_one(Rows).show(
            lambda width: [
                row for score in self._scores for row in lines(score, width, self._opened, self._currency)
            ]
        )

    @on(Rows.Opened)
    def _toggle(self, message: Rows.Opened) -> None:
        self._opened ^= {message.key.removeprefix("score:")}
        self._show()
