"""One measure, read as a whole: what it does, what it needs, what could go wrong."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from cinema_game import card_words as words
from cinema_game.language import N_, _, say
from cinema_game.reach import names
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.plan.catalogue import Standing
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario


def card(
    intervention: Intervention,
    scenario: Scenario,
    round_: int,
    standing: Standing,
    evidence: Iterable[str] = (),
) -> Content:
    """The text of a card.

    Args:
        intervention: the measure.
        scenario: where it belongs.
        round_: the present round, from 1.
        standing: whether it is chosen, and why it cannot be.
        evidence: what the team has found about the touchpoints where it acts.
    """
    families = [words.FAMILIES[family] for family in (intervention.family, intervention.also) if family]
    parts = [
        Content.assemble(
            plain(say(intervention.name), "bold"),
            (f"   {' · '.join(map(_, families))}", "$foreground 60%"),
        )
    ]
    if standing.why:
        parts.append(plain(f"× {standing.why}", "bold $warning"))
    parts.append(Content.assemble(plain(say(intervention.text)), "\n", plain(say(intervention.expected))))
    parts.append(plain(" ".join([words.costs(intervention, round_, scenario), words.start(intervention)])))
    risk = " ".join(
        [say(intervention.risk), *words.risks(intervention), words.copied(intervention, scenario)]
    )
    parts.append(_titled(_("What could go wrong"), risk))
    if tied := " ".join(words.ties(intervention, scenario)):
        parts.append(_titled(_("Together with others"), tied))
    if joint := " ".join(words.joint(intervention, scenario)):
        parts.append(_titled(_("Together with another company"), joint))
    if places := names(intervention, scenario):
        title = _("Where: you choose one of these") if intervention.touchpoints else _("Where it acts")
        parts.append(_titled(title, " · ".join(places)))
    if found := list(evidence):
        parts.append(_titled(_("Your evidence on it"), "\n".join(found)))
    return Content("\n\n").join(parts)


def _titled(title: str, text: str) -> Content:
    return Content.assemble((f"{title}\n", "$accent"), plain(text))


class MeasureCard(Dialog[bool]):
    """The card above the catalogue; Space chooses or drops the measure and closes the card."""

    ACTIONS = (
        Command("card.toggle", "space", "switch", N_("Choose"), N_("Choose the measure, or drop it.")),
        Command("card.close", "enter", "dismiss", N_("Close"), N_("Back to the catalogue."), show=False),
        CLOSE,
    )
    HELP = N_(
        "The card of one measure. What it would change is told in words only: that is for you to judge."
    )
    DEFAULT_CSS = """
    MeasureCard > VerticalScroll { width: 76; max-width: 96%; height: auto; max-height: 88%; padding: 1 3;
        background: $surface; border: round $primary; }
    MeasureCard Static { height: auto; }
    MeasureCard Button { margin-top: 1; }
    """
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, text: Content, status: str) -> None:
        super().__init__()
        self._text = text
        self._status = status

    def body(self) -> Iterable[Widget]:
        """The card, which scrolls if it is long."""
        with VerticalScroll():
            yield Static(self._text)
            if self._status in ("free", "chosen"):
                label = _("Choose") if self._status == "free" else _("Drop it")
                yield Button(Content(label), variant="primary", compact=True)

    @on(Button.Pressed)
    def action_switch(self) -> None:
        """Close, and choose or drop the measure."""
        self.dismiss(True)
