"""The tutorial's quiet voice: what to press next in a phase, ticked off as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cinema_game.language import N_, _, say
from cinema_game.ui.plain import plain
from cinema_game.workshop.state import Workshop
from cx.scenario.lessons import Card, Phase


@dataclass(frozen=True)
class Step:
    """One thing to try; `done` looks whether the workshop shows it."""

    words: str
    done: Callable[[Workshop], bool]


def _chosen(state: Workshop) -> bool:
    return any(choice.round == state.round for choice in state.plan.choices)


def _foretold(state: Workshop) -> bool:
    return any(prediction.round == state.round for prediction in state.predictions)


STEPS: dict[Phase, tuple[Step, ...]] = {
    "briefing": (Step(N_("Enter turns the page"), lambda state: state.phase != "briefing"),),
    "research": (Step(N_("choose a method and buy it: Enter"), lambda state: bool(state.purchases)),),
    "map": (
        Step(N_("take a card from the deck: Ins"), lambda state: bool(state.map.points)),
        Step(
            N_("raise or lower a feeling: + −"),
            lambda state: any(point.emotion for point in state.map.points),
        ),
        Step(N_("mark what decides: Space"), lambda state: bool(state.map.keys)),
    ),
    "plan": (
        Step(N_("choose a measure: Space"), _chosen),
        Step(N_("fix the plan: Ctrl+N"), lambda state: state.locked("plan")),
    ),
    "forecast": (
        Step(N_("move a line: ← →, its doubt: PgUp"), _foretold),
        Step(N_("name the worst touchpoint: Enter"), _foretold),
        Step(N_("lock: Ctrl+N"), lambda state: state.locked("forecast")),
    ),
    "reveal": (Step(N_("watch, or step through the weeks"), lambda state: state.phase != "reveal"),),
    "result": (Step(N_("look at what moved, and why"), lambda state: state.phase != "result"),),
    "debrief": (Step(N_("answer one question"), lambda state: bool(state.answers)),),
}
"""What there is to try in each phase."""
_GAP = "   "
_ROOMY = 30
"""Lines of a window in which the card's text has room as well."""


class Coach(Vertical):
    """The tutorial's card of this phase above the key bar; its text only where there is room for it."""

    DEFAULT_CSS = """
    Coach { dock: bottom; height: auto; max-height: 9; margin-bottom: 1; padding: 0 2; background: $surface; }
    Coach Static { height: auto; }
    Coach #lesson { display: none; max-height: 5; color: $foreground 80%; }
    Coach.-roomy #lesson { display: block; }
    """

    def __init__(self, phase: Phase, cards: tuple[Card, ...], workshop: Workshop) -> None:
        super().__init__()
        self._phase = phase
        self._card = next((card for card in cards if card.phase == phase), None)
        self._workshop = workshop

    def compose(self) -> ComposeResult:
        """Title and text, then the steps."""
        if self._card is not None:
            yield Static(plain(say(self._card.text)), id="lesson")
        yield Static(self._steps(), id="steps")

    def on_resize(self) -> None:
        """The text needs a tall window; the steps break where one ends."""
        self.set_class(self.app.size.height >= _ROOMY, "-roomy")
        self.show(self._workshop)

    def show(self, workshop: Workshop) -> None:
        """Tick off what has been done."""
        self._workshop = workshop
        if self.is_mounted:
            self.query_one("#steps", Static).update(self._steps())

    def _steps(self) -> Content:
        """Title, steps and what comes after them, whole in lines."""
        steps = STEPS[self._phase]
        title = say(self._card.title) if self._card is not None else ""
        parts = [plain(title, "bold $accent")]
        for step in steps:
            done = step.done(self._workshop)
            style = "$foreground 55%" if done else "bold"
            parts.append(Content.styled(f"{'✓' if done else '□'} {_(step.words)}", style))
        over = all(step.done(self._workshop) for step in steps)
        parts.append(Content.styled(_("Ctrl+N goes on") if over else _("Ctrl+K: why"), "$foreground 75%"))
        return Content("\n").join(_packed(parts, max(40, self.content_size.width)))


def _packed(parts: Sequence[Content], width: int) -> Iterator[Content]:
    """The parts side by side in as many lines as they need, none broken."""
    line = parts[0]
    for part in parts[1:]:
        longer = Content.assemble(line, _GAP, part)
        if longer.cell_length > width:
            yield line
            line = part
        else:
            line = longer
    yield line
