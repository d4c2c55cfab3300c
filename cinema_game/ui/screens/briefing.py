"""The briefing: the story with its falling figures, the customers as people, the task and its rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, get_args

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game.figures import decimals, number, percent
from cinema_game.language import N_, _, n_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.widgets.bars import Bars
from cinema_game.workshop.together import computers, own_purse, owner_of
from cx.model.paying import first_owner

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cinema_game.workshop.state import Workshop
    from cx.scenario.people import Segment
    from cx.scenario.scenario import Scenario
    from cx.scenario.world import History

Page = Literal["story", "figures", "people", "task"]
PAGES: tuple[Page, ...] = get_args(Page)
_TITLES: dict[Page, str] = {
    "story": N_("The story"),
    "figures": N_("The figures"),
    "people": N_("The customers"),
    "task": N_("The task"),
}


class PageTab(Static):
    """The title of a page; a click turns to it."""

    DEFAULT_CSS = """
    PageTab { width: auto; height: 1; padding: 0 2 0 0; color: $foreground 60%; }
    PageTab.-here { color: $accent; text-style: bold; }
    PageTab:hover { background: $panel-lighten-1; }
    """

    class Chosen(Message):
        """A person wants to read a page."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

    def __init__(self, page: Page, *, here: bool) -> None:
        super().__init__(Content(_(_TITLES[page])), classes="-here" if here else "")
        self.page = page

    def on_click(self, event: Click) -> None:
        """Ask to turn to it."""
        event.stop()
        self.post_message(self.Chosen(self.page))


