"""The plan: what was bought, begun and when it worked, what befell, what was asked before."""

from __future__ import annotations

from cinema_game import card_words as words
from cinema_game.figures import number
from cinema_game.language import _, n_, say
from cinema_game.report.document import Block, Bullets, Cell, Column, Figure, Paragraph, Section, Table
from cinema_game.report.svg.legend import legend
from cinema_game.report.svg.timeline import Task, timeline
from cinema_game.report.team.facts import TeamFacts
from cinema_game.workshop.happenings import happens_in
from cinema_game.workshop.purse import price
from cx.model.plan import Choice
from cx.scenario.scenario import Scenario

MONTHS = 12
WEEKS = 52


def section(facts: TeamFacts) -> Section:
    """Measures on their time line and as a table, research, events."""
    choices = facts.state.plan.choices
    blocks: list[Block] = []
    if choices:
        blocks += [_picture(choices, facts), _table(choices, facts.scenario)]
    else:
        blocks.append(Paragraph(_("You began no measures.")))
    blocks += _research(facts)
    blocks += _events(facts)
    return Section(_("The plan"), tuple(blocks), fresh=True)


def round_names(scenario: Scenario, rounds: int | None = None) -> tuple[str, ...]:
    """`Quarter 1`, `Quarter 2`, …"""
    name = say(scenario.rounds.name)
    return tuple(f"{name} {round_}" for round_ in range(1, (rounds or scenario.rounds.count) + 1))


def _picture(choices: tuple[Choice, ...], facts: TeamFacts) -> Figure:
    scenario = facts.scenario
    weeks = scenario.rounds.weeks
    tasks = []
    for choice in choices:
        measure = scenario.intervention(choice.intervention)
        begun = float((choice.round - 1) * weeks)
        tasks.append(Task(say(measure.name), begun, begun + float(measure.lead) * WEEKS / MONTHS))
    title = _("When each measure is prepared and works")
    ready = [task.name for task in tasks if task.works < weeks * scenario.rounds.count]
    told = n_(
        "{n} measure works before the game ends.", "{n} measures work before the game ends.", len(ready)
    )
    if late := [task.name for task in tasks if task.works >= weeks * scenario.rounds.count]:
        told += " " + _("Too late for this game: {names}.").format(names=", ".join(late))
    svg = timeline(title, told, tasks, round_names(scenario), weeks)
    return Figure(title, told, svg, legend((("bar prepared", _("prepared")), ("bar working", _("at work")))))


def _table(choices: tuple[Choice, ...], scenario: Scenario) -> Table:
    rows = []
    for choice in choices:
        measure = scenario.intervention(choice.intervention)
        place = scenario.touchpoint(choice.touchpoint).name if choice.touchpoint is not None else None
        rows.append(
            (
                Cell(say(measure.name)),
                Cell(_(words.FAMILIES[measure.family])),
                Cell(number(choice.round)),
                Cell(words.lead(measure)),
                Cell("—" if place is None else say(place)),
                Cell(words.money(price(measure, choice.round, scenario))),
            )
        )
    columns = (
        Column(_("Measure")),
        Column(_("Family")),
        Column(say(scenario.rounds.name), figures=True),
        Column(_("Lead time")),
        Column(_("Where")),
        Column(_("Cost to the end, {unit}").format(unit=say(scenario.money.currency)), figures=True),
    )
    return Table(_("Measures in the order of choosing"), columns, tuple(rows))


def _research(facts: TeamFacts) -> list[Block]:
    methods = {method.id: method for method in facts.scenario.research.methods}
    rows = []
    for purchase in facts.state.purchases:
        asked = ", ".join(say(facts.scenario.segment(id_).name) for id_ in purchase.segments)
        rows.append(
            (
                Cell(say(methods[purchase.method].name)),
                Cell(number(purchase.round)),
                Cell(asked or _("everybody")),
                Cell(words.money(float(methods[purchase.method].cost))),
            )
        )
    if not rows:
        return [Paragraph(_("You asked nobody: no research was bought."))]
    columns = (
        Column(_("Way to find out")),
        Column(say(facts.scenario.rounds.name), figures=True),
        Column(_("Asked")),
        Column(_("Cost, {unit}").format(unit=say(facts.scenario.money.currency)), figures=True),
    )
    return [Table(_("Evidence that was bought"), columns, tuple(rows))]


def _events(facts: TeamFacts) -> list[Block]:
    told = []
    for round_, name in enumerate(round_names(facts.scenario, facts.state.revealed), start=1):
        for occurrence in happens_in(facts.state, facts.scenario, round_):
            event = occurrence.event
            lesson = "" if event.lesson is None else f" {say(event.lesson)}"
            told.append(f"{name}. {say(event.name)}: {say(event.text)}{lesson}")
    return [Paragraph(_("What the world did"), "strong"), Bullets(tuple(told))] if told else []
