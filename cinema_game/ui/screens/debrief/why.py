"""Page 3, why: the map against the truth, as two curves with the gap shaded and point by point."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from textual.content import Content

from cinema_game.compared import change
from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.measures import written
from cinema_game.ui.feelings import FULL, signed
from cinema_game.ui.matching import name_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.screens.debrief.feelings import place_of
from cinema_game.ui.screens.reveal.picture import firsts, own_feeling, values
from cinema_game.ui.widgets.curve import Picture, Series
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.workshop.questions import Prompt

_FELT, _GAP, _WEIGHT = 8, 8, 12
_WHOM = 38


def picture(facts: Facts, prompt: Prompt | None) -> Picture:
    """The map and the truth; between them the gap."""
    own, true = _own(facts), values(facts.truth.felt())
    gap = tuple(
        (None, None) if mine is None or real is None else (min(mine, real), max(mine, real))
        for mine, real in zip(own, true, strict=True)
    )
    lines = (Series(_("your map"), own, "secondary", mark="◇"), Series(_("customers"), true, "accent"))
    return Picture(lines, gap, firsts(facts.scenario), place_of(facts, prompt))


def _own(facts: Facts) -> tuple[float | None, ...]:
    drawn = {match.touchpoint: facts.map.point(match.point) for match in facts.map_score.matching.matches}
    points = facts.scenario.touchpoints
    return tuple(own_feeling(drawn[point.id]) if point.id in drawn else None for point in points)


def rows(facts: Facts, width: int) -> Iterable[Row]:
    """What the map saw and what it missed, each with its reason."""
    for told in facts.map_score.in_words():
        yield from sentence("· " + say(told), width)
    yield from heading(_("Point by point"))
    yield from _points(facts, width)
    yield from _whom(facts, width)
    yield from _unseen(facts, width)
    yield from _extra(facts, width)


def _points(facts: Facts, width: int) -> Iterable[Row]:
    own, true = _own(facts), facts.truth.felt()
    room = max(12, width - 2 * _FELT - _GAP - _WEIGHT)
    heads = (
        _("you").rjust(_FELT) + _("they").rjust(_FELT) + _("gap").rjust(_GAP) + _("decisive").rjust(_WEIGHT)
    )
    yield Row(Content.styled(" " * room + heads, "$foreground 60%"))
    strongest = float(facts.truth.weight.max()) or 1.0
    for place, point in enumerate(facts.scenario.touchpoints):
        mine, real = own[place], float(true[place])
        if mine is None:
            continue
        gap = real - mine
        name = plain(say(point.name)).truncate(room - 1, ellipsis=True)
        style = (
            "$emotion-bad"
            if abs(gap) * FULL >= 2
            else "$emotion-even"
            if abs(gap) * FULL >= 1
            else "$emotion-good"
        )
        weight = round(3 * float(facts.truth.weight[place]) / strongest)
        yield Row(
            Content.assemble(
                name,
                " " * (room - name.cell_length),
                f"{signed(mine, 0):>{_FELT}}",
                f"{signed(real) if math.isfinite(real) else '—':>{_FELT}}",
                (f"{signed(gap) if math.isfinite(gap) else '—':>{_GAP}}", style),
                (f"{'●' * weight + '○' * (3 - weight):>{_WEIGHT}}", "$accent"),
            ),
            f"point:{point.id}:",
        )


def _whom(facts: Facts, width: int) -> Iterable[Row]:
    """Satisfaction of each group against doing nothing: who gained most stands first, who lost last."""
    mine, base = facts.runs.run.satisfaction, facts.runs.nothing.satisfaction
    yield from heading(_("Whom you reached: satisfaction without you and with you"))
    groups = facts.scenario.segments
    gains = [float(mine.by_segment[-1, n] - base.by_segment[-1, n]) for n in range(len(groups))]
    for place in sorted(range(len(groups)), key=lambda n: -gains[n] if math.isfinite(gains[n]) else 0.0):
        was, now = float(base.by_segment[-1, place]), float(mine.by_segment[-1, place])
        told = change(mine, now, was)
        name = plain(say(groups[place].name)).truncate(max(12, width - _WHOM), ellipsis=True)
        yield Row(
            Content.assemble(
                name,
                " " * (max(12, width - _WHOM) - name.cell_length),
                f"{written(base, was):>10} → {written(mine, now):<10}",
                (f"{told.arrow} {told.written}", told.style),
            ),
            f"segment:{groups[place].id}",
        )


def _unseen(facts: Facts, width: int) -> Iterable[Row]:
    missing = facts.map_score.matching.unseen
    if not missing:
        return
    yield from heading(_("What nobody drew, the most decisive first ({n})").format(n=number(len(missing))))
    ids = [point.id for point in facts.scenario.touchpoints]
    order = np.argsort(-facts.truth.weight, kind="stable").tolist()
    for place, index in enumerate(order, start=1):
        id_ = ids[index]
        if id_ not in missing:
            continue
        point = facts.scenario.touchpoint(id_)
        kind = _("indirect") if point.kind == "indirect" else _("direct")
        rank = _("No. {n} in what decides").format(n=place)
        words = Content.assemble(
            ("◆ " if point.kind == "indirect" else "  ", "$accent"),
            plain(say(point.name)),
            (f"  {kind}, {rank} · ", "$foreground 60%"),
            plain(say(point.need), "$foreground 75%"),
        )
        yield from sentence(words, width, key=f"point:{id_}:")


def _extra(facts: Facts, width: int) -> Iterable[Row]:
    extra = [facts.map.point(id_) for id_ in facts.map_score.matching.extra]
    if not extra:
        return
    yield from heading(_("What is no touchpoint of this journey"))
    decoys = {decoy.id: decoy for decoy in facts.scenario.decoys}
    for point in extra:
        decoy = decoys.get(point.ref or "")
        why = (
            say(decoy.why) if decoy is not None else _("It was not recognised. Would a customer call it so?")
        )
        yield from sentence(plain(name_of(point, facts.scenario), "bold"), width, key=f"match:{point.id}")
        yield from sentence(why, width, indent=2, style="$foreground 75%")
