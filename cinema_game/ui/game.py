"""What a screen may ask of the running game. The app offers it, and no screen knows the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from cinema_game.ui.commands import Command
    from cinema_game.ui.gate import Gate
    from cinema_game.workshop.actions import Mode


class Game(Protocol):
    """The running game, seen from a screen."""

    ACTIONS: ClassVar[tuple[Command, ...]]
    gate: Gate
    saves_folder: Path | None

    def begin_workshop(
        self, scenario: str, mode: Mode = "play", team: str | None = None, members: tuple[str, ...] = ()
    ) -> object:
        """Begin a new workshop of a shipped case or a file, and show its first phase."""

    def continue_workshop(self, save: str) -> object:
        """Go on with a kept workshop where it was."""

    def leave_workshop(self) -> None:
        """Back to the lobby."""

    def show_phase(self) -> None:
        """Show the phase in which the workshop is now."""

    def cover(self) -> None:
        """Nothing is seen until the team whose turn it is sits down."""

    def keep_soon(self) -> None:
        """Write the snapshot when the hands rest."""
