"""The plan phase: what to do in this round, for how much, and when it will act."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static

from cinema_game.figures import number
from cinema_game.language import N_, _, n_, say
from cinema_game.reach import reached
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.pick import Item, Pick
from cinema_game.ui.screens.plan.card import MeasureCard, card
from cinema_game.ui.screens.plan.catalogue import Catalogue, Standing
from cinema_game.ui.screens.plan.standing import choices_of_round, money, standings
from cinema_game.ui.screens.plan.timeline import TimeLine, rows
from cinema_game.ui.screens.research.words import in_short
from cinema_game.ui.widgets.purse_bar import PurseBar
from cinema_game.workshop import actions as do
from cinema_game.workshop.rules.demands import demands
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import owner_of
from cx.model.paying import catalogue
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

if TYPE_CHECKING:
    from cinema_game.ui.session import Session
    from cx.research.evidence import Evidence


NOTHING = N_("Nothing is chosen. To do nothing is a plan as well: everything else is measured against it.")
FOR_GOOD = N_(
    "The plan and the map of this round cannot be changed any more. What is left of the money stays yours."
)


class PlanScreen(PhaseScreen):
    """Catalogue, money and time line; on a wide screen the card of the highlighted measure as well."""

    PHASE = "plan"
    ACTIONS = GOING
    HELP = N_(
        "Choose the measures of this round with Space; the bar above shows the money that is still free, "
        "monthly costs to the end of the game set aside. The strip below shows when each measure acts: ┄ it "
        "is being prepared, the higher the block the more it acts, ! its launch may go wrong. Ctrl+N fixes "
        "the plan."
    )
    AUTO_FOCUS = "#catalogue"
    DEFAULT_CSS = """
    PlanScreen #head { height: 1; padding: 0 2; }
    PlanScreen #terms { height: 1; padding: 0 2; color: $foreground 70%; }
    PlanScreen #terms, PlanScreen #heading { text-wrap: nowrap; text-overflow: ellipsis; }
    PlanScreen #fix { margin-left: 2; }
    PlanScreen #desk { height: 1fr; }
    PlanScreen #left { width: 1fr; height: 1fr; }
    PlanScreen #heading { height: 1; padding: 0 1; }
    PlanScreen #note { height: 2; padding: 0 3; color: $foreground 80%; }
    PlanScreen #right { height: auto; }
    PlanScreen #timeline { height: 6; }
    PlanScreen.-low #timeline { height: 5; }
    PlanScreen #reading { display: none; height: 1fr; padding: 1 2 0 2; }
    PlanScreen #reading Static { height: auto; }
    PlanScreen.-narrow #desk { layout: vertical; }
    PlanScreen.-narrow #left { width: 100%; }
    PlanScreen.-wide, PlanScreen.-full {
        & #right { width: 44%; height: 1fr; border-left: solid $panel; }
        & #reading { display: block; }
        & #note { display: none; }
        & #timeline { height: 8; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._standings: dict[str, Standing] = {}
        self._held: int | None = None
        self._found: tuple[Evidence, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Money above, catalogue and time line below."""
        with Horizontal(id="head"):
            yield PurseBar()
            yield Button(_("Fix the plan"), id="fix", variant="primary", compact=True)
        yield Static("", id="terms", markup=False)
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                yield Static("", id="heading", markup=False)
                yield Catalogue(self._own)
                yield Static("", id="note", markup=False)
            with Vertical(id="right"):
                yield TimeLine(self.session.scenario)
                with VerticalScroll(id="reading", can_focus=False):
                    yield Static("", id="card", markup=False)

    def on_mount(self) -> None:
        """Show the plan as it is."""
        self.call_after_refresh(self.renew, self.workshop)
        self.look_up()

    @work(exclusive=True)
    async def look_up(self) -> None:
        """What the team has found out, for the cards; computed beside the screen."""
        found = [await self.session.evidence(purchase) for purchase in self.workshop.purchases]
        self._found = tuple(found)
        self.call_later(self._show_highlighted)

    async def recompose(self) -> None:
        """Remember which measure is highlighted."""
        self._held = self._catalogue.highlighted
        await super().recompose()

    async def composed_anew(self) -> None:
        """In another language the same measure is highlighted."""
        self.renew(self.workshop)
        self._catalogue.highlighted = self._held
        self._catalogue.focus()

    def renew(self, workshop: Workshop) -> None:
        """Show the plan, the money and what can be chosen."""
        self._standings = standings(workshop, self.session.scenario)
        self._catalogue.show(self._standings)
        self.query_one("#heading", Static).update(self._catalogue.heading())
        self.query_one("#terms", Static).update(self._terms(workshop))
        self.query_one("#fix", Button).display = not workshop.locked("plan")
        self._show_highlighted()

    def on_resize(self) -> None:
        """The heading follows the columns."""
        self.call_after_refresh(lambda: self.query_one("#heading", Static).update(self._catalogue.heading()))

    def action_next(self) -> None:
        """Fix the plan and go on to the forecast."""
        if self.workshop.locked("plan"):
            super().action_next()
            return
        for missing in demands(self.workshop, "plan", self.session.scenario):
            self.refuse(say(missing))
            return
        chosen = choices_of_round(self.workshop)
        if chosen:
            named = [say(self.session.scenario.intervention(choice.intervention).name) for choice in chosen]
            lines = plain("\n".join(f"✓ {name}" for name in named))
        else:
            lines = plain(_(NOTHING))
        meaning = Content.assemble(lines, "\n\n", _(FOR_GOOD))
        self.app.push_screen(Confirm(_("Fix the plan?"), meaning, _("Fix the plan")), self._fix)

    def _fix(self, agreed: bool | None) -> None:
        if agreed and self.do(do.Lock(who=self.session.who, phase="plan")):
            super().action_next()

    @on(Button.Pressed, "#fix")
    def _fix_pressed(self) -> None:
        self.action_next()

    @on(OptionList.OptionHighlighted, "#catalogue")
    def _highlighted(self) -> None:
        self._show_highlighted()

    @on(OptionList.OptionSelected, "#catalogue")
    def _read(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        measure = self._measure
        if measure is not None:
            self.app.push_screen(
                MeasureCard(self._card(measure), self._standings[measure.id].status),
                partial(self._read_on, measure.id),
            )

    def _read_on(self, id_: str, toggle: bool | None) -> None:
        if toggle:
            self.toggle(id_)

    @on(Catalogue.Refused)
    def _refused(self, message: Catalogue.Refused) -> None:
        if self._standings[message.intervention].status == "proposed":
            self.do(do.Refuse(who=self.session.who, intervention=message.intervention))

    @on(Catalogue.Toggled)
    def _toggled(self, message: Catalogue.Toggled) -> None:
        self.toggle(message.intervention)

    def toggle(self, id_: str) -> None:
        """Choose a measure, where it acts as well if that is open, or drop it."""
        measure = self.session.scenario.intervention(id_)
        if self._standings[id_].status == "chosen":
            self.do(do.Drop(who=self.session.who, intervention=id_))
        elif measure.touchpoints and self._standings[id_].status == "free":
            scenario = self.session.scenario
            places = [
                Item(place, say(scenario.touchpoint(place).name), say(scenario.stage_of(place).name))
                for place in measure.touchpoints
            ]
            question = _("Where? {name}").format(name=say(measure.name))
            self.app.push_screen(Pick(question, places), partial(self._choose, id_))
        else:
            self._choose(id_, None, anywhere=True)

    def _choose(self, id_: str, touchpoint: str | None, *, anywhere: bool = False) -> None:
        if anywhere or touchpoint is not None:
            self.do(do.Choose(who=self.session.who, intervention=id_, touchpoint=touchpoint))

    def _show_highlighted(self) -> None:
        workshop, scenario, measure = self.workshop, self.session.scenario, self._measure
        asked = measure is not None and self._standings[measure.id].status == "proposed"
        tried = measure.id if measure is not None and (asked or not workshop.locked("plan")) else None
        self.query_one(PurseBar).show(money(workshop, scenario, tried))
        self.query_one(TimeLine).show(rows(workshop, scenario, tried), workshop.round)
        if measure is None:
            return
        why = self._standings[measure.id].why
        note = plain(f"× {why}", "$warning") if why else plain(say(measure.expected))
        self.query_one("#note", Static).update(note)
        self.query_one("#card", Static).update(self._card(measure))
        self.query_one("#reading").scroll_home(animate=False)

    def _card(self, measure: Intervention) -> Content:
        scenario = self.session.scenario
        about = {
            id_: [c for found in self._found for c in found.about(id_)] for id_ in reached(measure, scenario)
        }
        evidence = [in_short(cards, scenario) for cards in about.values() if cards]
        return card(measure, scenario, self.workshop.round, self._standings[measure.id], evidence)

    def _terms(self, workshop: Workshop) -> Content:
        """How many measures, what runs each month, what research delays."""
        scenario = self.session.scenario
        if workshop.locked("plan"):
            return Content.styled(
                _("The plan of this round is fixed. Ctrl+N goes on to the forecast."), "$accent"
            )
        most = scenario.rounds.per_round
        parts = [_("{n} of {most} measures chosen").format(n=len(choices_of_round(workshop)), most=most)]
        monthly = sum(float(self._own.intervention(c.intervention).monthly) for c in workshop.plan.choices)
        if monthly:
            sum_ = number(monthly, sign=True)
            parts.append(_("running costs {sum} a month").format(sum=sum_))
        if wait := dict(workshop.plan.waits).get(workshop.round):
            parts.append(
                n_("research delays them by {n} week", "research delays them by {n} weeks", round(wait))
            )
        return plain(" · ".join(parts))

    @property
    def _own(self) -> Scenario:
        """The measures that the team's company may start, at what they cost it."""
        return catalogue(self.session.scenario, owner_of(self.workshop, self.session.scenario))

    @property
    def _catalogue(self) -> Catalogue:
        return self.query_one(Catalogue)

    @property
    def _measure(self) -> Intervention | None:
        option = self._catalogue.highlighted_option
        return None if option is None or option.id is None else self._own.intervention(option.id)