class BriefingScreen(PhaseScreen):
    """Four short pages on a small screen, all of it at once on a large one."""

    PHASE = "briefing"
    ACTIONS = (
        Command("briefing.read", "enter", "read", N_("Read on"), N_("The next page; after the last, go on.")),
        Command("briefing.turn", "right", "turn(1)", N_("Next page"), N_("The next page."), show=False),
        Command("briefing.back", "left", "turn(-1)", N_("Page before"), N_("The page before."), show=False),
        Command(
            "briefing.table", "t", "table", N_("As a table"), N_("The chart as a table, or the chart again.")
        ),
        *GOING,
    )
    HELP = N_(
        "The story of the case, the people who are its customers, and your task. Enter turns the page and "
        "after the last one goes on; Ctrl+N goes on at once. The chart can be read as a table."
    )
    AUTO_FOCUS = "#left"
    DEFAULT_CSS = """
    BriefingScreen #turning { height: 2; padding: 0 2; }
    BriefingScreen #tabs { width: 1fr; height: 1; }
    BriefingScreen #pages { height: 1fr; }
    BriefingScreen VerticalScroll { display: none; width: 1fr; padding: 0 3; scrollbar-size-vertical: 1; }
    BriefingScreen VerticalScroll Static { height: auto; margin-bottom: 1; }
    BriefingScreen .page { display: none; height: auto; }
    BriefingScreen.-story #left, BriefingScreen.-figures #left,
    BriefingScreen.-people #right, BriefingScreen.-task #right { display: block; }
    BriefingScreen.-story #story, BriefingScreen.-figures #figures,
    BriefingScreen.-people #people, BriefingScreen.-task #task { display: block; }
    BriefingScreen.-low #story { padding: 1 1; }
    BriefingScreen #bars { height: 12; margin-bottom: 1; }
    BriefingScreen .rule { height: auto; }
    BriefingScreen .rule Static { margin-bottom: 0; }
    BriefingScreen .rule .number { width: 3; color: $accent; text-style: bold; }
    BriefingScreen .rule .words { width: 1fr; }
    BriefingScreen #task > .quiet { margin-top: 1; }
    BriefingScreen #table, BriefingScreen.-table #bars { display: none; }
    BriefingScreen.-table #table { display: block; }
    BriefingScreen.-wide.-tall, BriefingScreen.-full.-tall {
        & #tabs { visibility: hidden; }
        & VerticalScroll, & .page { display: block; }
        & #bars { height: 9; }
        & #right { border-left: solid $panel; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._page: Page = "story"
        self.add_class("-story")

    def body(self) -> Iterable[Widget]:
        """The pages and the way on."""
        scenario = self.session.scenario
        with Horizontal(id="turning"):
            with Horizontal(id="tabs"):
                for page in self._pages:
                    yield PageTab(page, here=page == self._page)
            yield Button(_("To work"), id="on", variant="primary", compact=True)
        with Horizontal(id="pages"):
            with VerticalScroll(id="left"):
                with Vertical(id="story", classes="page"):
                    yield Static(plain(say(scenario.legend)))
                if scenario.history is not None:
                    with Vertical(id="figures", classes="page"):
                        yield from _figures(scenario.history)
            with VerticalScroll(id="right"):
                with Vertical(id="people", classes="page"):
                    for segment in scenario.segments:
                        yield Static(_person(segment))
                with Vertical(id="task", classes="page"):
                    yield from _task(own_purse(self.workshop, scenario), self.workshop)

    def turn_to(self, page: Page) -> None:
        """Show a page and let the arrows scroll it."""
        self._page = page
        for other in PAGES:
            self.set_class(other == page, f"-{other}")
        for tab in self.query(PageTab):
            tab.set_class(tab.page == page, "-here")
        self.query_one("#left" if page in ("story", "figures") else "#right").focus()

    def action_turn(self, by: int) -> None:
        """Some pages on or back."""
        place = self._pages.index(self._page) + by
        self.turn_to(self._pages[max(0, min(len(self._pages) - 1, place))])

    def action_read(self) -> None:
        """The next page; after the last one, the next phase."""
        if self._page == self._pages[-1] or self._all_at_once:
            self.action_next()
        else:
            self.action_turn(1)

    def action_table(self) -> None:
        """The chart as a table, or as a chart again."""
        if "figures" in self._pages:
            self.turn_to("figures")
        self.toggle_class("-table")

    async def composed_anew(self) -> None:
        """In another language the same page stays open."""
        self.turn_to(self._page)

    @on(PageTab.Chosen)
    def _chosen(self, message: PageTab.Chosen) -> None:
        self.turn_to(message.page)

    @on(Button.Pressed, "#on")
    def _on(self) -> None:
        self.action_next()

    @property
    def _pages(self) -> tuple[Page, ...]:
        return PAGES if self.session.scenario.history else tuple(page for page in PAGES if page != "figures")

    @property
    def _all_at_once(self) -> bool:
        return self.has_class("-tall") and (self.has_class("-wide") or self.has_class("-full"))


def _figures(history: History) -> Iterable[Widget]:
    values = [float(value) for value in history.values]
    labels = [say(label) for label in history.labels]
    bars = Bars(values, labels, digits=decimals(values), id="bars")
    heading = Content.assemble(plain(say(history.name), "bold"), ", ", plain(say(history.unit)))
    yield Static(Content.assemble(heading, "   ", _fall(values)), id="series")
    yield bars
    yield Static(bars.table(), id="table")
    yield Static(plain(say(history.caption), "$foreground 80%"))


def _fall(values: list[float]) -> Content:
    """`12.2 → 10.0  ▼ −18 %`."""
    first, last = values[0], values[-1]
    digits = decimals((first, last))
    ends = f"{number(first, digits)} → {number(last, digits)}"
    if not first:
        return Content(ends)
    change = last / first - 1
    style = "bold $emotion-bad" if change < 0 else "bold $emotion-good"
    return Content.assemble(ends, "  ", (f"{'▼' if change < 0 else '▲'} {percent(change, sign=True)}", style))


def _person(segment: Segment) -> Content:
    sentence = _("“{words}”").format(words=say(segment.sentence))
    return Content.assemble(
        plain(segment.face, "bold $accent"),
        "  ",
        plain(say(segment.person), "bold"),
        plain(f"\n{sentence}\n", "italic"),
        plain(f"{say(segment.name)}, {percent(float(segment.share))}. ", "$foreground 70%"),
        plain(say(segment.about), "$foreground 85%"),
    )


def _task(scenario: Scenario, workshop: Workshop) -> Iterable[Widget]:
    company, goal, owner = scenario.company, scenario.goal, owner_of(workshop, scenario)
    if owner != first_owner(scenario):
        second = scenario.owner(str(owner))
        company, goal = second.name, second.goal or scenario.goal
    yield Static(Content.assemble(plain(say(company), "bold $accent"), "\n", plain(say(goal))))
    terms = (
        Content.assemble((f"{name:<17}", "$foreground 70%"), words)
        for name, words in _terms(scenario, workshop)
    )
    yield Static(Content("\n").join(terms))
    for place, rule in enumerate(scenario.rules, 1):
        with Horizontal(classes="rule"):
            yield Static(Content(f"{place}"), classes="number")
            yield Static(plain(say(rule)), classes="words")
    yield Static(Content(_("Ctrl+K opens the briefing cards, here and in every phase.")), classes="quiet")


def _terms(scenario: Scenario, workshop: Workshop) -> Iterable[tuple[str, Content]]:
    """Rounds, money and measures, each in half a line, and who plays whom."""
    rounds, money = scenario.rounds, scenario.money
    weeks = n_("{n} week each", "{n} weeks each", rounds.weeks)
    yield _("Rounds"), plain(f"{rounds.count} × {say(rounds.name).lower()}, {weeks}")
    yield _("Measures"), Content(n_("{n} in a round at most", "{n} in a round at most", rounds.per_round))
    sums = " + ".join(number(float(sum_)) for sum_ in money.budget)
    yield _("Budget"), plain(f"{sums} {say(money.currency)}")
    if float(scenario.research.budget):
        sum_ = number(float(scenario.research.budget))
        whole = _("{sum} {unit} for the whole game").format(sum=sum_, unit=say(money.currency))
        yield _("Research money"), plain(whole)
    if len(scenario.owners) > 1:
        yield _("Companies"), plain(", ".join(_companies(scenario, workshop)))


def _companies(scenario: Scenario, workshop: Workshop) -> Iterable[str]:
    """The owners of the journey, each with who plays it."""
    computer = {owner.id for owner in computers(workshop, scenario)}
    for owner in scenario.owners:
        if owner.id == owner_of(workshop, scenario):
            yield _("{company} (you)").format(company=say(owner.name))
        elif workshop.other is not None and owner.id == workshop.other.owner:
            yield _("{company} ({team})").format(company=say(owner.name), team=workshop.other.team)
        elif owner.id in computer:
            yield _("{company} (the computer)").format(company=say(owner.name))
        else:
            yield say(owner.name)
