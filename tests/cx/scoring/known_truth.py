"""A truth written by hand for the tiny case, and the map that shows it perfectly."""

from __future__ import annotations

import numpy as np
from tiny import TINY

from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.scoring.map.key_moments import top
from cx.scoring.truth import Truth


def truth() -> Truth:
    return Truth(
        scenario=TINY,
        visits=np.array([[0.5, 0.9], [1.0, 0.8], [1.0, 1.0], [0.9, 0.9]]),
        emotion=np.array([[0.1, 0.4], [-0.9, -0.5], [0.8, 0.7], [-0.2, 0.1]]),
        importance=np.array([[0.1, 0.4], [0.5, 0.2], [0.3, 0.3], [0.1, 0.1]]),
        decisiveness=np.array([[0.2, 0.9], [0.4, 0.1], [0.3, 0.3], [0.1, 0.1]]),
        shares=np.array([0.6, 0.4]),
    )


def perfect(known: Truth) -> JourneyMap:
    """Every field as the truth has it."""
    painful, decisive = top(known.pain), top(known.weight)
    curves = {"all": known.drawn(), **{s.id: known.drawn(s.id) for s in known.scenario.segments}}
    strength = known.pain / max(known.pain.max(), 1e-12) + known.weight / max(known.weight.max(), 1e-12)
    points = []
    for index, point in enumerate(known.scenario.touchpoints):
        points.append(
            MapPoint(
                id=f"p{index}",
                ref=point.id,
                stage=known.scenario.stage_of(point.id).id,
                kind=point.kind,
                need=point.need.ru,
                screen=point.screens[0],
                team=point.teams[0] if point.teams else None,
                emotion={c: int(v[index]) for c, v in curves.items() if not np.isnan(v[index])},
                importance=min(3, int(2 * strength[index])),
                key="painful" if index in painful else "decisive" if index in decisive else None,
            )
        )
    return JourneyMap(points=tuple(points))
