"""The forecast phase: half a minute alone, a talk together, a lock that is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.forecast.draft import SCALES, Draft, in_words
from cinema_game.ui.screens.forecast.gauge import Gauge, Mark
from cinema_game.ui.screens.forecast.reference import references
from cinema_game.ui.screens.forecast.stage import forecasts, stage_of
from cinema_game.ui.screens.forecast.worst import Worst, candidates
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.pick import Pick
from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.turns import waiting_for_forecast, waiting_for_plan
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import proposals
from cx.scenario.lessons import Phase
from cx.scoring.forecast import FIGURES, Figure

if TYPE_CHECKING:
    from cinema_game.ui.session import Session

FOUR_OF_FIVE = N_("The bar should hold the truth in four cases of five: the more doubt, the wider.")
_REST = 0.4
"""Seconds without a key after which a draft is kept."""


class ForecastScreen(PhaseScreen):
    """Covers what one member must not see of another, and lays everything open for the team's talk."""

    PHASE = "forecast"
    ACTIONS = (
        Command("forecast.here", "enter", "here", N_("It's me"), N_("Begin your own forecast."), show=False),
        *GOING,
    )
    HELP = N_(
        "Say what this round will bring before you see it. First everybody alone, the others look away; "
        "then the team agrees on one forecast. A locked forecast cannot be changed: the reveal compares it "
        "with what the customers do."
    )
    DEFAULT_CSS = """
    ForecastScreen #head { height: 2; padding: 0 2; }
    ForecastScreen #who { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ForecastScreen #form { height: 1fr; }
    ForecastScreen #lines { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    ForecastScreen #hint { height: auto; padding: 1 2 0 4; }
    ForecastScreen.-tall Gauge { margin-bottom: 3; }
    ForecastScreen.-wide #hint, ForecastScreen.-full #hint { display: none; }
    ForecastScreen #cover { height: 1fr; align: center middle; }
    ForecastScreen #cover > Vertical { width: 60; height: auto; }
    ForecastScreen #cover Static { height: auto; margin-bottom: 1; }
    ForecastScreen #aside { display: none; width: 36%; height: 1fr; padding: 0 2; border-left: solid $panel; }
    ForecastScreen #aside Static { height: auto; }
    ForecastScreen.-wide #aside, ForecastScreen.-full #aside { display: block; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._uncovered: str | None = None
        self._stage = stage_of(session.state, session.scenario, None)
        self._draft = self._first_draft()
        self._resting: Timer | None = None
        self._references: dict[Figure, str] = {}

    def body(self) -> Iterable[Widget]:
        """The form, or who is to sit down next."""
        stage = self._stage
        with Horizontal(id="head"):
            yield Static(self._who(), id="who")
            if label := self._button():
                yield Button(Content(label), id="go", variant="primary", compact=True)
        if stage.kind in ("closed", "waiting", "cover"):
            with Vertical(id="cover"), Vertical():
                yield Static(self._next_one())
                if stage.kind == "cover":
                    me = _("I am {name}").format(name=plain(str(stage.member)).plain)
                    yield Button(Content(me), id="me", variant="primary")
                elif stage.kind == "closed" or proposals(self.workshop, self.session.scenario):
                    yield Button(_("To the plan"), id="plan", variant="primary")
                else:
                    yield Button(_("Hand the laptop over"), id="over", variant="primary")
            return
        fixed, marks = stage.kind == "locked", forecasts(self.workshop)
        with Horizontal(id="form"):
            with VerticalScroll(id="lines", can_focus=False):
                for figure in FIGURES:
                    standing = tuple(
                        Mark(name, Draft.of(forecast).guesses[figure].middle)
                        for name, forecast in marks.items()
                    )
                    yield Gauge(figure, self._draft.guesses[figure], self._references, standing, fixed=fixed)
                yield Worst(self._draft.worst, self.session.scenario, fixed=fixed)
                yield Static(Content(_(FOUR_OF_FIVE)), id="hint", classes="quiet")
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(self._aside())

    def renew(self, workshop: Workshop) -> None:
        """When another one is to write, the whole form changes."""
        stage = stage_of(workshop, self.session.scenario, self._uncovered)
        if stage != self._stage:
            self._stage = stage
            self._draft = self._first_draft()
            self.compose_anew()

    async def composed_anew(self) -> None:
        """The same draft again, in another language or on another's turn."""
        self._to_first_line()
        self.look_back()

    def on_mount(self) -> None:
        """The hand is on the first line; what a change starts from comes when it is computed."""
        self._to_first_line()
        self.look_back()

    @work(exclusive=True)
    async def look_back(self) -> None:
        """The figures of the round before, beside each line."""
        self._references = await references(self.session)
        self.call_later(self._tell, self._references)

    def _tell(self, references: dict[Figure, str]) -> None:
        for gauge in self.query(Gauge):
            gauge.tell(references)

    def action_here(self) -> None:
        """The member whose turn it is sits at the keyboard."""
        if self._stage.kind == "cover":
            self._uncovered = self._stage.member
            self.session.who = str(self._stage.member)
            self.renew(self.workshop)
        elif self._stage.kind == "closed" or proposals(self.workshop, self.session.scenario):
            self.action_phase("plan")
        elif self._stage.kind == "waiting":
            self.action_hand_over()

    def action_next(self) -> None:
        """Lock what is written; when everything is locked, reveal."""
        kind = self._stage.kind
        if kind in ("cover", "closed", "waiting"):
            self.action_here()
        elif kind != "locked":
            self._ask_lock()
        elif self.workshop.revealed >= self.workshop.round:
            self.action_phase("reveal")
        elif waiting_for_forecast(self.workshop) is not None:
            self.action_hand_over()
        elif self.do(do.Reveal(who=self.session.who)):
            self.game.show_phase()

    def action_leave(self) -> None:
        """Back to the lobby; the draft is kept."""
        self._keep()
        super().action_leave()

    def action_phase(self, phase: Phase) -> None:
        """To another phase; the draft is kept."""
        self._keep()
        super().action_phase(phase)

    @on(Gauge.Changed)
    def _changed(self, message: Gauge.Changed) -> None:
        self._draft = self._draft.with_guess(message.figure, message.guess)
        self._keep_soon()

    @on(Worst.Wanted)
    def _wanted(self) -> None:
        items = candidates(self.workshop, self.session.scenario)
        self.app.push_screen(
            Pick(_("Where will customers feel worst?"), items, self._draft.worst), self._found
        )

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "go":
            self.action_next()
        else:
            self.action_here()

    def _found(self, id_: str | None) -> None:
        if id_ is not None:
            self._draft = Draft(self._draft.guesses, id_)
            self.query_one(Worst).show(id_)
            self._keep()

    def _ask_lock(self) -> None:
        if self._draft.worst is None:
            self.refuse(_("One line is missing: the touchpoint where customers will feel worst."))
            self.query_one(Worst).focus()
            return
        alone = self._stage.kind == "alone"
        meaning = Content.assemble(
            plain("\n".join(self._lines())),
            "\n\n",
            _(
                "It cannot be changed any more. The reveal sets it beside what the customers do; "
                "a surprise is where you learn."
            ),
        )
        if self.workshop.solo:
            question = _("Lock the forecast?")
        else:
            question = _("Lock your own forecast?") if alone else _("Lock the team's forecast?")
        self.app.push_screen(Confirm(question, meaning, _("Lock")), self._lock)

    def _lock(self, agreed: bool | None) -> None:
        member = self._stage.member
        if agreed and self._keep():
            self._uncovered = None
            self.do(do.LockForecast(who=self.session.who, member=member))

    def _keep_soon(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._keep)

    def _keep(self) -> bool:
        """Write the draft down; False if it is not whole yet or may not be written."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        forecast = self._draft.forecast()
        if forecast is None or self._stage.kind not in ("alone", "team"):
            return False
        member = self._stage.member
        before = self.workshop.prediction(self.workshop.round, member)
        if before is not None and before.forecast == forecast:
            return True
        return self.do(do.Predict(who=self.session.who, forecast=forecast, member=member))

    def _first_draft(self) -> Draft:
        """What was written before, or where to begin."""
        state, stage = self.workshop, self._stage
        kept = state.prediction(state.round, stage.member)
        if kept is not None:
            return Draft.of(kept.forecast)
        if stage.kind == "team" and (others := forecasts(state)):
            return Draft.between(list(others.values()))
        return Draft.blank()

    def _to_first_line(self) -> None:
        for selector in ("Gauge", "#me", "#plan", "#over", "#go"):
            for widget in self.query(selector):
                if widget.focusable:
                    widget.focus()
                    return

    def _lines(self) -> list[str]:
        """The four lines in words."""
        lines = [
            f"{_(SCALES[figure].name)}: {in_words(self._draft.guesses[figure], SCALES[figure])}"
            for figure in FIGURES
        ]
        worst = say(self.session.scenario.touchpoint(str(self._draft.worst)).name)
        return [*lines, _("Worst touchpoint: {name}").format(name=worst)]

    def _who(self) -> Content:
        kind, name = self._stage.kind, str(self._stage.member)
        round_ = f"{say(self.session.scenario.rounds.name)} {self.workshop.round}"
        if kind == "alone":
            words = _("{name}, alone; the others look away").format(name=name)
        elif kind == "team":
            words = _("Your forecast") if self.workshop.solo else _("Now together: agree on one forecast")
        elif kind == "locked":
            words = _("The forecast is locked")
        else:
            words = _("Forecast")
        return Content.assemble(plain(round_, "$foreground 65%"), "   ", plain(words, "bold"))

    def _button(self) -> str:
        kind = self._stage.kind
        if kind in ("alone", "team"):
            return _("Lock")
        if kind == "locked" and waiting_for_forecast(self.workshop) is not None:
            return _("Hand the laptop over")
        if kind == "locked":
            return (
                _("To the reveal")
                if self.workshop.revealed >= self.workshop.round
                else _("Show what happens")
            )
        return ""

    def _next_one(self) -> Content:
        if self._stage.kind == "closed":
            return plain(_("A forecast is about a plan that does not change any more. Fix the plan first."))
        why = waiting_for_plan(self.workshop, self.session.scenario)
        if why is not None:
            return plain(say(why))
        members = [
            Content.assemble(
                ("✓ " if self._locked(name) else "▸ " if name == self._stage.member else "  ", "$accent"),
                plain(name, "bold" if name == self._stage.member else ""),
                (_("   locked"), "$foreground 60%") if self._locked(name) else "",
            )
            for name in self.workshop.members
        ]
        return Content.assemble(
            _("Everybody makes a forecast alone first: in a team, the loudest guess becomes everyone's."),
            "\n\n",
            Content("\n").join(members),
            "\n\n",
            plain(
                _("Give the keyboard to {name}. The others look away.").format(name=self._stage.member),
                "bold",
            ),
        )

    def _locked(self, name: str) -> bool:
        own = self.workshop.prediction(self.workshop.round, name)
        return own is not None and own.locked

    def _aside(self) -> Content:
        """On a wide screen: what the members said, and how to fill this in."""
        parts = []
        for name, forecast in forecasts(self.workshop).items():
            draft = Draft.of(forecast)
            lines = [in_words(draft.guesses[figure], SCALES[figure]) for figure in FIGURES]
            worst = say(self.session.scenario.touchpoint(forecast.worst).name)
            parts.append(
                Content.assemble(plain(name, "bold $primary"), "\n", plain("\n".join([*lines, worst])))
            )
        parts.append(Content.styled(_(Gauge.HELP), "$foreground 70%"))
        return Content("\n\n").join(parts)
