"""The three scores in short, and opened: every number with its formula, its sentences and its parts."""

from __future__ import annotations

from cinema_game.facilitation.score import Score
from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.report import document
from cinema_game.report.document import Cell, Column, Paragraph, Part, Scores, Section, Table
from cinema_game.report.team.facts import TeamFacts
from cx.scenario.scenario import Scenario


def figure(score: Score, scenario: Scenario) -> str:
    """A number with its unit; a dash where there is nothing to judge."""
    if score.value is None:
        return "—"
    return valued(score.value, score, scenario)


def valued(value: float, score: Score, scenario: Scenario) -> str:
    """A value as this number is written."""
    if score.unit == "share":
        changed = score.band is not None
        return _("{n} pp").format(n=number(value * 100, 1, sign=True)) if changed else percent(value)
    if score.unit == "money":
        return f"{number(value, sign=True)} {say(scenario.money.currency)}"
    if score.unit == "points":
        return number(value, 1, sign=True)
    return number(value, 0 if score.unit in ("level", "count") else 2)


def named(score: Score) -> str:
    """Its name with a capital, as a heading or the head of a row."""
    name = say(score.name)
    return name[:1].upper() + name[1:]


def abouts() -> tuple[str, str, str]:
    """What map, forecast and result are about."""
    return (
        _("how well you saw the way"),
        _("how well you knew what would come"),
        _("what it was worth against doing nothing"),
    )


def in_short(facts: TeamFacts) -> Scores:
    """Three words with their numbers."""
    cards = zip(facts.judged.scores, abouts(), strict=True)
    return Scores(tuple(_card(score, about, facts.scenario) for score, about in cards))


def opened(facts: TeamFacts) -> Section:
    """The scores one after the other with all that they are made of."""
    return Section(
        title=_("Three scores, never added up"),
        blocks=(
            Paragraph(
                _(
                    "A good map, a good forecast and a good result are three different skills. A high number "
                    "of one kind says nothing of the others."
                )
            ),
        ),
        parts=tuple(
            _open(score, about, facts.scenario)
            for score, about in zip(facts.judged.scores, abouts(), strict=True)
        ),
        fresh=True,
    )


def _open(score: Score, about: str, scenario: Scenario) -> Section:
    card = _card(score, about, scenario)
    parts = tuple(
        Part(named(part), figure(part, scenario), _share(part), say(part.how)) for part in score.parts
    )
    told = tuple(say(sentence) for sentence in score.said)
    return Section(
        title=named(score),
        blocks=(
            Scores(
                (document.Score(card.name, card.figure, card.about, card.share, parts, told),), opened=True
            ),
            Paragraph(f"{_('How it is reckoned')}: {say(score.how)}", "quiet"),
            *_beneath(score, scenario),
        ),
    )


def _beneath(score: Score, scenario: Scenario) -> tuple[Table, ...]:
    """What the parts themselves are made of."""
    rows = tuple(
        (
            Cell(f"{named(part)}: {say(below.name)}"),
            Cell(figure(below, scenario)),
            Cell(" ".join((say(below.how), *(say(sentence) for sentence in below.said)))),
        )
        for part in score.parts
        for below in part.parts
    )
    if not rows:
        return ()
    columns = (Column(_("Number")), Column(_("Amount"), figures=True), Column(_("Why it is so")))
    return (Table(_("What the parts are made of"), columns, rows, wide=True),)


def _card(score: Score, about: str, scenario: Scenario) -> document.Score:
    return document.Score(named(score), figure(score, scenario), about, _share(score))


def _share(score: Score) -> float | None:
    """What a bar can show: shares 0..1, and no changes."""
    return score.value if score.unit == "share" and score.band is None else None
