"""The lobby: cases to play, saved workshops to continue, the tutorial, the sandbox."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from rich.cells import cell_len
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
from cinema_game.ui.widgets.marquee import Marquee
from cinema_game.ui.widgets.options import Options
from cinema_game.ui.widgets.phase_strip import phase_name
from cx.message import Message

if TYPE_CHECKING:
    from cinema_game.store.card import Card as SavedCard
    from cinema_game.store.card import SaveCard
    from cinema_game.ui.naming import Team
    from cx.scenario.shelf import Card

MOST = 200
"""Workshops that are listed: those played last."""
MORE = N_("… and {count} older ones: cinema-game play --save NAME")
WARM = ("cinema_game.ui.opening", "cinema_game.ui.screens.briefing", "cx.model.simulate")
"""What the first case needs, imported while the lobby is being read."""
HERO = N_(
    "Here a journey map is not a poster. Thousands of simulated customers walk it, "
    "and they tell their friends. You lock your forecast before you see what they do."
)


SCORING = N_(
    "Mark the maps of a class: blind, row by row, with all that can be measured filled in. Two raters see "
    "how far they agree, and where to talk."
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
            "lobby.score",
            "s",
            "score",
            N_("Score"),
            N_("The facilitator's room: mark the maps of a class."),
            show=False,
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
    Lobby #masthead { height: 1; padding: 0 3; background: $panel; }
    Lobby #masthead #name { width: 1fr; text-style: bold; color: $accent; }
    Lobby #masthead #tongue { width: auto; }
    Lobby #hall { height: 1fr; }
    Lobby #choices {
        width: 1fr; height: 1fr; border: none; background: $background; padding: 0 2;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Lobby #choices:focus { background-tint: $background 0%; }
    Lobby #choices > .option-list--option { padding: 0 1; }
    Lobby #choices > .option-list--option-disabled { color: $foreground 55%; }
    Lobby #choices > .option-list--separator { color: $panel; }
    Lobby #about { width: 100%; height: 6; padding: 1 3 0 3; background: $surface; scrollbar-size: 0 0; }
    Lobby #about Static { height: auto; }
    Lobby.-wide #hall, Lobby.-full #hall { layout: horizontal; }
    Lobby.-wide #about, Lobby.-full #about { width: 40%; height: 1fr; padding: 1 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._saves: list[SaveCard] = []
        self._note: Message | None = None

    def body(self) -> Iterable[Widget]:
        """Masthead, the list, what is chosen."""
        with Horizontal(id="masthead"):
            yield Static(Content("CINEMA GAME"), id="name")
            yield Static(Content.assemble(*_tongues()), id="tongue")
        yield Marquee()
        with Widget(id="hall"):
            yield Options(id="choices", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(Content(_(HERO)), id="story")

    def on_mount(self) -> None:
        """Look for cases and saves once the screen has been painted."""
        self.call_after_refresh(self._look_round)

    def on_screen_resume(self) -> None:
        """A workshop may have been played meanwhile."""
        self._look_round()

    @work(thread=True, exclusive=True)
    def _look_round(self) -> None:
        from cx.scenario.shelf import shelf

        cards = shelf()
        self.call_later(self._fill, cards, self._saves, self._note)
        from cinema_game.store.errors import StoreError
        from cinema_game.store.workshops import workshops

        note: Message | None = None
        try:
            kept = workshops(self.game.saves_folder)
            saves = kept.list(MOST)
            if more := len(kept.ids()) - len(saves):
                note = Message(MORE, {"count": more})
        except StoreError as error:
            saves, note = [], error.message
        self.call_later(self._fill, cards, saves, note)
        for name in WARM:
            import_module(name)

    async def composed_anew(self) -> None:
        """In another language the same is chosen."""
        self._fill(self._cards, self._saves, self._note)

    def _fill(self, cards: list[Card], saves: list[SaveCard], note: Message | None) -> None:
        choices = self.query_one("#choices", OptionList)
        if choices.option_count and (cards, saves, note) == (self._cards, self._saves, self._note):
            return
        self._cards, self._saves, self._note = cards, saves, note
        before = None if choices.highlighted is None else choices.get_option_at_index(choices.highlighted).id
        choices.clear_options()
        choices.add_options(self._options())
        known = [option.id for option in choices.options]
        choices.highlighted = known.index(before) if before in known else 0
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
                yield Option(_row(_("Sandbox"), card.title(current())), id=f"sandbox:{card.id}")
        yield Option(_row(_("Score"), _("a facilitator's room")), id="score:")
        if self._saves or self._note:
            yield None
            yield Option(Content(_("Continue")), disabled=True)
        for save in self._saves:
            yield Option(_saved(save, self._title(save)), id=f"save:{save.id}")
        if self._note is not None:
            yield Option(plain(say(self._note)), id="note:")

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        kind, _colon, name = (event.option_id or "").partition(":")
        card = next((card for card in self._cards if card.id == name), None)
        save = next((save for save in self._saves if kind == "save" and save.id == name), None)
        story = self.query_one("#story", Static)
        if save is not None:
            story.update(_told(save, self._title(save)))
        elif card is not None and card.error:
            story.update(plain(card.error.sentence(current())))
        elif kind == "score":
            story.update(Content(_(SCORING)))
        elif kind == "note" and self._note is not None:
            story.update(plain(say(self._note)))
        elif card is not None and kind == "sandbox":
            story.update(Content(_("Every number open, every measure a switch, the customers answer live.")))
        elif card is not None:
            story.update(Content.assemble(plain(card.tagline(current()), "bold"), "\n\n", _(HERO)))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        kind, _colon, name = (event.option_id or "").partition(":")
        if kind == "save":
            self.game.continue_workshop(name)
        elif kind == "sandbox":
            self.game.begin_workshop(name, mode="sandbox")
        elif kind == "score":
            self._go_scoring()
        elif kind == "tutorial":
            self.game.begin_workshop(name, mode="tutorial")
        elif kind == "case":
            from cinema_game.ui.screens.start import Start

            self.app.push_screen(Start(), partial(self._start, name))
        event.stop()

    def _start(self, scenario: str, team: Team | None) -> None:
        if team is not None:
            self.game.begin_workshop(scenario, "play", *team)

    @work(exclusive=True, group="scoring")
    async def _go_scoring(self) -> None:
        from cinema_game.ui.screens.scoring.door import Door
        from cinema_game.ui.screens.scoring.maps import MapsScreen

        if (room := await self.app.push_screen_wait(Door())) is not None:
            self.app.push_screen(MapsScreen(room))

    def _title(self, save: SaveCard) -> str:
        name = save.card.scenario if save.card else save.id
        return next((card.title(current()) for card in self._cards if card.id == name), name)

    def action_open(self) -> None:
        """Open what is chosen."""
        self.query_one("#choices", OptionList).action_select()

    def action_score(self) -> None:
        """The facilitator's room."""
        self._go_scoring()

    def action_nothing(self) -> None:
        """The arrows belong to the list."""


