"""The lobby: cases to play, saved workshops to continue, the tutorial, the sandbox."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cinema_game.figures import when
from cinema_game.language import N_, _, current, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import GameScreen
from cinema_game.ui.widgets.phase_strip import NAMES

if TYPE_CHECKING:
    from cinema_game.store.saves import SaveCard
    from cinema_game.ui.screens.start import Team
    from cx.scenario.shelf import Card

HERO = N_(
    "Here a journey map is not a poster. Thousands of simulated customers walk it, and they tell their friends. "
    "You lock your forecast before you see what they do."
)


class Lobby(GameScreen):
    """Where everybody arrives."""

    ACTIONS = (
        Command(
            "lobby.choose",
            "up,down",
            "nothing",
            N_("Choose"),
            N_("Choose with the arrows."),
            True,
            False,
            False,
            "↑↓",
        ),
        Command(
            "lobby.open", "enter", "open", N_("Open"), N_("Open what is chosen: play it or continue it.")
        ),
        Command(
            "lobby.language",
            "l",
            "app.language",
            N_("Русский"),
            N_("Play on in Russian."),
            palette=False,
            key_name="F12",
        ),
        Command(
            "lobby.leave",
            "ctrl+q",
            "app.quit",
            N_("Leave"),
            N_("Leave the game; everything is saved."),
            palette=False,
        ),
    )
    HELP = N_(
        "Choose a case with the arrows and press Enter; press Enter again and you are in its briefing. "
        "A saved workshop goes on exactly where it was. The tutorial teaches every screen in five minutes; "
        "the sandbox opens every number of a case."
    )
    DEFAULT_CSS = """
    Lobby #masthead { height: 1; padding: 0 2; background: $panel; }
    Lobby #masthead #name { width: 1fr; text-style: bold; color: $accent; }
    Lobby #masthead #tongue { width: auto; }
    Lobby #hall { height: 1fr; }
    Lobby #choices { width: 1fr; height: 1fr; border: none; background: $background; padding: 1 1 0 1; }
    Lobby #choices > .option-list--option-disabled { color: $foreground 55%; }
    Lobby #about { width: 100%; height: 5; padding: 0 3; color: $foreground 85%; }
    Lobby #about Static { height: auto; }
    Lobby.-wide #hall, Lobby.-full #hall { layout: horizontal; }
    Lobby.-wide #about, Lobby.-full #about { width: 44%; height: 1fr; padding: 2 3; border-left: solid $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._saves: list[SaveCard] = []

    def body(self) -> Iterable[Widget]:
        """Masthead, the list, what is chosen."""
        with Horizontal(id="masthead"):
            yield Static(Content("CINEMA GAME"), id="name")
            yield Static(Content.assemble(*_tongues()), id="tongue")
        with Widget(id="hall"):
            yield OptionList(id="choices", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(Content(_(HERO)), id="story")

    def on_mount(self) -> None:
        """Look for cases and saves while the screen is being painted."""
        self._look_round()

    def on_screen_resume(self) -> None:
        """A workshop may have been played meanwhile."""
        self._look_round()

    @work(thread=True, exclusive=True)
    def _look_round(self) -> None:
        from cinema_game.store.saves import Saves
        from cx.scenario.shelf import shelf

        cards = shelf()
        saves = Saves(self.game.saves_folder).list()
        self.app.call_from_thread(self._fill, cards, saves)

    async def recompose(self) -> None:
        """In another language the same is chosen."""
        await super().recompose()
        self._fill(self._cards, self._saves)

    def _fill(self, cards: list[Card], saves: list[SaveCard]) -> None:
        self._cards, self._saves = cards, saves
        choices = self.query_one("#choices", OptionList)
        before = choices.highlighted
        choices.clear_options()
        choices.add_options(self._options())
        choices.highlighted = before if before is not None and before < choices.option_count else 0
        choices.focus()

    def _options(self) -> Iterable[Option | None]:
        cases = [card for card in self._cards if not card.tutorial]
        for card in cases:
            yield Option(_case(card), id=f"case:{card.id}")
        for card in self._cards:
            if card.tutorial:
                yield Option(_row(_("Tutorial"), _("every screen in five minutes")), id=f"tutorial:{card.id}")
        for card in cases:
            if not card.error:
                yield Option(_row(_("Sandbox"), say(card.title)), id=f"sandbox:{card.id}")
        if self._saves:
            yield None
            yield Option(Content(_("Continue")), disabled=True)
        for save in self._saves:
            yield Option(_saved(save), id=f"save:{save.id}")

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        kind, _colon, name = (event.option_id or "").partition(":")
        card = next((card for card in self._cards if card.id == name), None)
        save = next((save for save in self._saves if kind == "save" and save.id == name), None)
        story = self.query_one("#story", Static)
        if save is not None:
            story.update(_told(save))
        elif card is not None and card.error:
            story.update(plain(card.error))
        elif card is not None and kind == "sandbox":
            story.update(Content(_("Every number open, every measure a switch, the customers answer live.")))
        elif card is not None:
            story.update(Content.assemble(plain(say(card.tagline), "bold"), "\n\n", _(HERO)))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        kind, _colon, name = (event.option_id or "").partition(":")
        if kind == "save":
            self.game.continue_workshop(name)
        elif kind == "sandbox":
            self.game.begin_workshop(name, mode="sandbox")
        elif kind == "tutorial":
            self.game.begin_workshop(name, mode="tutorial")
        elif kind == "case":
            from cinema_game.ui.screens.start import Start

            self.app.push_screen(Start(), partial(self._start, name))
        event.stop()

    def _start(self, scenario: str, team: Team | None) -> None:
        if team is not None:
            self.game.begin_workshop(scenario, "play", *team)

    def action_open(self) -> None:
        """Open what is chosen."""
        self.query_one("#choices", OptionList).action_select()

    def action_nothing(self) -> None:
        """The arrows belong to the list."""


def _tongues() -> list[Content | str | tuple[str, str]]:
    here = current()
    return [
        ("EN", "bold $accent" if here == "en" else "dim"),
        " · ",
        ("RU", "bold $accent" if here == "ru" else "dim"),
    ]


def _row(name: str, rest: str, tail: str = "") -> Content:
    return Content.assemble(
        plain(f"{name:<36}", "bold"), "  ", plain(f"{rest:<14}"), ("  " + tail, "$accent")
    )


def _case(card: Card) -> Content:
    if card.error:
        return _row(card.id, _("cannot be read"))
    low, high = card.minutes
    minutes = _("{n} min").format(n=low if low == high else f"{low}–{high}")
    return _row(say(card.title), minutes, "●" * card.difficulty + "○" * (3 - card.difficulty))


def _saved(save: SaveCard) -> Content:
    if save.problem is not None:
        return _row(save.id, _("cannot be opened"))
    return _row(save.team, f"{say(save.title)} · {_(NAMES[save.phase])}", when(save.changed))


def _told(save: SaveCard) -> Content:
    if save.problem is not None:
        return plain(say(save.problem))
    where = _("Round {round}, {phase}.").format(round=save.round, phase=_(NAMES[save.phase]))
    return Content.assemble(plain(save.team, "bold"), "\n", plain(say(save.title)), "\n\n", where)
