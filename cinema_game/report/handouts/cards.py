"""Cards to cut out: measures with all that a team may read, and the deck of touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_game import card_words as words
from cinema_game.language import _, say
from cinema_game.reach import names
from cx.model.draws import share_of
from cx.scenario.measures import Intervention
from cx.scenario.scenario import Scenario

OWN = 9
"""Blank cards for a team's own touchpoints."""


@dataclass(frozen=True)
class Card:
    """One card: a small line on top, its name, its words, and lines with a name each."""

    above: str
    name: str
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()


def measures(scenario: Scenario) -> tuple[Card, ...]:
    """The catalogue by family, as the screen reads it out: never what an effect really is, nor a trap."""
    order = list(words.FAMILIES)
    found = sorted(scenario.interventions, key=lambda measure: order.index(measure.family))
    return tuple(_measure(measure, scenario) for measure in found)


def _measure(measure: Intervention, scenario: Scenario) -> Card:
    families = [words.FAMILIES[family] for family in (measure.family, measure.also) if family]
    risk = [say(measure.risk), *words.risks(measure), words.copied(measure, scenario)]
    lines = [
        (_("Cost"), words.costs(measure, 1, scenario)),
        (_("Time"), words.start(measure)),
        (_("What could go wrong"), " ".join(risk)),
    ]
    if tied := " ".join(words.ties(measure, scenario)):
        lines.append((_("Together with others"), tied))
    if places := names(measure, scenario):
        title = _("Where: you choose one of these") if measure.touchpoints else _("Where it acts")
        lines.append((title, " · ".join(places)))
    return Card(
        " · ".join(map(_, families)),
        say(measure.name),
        f"{say(measure.text)} {say(measure.expected)}",
        tuple(lines),
    )


def deck(scenario: Scenario) -> tuple[Card, ...]:
    """Touchpoints and decoys in one shuffle, told apart by nothing; then blank cards."""
    named = [(point.id, point.name) for point in scenario.touchpoints]
    named += [(decoy.id, decoy.name) for decoy in scenario.decoys]
    named.sort(key=lambda card: share_of(0, "paper deck", card[0]))
    title = _("Touchpoint")
    return (
        *(Card(title, say(name)) for _id, name in named),
        *(Card(_("Your own touchpoint"), "") for _n in range(OWN)),
    )
