"""What each measure gave: a waterfall from doing nothing to what came; what the traps teach."""

from __future__ import annotations

from typing import Literal

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.measures import written
from cinema_game.report.document import Block, Cell, Column, Figure, Paragraph, Section, Table, Tone
from cinema_game.report.svg.waterfall import Part, waterfall
from cinema_game.report.team.facts import Runs, TeamFacts
from cx.attribution import Attribution
from cx.model.measure import Measure

Explained = Literal["nps", "revenue"]


def section(facts: TeamFacts, runs: Runs) -> Section:
    """Two waterfalls, the same as a table, and traps."""
    title = _("Whose doing it was")
    if runs.why is None:
        return Section(title, (Paragraph(_("You began no measures, so there is nothing to share out.")),))
    how = _(
        "Every measure was taken away from every possible combination of the others, on the same customers "
        "and draws; its contribution is the mean of what it made (Shapley shares)."
    )
    blocks: list[Block] = [
        Paragraph(how),
        _fall("nps", facts, runs, runs.why),
        _fall("revenue", facts, runs, runs.why),
        _table(facts, runs.why),
        *_traps(facts),
    ]
    return Section(title, tuple(blocks), fresh=True)


def _fall(explained: Explained, facts: TeamFacts, runs: Runs, why: Attribution) -> Figure:
    row = facts.state.revealed - 1
    run, nothing = runs.run.measure(explained), runs.nothing.measure(explained)
    start, end = _level(nothing, row), _level(run, row)
    gains = sorted(
        (
            (say(facts.scenario.intervention(one.intervention).name), float(getattr(one, explained)))
            for one in why.contributions
        ),
        key=lambda gain: -abs(gain[1]),
    )
    parts = [Part(_("doing nothing"), start, written(nothing, start), whole=True)]
    parts += [Part(name, gain, _gain(explained, gain)) for name, gain in gains]
    level = start + sum(gain for _name, gain in gains)
    if gains and written(run, level) != written(run, end):
        parts.append(Part(_("cannot be shared out"), end - level, _gain(explained, end - level)))
    parts.append(Part(_("what came"), end, written(run, end), whole=True))
    unit = say(facts.scenario.money.currency)
    title = (
        _("Loyalty (NPS) in the last round, in points")
        if explained == "nps"
        else _("Revenue of all rounds, {unit}").format(unit=unit)
    )
    told = _("From {start} doing nothing to {end}.").format(start=parts[0].written, end=parts[-1].written)
    if gains:
        most = max(gains, key=lambda gain: gain[1])
        told += " " + _("Most came from “{name}”: {gain}.").format(
            name=most[0], gain=_gain(explained, most[1])
        )
    digits = 1 if explained == "nps" else 0
    return Figure(title, told, waterfall(title, told, parts, lambda value: number(value, digits)))


def _level(measure: Measure, row: int) -> float:
    return measure[row] if measure.id == "nps" else float(sum(measure[at] for at in range(row + 1)))


def _gain(explained: Explained, gain: float) -> str:
    return number(gain, 1 if explained == "nps" else 0, sign=True)


def _table(facts: TeamFacts, why: Attribution) -> Table:
    rounds = {choice.intervention: choice.round for choice in facts.state.plan.choices}
    rows = tuple(
        (
            Cell(say(facts.scenario.intervention(one.intervention).name)),
            Cell(number(rounds[one.intervention])),
            Cell(_gain("nps", one.nps), _tone(one.nps, 0.05)),
            Cell(_gain("revenue", one.revenue), _tone(one.revenue, 0.5)),
        )
        for one in why.contributions
    )
    columns = (
        Column(_("Measure")),
        Column(say(facts.scenario.rounds.name), figures=True),
        Column(_("Loyalty (NPS), points"), figures=True),
        Column(_("Revenue, {unit}").format(unit=say(facts.scenario.money.currency)), figures=True),
    )
    return Table(_("What each measure gave"), columns, rows)


def _tone(gain: float, least: float) -> Tone:
    """Whether it helped; what is written as nothing is neither good nor bad."""
    return "plain" if abs(gain) < least else "good" if gain > 0 else "bad"


def _traps(facts: TeamFacts) -> list[Block]:
    traps = [
        (say(measure.name), say(measure.trap))
        for choice in facts.state.plan.until(facts.state.revealed).choices
        if (measure := facts.scenario.intervention(choice.intervention)).trap is not None
        and measure.trap is not None
    ]
    if not traps:
        return []
    rows = tuple((Cell(name), Cell(lesson)) for name, lesson in traps)
    return [
        Table(_("Traps that you walked into"), (Column(_("Measure")), Column(_("What it teaches"))), rows)
    ]
