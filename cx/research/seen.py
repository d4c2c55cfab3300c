"""What research sees of a run: its recorded customers and their visits in one round."""

from __future__ import annotations

import numpy as np

from cx.model.ground import ground
from cx.model.outcome import Outcome
from cx.model.population import TOWN, populate
from cx.research.sight import Sight


def seen(outcome: Outcome, round_: int) -> Sight:
    """The recorded customers of a run as they were in a round, from 1.

    The rating is the last one given in the round; quality is what those who came met on average,
    and the file's own value where nobody came. ValueError if the run has no such round.
    """
    if not 1 <= round_ <= outcome.rounds:
        raise ValueError(f"round {round_} of a run of {outcome.rounds} rounds cannot be looked at")
    scenario = outcome.scenario
    pages = [page for page in outcome.evidence.pages if page.week // scenario.rounds.weeks == round_ - 1]
    people = populate(ground(scenario), outcome.seed, 0, min(TOWN, outcome.population))
    weights = people.importance.astype(np.float64)
    visitor = np.concatenate([page.who for page in pages]) if pages else np.zeros(0, np.int64)
    met, emotion, quality = (
        np.concatenate([getattr(page, name) for page in pages], axis=1).T
        if pages
        else np.zeros((0, len(scenario.touchpoints)))
        for name in ("met", "emotion", "quality")
    )
    came = np.asarray(met, dtype=np.bool_)
    rating = np.full(people.count, np.nan)
    for page in pages:
        rating[page.who] = page.rating
    own = np.array([point.quality.value for point in scenario.touchpoints])
    visits = came.sum(axis=0)
    mean = np.where(came, quality, 0.0).sum(axis=0) / np.maximum(visits, 1)
    return Sight(
        segment=people.segment[: people.count].astype(np.intp),
        importance=weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9),
        rating=rating,
        visitor=visitor.astype(np.intp),
        met=came,
        emotion=np.where(came, emotion, np.nan),
        satisfaction=np.concatenate([page.satisfaction for page in pages]) if pages else np.zeros(0),
        quality=np.where(visits > 0, mean, own),
    )
