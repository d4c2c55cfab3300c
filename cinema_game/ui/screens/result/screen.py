"""The result: figures, who felt it, why, which touchpoints moved, and one question."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.language import N_, _, say
from cinema_game.measures import meaning_of, told
from cinema_game.results.runs import Runs
from cinema_game.results.spec import spec_of
from cinema_game.ui.answering import Answering
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.follow import Follow
from cinema_game.ui.screens.phase import GOING
from cinema_game.ui.screens.presenter import Presenter, of_round
from cinema_game.ui.screens.result import compare
from cinema_game.ui.screens.result.why import EXPLAINED, Explained, parts
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.answer import Answer
from cinema_game.ui.widgets.dashboard import Dashboard
from cinema_game.ui.widgets.rows import Rows
from cinema_game.ui.widgets.waterfall import Waterfall
from cinema_game.ui.widgets.working import Working
from cinema_game.workshop import actions as do
from cinema_game.workshop.moments import Story
from cinema_game.workshop.questions import question_after
from cinema_game.workshop.rules.gates import finished
from cx.attribution import Attribution

RUNS = 0.2
"""Share of the waiting that the two runs take; the rest is for the measures, one by one."""


class ResultScreen(Answering):
    """The dashboard of the round revealed last."""

    PHASE = "result"
    ACTIONS = (
        Command(
            "result.follow",
            "f",
            "follow",
            N_("Follow a customer"),
            N_("Walk through one visit, step by step."),
        ),
        Command(
            "result.explain",
            "v",
            "explain",
            N_("Other figure"),
            N_("Explain loyalty, or revenue, by the measures."),
            show=False,
        ),
        Command(
            "result.wall",
            "f10,w",
            "wall",
            N_("For the wall"),
            N_("The round in letters for the back row: questions first, figures and curves on a key."),
            show=False,
        ),
        *GOING,
    )
    HELP = N_(
        "Every figure stands beside what would have been without any measures (on the same draws, so a "
        "difference is an effect and never luck; ≈ means too small to tell), beside your forecast and beside "
        "the round before. The waterfall says what each measure gave. Enter on a line follows a customer; "
        "Tab goes from block to block."
    )
    CSS_PATH = "result.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._runs: Runs | None = None
        self._why: Attribution | None = None
        self._explained: Explained = "nps"

    def body(self) -> Iterable[Widget]:
        """Two columns; one below the other where it is narrow."""
        workshop, scenario = self.workshop, self.session.scenario
        title = f"{say(scenario.rounds.name)} {workshop.revealed}"
        with VerticalScroll(id="sheet", can_focus=False):
            with Container(id="columns"):
                with Vertical(classes="column", id="left"):
                    yield Static(plain(_("{round} in figures").format(round=title)), classes="head")
                    yield Dashboard(id="figures")
                    yield Static(_("Whom it reached: NPS, and changes against doing nothing"), classes="head")
                    yield Dashboard(id="segments")
                with Vertical(classes="column", id="right"):
                    with Container(classes="head", id="why-head"):
                        yield Static(id="why-title")
                        yield Working(id="working")
                    yield Waterfall(id="why")
                    yield Static(_("Touchpoints that moved most"), classes="head")
                    yield Dashboard(id="moved")
            yield Static(_("Ninety seconds: talk about it, then write"), classes="head", id="ask")
            yield Vertical(id="question")
            with Horizontal(id="onward"):
                yield Button(self._onward(), id="on", variant="primary", compact=True)
        yield Static(id="meaning")

    def on_mount(self) -> None:
        """Reckon, then show."""
        self._reckon()

    async def composed_anew(self) -> None:
        """In another language the same figures."""
        self._show()
        if self._runs is not None:
            await self._ask(self._runs)

    def _onward(self) -> str:
        over = finished(self.workshop, self.session.scenario)
        return _("Go on to the debrief") if over else _("Begin the next round")

    @work(exclusive=True, group="run")
    async def _reckon(self) -> None:
        working = self.query_one(Working)
        with working.during():
            self._runs = await self.session.runs(working.share(0, RUNS))
            self.call_later(self._begin, self._runs)
            spec = spec_of(self.workshop, self.session.scenario)
            told = working.share(RUNS, 1)
            results = self.session.results
            self._why = await self.session.reckon(results.contributions, spec, told=told)
            self.call_later(self._show)

    async def _begin(self, runs: Runs) -> None:
        """The figures have come: the hand is on them."""
        self._show()
        await self._ask(runs)
        self.query_one("#figures", Dashboard).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#sheet", VerticalScroll).scroll_home, animate=False)

    async def _ask(self, runs: Runs) -> None:
        """The one question of this round."""
        workshop = self.workshop
        story = Story(workshop, self.session.scenario, runs.run, runs.nothing)
        prompt = question_after(story, workshop.revealed)
        place = self.query_one("#question", Vertical)
        await place.remove_children()
        if prompt is not None:
            await place.mount(Answer(prompt.id, say(prompt.text), self.answered(prompt.id)))

    @property
    def explained(self) -> bool:
        """Everything has been reckoned."""
        return self._why is not None

    def _show(self) -> None:
        """Everything that is known so far."""
        workshop = self.workshop
        title = _("Why: {figure}, measure by measure").format(figure=_(EXPLAINED[self._explained]))
        self.query_one("#why-title", Static).update(Content.assemble(title, (" ‹V›", "$foreground 60%")))
        if self._runs is None:
            return
        heads = [_(head) for head in compare.HEADS]
        self.query_one("#figures", Dashboard).put(
            compare.dashboard(self._runs, workshop), heads, against=_("against…")
        )
        groups = [_("NPS"), _("return"), _("visits")]
        self.query_one("#segments", Dashboard).put(compare.segments(self._runs, workshop), groups)
        self.query_one("#moved", Dashboard).put(
            compare.touchpoints(self._runs, workshop), [_("nothing"), _("before")], 36, _("against…")
        )
        if self._why is not None:
            self.query_one("#why", Waterfall).put(parts(self._runs, self._why, self._explained))

    @on(Rows.Moved)
    def _moved(self, message: Rows.Moved) -> None:
        """Say what a figure means while the cursor is on it."""
        _kind, _colon, name = (message.key or "").partition(":")
        meaning = meaning_of(name) if told(name) else _("Enter follows a customer from here.")
        self.query_one("#meaning", Static).update(Content(meaning))

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        kind, _colon, name = message.key.partition(":")
        self._follow(kind, name)

    def action_follow(self) -> None:
        """One customer's visit."""
        self._follow("", "")

    def _follow(self, kind: str, name: str) -> None:
        if self._runs is None:
            return
        point = name if kind == "point" else None
        if kind == "measure":
            effects = self.session.scenario.intervention(name).effects
            point = effects[0].touchpoint if effects else None
        segment = name if kind == "segment" else None
        self.app.push_screen(
            Follow(self._runs.run, self.workshop.revealed, touchpoint=point, segment=segment)
        )

    def action_wall(self) -> None:
        """The view for the wall."""
        if (runs := self._runs) is not None:
            round_ = self.workshop.revealed
            self.app.push_screen(Presenter(lambda: tuple(of_round.slides(runs, self.workshop, round_))))

    def action_explain(self) -> None:
        """Explain the other figure."""
        figures = list(EXPLAINED)
        self._explained = figures[(figures.index(self._explained) + 1) % len(figures)]
        self._show()

    def action_next(self) -> None:
        """The next round, or after the last one the debrief."""
        self.keep_answers()
        if finished(self.workshop, self.session.scenario):
            self.action_phase("debrief")
        elif self.do(do.NextRound(who=self.session.who)):
            self.game.show_phase()

    @on(Button.Pressed, "#on")
    def _on(self) -> None:
        self.action_next()
