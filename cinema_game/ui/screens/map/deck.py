"""The deck: cards of touchpoints to put on the map, and own points typed in the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cinema_game.language import N_, _, n_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import Dialog
from cinema_game.ui.screens.map.finding import find
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.field import Field
from cinema_game.ui.widgets.options import Options
from cinema_game.ui.widgets.press import Press
from cinema_game.workshop.deck import deck
from cinema_game.workshop.typed import LINE_LIMIT, TextRefused, clean

_OWN, _ALL, _LINE = "own", "all", "line:"
MOST_LINES = 40
"""Points taken from one paste."""
Add = Callable[[str, str | None, str | None], bool]
"""Puts a card (stage, ref, None) or an own point (stage, None, name) on the map; False if it was refused."""


class LineByLine(Field):
    """Each of several pasted lines is something of its own."""

    takes_several = True


class Deck(Dialog[None]):
    """Type to find a card; what is no card is offered as a point of your own."""

    ACTIONS = (
        Command(
            "deck.add", "enter", "add", N_("Add"), N_("Put it on the map; the deck stays open for the next.")
        ),
        Command(
            "deck.stage",
            "ctrl+right",
            "stage(1)",
            N_("Stage"),
            N_("The next stage."),
            priority=True,
            key_name="Ctrl+←→",
        ),
        Command(
            "deck.before",
            "ctrl+left",
            "stage(-1)",
            N_("Stage before"),
            N_("The stage before."),
            False,
            priority=True,
        ),
        Command("deck.up", "up", "move(-1)", N_("Up"), N_("The card above."), False, False, True),
        Command("deck.down", "down", "move(1)", N_("Down"), N_("The card below."), False, False, True),
        Command(
            "deck.close",
            "escape",
            "dismiss",
            N_("Back to the map"),
            N_("Close the deck; what was added stays."),
        ),
    )
    HELP = N_(
        "Not every card belongs to this journey, and not every touchpoint is in the deck. Type a few letters "
        "to find a card; if there is none, what you typed becomes a point of your own. "
        "Ctrl+← and Ctrl+→ choose the stage. Several pasted lines are offered as points, one a line."
    )
    DEFAULT_CSS = """
    Deck > Vertical {
        width: 74; max-width: 96%; height: 92%; padding: 1 2; background: $surface; border: round $primary;
    }
    Deck > Vertical Horizontal { height: 1; margin-bottom: 1; }
    Deck #ask { width: 1fr; text-style: bold; }
    Deck OptionList { height: 1fr; border: none; padding: 0; background: $surface; }
    Deck Input { margin-bottom: 1; }
    Deck #told { height: 1; margin-top: 1; color: $accent; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, session: Session, stage: int, add: Add) -> None:
        super().__init__()
        self._session = session
        self._stage = stage
        self._add = add
        self._lines: list[str] = []
        """Pasted lines that are offered as points; typing puts them away."""

    def body(self) -> Iterable[Widget]:
        """The stage, what is typed, the cards, what was done last."""
        with Vertical():
            with Horizontal():
                yield Static(Content(_("What does the customer meet?")), id="ask")
                yield Press(self._where(), "stage(1)", id="stage")
            yield LineByLine(
                placeholder=_("type to find a card, or write a point of your own"),
                max_length=LINE_LIMIT,
                compact=True,
                select_on_focus=False,
            )
            cards = Options(markup=False)
            cards.can_focus = False
            yield cards
            yield Static(id="told")

    def on_mount(self) -> None:
        """All cards; typing can begin."""
        self.query_one(Input).focus()
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        """Show what fits to what was typed."""
        typed = self.query_one(Input).value.strip()
        if typed:
            self._lines.clear()
        cards = find(typed, deck(self._session.state, self._session.scenario)) if not self._lines else []
        options = [Option(plain(say(card.name)), id=f"card:{card.ref}") for card in cards]
        if typed:
            own = Content.assemble(("✎ ", "$accent"), _("own point: "), plain(typed, "bold"))
            options.append(Option(own, id=_OWN))
        elif self._lines:
            options = self._offered()
        elif not options:
            options.append(Option(Content(_("The deck is empty. Write a point of your own.")), disabled=True))
        listed = self.query_one(OptionList)
        place = listed.highlighted or 0
        listed.clear_options().add_options(options)
        listed.highlighted = 0 if typed or self._lines else min(place, len(options) - 1)

    @on(Field.Several)
    def _several(self, pasted: Field.Several) -> None:
        """Offer pasted lines as points."""
        self._lines = list(pasted.lines[:MOST_LINES])
        left = len(pasted.lines) - len(self._lines)
        self._tell(
            Content(n_("{n} line more was left out.", "{n} lines more were left out.", left) if left else "")
        )
        self.query_one(Input).value = ""
        self._offer()

    def _offered(self) -> list[Option]:
        """All pasted lines at once, then each of them."""
        words = n_("add {n} point, one a line", "add {n} points, one a line", len(self._lines))
        return [
            Option(Content.assemble(("✎ ", "$accent"), plain(words, "bold")), id=_ALL),
            *(
                Option(Content.assemble(("✎ ", "$accent"), plain(line)), id=f"{_LINE}{number}")
                for number, line in enumerate(self._lines)
            ),
        ]

    def _add_lines(self, lines: list[str]) -> None:
        """Put pasted lines on the map; the first that cannot be taken, and those after it, stay offered."""
        stage = self._session.scenario.stages[self._stage]
        for line in lines:
            cards = find("", deck(self._session.state, self._session.scenario))
            ref = next((card.ref for card in cards if say(card.name).casefold() == line.casefold()), None)
            try:
                name = clean(line, LINE_LIMIT) if ref is None else None
            except TextRefused as refused:
                self._tell(plain(say(refused.message)))
                break
            if not self._add(stage.id, ref, name):
                break
            self._lines.remove(line)
            self._added(plain(line))
        self._offer()

    def _added(self, what: Content) -> None:
        stage = self._session.scenario.stages[self._stage]
        count = n_("{n} point on the map", "{n} points on the map", len(self._session.state.map))
        self._tell(Content.assemble("✓ ", what, f" → {say(stage.name)} · {count}"))

    def action_move(self, way: int) -> None:
        """The card above or below."""
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if way > 0 else listed.action_cursor_up()

    def action_stage(self, way: int) -> None:
        """Another stage to add to."""
        self._stage = (self._stage + way) % len(self._session.scenario.stages)
        self.query_one("#stage", Press).update(self._where())

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_add(self) -> None:
        """Put what is highlighted on the map."""
        listed, typed = self.query_one(OptionList), self.query_one(Input)
        option = listed.highlighted_option
        if option is None or option.id is None:
            return
        if option.id == _ALL:
            self._add_lines(list(self._lines))
            return
        if option.id.startswith(_LINE):
            self._add_lines([self._lines[int(option.id.removeprefix(_LINE))]])
            return
        stage = self._session.scenario.stages[self._stage]
        try:
            name = clean(typed.value, LINE_LIMIT) if option.id == _OWN else None
        except TextRefused as refused:
            self._tell(plain(say(refused.message)))
            return
        ref = None if option.id == _OWN else option.id.removeprefix("card:")
        if not self._add(stage.id, ref, name):
            return
        self._added(plain(name) if name else plain(str(option.prompt)))
        typed.value = ""
        self._offer()

    def _tell(self, words: Content) -> None:
        self.query_one("#told", Static).update(words)

    def _where(self) -> Content:
        stage = self._session.scenario.stages[self._stage]
        return Content.assemble(
            (_("into "), "$foreground 65%"), ("◂ ", "$accent"), say(stage.name), (" ▸", "$accent")
        )
