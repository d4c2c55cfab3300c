"""Locking the map: a deliberate act, with a sentence about what it means."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _, n_
from cinema_game.ui.commands import Command
from cinema_game.ui.screens.frame import Dialog
from cinema_game.ui.screens.map.head import counts
from cinema_game.ui.screens.map.sheet import Sheet


class LockMap(Dialog[bool]):
    """Asks once; True locks."""

    ACTIONS = (
        Command("lock.back", "escape", "answer(False)", N_("Keep drawing"), N_("Back to the map.")),
        Command("lock.lock", "ctrl+n", "answer(True)", N_("Lock the map"), N_("Lock the map and go on.")),
    )
    HELP = N_(
        "A locked map stays as it is until the next round. After the last reveal it is laid beside the truth."
    )
    DEFAULT_CSS = """
    LockMap > Vertical { width: 66; height: auto; padding: 1 3; }
    LockMap > Vertical { background: $surface; border: round $primary; }
    LockMap Static { height: auto; margin-bottom: 1; }
    LockMap Horizontal { height: auto; align-horizontal: right; }
    LockMap Button { margin-left: 2; }
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def body(self) -> Iterable[Widget]:
        """What it means, what is still open, two buttons."""
        with Vertical():
            yield Static(Content.styled(_("Lock the map?"), "bold $accent"))
            yield Static(
                Content(
                    _(
                        "Until the next round it stays as it is now. After the last reveal it will lie "
                        "beside what the customers really felt, point by point: that is your map score."
                    )
                )
            )
            yield Static(
                Content("\n").join(Content(line) for line in [" · ".join(counts(self._sheet)), *self._open()])
            )
            with Horizontal():
                yield Button(Content(_("Keep drawing")), id="back", compact=True)
                yield Button(Content(_("Lock the map")), id="lock", variant="primary", compact=True)

    def on_mount(self) -> None:
        """The way on is under the hand."""
        self.query_one("#lock", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_answer(event.button.id == "lock")

    def action_answer(self, lock: bool) -> None:
        """Answer the question."""
        self.dismiss(lock)

    def _open(self) -> list[str]:
        """What has been left empty: counted, never judged."""
        sheet = self._sheet
        bare = sum(slot.point is None for slot in sheet.slots)
        unfelt = sum(not point.emotion for point in sheet.map.points)
        lines = []
        if bare:
            lines.append(n_("{n} stage has no touchpoint yet.", "{n} stages have no touchpoint yet.", bare))
        if unfelt:
            lines.append(n_("{n} point has no feeling yet.", "{n} points have no feeling yet.", unfelt))
        if not sheet.map.keys:
            lines.append(_("No key moment is marked: which point hurts most, which one decides?"))
        return lines
