"""The research phase: what to ask, whom, for how much; and what was found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList, ProgressBar, Static

from cinema_game.language import N_, _, n_, say
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.pick import Item, Pick
from cinema_game.ui.screens.research import words
from cinema_game.ui.screens.research.board import Board, Table
from cinema_game.ui.screens.research.methods import Methods, delay, price, sample
from cinema_game.ui.screens.research.rows import Row, rows
from cinema_game.ui.screens.research.whom import Whom
from cinema_game.ui.widgets.purse_bar import Money, PurseBar
from cinema_game.workshop import actions as do
from cinema_game.workshop.purse import research_left
from cinema_game.workshop.state import Purchase, Workshop
from cx.scenario.measures import Method

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cx.research.evidence import Evidence

NO_MAP = N_("Your map is still empty. Pin this when you have drawn the touchpoint: F4 goes to the map.")
NOTHING = N_("This case sells no research. Trust your eyes and go on to the map.")


class ResearchScreen(PhaseScreen):
    """Methods on the left; beside them what the highlighted one is good for, and what it has found."""

    PHASE = "research"
    ACTIONS = GOING
    HELP = N_(
        "Buy evidence about the customers with the research money. Every method costs, takes time and "
        "misleads in its own way. What you have bought stands on the board beside the list and can be pinned "
        "to the map. You may also go on without any: then you guess."
    )
    AUTO_FOCUS = "#methods"
    DEFAULT_CSS = """
    ResearchScreen #head { height: 1; padding: 0 2; }
    ResearchScreen #go { margin-left: 2; }
    ResearchScreen #terms { height: 2; padding: 0 2; color: $foreground 70%; text-wrap: nowrap;
        text-overflow: ellipsis; }
    ResearchScreen #desk { height: 1fr; }
    ResearchScreen #methods { width: 32; }
    ResearchScreen #right { width: 1fr; height: 1fr; border-left: solid $panel; }
    ResearchScreen #about { height: auto; max-height: 100%; padding: 0 2; }
    ResearchScreen #about Static, ResearchScreen #detail Static { height: auto; }
    ResearchScreen #board { display: none; }
    ResearchScreen #detail { display: none; height: 6; padding: 0 2; border-top: solid $panel; }
    ResearchScreen.-found #board, ResearchScreen.-found #detail { display: block; }
    ResearchScreen.-found #about { max-height: 4; }
    ResearchScreen #gathering { display: none; padding: 1 2; }
    ResearchScreen.-gathering #gathering { display: block; }
    ResearchScreen.-wide #methods { width: 40; }
    ResearchScreen.-full #methods { width: 46; }
    ResearchScreen.-tall #detail { height: 9; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: dict[str, Evidence] = {}
        self._held: int | None = None

    def body(self) -> Iterable[Widget]:
        """Money above, methods and evidence below."""
        with Horizontal(id="head"):
            yield PurseBar()
            yield Button(_("To the map"), id="go", variant="primary", compact=True)
        yield Static("", id="terms", markup=False)
        if not self.session.scenario.research.methods:
            yield Static(Content(_(NOTHING)), classes="empty")
            return
        with Horizontal(id="desk"):
            yield Methods(self.session.scenario)
            with Vertical(id="right"):
                with VerticalScroll(id="about", can_focus=False):
                    yield Static("", id="method", markup=False)
                yield ProgressBar(show_percentage=False, show_eta=False, id="gathering")
                yield Board(self.session.scenario)
                with VerticalScroll(id="detail", can_focus=False):
                    yield Static("", id="sentences", markup=False)

    def on_mount(self) -> None:
        """Show what there is and fetch what was bought."""
        self.renew(self.workshop)

    async def recompose(self) -> None:
        """Remember which method is highlighted."""
        self._held = self.query(Methods).first().highlighted if self.query(Methods) else None
        await super().recompose()

    async def composed_anew(self) -> None:
        """In another language the same method is highlighted."""
        self.renew(self.workshop)
        for methods in self.query(Methods):
            methods.highlighted = self._held
            methods.focus()

    def renew(self, workshop: Workshop) -> None:
        """Show money, methods and evidence."""
        scenario = self.session.scenario
        left = research_left(workshop, scenario)
        whole = float(scenario.research.budget)
        self.query_one(PurseBar).show(Money(whole, left, left, say(scenario.money.currency)))
        self.query_one("#terms", Static).update(self._terms(workshop))
        for methods in self.query(Methods):
            methods.show(workshop)
            self._show_method()
        if any(purchase.id not in self._found for purchase in workshop.purchases):
            self.fetch()

    @work(exclusive=True)
    async def fetch(self) -> None:
        """What the bought methods have found, computed beside the screen."""
        self.add_class("-gathering")
        for purchase in self.workshop.purchases:
            if purchase.id not in self._found:
                self._found[purchase.id] = await self.session.evidence(purchase)
        self.remove_class("-gathering")
        self.call_later(self._show_method)

    @on(Button.Pressed, "#go")
    def _go(self) -> None:
        self.action_next()

    @on(OptionList.OptionHighlighted, "#methods")
    def _method_highlighted(self) -> None:
        self._show_method()

    @on(OptionList.OptionSelected, "#methods")
    def _method_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if (method := self._method) is not None:
            self._offer(method)

    @on(OptionList.OptionHighlighted, "#board")
    def _row_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        row = self.query_one(Board).row(event.option_id)
        self.query_one("#sentences", Static).update(Content("") if row is None else self._sentences(row))
        self.query_one("#detail").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#board")
    def _row_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.query_one(Board).row(event.option_id)
        if row is not None:
            self._offer_pin(row)

    def _offer(self, method: Method) -> None:
        """Ask whom to ask, or whether to buy."""
        scenario = self.session.scenario
        terms = " · ".join((price(method, scenario), delay(method), sample(method)))
        if method.choose_segments:
            self.app.push_screen(Whom(method, scenario.segments, terms), partial(self._buy, method))
            return
        meaning = plain(f"{terms}\n\n{say(method.bias)}")
        question = _("Buy “{name}”?").format(name=say(method.name))
        self.app.push_screen(
            Confirm(question, meaning, _("Buy")), lambda agreed: self._buy(method, () if agreed else None)
        )

    def _buy(self, method: Method, segments: tuple[str, ...] | None) -> None:
        if segments is None:
            return
        if self.do(do.BuyEvidence(who=self.session.who, method=method.id, segments=segments)):
            self.query_one(Board).focus()

    def _offer_pin(self, row: Row) -> None:
        """Ask to which point of the map; a point that has it already gives it back."""
        points = self.workshop.map.points
        if not points:
            self.refuse(_(NO_MAP))
            return
        scenario = self.session.scenario
        items = [
            Item(
                point.id,
                say(scenario.touchpoint(point.ref).name) if point.ref in self._known else point.name or "…",
                say(next(stage.name for stage in scenario.stages if stage.id == point.stage)),
                marked=any(pin in point.pins for pin in row.pins),
            )
            for point in points
        ]
        same = next(
            (point.id for point in points if point.ref is not None and point.ref == row.touchpoint), None
        )
        question = _("Pin “{name}” to which point?").format(name=words.subject(row.cards[0], scenario))
        self.app.push_screen(Pick(question, items, same), partial(self._pin, row))

    def _pin(self, row: Row, point: str | None) -> None:
        if point is None:
            return
        there = self.workshop.map.point(point).pins
        taken = [pin for pin in row.pins if pin in there]
        for pin in taken or row.pins:
            change = do.UnpinEvidence if taken else do.PinEvidence
            if not self.do(change(who=self.session.who, evidence=pin, point=point)):
                return

    def _show_method(self) -> None:
        method = self._method
        if method is None:
            return
        about = self.query_one("#method", Static)
        bought = [purchase for purchase in self.workshop.purchases if purchase.method == method.id]
        tables = [self._table(purchase) for purchase in bought if purchase.id in self._found]
        self.set_class(bool(tables), "-found")
        if tables:
            about.update(plain(say(method.bias), "$foreground 80%"))
            pinned = frozenset(pin for point in self.workshop.map.points for pin in point.pins)
            self.query_one(Board).show(tables, pinned)
        else:
            about.update(self._offering(method))

    def _table(self, purchase: Purchase) -> Table:
        scenario = self.session.scenario
        method = next(method for method in scenario.research.methods if method.id == purchase.method)
        heading = f"{say(scenario.rounds.name)} {purchase.round} · {sample(method)}"
        return Table(heading, rows(purchase.id, self._found[purchase.id]))

    def _offering(self, method: Method) -> Content:
        scenario = self.session.scenario
        whom = n_("You choose {n} segment.", "You choose {n} segments.", method.choose_segments)
        parts = [
            plain(say(method.name), "bold"),
            plain(say(method.text)),
            plain(say(method.bias), "$foreground 80%"),
            plain(f"{price(method, scenario)} · {sample(method)}", "$accent"),
        ]
        if float(method.delay):
            late = n_(
                "This round's measures will start {n} month later.",
                "This round's measures will start {n} months later.",
                round(float(method.delay)),
            )
            parts.append(Content(late))
        if method.choose_segments:
            parts.append(Content(whom))
        return Content("\n\n").join(parts)

    def _sentences(self, row: Row) -> Content:
        scenario = self.session.scenario
        title = plain(words.subject(row.cards[0], scenario), "bold")
        said = [plain(words.sentence(card, scenario)) for card in row.cards]
        return Content("\n").join([title, *said])

    def _terms(self, workshop: Workshop) -> Content:
        if workshop.locked("research"):
            return Content.styled(_("The research of this round is over."), "$accent")
        count = len(workshop.purchases)
        if not count:
            return Content(_("Nothing bought yet. Without evidence the map is a guess."))
        parts = [n_("{n} piece of research bought", "{n} pieces of research bought", count)]
        if wait := dict(workshop.plan.waits).get(workshop.round):
            parts.append(n_("measures start {n} week later", "measures start {n} weeks later", round(wait)))
        return plain(" · ".join(parts))

    @property
    def _known(self) -> set[str]:
        return {point.id for point in self.session.scenario.touchpoints}

    @property
    def _method(self) -> Method | None:
        for methods in self.query(Methods):
            option = methods.highlighted_option
            for method in self.session.scenario.research.methods:
                if option is not None and method.id == option.id:
                    return method
        return None
