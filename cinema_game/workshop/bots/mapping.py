"""How a bot draws its map: points, feelings, fields and key moments from what it believes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cinema_game.workshop import actions as do
from cinema_game.workshop.bots.belief import Belief
from cinema_game.workshop.bots.bot import Bot, Drawing, Seat
from cx.journey.point import ALL, Key
from cx.scenario.touchpoints import Touchpoint
from cx.scoring.map.key_moments import top
from cx.scoring.truth import Floats

FULL = 3


def drawing(seat: Seat, bot: Bot, belief: Belief, weight: Floats) -> Iterator[do.Action]:
    """The actions that draw the map.

    Args:
        seat: before the bot.
        bot: who draws.
        belief: what it thinks of the customers.
        weight: (touchpoints,) what it takes for decisive.
    """
    who, how = seat.state.members[0], bot.draws
    keys = _keys(seat, how, belief, weight)
    felt = np.rint(FULL * belief.felt()).astype(int)
    apart = _segments(seat, belief) if how.fields else {}
    strength = belief.pain / max(belief.pain.max(), 1e-9) + weight / max(weight.max(), 1e-9)
    stages = [stage.id for stage in seat.scenario.stages]
    for place, point in enumerate(seat.scenario.touchpoints):
        if seat.chance("draw", point.id) >= (how.direct if point.kind == "direct" else how.indirect):
            continue
        stage = seat.scenario.stage_of(point.id).id if how.in_order else _any(seat, point.id, stages)
        kind = point.kind if how.fields else "direct"
        added = do.AddPoint(id=_mark(seat, point.id), who=who, stage=stage, ref=point.id, kind=kind)
        yield added
        feeling = felt[place] if how.fields else round(FULL * (2 * seat.chance("feel", point.id) - 1))
        yield do.Feel(who=who, point=added.id, value=int(np.clip(feeling, -FULL, FULL)), curve=ALL)
        for curve, values in apart.items():
            yield do.Feel(who=who, point=added.id, value=int(values[place]), curve=curve)
        yield do.EditPoint(who=who, point=added.id, entry=_entry(seat, point, how, float(strength[place])))
        if place in keys:
            yield do.MarkKey(who=who, point=added.id, key=keys[place])
        for evidence in _about(seat, point.id):
            yield do.PinEvidence(who=who, point=added.id, evidence=evidence)
    for decoy in seat.scenario.decoys:
        if seat.chance("draw", decoy.id) < how.decoy:
            stage = _any(seat, decoy.id, stages)
            added = do.AddPoint(id=_mark(seat, decoy.id), who=who, stage=stage, ref=decoy.id)
            yield added
            yield do.Feel(who=who, point=added.id, value=-1, curve=ALL)


def _keys(seat: Seat, how: Drawing, belief: Belief, weight: Floats) -> dict[int, Key]:
    """Key moments by place: those of the belief, or as many by chance."""
    painful, decisive = top(belief.pain), top(weight)
    if not how.marks:
        count = max(1, len(painful))
        points = range(len(seat.scenario.touchpoints))
        by_chance = sorted(points, key=lambda place: seat.chance("key", place))
        kinds: tuple[Key, Key] = ("decisive", "painful")
        return {place: kinds[number % 2] for number, place in enumerate(by_chance[:count])}
    keys: dict[int, Key] = dict.fromkeys(decisive, "decisive")
    keys.update(dict.fromkeys(painful, "painful"))
    return keys


def _entry(seat: Seat, point: Touchpoint, how: Drawing, strength: float) -> do.Entry:
    weight = strength / 2 if how.marks else seat.chance("weight", point.id)
    importance = min(FULL, round(FULL * weight))
    if not how.fields:
        return do.Entry(importance=importance)
    researched = "researched" if seat.state.purchases else "guess"
    return do.Entry(
        need=point.need.in_(seat.state.language)[:120],
        screen=point.screens[0],
        team=point.teams[0] if point.teams else None,
        importance=importance,
        evidence=researched,
    )


def _segments(seat: Seat, belief: Belief) -> dict[str, NDArray[np.int_]]:
    """Curves of the segments that are known to feel otherwise than the rest."""
    drawn = np.clip(np.rint(FULL * belief.emotion), -FULL, FULL).astype(int)
    all_ = np.rint(FULL * belief.felt()).astype(int)
    return {
        segment.id: drawn[:, place]
        for place, segment in enumerate(seat.scenario.segments)
        if (drawn[:, place] != all_).any()
    }


def _about(seat: Seat, touchpoint: str) -> Iterator[str]:
    """What each purchase has to say of a touchpoint: its first card."""
    for purchase, found in zip(seat.state.purchases, seat.evidence, strict=True):
        for card in found.about(touchpoint)[:1]:
            yield f"{purchase.id}:{card.id}"


def _mark(seat: Seat, card: str) -> str:
    """A point's id that is the same whenever the same game is played."""
    return f"{seat.chance('mark', card):.17f}".replace("0.", f"{seat.state.members[0]}.")


def _any(seat: Seat, id_: str, stages: list[str]) -> str:
    return stages[int(seat.chance("stage", id_) * len(stages))]
