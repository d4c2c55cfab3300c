"""The fourth line of a forecast: the touchpoint where customers will feel worst."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.feelings import feeling
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.pick import Item
from cinema_game.workshop.deck import deck
from cinema_game.workshop.state import Workshop
from cx.scenario.scenario import Scenario


class Worst(Commanded, Static, can_focus=True):
    """Enter opens the list."""

    ACTIONS = (
        Command(
            "worst.choose",
            "enter,space",
            "choose",
            N_("Choose"),
            N_("Choose the worst touchpoint from the list."),
        ),
        Command(
            "worst.above", "up", "app.focus_previous", N_("Line above"), N_("The line above."), False, False
        ),
        Command(
            "worst.below", "down", "app.focus_next", N_("Line below"), N_("The line below."), False, False
        ),
    )
    HELP = N_(
        "The touchpoint where, of all, customers will feel worst in the coming round. Enter opens the list."
    )
    DEFAULT_CSS = """
    Worst { height: 1; padding: 0 2; margin-bottom: 1; }
    Worst:focus { background: $surface; }
    """

    class Wanted(Message):
        """The list is to be opened."""

    def __init__(self, chosen: str | None, scenario: Scenario, *, fixed: bool) -> None:
        super().__init__("", id="worst", markup=False)
        self._chosen = chosen
        self._scenario = scenario
        self.can_focus = not fixed

    def show(self, chosen: str) -> None:
        """Another touchpoint."""
        self._chosen = chosen
        self.refresh()

    def render(self) -> Content:
        """The question and the answer."""
        answer: Content
        if self._chosen is None:
            answer = Content.styled(_("not chosen yet: press Enter"), "$warning")
        else:
            stage = say(self._scenario.stage_of(self._chosen).name)
            name = plain(say(self._scenario.touchpoint(self._chosen).name), "bold")
            answer = Content.assemble(name, plain(f"  {stage}", "$foreground 65%"))
        return Content.assemble(
            ("▸ " if self.has_focus else "  ", "$accent"),
            (_("Worst touchpoint"), "bold $accent" if self.has_focus else "bold"),
            "   ",
            answer,
        )

    def action_choose(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted())

    def on_click(self, event: Click) -> None:
        """A click opens the list as well."""
        event.stop()
        if self.can_focus:
            self.post_message(self.Wanted())


def candidates(workshop: Workshop, scenario: Scenario) -> list[Item]:
    """The touchpoints of the team's map, the worst felt first, then the other cards of the deck."""
    known = {point.id for point in scenario.touchpoints}
    drawn = [point for point in workshop.map.points if point.ref in known]
    drawn.sort(key=lambda point: (point.key != "painful", min(point.emotion.values(), default=0)))
    items = []
    for point in drawn:
        felt = feeling(min(point.emotion.values())) if point.emotion else None
        note = _("on your map") if felt is None else _("on your map: {feeling}").format(feeling=felt.word)
        items.append(Item(str(point.ref), say(scenario.touchpoint(str(point.ref)).name), note))
    for card in deck(workshop, scenario):
        if card.ref in known and not card.on_map:
            items.append(Item(card.ref, say(card.name), say(scenario.stage_of(card.ref).name)))
    return items
