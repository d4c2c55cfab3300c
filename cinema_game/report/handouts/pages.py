"""The handouts of a scenario as files, each complete in itself."""

from __future__ import annotations

from cinema_game.facilitation.rubric import Rubric
from cinema_game.language import N_, _, say
from cinema_game.report.handouts.cards import deck, measures
from cinema_game.report.handouts.legend import legend
from cinema_game.report.handouts.rubric import paper
from cinema_game.report.html.page import as_html, filled
from cx.scenario.scenario import Scenario

LANES = (
    (N_("Touchpoints"), "tall"),
    (N_("What the customer needs"), "tall"),
    (N_("Screen"), "low"),
    (N_("Delivering team"), "low"),
    (N_("Emotion"), "curve"),
    (N_("Importance ○○○"), "low"),
    (N_("Key moment: painful or decisive"), "low"),
    (N_("Evidence: guess, partly, researched"), "low"),
)
"""Rows of the map sheet and how high they are."""
STEPS = ("+3", "+2", "+1", "0", "−1", "−2", "−3")


def handouts(scenario: Scenario, rubric: Rubric) -> dict[str, str]:
    """Pages by the name of their file: legend, map sheet, cards of measures, deck, rubric."""
    return {
        "legend.html": as_html(legend(scenario)),
        "map.html": _sheet(scenario),
        "measures.html": filled(
            "cards.html.j2",
            title=_("Measures"),
            case=say(scenario.title),
            cards=measures(scenario),
            abreast=2,
        ),
        "deck.html": filled(
            "cards.html.j2",
            title=_("Deck of touchpoints"),
            case=say(scenario.title),
            cards=deck(scenario),
            abreast=3,
        ),
        "rubric.html": as_html(paper(rubric)),
    }


def _sheet(scenario: Scenario) -> str:
    return filled(
        "map.html.j2",
        title=_("Journey map"),
        case=say(scenario.title),
        stages=tuple(say(stage.name) for stage in scenario.stages),
        lanes=tuple((_(name), look) for name, look in LANES),
        steps=STEPS,
        blanks=(_("Team"), _("Segment"), _("Date")),
        stage_head=_("Stage"),
    )
