"""Whom one may follow: one of each group, the happiest, the angriest, one who went to a rival."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cx.model.outcome import Outcome

Why = Literal["touchpoint", "segment", "happiest", "angriest", "left"]


@dataclass(frozen=True)
class Followed:
    """A customer of the run and why he or she is worth following."""

    customer: int
    why: Why


def followed(
    run: Outcome, round_: int, *, touchpoint: str | None = None, segment: str | None = None
) -> tuple[Followed, ...]:
    """Recorded customers who came in a round, each once, in the order in which they are shown.

    They are chosen by the first visit of the round, which is the one that is told.
    With a `touchpoint` those who felt most there come first, with a `segment` those of it.
    """
    rows = run.surveys.array
    rows = rows[rows["round"] == round_]
    if not len(rows):
        return ()
    rows = rows[np.unique(rows["customer"], return_index=True)[1]]
    ids = [point.id for point in run.scenario.touchpoints]
    groups = [group.id for group in run.scenario.segments]
    wanted = groups.index(segment) if segment in groups else None
    found: list[Followed] = []
    if touchpoint in ids:
        found += _who_met(run, round_, ids.index(touchpoint), wanted)
    order = (
        range(len(groups)) if wanted is None else [wanted, *(g for g in range(len(groups)) if g != wanted)]
    )
    for group in order:
        mine = rows[rows["segment"] == group]
        if len(mine):
            found.append(Followed(_middle(mine), "segment"))
    found.append(Followed(int(rows["customer"][rows["satisfaction"].argmax()]), "happiest"))
    found.append(Followed(int(rows["customer"][rows["satisfaction"].argmin()]), "angriest"))
    gone = rows[run.customers.array["last_firm"][rows["customer"]] > 0]
    if len(gone):
        found.append(Followed(int(gone["customer"][gone["satisfaction"].argmin()]), "left"))
    once = {one.customer: one for one in reversed(found)}
    return tuple(once[customer] for customer in dict.fromkeys(one.customer for one in found))


def _middle(rows: NDArray[Any]) -> int:
    """One whose satisfaction is the middle of the group's: neither the happiest nor the angriest."""
    return int(rows["customer"][np.argsort(rows["satisfaction"], kind="stable")[len(rows) // 2]])


def _who_met(run: Outcome, round_: int, place: int, segment: int | None) -> list[Followed]:
    """Who felt most at a touchpoint on the first visit of the round."""
    rows = run.journeys.array
    rows = rows[rows["round"] == round_]
    who, start = np.unique(rows["customer"], return_index=True)
    first = rows["week"][start][np.searchsorted(who, rows["customer"])]
    here = rows[(rows["touchpoint"] == place) & (rows["week"] == first)]
    if segment is not None and (here["segment"] == segment).any():
        here = here[here["segment"] == segment]
    if not len(here):
        return []
    return [Followed(int(here["customer"][np.abs(here["emotion"]).argmax()]), "touchpoint")]
