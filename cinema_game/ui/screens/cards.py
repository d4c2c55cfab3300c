"""Briefing cards: the ideas of the theory part, from every phase on one key."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cinema_game.language import N_, _, say
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.listing import Listing
from cx.scenario.lessons import Card, Phase


class Cards(Dialog[None]):
    """Titles on the left, the card on the right; those of the present phase come first."""

    ACTIONS = (CLOSE,)
    HELP = N_(
        "One idea a card. The cards that help most in this phase stand on top with a mark. "
        "Arrows choose a card; Tab goes to its text when it is long. "
        "Under it stands where the idea comes from."
    )
    DEFAULT_CSS = """
    Cards #sheet { width: 100; max-width: 96%; height: 21; max-height: 92%; background: $surface;
        border: round $primary; padding: 0 1; }
    Cards.-tall #sheet { height: 27; }
    Cards #titles { width: 38%; background: $surface; padding: 1 1 0 0; }
    Cards #card { width: 1fr; height: 1fr; padding: 1 1 0 2; border-left: solid $panel-lighten-1; }
    Cards #card Static { height: auto; }
    """

    def __init__(self, cards: tuple[Card, ...], phase: Phase) -> None:
        super().__init__()
        self._phase = phase
        self._cards = sorted(cards, key=lambda card: card.phase != phase)

    def body(self) -> Iterable[Widget]:
        """The list and the card."""
        with Horizontal(id="sheet"):
            if not self._cards:
                yield Static(Content(_("This case comes without briefing cards.")))
                return
            yield Listing(*(Option(self._title(card), id=card.id) for card in self._cards), id="titles")
            with VerticalScroll(id="card"):
                yield Static(self._text(self._cards[0]), id="text")

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#text", Static).update(self._text(self._cards[event.option_index]))
        self.query_one("#card").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _read(self) -> None:
        self.query_one("#card").focus()

    def _title(self, card: Card) -> Content:
        here = card.phase == self._phase
        return plain(f"▸ {say(card.title)}", "$accent") if here else plain(say(card.title))

    @staticmethod
    def _text(card: Card) -> Content:
        source = _("Where from: {source}").format(source=say(card.source))
        return Content.assemble(
            plain(say(card.title), "bold"),
            "\n\n",
            plain(say(card.text)),
            "\n\n",
            plain(source, "$foreground 60%"),
        )
