"""Page 4, what if: the game replayed without a measure on the same draws, and what the traps teach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from cinema_game.compared import change
from cinema_game.language import _, say
from cinema_game.measures import name_of, written
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.screens.debrief.feelings import place_of
from cinema_game.ui.screens.reveal.picture import firsts, values
from cinema_game.ui.widgets.curve import Picture, Series
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.workshop.questions import Prompt
from cx.model.outcome import Outcome

TOLD = ("nps", "retention", "visits", "revenue", "margin")
_NAME, _CELL = 26, 14


def picture(facts: Facts, prompt: Prompt | None, replayed: Outcome | None) -> Picture:
    """The last round as it was, and as it would have been."""
    lines = [Series(_("with it"), values(facts.runs.run.emotion_all[-1]))]
    if replayed is not None:
        lines.append(Series(_("without it"), values(replayed.emotion_all[-1]), "secondary", True, "○"))
    return Picture(tuple(lines), stages=firsts(facts.scenario), cursor=place_of(facts, prompt))


def rows(facts: Facts, width: int, replayed: Mapping[str, Outcome], waiting: str | None) -> Iterable[Row]:
    """The measures of the plan; those that were replayed say what was theirs."""
    chosen = facts.workshop.plan.until(facts.runs.run.rounds).choices
    yield from heading(_("Take one away: Enter replays the game without it"), gap=False)
    if not chosen:
        yield from sentence(_("You began no measures, so there is nothing to take away."), width)
    for choice in chosen:
        intervention = facts.scenario.intervention(choice.intervention)
        sign = "▾" if choice.intervention in replayed else "▸"
        title = Content.assemble(
            (f"{sign} ", "$accent"),
            plain(say(intervention.name), "bold"),
            (f"  {say(facts.scenario.rounds.name)} {choice.round}", "$foreground 60%"),
            ("  " + _("replaying…") if waiting == choice.intervention else "", "$accent"),
        )
        yield Row(title, f"without:{choice.intervention}")
        if choice.intervention in replayed:
            yield from _without(facts, replayed[choice.intervention])
        if intervention.trap is not None:
            yield from sentence(
                Content.assemble((_("A trap: "), "$emotion-bad"), plain(say(intervention.trap))),
                width,
                indent=2,
            )


def _without(facts: Facts, without: Outcome) -> Iterable[Row]:
    run, row = facts.runs.run, facts.runs.run.rounds - 1
    heads = "".join(head.rjust(_CELL) for head in (_("with it"), _("without it"), _("its doing")))
    yield Row(Content.styled(" " * _NAME + heads, "$foreground 60%"))
    for id_ in TOLD:
        mine, other = run.measure(id_), without.measure(id_)
        gain = change(mine, mine[row], other[row])
        name = plain(name_of(mine, facts.scenario)).truncate(_NAME - 3, ellipsis=True)
        yield Row(
            Content.assemble(
                "  ",
                name,
                " " * (_NAME - 2 - name.cell_length),
                f"{written(mine, mine[row]):>{_CELL}}{written(other, other[row]):>{_CELL}}",
                (f"{gain.arrow + ' ' + gain.written:>{_CELL}}", gain.style),
            )
        )
