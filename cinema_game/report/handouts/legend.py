"""The legend: the story, the falling figures, the customers, the task, the ways to find out."""

from __future__ import annotations

from cinema_game.figures import decimals, number, percent
from cinema_game.language import _, n_, say
from cinema_game.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Paragraph,
    Quote,
    Section,
    Table,
)
from cinema_game.report.svg.columns import columns
from cx.scenario.scenario import Scenario
from cx.scenario.world import History


def legend(scenario: Scenario) -> Document:
    """What a team may know before it begins."""
    sections = [_customers(scenario), _task(scenario)]
    if scenario.research.methods:
        sections.append(_research(scenario))
    opening: list[Block] = [Paragraph(line) for line in say(scenario.legend).splitlines() if line.strip()]
    if scenario.history is not None:
        opening.append(_figures(scenario.history))
    return Document(
        title=say(scenario.title),
        above=_("Legend"),
        facts=((_("Your company"), say(scenario.company)), *_terms(scenario)),
        opening=tuple(opening),
        sections=tuple(sections),
        closing=say(scenario.tagline),
        contents=False,
    )


def _figures(history: History) -> Figure:
    values = [float(value) for value in history.values]
    labels = [say(label) for label in history.labels]
    digits = decimals(values)
    title = f"{say(history.name)}, {say(history.unit)}"
    told = "; ".join(f"{label} {number(value, digits)}" for label, value in zip(labels, values, strict=True))
    written = [number(value, digits) for value in values]
    return Figure(title, f"{say(history.caption)}", columns(title, told, values, labels, written))


def _customers(scenario: Scenario) -> Section:
    blocks: list[Block] = []
    for segment in scenario.segments:
        who = f"{say(segment.person)} · {say(segment.name)}, {percent(float(segment.share))}"
        blocks += [Quote(say(segment.sentence), who), Paragraph(say(segment.about), "quiet")]
    return Section(_("Your customers"), tuple(blocks))


def _task(scenario: Scenario) -> Section:
    blocks: list[Block] = [Paragraph(say(scenario.goal), "strong")]
    if scenario.rules:
        blocks.append(Bullets(tuple(say(rule) for rule in scenario.rules)))
    return Section(_("Your task"), tuple(blocks))


def _terms(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    rounds, money = scenario.rounds, scenario.money
    unit = say(money.currency)
    weeks = n_("{n} week each", "{n} weeks each", rounds.weeks)
    terms = [
        (_("Rounds"), f"{rounds.count} × {say(rounds.name).lower()}, {weeks}"),
        (_("Measures"), n_("{n} in a round at most", "{n} in a round at most", rounds.per_round)),
        (_("Budget"), f"{' + '.join(number(float(sum_)) for sum_ in money.budget)} {unit}"),
    ]
    if float(scenario.research.budget):
        terms.append((_("Research money"), f"{number(float(scenario.research.budget))} {unit}"))
    return tuple(terms)


def _research(scenario: Scenario) -> Section:
    rows = tuple(
        (
            Cell(say(method.name)),
            Cell(say(method.text)),
            Cell(say(method.bias)),
            Cell(number(float(method.cost))),
            Cell(number(float(method.delay))),
            Cell(number(method.sample)),
        )
        for method in scenario.research.methods
    )
    heads = (
        Column(_("Way to find out")),
        Column(_("How it is done")),
        Column(_("Where it misleads")),
        Column(_("Cost, {unit}").format(unit=say(scenario.money.currency)), figures=True),
        Column(_("Months"), figures=True),
        Column(_("Sample"), figures=True),
    )
    return Section(_("Ways to find out"), (Table(_("What can be asked and measured"), heads, rows),))
