"""What the points of a map stand for, and how people correct it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.matching import AS_IT_WAS, NOTHING, chosen, match_rows
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.widgets.rows import Row, Rows
from cx.journey.map import JourneyMap
from cx.message import Message
from cx.scenario.scenario import Scenario
from cx.scoring.map.score import MapScore


class Desk(Protocol):
    """A map that lies open for correcting. What is refused comes back as a sentence."""

    @property
    def name(self) -> str:
        """What the map is called."""

    @property
    def map(self) -> JourneyMap:
        """The map."""

    @property
    def scenario(self) -> Scenario:
        """What it is matched with."""

    @property
    def score(self) -> MapScore:
        """Its score under the matching of the moment."""

    def corrected(self, point: str) -> bool:
        """Whether a person has said what a point stands for."""

    async def correct(self, point: str, touchpoint: str | None) -> Message | None:
        """A point stands for a touchpoint, or for nothing."""

    async def trust(self, point: str) -> Message | None:
        """What the program thinks of a point counts again."""

    async def undo(self) -> Message | None:
        """The last change is taken back."""


class Matches(Dialog[None]):
    """Each point of the map beside the touchpoint that it was taken for; Enter corrects one."""

    ACTIONS = (
        Command("matches.undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last correction back.")),
        CLOSE,
    )
    HELP = N_(
        "Enter on a point chooses the touchpoint that it stands for, or nothing. Every number that depends "
        "on it is reckoned again at once, and the correction stands in the history."
    )
    AUTO_FOCUS = "#points"
    DEFAULT_CSS = """
    Matches > Vertical { width: 96%; max-width: 130; height: 94%; padding: 1 2; background: $surface;
        border: round $primary; }
    Matches #title { height: auto; margin-bottom: 1; }
    Matches VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Matches #wrong { height: auto; color: $warning; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def body(self) -> Iterable[Widget]:
        """The score, the points."""
        with Vertical():
            yield Static(id="title")
            with VerticalScroll(can_focus=False):
                yield Rows(scrolls=True, id="points")
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """The points."""
        self._show()

    async def composed_anew(self) -> None:
        """In another language the same points."""
        self._show()

    def _show(self) -> None:
        told = say(self._desk.score.coverage.in_words())
        self.query_one("#title", Static).update(
            Content.assemble(plain(self._desk.name, "bold"), "   ", plain(told))
        )
        self.query_one(Rows).show(self._lines)

    def _lines(self, width: int) -> Iterable[Row]:
        desk = self._desk
        return match_rows(desk.map, desk.score.matching, desk.scenario, width)

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        self._choose(message.key)

    @work(exclusive=True, group="choose")
    async def _choose(self, point: str) -> None:
        desk = self._desk
        question, items, now = chosen(desk.map, desk.score.matching, desk.scenario, point)
        shown = items if desk.corrected(point) else items[:-1]
        id_ = await self.app.push_screen_wait(Pick(question, shown, now))
        if id_ == AS_IT_WAS:
            self.call_later(self._tell, await desk.trust(point))
        elif id_ is not None:
            self.call_later(self._tell, await desk.correct(point, None if id_ == NOTHING else id_))

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Take the last change back."""
        self.call_later(self._tell, await self._desk.undo())

    def _tell(self, refused: Message | None) -> None:
        self.query_one("#wrong", Static).update(plain(say(refused) if refused is not None else ""))
        self._show()
