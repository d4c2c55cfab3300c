"""Touchpoints that the firm does not produce: what friends and reviews say makes their quality."""

from __future__ import annotations

import numpy as np

from cx.model.draws import Index
from cx.model.exact import Singles
from cx.model.ground import Ground
from cx.model.population import Population
from cx.model.state import State

F = np.float32


def hear_of(base: Ground, people: Population, state: State, who: Index, quality: Singles) -> None:
    """Move the quality of indirect touchpoints by what was heard since the start, in place."""
    indirect = base.scenario.model.indirect
    if not indirect.on:
        return
    feed = F(indirect.feed.value)
    for name, rows in base.signals.items():
        if not len(rows) or name == "market":
            continue
        if name == "reviews":
            towns = state.towns
            standing = towns[:, 1] / towns[:, 0] - towns[:, 2]
            news = standing.take(people.town.take(who))
        else:
            heard = state.heard_close if name == "close" else state.heard_weak
            news = heard.take(who) - state.towns[:, 3].take(people.town.take(who))
        news = news * feed
        for row in rows.tolist():
            quality[row] += news
