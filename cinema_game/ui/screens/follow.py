"""Follow a customer: one visit as a list of touchpoints, with half a sentence of why at each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import work
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.figures import number
from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.followed import Followed, followed
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.reveal.voices import name_of
from cinema_game.ui.widgets.walk import Walk, Walked
from cx.explanation import Explanation, explain
from cx.model.outcome import Outcome

WHY = {
    "touchpoint": N_("met this touchpoint"),
    "segment": N_("one of {segment}"),
    "happiest": N_("the happiest of the round"),
    "angriest": N_("the angriest of the round"),
    "left": N_("went to a rival afterwards"),
}
"""Why somebody is among those who can be followed."""


class Follow(Dialog[None]):
    """Shows one visit; ←→ go to other customers."""

    ACTIONS = (
        Command(
            "follow.next",
            "right,n",
            "other(1)",
            N_("Next customer"),
            N_("Follow the next customer."),
            key_name="→",
        ),
        Command(
            "follow.before",
            "left,p",
            "other(-1)",
            N_("Customer before"),
            N_("Follow the customer before."),
            key_name="←",
        ),
        CLOSE,
    )
    HELP = N_(
        "One customer's visit from the first touchpoint to the last: what was expected and what was met "
        "(0 to 100), what was felt (−3 to +3), the sum up to here, and why. ←→ follow others: one of each "
        "group, the happiest, the angriest, one who went to a rival."
    )
    DEFAULT_CSS = """
    Follow > #sheet {
        width: 96%; max-width: 150; height: 94%; background: $surface; border: round $primary; padding: 0 1;
    }
    Follow #who { height: 2; }
    Follow #steps { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Follow #ending { height: auto; max-height: 4; padding: 0 2; color: $foreground 85%; }
    """

    def __init__(
        self, run: Outcome, round_: int, *, touchpoint: str | None = None, segment: str | None = None
    ) -> None:
        super().__init__()
        self._run = run
        self._round = round_
        self._touchpoint = touchpoint
        self._segment = segment
        self._people: tuple[Followed, ...] = ()
        self._at = 0
        self.told: Explanation | None = None
        """The visit that is shown; None while somebody is looked for."""

    def body(self) -> Iterable[Widget]:
        """Who, the steps, the ending."""
        with Vertical(id="sheet"):
            yield Static(id="who")
            with VerticalScroll(id="steps", can_focus=False):
                yield Walk(id="walk")
            yield Static(id="ending")

    def on_mount(self) -> None:
        """Find whom to follow."""
        self._find()

    async def composed_anew(self) -> None:
        """In another language the same customer."""
        self._show()

    @work(exclusive=True, group="follow")
    async def _find(self) -> None:
        self._people = await asyncio.to_thread(
            followed, self._run, self._round, touchpoint=self._touchpoint, segment=self._segment
        )
        await self._tell()

    @work(exclusive=True, group="follow")
    async def _other(self) -> None:
        await self._tell()

    async def _tell(self) -> None:
        if self._people:
            person = self._people[self._at]
            self.told = await asyncio.to_thread(explain, self._run, person.customer, self._round)
        self.call_later(self._show)

    def _show(self) -> None:
        if self.told is None:
            words = _("Nobody came in this round.") if not self._people else _("Looking for them…")
            self.query_one("#who", Static).update(Content(words))
            return
        self.query_one("#who", Static).update(self._who(self.told))
        steps = [
            Walked(
                step.touchpoint.id,
                say(step.touchpoint.name),
                step.expected,
                step.met,
                step.felt,
                step.accumulated,
                say(step.why),
            )
            for step in self.told.steps
        ]
        walk = self.query_one(Walk)
        walk.put(steps, self._touchpoint)
        walk.focus()
        self.query_one("#ending", Static).update(plain(say(self.told.ending)))

    def _who(self, told: Explanation) -> Content:
        person = self._people[self._at]
        name = say(name_of(told.segment, told.customer))
        reason = _(WHY[person.why]).format(segment=say(told.segment.name))
        week = (
            ""
            if told.week is None
            else _("week {n}").format(n=number(told.week % self._run.scenario.rounds.weeks + 1))
        )
        return Content.assemble(
            plain(name, "bold $accent"),
            plain(f" · {say(told.segment.name)} · {reason}"),
            (f"   {self._at + 1}/{len(self._people)}\n", "$foreground 60%"),
            (
                _("Customer {n}").format(n=number(told.customer))
                + f" · {say(self._run.scenario.rounds.name)} {self._round} · {week}",
                "$foreground 65%",
            ),
        )

    def action_other(self, by: int) -> None:
        """Follow somebody else."""
        if self._people:
            self._at = (self._at + by) % len(self._people)
            self._other()
