"""The reveal: a clock of weeks, a curve that grows, voices and news."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _
from cinema_game.results.runs import Runs
from cinema_game.ui.commands import Command
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.presenter import Presenter, of_round
from cinema_game.ui.screens.reveal import picture, words
from cinema_game.ui.screens.reveal.story import Beat, story
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.crowd import Crowd
from cinema_game.ui.widgets.curve import Curve
from cinema_game.ui.widgets.stage_names import StageNames
from cinema_game.ui.widgets.voices import Voices
from cinema_game.ui.widgets.working import Working
from cinema_game.workshop.happenings import happens_in

TICK = 0.15
"""Seconds between two looks at the clock."""
SPEEDS = {1: 4, 4: 1}
"""Ticks that a beat lasts, by speed."""


class RevealScreen(PhaseScreen):
    """Plays the round revealed last; shows it whole when it has been seen before."""

    PHASE = "reveal"
    ACTIONS = (
        Command("reveal.pause", "space", "pause", N_("Pause"), N_("Stop the weeks, or let them go on.")),
        Command("reveal.step", "right", "step(1)", N_("Step"), N_("One touchpoint further.")),
        Command("reveal.back", "left", "step(-1)", N_("Back"), N_("One touchpoint back."), show=False),
        Command(
            "reveal.speed", "plus,minus", "speed", N_("×4"), N_("Four times as fast, or as slow as before.")
        ),
        Command("reveal.skip", "end,enter", "skip", N_("To the end"), N_("Show everything at once.")),
        Command(
            "reveal.again", "home", "again", N_("From the start"), N_("Play the round again."), show=False
        ),
        Command(
            "reveal.up", "up", "voices(-1)", N_("Earlier"), N_("Newer voices."), show=False, palette=False
        ),
        Command(
            "reveal.down", "down", "voices(1)", N_("Later"), N_("Older voices."), show=False, palette=False
        ),
        Command(
            "reveal.wall",
            "f10,w",
            "wall",
            N_("For the wall"),
            N_("The round in letters for the back row: questions first, figures and curves on a key."),
            show=False,
        ),
        *GOING,
    )
    HELP = N_(
        "The simulated customers live through the quarter. The curve is what they really felt at each "
        "touchpoint, the shade holds the middle half of them; dotted is what would have been without any "
        "measures, and ◇ is what your map says. Nothing is lost by skipping: everything stays on the screen."
    )
    CSS_PATH = "reveal.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._runs: Runs | None = None
        self._own: picture.Values = ()
        self._beats: tuple[Beat, ...] = ()
        self.at = 0
        self._ticks = 0
        self._speed = 1
        self._playing = False
        self._cursor: int | None = None
        self._timer: Timer | None = None

    @property
    def told(self) -> bool:
        """The customers have lived and there is something to tell."""
        return bool(self._beats)

    @property
    def over(self) -> bool:
        """Everything has been told."""
        return bool(self._beats) and self.at >= len(self._beats)

    def body(self) -> Iterable[Widget]:
        """Clock, picture and voices, counters."""
        with Horizontal(id="clock"):
            yield Static(id="when")
            yield Working(id="working")
            yield Button(_("On to the result"), id="on", variant="primary", compact=True)
        with Container(id="stage"):
            with Vertical(id="picture"):
                yield Static(id="legend")
                yield Curve(id="curve")
                yield StageNames(id="stages")
                yield Crowd(id="crowd")
                yield Static(id="now")
            with VerticalScroll(id="heard", can_focus=False):
                yield Voices(id="voices")
        yield Static(id="counted")

    def on_mount(self) -> None:
        """Let the customers live, then tell it."""
        self._timer = self.set_interval(TICK, self._tick)
        self._live()
        self._show()

    async def composed_anew(self) -> None:
        """In another language the story stands where it stood."""
        self._show()

    @work(exclusive=True, group="run")
    async def _live(self) -> None:
        working = self.query_one(Working)
        with working.during():
            self._runs = await self.session.runs(working.share(0, 1))
        workshop = self.workshop
        round_ = workshop.revealed
        self._own = picture.own_map(workshop, self.session.scenario, round_)
        self._beats = story(self._runs.run, round_, happens_in(workshop, self.session.scenario, round_))
        seen = workshop.last_did != "reveal" or self.app.animation_level == "none"
        self.at = len(self._beats) if seen else 0
        self._playing = not seen
        self.call_later(self._show)

    def _tick(self) -> None:
        if not self._playing or self.screen is not self.app.screen:
            return
        self._ticks += 1
        if self._ticks % SPEEDS[self._speed] == 0:
            self._go(self.at + 1)
        elif self._runs is not None and self.at:
            crowd = self.query_one(Crowd)
            crowd.people = picture.people(
                self._runs.run, self.workshop.revealed, self._beats[self.at - 1], self._ticks
            )

    def _go(self, to: int) -> None:
        self.at = max(0, min(to, len(self._beats)))
        self._cursor = None
        if self.over:
            self._playing = False
        self._show()

    def _show(self) -> None:
        """Everything as it stands at the present beat."""
        self.set_class(self.over, "-over")
        self.query_one("#when", Static).update(
            words.clock(self.session, self._beats, self.at, playing=self._playing, speed=self._speed)
        )
        if self._runs is None or not self._beats:
            self.query_one("#now", Static).update(Content(_("The customers are on their way…")))
            return
        runs, round_ = self._runs, self.workshop.revealed
        beat = self._beats[max(0, self.at - 1)]
        points = beat.points if self.at else 0
        cursor = (
            self._cursor if self._cursor is not None else points - 1 if points and not self.over else None
        )
        columns = Columns(len(self.session.scenario.touchpoints))
        for widget in (self.query_one(Curve), self.query_one(StageNames), self.query_one(Crowd)):
            widget.columns = columns
        lines = picture.series(runs, self._own, round_ - 1, points)
        self.query_one(Curve).picture = picture.drawn(runs, lines, round_ - 1, points, cursor)
        self.query_one(StageNames).stages = picture.stages(self.session.scenario, cursor)
        self.query_one(Crowd).people = picture.people(
            runs.run, round_, beat if self.at else None, self._ticks
        )
        self.query_one("#legend", Static).update(picture.named(lines))
        self.query_one("#now", Static).update(words.at_point(runs, self._own, round_ - 1, cursor))
        told = self._beats[: self.at]
        self.query_one(Voices).tell(words.heard(self.session.scenario, told, self._cursor))
        self.query_one("#counted", Static).update(words.counted(beat if self.at else None))
        if self.over and not self.query_one("#on", Button).has_focus:
            self.query_one("#on", Button).focus()

    def action_pause(self) -> None:
        """Stop the weeks, or let them go on."""
        if self._beats and not self.over:
            self._playing = not self._playing
            self._show()

    def action_step(self, by: int) -> None:
        """One beat on or back; when the quarter is over, one touchpoint."""
        if not self._beats:
            return
        if self.over:
            count = len(self.session.scenario.touchpoints)
            here = self._cursor if self._cursor is not None else (-1 if by > 0 else count)
            self._cursor = (here + by) % count
            self._show()
        else:
            self._playing = False
            self._go(self.at + by)

    def action_speed(self) -> None:
        """Between ×1 and ×4."""
        self._speed = 5 - self._speed
        self._show()

    def action_skip(self) -> None:
        """Everything at once; once everything is there, go on."""
        if self.over:
            self.action_next()
        elif self._beats:
            self._go(len(self._beats))

    def action_again(self) -> None:
        """From the first week."""
        if self._beats:
            self._playing = self.app.animation_level != "none"
            self._go(0 if self._playing else len(self._beats))

    def action_wall(self) -> None:
        """The view for the wall; meanwhile the weeks stand still."""
        if (runs := self._runs) is not None:
            round_ = self.workshop.revealed
            self._playing = False
            self.app.push_screen(Presenter(lambda: tuple(of_round.slides(runs, self.workshop, round_))))

    def action_voices(self, by: int) -> None:
        """Look at older or newer voices."""
        self.query_one("#heard", VerticalScroll).scroll_relative(y=by * 2, animate=False)

    @on(Curve.Touched)
    def _touched(self, message: Curve.Touched) -> None:
        if self.over:
            self._cursor = message.index
            self._show()

    @on(Button.Pressed, "#on")
    def _on(self) -> None:
        self.action_next()
