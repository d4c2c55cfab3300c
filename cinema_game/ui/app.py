"""The game in the terminal: what is true on every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.notifications import Notify
from textual.worker import WorkerFailed

from cinema_game.language import N_, Language, Voice, _, say, use_voice
from cinema_game.settings import Settings
from cinema_game.ui.attention import Attentive
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.gate import Gate
from cinema_game.ui.notice import Notice
from cinema_game.ui.palette import ByName
from cinema_game.ui.phases import screen_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import Framed
from cinema_game.ui.terminal.choice import driver_for
from cinema_game.ui.themes import DEFAULTS, NAMES, THEMES
from cx.model.work import TooMuchWork

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from cinema_game.ui.game import Game
    from cinema_game.ui.session import Session
    from cinema_game.workshop.actions import Mode
    from cx.message import Message


REST = 1.0
"""Seconds without an action after which the snapshot is written."""


@dataclass(frozen=True)
class Wanted:
    """What the command line asked for: straight into a scenario or a save, a seed."""

    scenario: str | None = None
    save: str | None = None
    seed: int | None = None
    sandbox: bool = False


class CinemaGame(Commanded, Attentive):
    """Starts in the lobby, or straight in a scenario or a save."""

    ACTIONS: ClassVar[tuple[Command, ...]] = (
        Command("app.help", "f1", "help", N_("Help"), N_("What this screen is for and what every key does.")),
        Command(
            "app.palette",
            "ctrl+p",
            "command_palette",
            N_("All actions"),
            N_("Every action by its name."),
            palette=False,
        ),
        Command("app.language", "f12", "language", N_("Русский"), N_("Play on in Russian."), show=False),
        Command(
            "app.theme", "ctrl+t", "next_theme", N_("Next theme"), N_("Another set of colours."), show=False
        ),
        Command(
            "app.quit", "ctrl+q", "quit", N_("Leave"), N_("Leave the game; everything is saved."), show=False
        ),
    )
    HELP = N_(
        "Tab goes to the next panel, arrows move, Enter opens or confirms, Esc goes back and never loses "
        "anything; from a phase to the lobby it wants to be pressed twice. Everything the mouse can do, a "
        "key can do as well."
    )
    CSS_PATH = "app.tcss"
    COMMANDS = {ByName}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (76, "-narrow"), (110, "-wide"), (150, "-full")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (22, "-low"), (30, "-tall")]

    def __init__(
        self,
        settings: Settings,
        *,
        saves: Path | None = None,
        wanted: Wanted | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.saves_folder = saves
        self.wanted = wanted or Wanted()
        self.session: Session | None = None
        self.gate = Gate(self, super().on_event)
        self._resting: Timer | None = None
        self.title = "Cinema Game"
        self.voice = Voice(settings.language)

    def get_driver_class(self) -> type[Driver]:
        """The terminal as the game sees it."""
        return driver_for(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of emotion where a theme names none."""
        return DEFAULTS

    def on_load(self) -> None:
        """A language of its own, whatever other games of this process speak."""
        use_voice(self.voice)

    def on_mount(self) -> None:
        """Colours, then the first screen."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in NAMES else "evening"
        self.enter()
        if self.settings.problem is not None:
            self.notify(say(self.settings.problem), markup=False, timeout=12)
            self._remember(replace(self.settings, problem=None))

    def enter(self) -> None:
        """The lobby, and from there at once into what the command line asked for."""
        from cinema_game.ui.screens.lobby import Lobby

        self.push_screen(Lobby())
        if self.wanted.save is not None:
            self.continue_workshop(self.wanted.save)
        elif self.wanted.scenario is not None:
            self.begin_workshop(self.wanted.scenario, "sandbox" if self.wanted.sandbox else "play")

    async def on_event(self, event: Event) -> None:
        """What hands do goes through the gate; to leave is meant wherever it is pressed."""
        leave = isinstance(event, Key) and event.key == "ctrl+q"
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded and not leave:
            self.gate.take(event)
        else:
            await super().on_event(event)

    def post_display_hook(self) -> None:
        """Something was painted."""
        if not self._batch_count:
            self.gate.painted()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something at the edge of the screen."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup)))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Carry out a command, if whose command it is is still here."""
        owner = default_namespace or self
        if owner is not self and not (owner.is_attached and owner.screen is self.screen):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def action_help(self) -> None:
        """Help for what has the focus; pressed again it closes."""
        from cinema_game.ui.screens.help import Help

        node = self.screen.focused or self.screen
        self.push_screen(Help([owner for owner in node.ancestors_with_self if isinstance(owner, Commanded)]))

    def action_help_quit(self) -> None:
        """Ctrl+C where there is nothing to copy: perhaps somebody wants to leave."""
        self.notify(_("Ctrl+Q leaves the game; everything is saved."), timeout=4)

    def action_language(self) -> None:
        """The other language, at once and for the next time."""
        self.speak("en" if self.voice.language == "ru" else "ru")

    def speak(self, language: Language) -> None:
        """Show everything in `language` and remember it."""
        self.voice.language = language
        self._remember(replace(self.settings, language=language))
        for screen in self.screen_stack:
            if isinstance(screen, Framed):
                screen.compose_anew()

    def action_next_theme(self) -> None:
        """The next of the themes."""
        names = list(NAMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._remember(replace(self.settings, theme=self.theme))
        self.notify(_(NAMES[self.theme]), timeout=2)

    @work(exclusive=True, group="workshop")
    async def begin_workshop(
        self, scenario: str, mode: Mode = "play", team: str | None = None, members: tuple[str, ...] = ()
    ) -> None:
        """Begin a new workshop of a shipped case or a file, and show its first phase."""
        from cinema_game.ui.opening import CannotOpen, begin, read_case
        from cinema_game.workshop.actions import Second
        from cx.model.paying import played_owners

        try:
            with self.gate.closed():
                case = await asyncio.to_thread(read_case, scenario)
        except CannotOpen as reason:
            self._tell(reason.message)
            return
        name, second = team or _("Owls"), None
        if mode == "play" and (others := played_owners(case)):
            from cinema_game.ui.screens.sharing import Sharing

            answer = await self.push_screen_wait(Sharing(case, others[0], name, members))
            if answer is None:
                return
            second = answer if isinstance(answer, Second) else None
        await self._enter(begin, self.saves_folder, case, mode, name, members, self.wanted.seed, second)

    @work(exclusive=True, group="workshop")
    async def continue_workshop(self, save: str) -> None:
        """Go on with a kept workshop where it was."""
        from cinema_game.ui.opening import resume

        await self._enter(resume, self.saves_folder, save, self.wanted.scenario)

    async def _enter(self, opening: Callable[..., Session], *wishes: object) -> None:
        from cinema_game.ui.opening import CannotOpen, notices

        with self.gate.closed():
            try:
                session = await asyncio.to_thread(opening, *wishes)
            except CannotOpen as reason:
                self._tell(reason.message)
                return
            self.session = session
            for notice in notices(session):
                self.notify(plain(say(notice)).plain, severity="warning", markup=False, timeout=12)
            self.push_screen(screen_of(session))
            if session.state.shared:
                self.cover()

    def _tell(self, why: Message) -> None:
        """Why a workshop cannot be opened."""
        self.notify(plain(say(why)).plain, severity="error", markup=False, timeout=12)

    def cover(self) -> None:
        """Nothing is seen until the team whose turn it is sits down."""
        if self.session is not None:
            from cinema_game.ui.screens.cover import Cover

            self.push_screen(Cover(self.session))

    def keep_soon(self) -> None:
        """Write the snapshot when the hands rest; every action is in the journal already."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._snapshot)

    @work(thread=True, group="snapshot")
    def _snapshot(self) -> None:
        from cinema_game.store.errors import StoreError

        if (session := self.session) is not None:
            with suppress(StoreError):  # Said already, or said when the next action is refused.
                session.kept.snapshot()

    def show_phase(self) -> None:
        """Show the phase in which the workshop is now."""
        if self.session is not None:
            self.switch_screen(screen_of(self.session))

    def leave_workshop(self) -> None:
        """Back to the lobby; the workshop is written and let go."""
        if self.session is not None:
            self.session.close()
            self.session = None
            self.pop_screen()

    def on_unmount(self) -> None:
        """Leaving the game leaves the workshop as well."""
        if self.session is not None:
            self.session.close()

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program ends the game with a sentence; tests still see the fault itself.

        What is too much to reckon is no fault: it is said, and the game goes on without it.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, TooMuchWork):
            self.notify(say(cause.message), severity="error", markup=False)
        elif not self.is_headless:
            from rich.text import Text

            from cinema_game.ui.accident import told

            self._return_code = 1
            if not self._exit_renderables:
                self.panic(Text(told(error)))
        else:
            super()._handle_exception(error)

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        settings.save()


if TYPE_CHECKING:
    _fits: type[Game] = CinemaGame
