"""The debrief: a large question first, the data on a key, room to answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on, work
from textual.containers import Container, Vertical, VerticalScroll
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _, say
from cinema_game.results.spec import spec_of
from cinema_game.ui.answering import Answering
from cinema_game.ui.commands import Command
from cinema_game.ui.screens.debrief import feelings, happened, moment, monday, reality, scores, what_if, why
from cinema_game.ui.screens.debrief.desk import TeamDesk
from cinema_game.ui.screens.debrief.facts import Facts, facts_of
from cinema_game.ui.screens.debrief.pages import Chosen, Leaf, Pages, Question
from cinema_game.ui.screens.follow import Follow
from cinema_game.ui.screens.matches import Matches
from cinema_game.ui.screens.phase import GOING
from cinema_game.ui.screens.presenter import Presenter, Slide, of_debrief
from cinema_game.ui.screens.why_score import WhyScore
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.answer import Answer
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve, Picture, legend
from cinema_game.ui.widgets.rows import Row, Rows
from cinema_game.ui.widgets.working import Working
from cinema_game.workshop.questions import Prompt
from cx.model.outcome import Outcome
from cx.scoring.result import ResultScore


class DebriefScreen(Answering):
    """Six pages and the scores."""

    PHASE = "debrief"
    ACTIONS = (
        Command(
            "debrief.data", "space", "data", N_("Data"), N_("Show the data behind the question, or hide it.")
        ),
        Command("debrief.next", "right,pagedown", "turn(1)", N_("Next page"), N_("The next page.")),
        Command(
            "debrief.before", "left,pageup", "turn(-1)", N_("Page before"), N_("The page before."), show=False
        ),
        Command(
            "debrief.sandbox", "ctrl+b", "sandbox", N_("Sandbox"), N_("The same case with every number open.")
        ),
        Command(
            "debrief.moment",
            "ctrl+g,g",
            "moment",
            N_("To the moment"),
            N_("Go to the moment that the question speaks of: a customer who was there, or a replay."),
            show=False,
        ),
        Command(
            "debrief.matches",
            "ctrl+l,m",
            "matches",
            N_("Matches"),
            N_("What each point of your map was taken for; correct what was not recognised."),
            show=False,
        ),
        Command(
            "debrief.wall",
            "f10,w",
            "wall",
            N_("For the wall"),
            N_("The questions in letters for the back row; answers and curves on a key."),
            show=False,
        ),
        *GOING,
    )
    HELP = N_(
        "Talk first, look at the data second: Space shows it. ←→ turn the pages, ↑↓ go through the questions "
        "of a page, Enter goes to the answer, which is kept as you type. In the data, Enter opens a line: a "
        "customer to follow, a measure to take away, a score and its parts. Esc twice ends in the lobby."
    )
    CSS_PATH = "debrief.tcss"

    leaf: var[Leaf] = var("feelings", init=False)
    shown: var[bool] = var(False, init=False)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._facts: Facts | None = None
        self._result: ResultScore | None = None
        self._asked: dict[Leaf, int] = {}
        self._opened: set[str] = set()
        self._replayed: dict[str, Outcome] = {}
        self._waiting: str | None = None

    def body(self) -> Iterable[Widget]:
        """Pages, question, answer, data."""
        yield Pages()
        with Container(id="spread"):
            with Vertical(id="ask"):
                yield Question(id="question")
                yield Working(id="working")
                yield Vertical(id="answer")
            with Vertical(id="data"):
                yield Static(id="legend")
                yield Curve(id="curve")
                with VerticalScroll(id="facts", can_focus=False):
                    yield Rows(scrolls=True, id="rows")

    async def on_mount(self) -> None:
        """Ask, and reckon meanwhile."""
        self.query_one(Question).focus()
        await self._show()
        self._reckon()

    async def composed_anew(self) -> None:
        """In another language the same page."""
        await self._show()
        self._look()

    @work(exclusive=True, group="facts")
    async def _reckon(self) -> None:
        working = self.query_one(Working)
        with working.during():
            self._facts = await facts_of(self.session, working.share)
        self.call_later(self._show)
        session = self.session
        self._result = await session.reckon(session.results.score, spec_of(self.workshop, session.scenario))
        self.call_later(self._show_data)
        self.call_later(self._look_for_par)

    def _look_for_par(self) -> None:
        """Who looks at the scores wants to know what could have been reached."""
        if self.leaf == "scores" and self._result is not None and self._result.par is None:
            self._find_par(self._result)

    @work(exclusive=True, group="par")
    async def _find_par(self, result: ResultScore) -> None:
        working = self.query_one(Working)
        with working.during():
            session, told = self.session, working.share(0, 1)
            par = await session.reckon(session.results.par, self.workshop, session.scenario, told=told)
        self._result = replace(result, par=par)
        self.call_later(self._show_data)

    @property
    def facts(self) -> Facts | None:
        """What is known of the game; None as long as it is reckoned."""
        return self._facts

    @property
    def reckoned(self) -> bool:
        """The facts are known; the result score may still be on its way."""
        return self._facts is not None

    async def watch_leaf(self) -> None:
        """Another page."""
        await self._show()
        self._look()
        self._look_for_par()

    def watch_shown(self) -> None:
        """The data come, or go."""
        self._show_data()
        self._look()

    def _look(self) -> None:
        """The hand is on the data where they are shown and can be opened, else on the question."""
        rows = self.query_one(Rows)
        (rows if self.has_class("-data") and rows.can_focus else self.query_one(Question)).focus()

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The questions of this page; those from the team's own game come first."""
        if self._facts is None or self.leaf == "scores":
            return ()
        return tuple(sorted(self._facts.prompts[self.leaf], key=lambda prompt: prompt.moment is None))

    @property
    def prompt(self) -> Prompt | None:
        """The question that is asked now."""
        prompts = self.prompts
        return prompts[self._asked.get(self.leaf, 0) % len(prompts)] if prompts else None

    async def _show(self) -> None:
        self.query_one(Pages).leaf = self.leaf
        self.set_class(self.leaf == "scores", "-scores")
        question, prompt = self.query_one(Question), self.prompt
        if self._facts is None:
            question.ask(_("Put the keyboard aside for a moment. How was it?"), 0, 0)
        elif prompt is not None:
            question.ask(
                say(prompt.text), self._asked.get(self.leaf, 0) % len(self.prompts), len(self.prompts)
            )
        else:
            question.ask(_("Three scores. Which of them says most about you?"), 0, 0)
        await self._show_answer(prompt)
        self._show_data()

    async def _show_answer(self, prompt: Prompt | None) -> None:
        place = self.query_one("#answer", Vertical)
        marks = [answer.mark for answer in place.query(Answer)]
        if marks == ([prompt.id] if prompt is not None else []):
            return
        self.keep_answers()
        await place.remove_children()
        if prompt is not None:
            await place.mount(Answer(prompt.id, "", self.answered(prompt.id)))

    def _show_data(self) -> None:
        facts = self._facts
        self.set_class(facts is not None and (self.shown or self.leaf == "scores"), "-data")
        if facts is None:
            return
        picture = self._picture(facts)
        self.set_class(picture is not None, "-curve")
        if picture is not None:
            curve = self.query_one(Curve)
            curve.columns = Columns(len(facts.scenario.touchpoints))
            curve.picture = picture
            self.query_one("#legend", Static).update(legend(picture.series))
        self.query_one(Rows).show(
            lambda width: [*moment.rows(facts, self.prompt, width), *self._rows(facts, width)]
        )

    def _picture(self, facts: Facts) -> Picture | None:
        if self.leaf == "feelings":
            return feelings.picture(facts, self.prompt)
        if self.leaf == "why":
            return why.picture(facts, self.prompt)
        if self.leaf == "what_if":
            last = list(self._replayed.values())[-1:]
            return what_if.picture(facts, self.prompt, last[0] if last else None)
        return None

    def _rows(self, facts: Facts, width: int) -> Iterable[Row]:
        match self.leaf:
            case "feelings":
                return feelings.rows(facts, width)
            case "happened":
                return happened.rows(facts, width)
            case "why":
                return why.rows(facts, width)
            case "what_if":
                return what_if.rows(facts, width, self._replayed, self._waiting)
            case "reality":
                return reality.rows(facts, width)
            case "monday":
                return monday.rows(facts, self.workshop, width)
            case "scores":
                return scores.rows(facts, self._result, width, self._opened)

    def action_data(self) -> None:
        """Show the data, or hide it."""
        self.shown = not self.shown

    def action_turn(self, by: int) -> None:
        """Another page."""
        self.keep_answers()
        self.leaf = self.query_one(Pages).beside(by)

    def action_moment(self) -> None:
        """The moment of the question that is asked now."""
        if self._facts is None:
            return
        row = next((row for row in moment.rows(self._facts, self.prompt, 80) if row.key), None)
        if row is None or row.key is None:
            self.refuse(_("This question is about you: its moment is now."))
            return
        self.shown = True
        self._open(row.key)

    def action_matches(self) -> None:
        """What the points of the map were taken for."""
        if self._facts is not None:
            self.app.push_screen(Matches(TeamDesk(self.session, self._facts, self._renewed)))

    async def _renewed(self, facts: Facts) -> None:
        self._facts = facts
        self.game.keep_soon()
        self._show_data()

    def action_wall(self) -> None:
        """The view for the wall, from the question that is asked now."""
        if self._facts is not None:
            self._to_wall(self._facts)

    @work(exclusive=True, group="wall")
    async def _to_wall(self, facts: Facts) -> None:
        begin = self.prompt.id if self.prompt is not None else "score.map"
        prompts = [prompt for page in facts.prompts.values() for prompt in page]
        asked = {prompt.moment.intervention for prompt in prompts if prompt.moment is not None}
        with self.query_one(Working).during():
            for intervention in asked - {None}:
                if str(intervention) not in self._replayed:
                    await self._without(str(intervention))
        if self.is_active:
            self.app.push_screen(Presenter(lambda: tuple(self._slides(facts)), begin))

    def _slides(self, facts: Facts) -> Iterable[Slide]:
        return of_debrief.slides(facts, self.workshop.answers, self._result, self._replayed)

    def action_sandbox(self) -> None:
        """The sandbox of this case."""
        scenario = self.session.scenario.id
        self.keep_answers()
        self.game.leave_workshop()
        self.game.begin_workshop(scenario, "sandbox")

    def action_next(self) -> None:
        """The next page; after the last one, the lobby."""
        if self.leaf == "scores":
            self.action_leave()
        else:
            self.action_turn(1)

    @on(Chosen)
    def _turned(self, message: Chosen) -> None:
        self.keep_answers()
        self.leaf = message.leaf

    @on(Question.Another)
    async def _another(self, message: Question.Another) -> None:
        if self.prompts:
            self._asked[self.leaf] = (self._asked.get(self.leaf, 0) + message.by) % len(self.prompts)
            await self._show()

    @on(Question.Answering)
    def _to_answer(self) -> None:
        for answer in self.query(Answer):
            answer.write()

    @on(Rows.Opened)
    def _opened_line(self, message: Rows.Opened) -> None:
        self._open(message.key)

    def _open(self, key: str) -> None:
        kind, _colon, name = key.partition(":")
        if kind == "score":
            self._opened ^= {name}
            self._show_data()
        elif kind == "without" and name in self._replayed:
            del self._replayed[name]
            self._show_data()
        elif kind == "without":
            self._replay(name)
        elif kind == "point" and self._facts is not None:
            point, segment, round_ = (*name.split(":"), "", "")[:3]
            run = self._facts.runs.run
            told = int(round_) if round_ else run.rounds
            self.app.push_screen(Follow(run, told, touchpoint=point, segment=segment or None))
        elif kind == "segment" and self._facts is not None:
            run = self._facts.runs.run
            self.app.push_screen(Follow(run, run.rounds, segment=name))
        elif kind == "match":
            self.action_matches()
        elif kind == "why" and self._facts is not None:
            tops = scores.tops(self._facts, self._result)
            found = next((one for top in tops if (one := top.find(name)) is not None), None)
            if found is not None:
                money = self._facts.scenario.money.currency
                self.app.push_screen(WhyScore(self.workshop.team, (found,), money))

    @work(exclusive=True, group="replay")
    async def _replay(self, intervention: str) -> None:
        self._waiting = intervention
        self.call_later(self._show_data)
        try:
            await self._without(intervention)
        finally:
            self._waiting = None
            self.call_later(self._show_data)

    async def _without(self, intervention: str) -> None:
        """The game without a measure, on the same draws."""
        session = self.session
        spec = spec_of(self.workshop, session.scenario).without(intervention)
        self._replayed[intervention] = await session.reckon(session.results.run, spec)
