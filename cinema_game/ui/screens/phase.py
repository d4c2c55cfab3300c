"""What the screens of the phases share: the strip on top, the state, doing and undoing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.reactive import var

from cinema_game.language import N_, _, say
from cinema_game.store.errors import StoreError
from cinema_game.ui.commands import Command, name_of_key
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import GameScreen
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.coach import Coach
from cinema_game.ui.widgets.once_more import TO_THE_LOBBY, once_more
from cinema_game.ui.widgets.phase_strip import PhaseStrip, PhaseTab
from cinema_game.ui.widgets.turn_bar import TurnBar
from cinema_game.workshop import actions as do
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.state import PHASES, Workshop
from cx.scenario.lessons import Phase

KEYS: dict[Phase, str] = {phase: f"f{number}" for number, phase in enumerate(PHASES, start=2)}

GOING = (
    Command("phase.undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back."), show=False),
    Command("phase.redo", "ctrl+y", "redo", N_("Redo"), N_("Do it again."), show=False),
    Command("phase.next", "ctrl+n", "next", N_("Go on"), N_("Fix what is here and go on to the next phase.")),
    Command(
        "phase.cards",
        "ctrl+k",
        "cards",
        N_("Cards"),
        N_("Briefing cards, those of this phase first."),
        show=False,
    ),
    Command(
        "phase.hand_over",
        "ctrl+o",
        "hand_over",
        N_("Hand over"),
        N_("Hand the laptop to the other team, if two teams play."),
        show=False,
    ),
    Command(
        "phase.lobby",
        "escape",
        "escape",
        N_("Lobby"),
        N_("Back to the lobby; everything is saved."),
        show=False,
        by_name="leave",
    ),
    *(
        Command(
            f"phase.{phase}",
            key,
            f"phase('{phase}')",
            N_("Go to phase"),
            N_("Go to this phase."),
            False,
            False,
        )
        for phase, key in KEYS.items()
    ),
)
"""The commands of every phase."""


class PhaseScreen(GameScreen):
    """A screen of one phase. `state` is the workshop; `renew` shows a new one.

    Subclasses name their `PHASE`, give `body()`, and override `renew` and `action_next`.
    """

    PHASE: ClassVar[Phase]
    ACTIONS = GOING

    state: var[Workshop | None] = var(None, init=False)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.set_reactive(PhaseScreen.state, session.state)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now."""
        return self.session.state

    def compose(self) -> ComposeResult:
        """The strip above, the rest as everywhere."""
        yield self._strip()
        if self.workshop.shared:
            yield TurnBar(self.workshop, self.session.scenario)
        if self.session.scenario.tutorial:
            yield Coach(self.PHASE, self.session.scenario.cards, self.workshop)
        yield from super().compose()

    def do(self, action: do.Action) -> bool:
        """Carry out an action; what the rules or the disk refuse is told in a sentence."""
        try:
            self.state = self.session.do(action)
        except (RuleBroken, StoreError) as refused:
            self.refuse(say(refused.message))
            return False
        self.game.keep_soon()
        return True

    def refuse(self, sentence: str) -> None:
        """Tell why something cannot be done."""
        self.notify(plain(sentence).plain, severity="warning", markup=False, timeout=6)

    def watch_state(self) -> None:
        """The workshop has changed."""
        if self.is_mounted:
            self.renew(self.workshop)
            for bar in (*self.query(Coach), *self.query(TurnBar)):
                bar.show(self.workshop)

    def renew(self, workshop: Workshop) -> None:
        """Show the workshop as it is now. Called after every accepted action."""

    def action_undo(self) -> None:
        """Take the last change back."""
        self.do(do.Undo(who=self.session.who))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.do(do.Redo(who=self.session.who))

    def action_cards(self) -> None:
        """The briefing cards above the screen."""
        from cinema_game.ui.screens.cards import Cards

        self.app.push_screen(Cards(self.session.scenario.cards, self.PHASE))

    def action_hand_over(self) -> None:
        """The other team sits down; nothing of this one is seen meanwhile."""
        try:
            state = self.session.do(do.HandOver(who=self.session.who))
        except (RuleBroken, StoreError) as refused:
            self.refuse(say(refused.message))
            return
        self.session.who = state.members[0]
        self.game.keep_soon()
        self.game.show_phase()
        self.game.cover()

    def action_leave(self) -> None:
        """Back to the lobby."""
        self.game.leave_workshop()

    def action_escape(self) -> None:
        """Back to the lobby at the second Esc: an arrow key that a slow line splits begins with one."""
        if once_more(self, _(TO_THE_LOBBY)):
            self.action_leave()

    def action_phase(self, phase: Phase) -> None:
        """Go to another phase, if it is open."""
        if phase != self.PHASE and self.do(do.Move(who=self.session.who, phase=phase)):
            self.game.show_phase()

    @on(PhaseTab.Chosen)
    def _tab_chosen(self, message: PhaseTab.Chosen) -> None:
        self.action_phase(message.phase)

    def action_next(self) -> None:
        """Go on to the next phase."""
        place = PHASES.index(self.PHASE) + 1
        self.action_phase(PHASES[min(place, len(PHASES) - 1)])

    def _strip(self) -> PhaseStrip:
        workshop, scenario = self.workshop, self.session.scenario
        here = PHASES.index(self.PHASE)
        tabs = [
            PhaseTab(
                phase, name_of_key(KEYS[phase]), here=phase == self.PHASE, done=PHASES.index(phase) < here
            )
            for phase in PHASES
        ]
        rounds = f"{say(scenario.rounds.name)} {workshop.round}/{scenario.rounds.count}"
        return PhaseStrip(
            say(scenario.title), workshop.team, _("Sandbox") if workshop.sandbox else rounds, tabs
        )
