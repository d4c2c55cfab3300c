"""Page 3, why: the map against the truth, as two curves with the gap shaded and point by point."""

from __future__ import annotations

import math
from collections.abc import Iterable

from textual.content import Content

from cinema_game.figures import number
from cinema_game.language import _, say
from cinema_game.ui.feelings import FULL, signed
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.screens.debrief.feelings import place_of
from cinema_game.ui.screens.reveal.picture import firsts, own_feeling, values
from cinema_game.ui.widgets.curve import Picture, Series
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cinema_game.workshop.questions import Prompt
from cx.journey.point import MapPoint

_FELT, _GAP, _WEIGHT = 8, 8, 12


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


def _unseen(facts: Facts, width: int) -> Iterable[Row]:
    unseen = facts.map_score.matching.unseen
    if not unseen:
        return
    yield from heading(_("What nobody drew ({n})").format(n=number(len(unseen))))
    for id_ in unseen:
        point = facts.scenario.touchpoint(id_)
        kind = _("indirect") if point.kind == "indirect" else _("direct")
        words = Content.assemble(
            plain(say(point.name)),
            (f"  {kind} · ", "$foreground 60%"),
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
        yield from sentence(plain(_name(point, facts), "bold"), width)
        yield from sentence(why, width, indent=2, style="$foreground 75%")


def _name(point: MapPoint, facts: Facts) -> str:
    if point.name is not None:
        return point.name
    names = {decoy.id: decoy.name for decoy in facts.scenario.decoys}
    names |= {touchpoint.id: touchpoint.name for touchpoint in facts.scenario.touchpoints}
    return say(names[point.ref]) if point.ref in names else "?"
