"""The ways to find out, each with its price, its time and its size."""

from __future__ import annotations

from textwrap import wrap

from textual.content import Content
from textual.widgets.option_list import Option

from cinema_game.figures import number
from cinema_game.language import N_, _, n_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.listing import Listing
from cinema_game.workshop.state import Workshop
from cx.scenario.measures import Method
from cx.scenario.scenario import Scenario


def price(method: Method, scenario: Scenario) -> str:
    """`40 k₽`, or that it is free."""
    cost = float(method.cost)
    return f"{number(cost)} {say(scenario.money.currency)}" if cost else _("free")


def delay(method: Method) -> str:
    """How much later this round's measures start because of it."""
    months = float(method.delay)
    return n_("{n} month", "{n} months", round(months)) if months >= 1 else _("at once")


def sample(method: Method) -> str:
    """How many are looked at."""
    many = method.sample
    if method.kind in ("mystery", "funnel"):
        words = n_("{n} visit", "{n} visits", many)
    elif method.kind == "reviews":
        words = n_("{n} review", "{n} reviews", many)
    else:
        words = n_("{n} person", "{n} people", many)
    return words.replace(str(many), number(many))


class Methods(Listing):
    """Enter buys; ✓ has been bought."""

    ACTIONS = (Command("methods.buy", "enter", "select", N_("Buy"), N_("Buy this research.")),)
    HELP = N_(
        "Each way to find out costs research money and time, looks at so many people, and misleads in its "
        "own way; the words beside it say how. Enter buys. What has been bought stands beside it as a table."
    )

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(id="methods", markup=False)
        self._scenario = scenario
        self._workshop: Workshop | None = None

    def on_resize(self) -> None:
        """The terms follow the width."""
        if self._workshop is not None:
            self.show(self._workshop)

    def show(self, workshop: Workshop) -> None:
        """The list with what has been bought."""
        self._workshop = workshop
        bought = {purchase.method for purchase in workshop.purchases}
        before = self.highlighted
        self.set_options(
            Option(self._method(method, bought=method.id in bought), id=method.id)
            for method in self._scenario.research.methods
        )
        self.highlighted = before if before is not None else 0 if self.option_count else None

    def _method(self, method: Method, *, bought: bool) -> Content:
        terms = " · ".join((price(method, self._scenario), delay(method), sample(method)))
        if len(terms) + 2 > self.scrollable_content_region.width:
            terms = terms.rpartition(" · ")[0]
        room = max(12, self.scrollable_content_region.width - 2)
        name = "\n  ".join(wrap(plain(say(method.name)).plain, room))
        return Content.assemble(
            ("✓ " if bought else "  ", "bold $accent"),
            plain(name, "bold"),
            plain(f"\n  {terms}", "$foreground 65%"),
        )