def _tongues() -> list[Content | str | tuple[str, str]]:
    here = current()
    return [
        ("EN", "bold $accent" if here == "en" else "dim"),
        " · ",
        ("RU", "bold $accent" if here == "ru" else "dim"),
    ]


def _row(name: str, rest: str, tail: str = "", width: int = 38) -> Content:
    gap = " " * max(2, width - cell_len(name))
    return Content.assemble(plain(name, "bold"), gap, plain(rest), ("   " + tail, "$accent"))


def _case(card: Card) -> Content:
    if card.error:
        return _row(card.id, _("cannot be read"))
    low, high = card.minutes
    minutes = _("{n} min").format(n=low if low == high else f"{low}–{high}")
    return _row(card.title(current()), minutes, "●" * card.difficulty + "○" * (3 - card.difficulty))


def _saved(save: SaveCard, title: str) -> Content:
    if save.card is None:
        return _row(save.id, _("cannot be opened") if not save.openable else _("can be mended"))
    return _row(save.card.team, f"{when(save.when)} · {_where(save.card)} · {title}", width=20)


def _where(card: SavedCard) -> str:
    return _("Sandbox") if card.mode == "sandbox" else phase_name(card.phase)


def _told(save: SaveCard, title: str) -> Content:
    if save.card is None:
        return plain(say(save.problem) if save.problem else save.id)
    where = _("Round {round}, {phase}.").format(round=save.card.round, phase=_where(save.card))
    return Content.assemble(plain(save.card.team, "bold"), "\n", plain(title), "\n\n", where)
