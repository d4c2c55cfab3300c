"""The door of the scoring room: which folder, who marks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError
from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from cinema_game.language import N_, _, current, say
from cinema_game.store.errors import StoreError
from cinema_game.store.places import saves_folder
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.scoring.room import Room, open_room
from cinema_game.ui.widgets.field import Field
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.typed import why
from cx.scenario.diagnostics import ScenarioError


class Door(Dialog[Room | None]):
    """Asks for the folder of the saves and the rater's name; gives the open room."""

    ACTIONS = (
        Command("door.enter", "ctrl+n", "enter", N_("Go in"), N_("Open the saves of this folder.")),
        CLOSE,
    )
    HELP = N_(
        "The folder holds the saved workshops of the class. Your marks are kept beside them under your name: "
        "the same name goes on where it stopped, another name is another rater. Two raters may mark at once."
    )
    AUTO_FOCUS = "#rater"
    DEFAULT_CSS = """
    Door > Vertical { width: 68; height: auto; padding: 1 3; background: $surface; border: round $primary; }
    Door Input { margin-bottom: 1; }
    Door > Vertical > Horizontal { height: auto; align-horizontal: right; }
    Door Button { margin-left: 2; }
    Door #wrong { color: $warning; height: auto; max-height: 8; }
    """

    def body(self) -> Iterable[Widget]:
        """Two fields and a button."""
        with Vertical():
            yield Static(Content(_("Folder with the saves of the class")))
            yield Field(str(saves_folder(self.game.saves_folder)), id="folder", compact=True)
            yield Static(Content(_("Who marks (your name; it stands beside every mark)")))
            yield Field(placeholder=_("Vera"), id="rater", compact=True)
            yield Static("", id="wrong", markup=False)
            with Horizontal():
                yield Button(_("Back"), id="back", compact=True)
                yield Button(_("Go in"), id="enter", variant="primary", compact=True)

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#enter")
    @on(Input.Submitted)
    def action_enter(self) -> None:
        """Open the room, if it can be opened."""
        folder, rater = (self.query_one(f"#{field}", Input).value for field in ("folder", "rater"))
        self._tell(_("Reading the saves…"))
        self._open(folder, rater)

    @work(exclusive=True, group="door")
    async def _open(self, folder: str, rater: str) -> None:
        try:
            with self.game.gate.closed():
                room = await asyncio.to_thread(open_room, Path(folder.strip() or ".").expanduser(), rater)
        except ValidationError as refused:
            reason = why(refused)
            self.call_later(self._tell, say(reason) if reason is not None else str(refused))
        except (StoreError, RuleBroken) as refused:
            self.call_later(self._tell, say(refused.message))
        except ScenarioError as refused:
            self.call_later(self._tell, "\n".join(one.said(current()) for one in refused.diagnostics[:3]))
        except (OSError, ValueError, RuntimeError):
            self.call_later(
                self._tell, _("This is no folder that can be read: {folder}").format(folder=folder)
            )
        else:
            self.dismiss(room)

    def _tell(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence))
