"""The rows of the rubric as numbers that can be asked "why": computed, marked, and both."""

from __future__ import annotations

from cinema_game.facilitation.computed import Work, how, measured
from cinema_game.facilitation.rubric import LEVELS, Criterion, Rubric
from cinema_game.facilitation.score import Score
from cinema_game.language import N_
from cx.message import Message


def of_rubric(rubric: Rubric, work: Work) -> tuple[Score, ...]:
    """Every row as the program can fill it in; the value of those that people alone mark is None."""
    return tuple(_row(criterion, work) for criterion in rubric.criteria)


def _row(criterion: Criterion, work: Work) -> Score:
    id_ = f"rubric.{criterion.id}"
    if criterion.computed is None:
        by_hand = Message(N_("People mark this row: {how}"), {"how": criterion.how})
        told = (Message(N_("The program does not judge this row.")),)
        return Score(id_, criterion.name, None, "level", by_hand, told)
    found = measured(criterion.computed, work)
    level = criterion.level(found.share)
    share = Score(
        f"{id_}.share", Message(N_("measured")), found.share, "share", how(criterion.computed), found.said
    )
    steps = Message(
        N_(
            "Computed: levels 1, 2, 3 and 4 begin at {one} %, {two} %, {three} % and {four} % of the measure."
        ),
        {
            name: round(100 * step)
            for name, step in zip(("one", "two", "three", "four"), criterion.steps, strict=True)
        },
    )
    anchor = Message(
        N_("Level {level} of {most}: {anchor}"),
        {"level": level, "most": LEVELS[-1], "anchor": criterion.anchors[level]},
    )
    return Score(id_, criterion.name, level, "level", steps, (anchor, *found.said), (share,))
