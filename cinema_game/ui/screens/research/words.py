"""What a card of evidence says: as a short cell of a table and as a sentence with its sampling error."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, n_, say
from cinema_game.ui.feelings import FULL, felt, signed
from cx.research.evidence import EvidenceCard, Finding
from cx.scenario.scenario import Scenario

COLUMNS: dict[Finding, str] = {
    "named": N_("named"),
    "importance": N_("weight"),
    "emotion": N_("feeling"),
    "quality": N_("quality"),
    "mentioned": N_("reviews"),
    "reach": N_("reached"),
    "rating": N_("stars"),
    "nps": N_("NPS"),
}

_SENTENCES: dict[Finding, str] = {
    "named": N_("{value} named it among the three that matter most to them."),
    "importance": N_("Its weight is {value} that of an average touchpoint."),
    "emotion": N_("They feel {value} here."),
    "quality": N_("Measured quality: {value} of 100."),
    "mentioned": N_("{value} of the reviews are about it."),
    "reach": N_("{value} of the visits that begin come here."),
    "rating": N_("{value} stars of 5 on average."),
    "nps": N_("Willingness to recommend (NPS): {value}."),
}


def figure(finding: Finding, value: float) -> str:
    """A value of a finding as people read it."""
    match finding:
        case "named" | "mentioned" | "reach":
            return percent(value)
        case "importance":
            return f"×{number(value, 1)}"
        case "emotion":
            return signed(value)
        case "quality":
            return number(value * 100)
        case "rating":
            return number(value, 1)
        case "nps":
            return number(value, sign=True)


def cell(card: EvidenceCard) -> str:
    """The value alone; a feeling with its glyph."""
    text = figure(card.finding, card.value)
    return f"{felt(card.value).glyph} {text}" if card.finding == "emotion" else text


def error(card: EvidenceCard) -> str:
    """`±4`: half of the interval in the unit of the cell."""
    half = (card.high - card.low) / 2
    match card.finding:
        case "named" | "mentioned" | "reach" | "quality":
            return f"±{number(half * 100)}"
        case "emotion":
            return f"±{number(half * FULL, 1)}"
        case "nps":
            return f"±{number(half)}"
        case "importance" | "rating":
            return f"±{number(half, 1)}"


def sentence(card: EvidenceCard, scenario: Scenario) -> str:
    """`Families: they feel −1.4, annoyed, here (−1.8 … −1.0; 60 asked).`"""
    value = figure(card.finding, card.value)
    if card.finding == "emotion":
        value = f"{value} ({felt(card.value).word})"
    who = f"{say(scenario.segment(card.segment).name)}: " if card.segment else ""
    low, high = figure(card.finding, card.low), figure(card.finding, card.high)
    asked = n_("sample of {n}", "sample of {n}", card.sample)
    return f"{who}{_(_SENTENCES[card.finding]).format(value=value)} ({low} … {high}; {asked})"


def in_short(cards: Iterable[EvidenceCard], scenario: Scenario) -> str:
    """What was found about one subject in a line: `Queue at the bar: named 37 %, weight ×7.7 (Families)`."""
    cards = list(cards)
    parts = []
    for card in cards:
        who = f" ({say(scenario.segment(card.segment).name)})" if card.segment else ""
        parts.append(f"{_(COLUMNS[card.finding])} {figure(card.finding, card.value)}{who}")
    return f"{subject(cards[0], scenario)}: {', '.join(parts)}"


def subject(card: EvidenceCard, scenario: Scenario) -> str:
    """What a card is about: a touchpoint, a stage, or all of it."""
    if card.touchpoint is not None:
        return say(scenario.touchpoint(card.touchpoint).name)
    if card.stage is not None:
        return say(next(stage.name for stage in scenario.stages if stage.id == card.stage))
    return say(scenario.segment(card.segment).name) if card.segment else _("All together")
