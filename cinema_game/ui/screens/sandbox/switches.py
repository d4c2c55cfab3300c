"""All measures as switches, by family, with their costs and the round in which they start."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from cinema_game import card_words as words
from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.options import Options
from cx.model.plan import Plan
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

_ONCE, _MONTH, _START = 6, 7, 4
_ON, _OFF = "■", "□"
_ROOM_FOR_COSTS = 28
"""Cells that a name must have before costs stand beside it."""


class Switches(Commanded, Options):
    """Space turns the highlighted measure on and off, ← and → let it start earlier or later."""

    ACTIONS = (
        Command("switches.toggle", "space", "switch", N_("On, off"), N_("Turn the measure on or off.")),
        Command(
            "switches.later",
            "right,plus,equals_sign",
            "start(1)",
            N_("Start"),
            N_("Let it start a round later."),
            key_name="←→",
        ),
        Command(
            "switches.earlier",
            "left,minus",
            "start(-1)",
            N_("Earlier"),
            N_("Let it start a round earlier."),
            False,
        ),
        Command(
            "switches.read",
            "enter",
            "select",
            N_("Read"),
            N_("Read the card of the measure, with its numbers."),
        ),
    )
    HELP = N_(
        "Every measure is a switch: no budget, no limit. What costs something shows it once and a month; "
        "the figure at the end is the round in which it starts."
    )
    DEFAULT_CSS = """
    Switches { border: none; background: $background; padding: 0 1; height: 1fr; }
    Switches { scrollbar-size-vertical: 1; }
    Switches:focus { border: none; background-tint: $foreground 0%; }
    Switches > .option-list--option-disabled { color: $foreground 60%; text-style: bold; }
    """

    class Toggled(Message):
        """A measure is to be turned on or off."""

        def __init__(self, intervention: str) -> None:
            super().__init__()
            self.intervention = intervention

    class Shifted(Message):
        """A measure is to start `by` rounds later."""

        def __init__(self, intervention: str, by: int) -> None:
            super().__init__()
            self.intervention = intervention
            self.by = by

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(markup=False)
        self._scenario = scenario
        self._plan = Plan()

    def show(self, plan: Plan) -> None:
        """Show which are on; the highlight stays where it is."""
        self._plan = plan
        if not self.option_count:
            self.add_options(self._by_family())
            self.action_first()
            return
        for option in self._by_family():
            if option.id is not None:
                self.replace_option_prompt(option.id, option.prompt)

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.show(self._plan)

    @property
    def measure(self) -> str | None:
        """The highlighted one."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def action_switch(self) -> None:
        """Turn the highlighted measure on or off."""
        if self.measure is not None:
            self.post_message(self.Toggled(self.measure))

    def action_start(self, by: int) -> None:
        """Let the highlighted measure start earlier or later."""
        if self.measure is not None:
            self.post_message(self.Shifted(self.measure, by))

    def _by_family(self) -> Iterable[Option]:
        for family, name in words.FAMILIES.items():
            measures = [one for one in self._scenario.interventions if one.family == family]
            if measures:
                yield Option(Content(_(name)), disabled=True)
            yield from (Option(self._line(one), id=one.id) for one in measures)

    def _line(self, measure: Intervention) -> Content:
        choice = next((c for c in self._plan.choices if c.intervention == measure.id), None)
        once, month = words.money(float(measure.once)), words.money(float(measure.monthly), sign=True)
        figures = f"{choice.round if choice else '':>{_START}}"
        room = self.scrollable_content_region.width - 4 - _START
        if room - _ONCE - _MONTH >= _ROOM_FOR_COSTS:
            figures = f"{once:>{_ONCE}}{month:>{_MONTH}}{figures}"
            room -= _ONCE + _MONTH
        name = plain(say(measure.name), "bold" if choice else "").truncate(max(room, 1), ellipsis=True)
        gap = " " * max(0, room - cell_len(name.plain))
        mark = (f"{_ON} ", "bold $accent") if choice else f"{_OFF} "
        return Content.assemble(mark, name, gap, figures)
