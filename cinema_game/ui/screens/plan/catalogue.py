"""The list of all measures by family, with price, lead time and reach at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from cinema_game import card_words as words
from cinema_game.language import N_, _, say
from cinema_game.reach import miniature
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.listing import Listing
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

_ONCE, _MONTH, _LEAD = 7, 8, 10
_MARKS = {"free": "  ", "chosen": "✓ ", "running": "▪ ", "barred": "× ", "proposed": "» "}


@dataclass(frozen=True)
class Standing:
    """How a measure stands: free, chosen in this round, running since an earlier one, proposed by the other
    team, or barred; and why.
    """

    status: str
    why: str = ""


class Catalogue(Listing):
    """Enter reads a card, Space chooses or drops it."""

    ACTIONS = (
        Command("catalogue.toggle", "space", "switch", N_("Choose"), N_("Choose the measure, or drop it.")),
        Command(
            "catalogue.refuse",
            "delete",
            "refuse",
            N_("Refuse"),
            N_("Refuse a joint measure that the other team proposes."),
            show=False,
        ),
        Command("catalogue.read", "enter", "select", N_("Read"), N_("Read the card of the measure.")),
    )
    HELP = N_(
        "All measures by family: what they cost once and a month, how long they take to act, and on which "
        "part of the journey. ✓ is chosen in this round, ▪ runs already, × cannot be chosen now: the line "
        "below says why."
    )

    class Toggled(Message):
        """The highlighted measure is to be chosen or dropped."""

        def __init__(self, intervention: str) -> None:
            super().__init__()
            self.intervention = intervention

    class Refused(Message):
        """The highlighted measure, which the other team proposes, is not wanted."""

        def __init__(self, intervention: str) -> None:
            super().__init__()
            self.intervention = intervention

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(id="catalogue", markup=False)
        self._scenario = scenario
        self._standings: dict[str, Standing] = {}

    def show(self, standings: dict[str, Standing]) -> None:
        """Every measure with its present standing; the highlight stays where it is."""
        self._standings = standings
        if not self.option_count:
            self.add_options(self._by_family())
            self.action_first()
            return
        for option in self._by_family():
            if option.id in standings:
                self.replace_option_prompt(option.id, option.prompt)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.show(self._standings)

    def heading(self) -> Content:
        """The names of the columns."""
        cells = (_("once"), _("a month"), _("acts in"), _("reach"))
        return self._columns("  ", plain(_("Measure")), cells).stylize("$foreground 60%")

    def action_switch(self) -> None:
        """Choose the highlighted measure, or drop it."""
        option = self.highlighted_option
        if option is not None and option.id is not None:
            self.post_message(self.Toggled(option.id))

    def action_refuse(self) -> None:
        """Refuse the highlighted measure, if the other team proposes it."""
        option = self.highlighted_option
        if option is not None and option.id is not None:
            self.post_message(self.Refused(option.id))

    def _by_family(self) -> Iterable[Option]:
        for family, name in words.FAMILIES.items():
            cards = [card for card in self._scenario.interventions if card.family == family]
            if cards:
                yield Option(Content(_(name)), disabled=True)
            yield from (Option(self._measure(card), id=card.id) for card in cards)

    def _measure(self, card: Intervention) -> Content:
        status = self._standings.get(card.id, Standing("free")).status
        cells = (
            words.money(float(card.once)),
            words.money(float(card.monthly), sign=True),
            words.lead(card),
            miniature(card, self._scenario),
        )
        row = self._columns(_MARKS[status], plain(say(card.name)), cells)
        if status == "free":
            return row
        if status == "proposed":
            return row.stylize("bold $warning")
        return row.stylize("$foreground 50%" if status == "barred" else "bold $accent")

    def _columns(self, mark: str, name: Content, cells: tuple[str, str, str, str]) -> Content:
        once, month, lead, reach = cells
        figures = f"{once:>{_ONCE}}{month:>{_MONTH}}  {lead:<{_LEAD}}{reach}"
        journey = (
            len(miniature(self._scenario.interventions[0], self._scenario))
            if self._scenario.interventions
            else 0
        )
        room = self.scrollable_content_region.width - 2 - _ONCE - _MONTH - _LEAD - 2 - max(journey, 8)
        room = max(12, room)
        name = name.truncate(room, ellipsis=True)
        return Content.assemble(mark, name.pad_right(max(0, room - name.cell_length)), figures)
