"""One customer's visit told in steps and words: what was expected, met, felt, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cx.message import N_, Message
from cx.model.tables import pages_of
from cx.scenario.owners import Owner
from cx.scenario.people import Segment
from cx.scenario.scenario import Scenario
from cx.scenario.text import Language
from cx.scenario.touchpoints import Touchpoint

if TYPE_CHECKING:
    from cx.model.outcome import Outcome

ABOUT = 0.04
"""Quality within which a touchpoint was as expected."""
DELIGHT = 0.5
"""Feeling per quality above expectation below which a repair did not delight; else it is three times that."""


@dataclass(frozen=True)
class Step:
    """One touchpoint of a visit. Quality and expectation 0..1, emotion and accumulated about −1..1."""

    touchpoint: Touchpoint
    expected: float
    met: float
    felt: float
    accumulated: float
    failed: bool
    why: Message


@dataclass(frozen=True)
class Explanation:
    """A visit in steps, and what came of it. Without steps the customer did not come in that round."""

    customer: int
    segment: Segment
    round: int
    week: int | None
    """Week of the run, from 0."""
    steps: tuple[Step, ...]
    satisfaction: float | None
    rating: int | None
    talked: bool
    ending: Message
    language: Language = "en"

    def __str__(self) -> str:
        return "\n".join(self.told())

    def told(self, language: Language | None = None) -> tuple[str, ...]:
        """The visit as sentences, one a step, and the ending; in its own language if none is given."""
        language = language or self.language
        lines = tuple(
            Message(
                N_("{name}: expected {expected:.2f}, met {met:.2f}, felt {felt:+.2f}: {why}."),
                {
                    "name": step.touchpoint.name,
                    "expected": step.expected,
                    "met": step.met,
                    "felt": step.felt,
                    "why": step.why,
                },
            ).in_(language)
            for step in self.steps
        )
        return (*lines, self.ending.in_(language))


def explain(
    run: Outcome, customer: int | None = None, round: int | None = None, language: Language = "en"
) -> Explanation:
    """The first visit of a customer in a round, told step by step.

    Without `customer`, the recorded visitor of the round whose feelings went furthest up and
    down; without `round`, the last. `str` tells it in `language`; every part knows both, and
    `told("ru")` gives the sentences of the other. IndexError for a customer or a round that there is not.
    """
    round_ = run.rounds if round is None else round
    if not 1 <= round_ <= run.rounds:
        raise IndexError(f"there are rounds 1 to {run.rounds}, but no {round_}")
    if customer is None:
        found = followable(run, round_)
        customer = found[0] if found else 0
    journeys = run.journeys_of(customer).array
    mine = journeys[journeys["round"] == round_]
    segment = run.scenario.segments[int(run.evidence.roll.segment[customer])]
    if not len(mine):
        return Explanation(
            customer, segment, round_, None, (), None, None, False, _absent(run, customer), language
        )
    week = int(mine["week"].min())
    rows = mine[mine["week"] == week]
    satisfaction, rating, talked = _answers(run, customer, week)
    steps = tuple(_step(run, row) for row in rows)
    ending = Message(
        N_("Satisfaction {satisfaction:.2f}, recommendation {rating} of 10; {talk}"),
        {"satisfaction": satisfaction, "rating": rating, "talk": _talk(talked, satisfaction)},
    )
    return Explanation(customer, segment, round_, week, steps, satisfaction, rating, talked, ending, language)


def followable(run: Outcome, round: int) -> tuple[int, ...]:
    """Recorded customers who came in a round, those with the widest feelings first."""
    journeys = run.journeys.array
    mine = journeys[journeys["round"] == round]
    if not len(mine):
        return ()
    who, which = np.unique(mine["customer"], return_inverse=True)
    high, low = np.full(len(who), -1.0), np.full(len(who), 1.0)
    np.maximum.at(high, which, mine["emotion"])
    np.minimum.at(low, which, mine["emotion"])
    return tuple(int(who[at]) for at in np.argsort(low - high, kind="stable"))


def _step(run: Outcome, row: NDArray[Any]) -> Step:
    point = run.scenario.touchpoints[int(row["touchpoint"])]
    expected, met = float(row["expectation"]), float(row["quality"])
    return Step(
        touchpoint=point,
        expected=expected,
        met=met,
        felt=float(row["emotion"]),
        accumulated=float(row["accumulated"]),
        failed=bool(row["failed"]),
        why=_why(run, point, met - expected, float(row["emotion"]), bool(row["failed"])),
    )


def _why(run: Outcome, point: Touchpoint, gap: float, felt: float, failed: bool) -> Message:
    """Half a sentence: what made the feeling."""
    patience = run.scenario.model.time.patience.value
    minutes = point.wait.minutes.value if point.wait else 0.0
    if failed and (owner := _another(run.scenario, point)) is not None:
        words = N_("something failed here: {owner} is blamed, and your firm in part")
        return Message(words, {"owner": owner.name})
    if failed:
        return Message(N_("something failed here, and a failure weighs more than any courtesy"))
    if point.when == "failure":
        if gap > ABOUT and felt < DELIGHT * gap:
            return Message(
                N_("a good repair, but late, without a choice or with a broken promise: no delight")
            )
        if gap > ABOUT:
            return Message(N_("the repair was better than feared, which heals part of the wound"))
        if gap < -ABOUT:
            return Message(N_("the repair was worse than hoped: let down for the second time"))
        return Message(N_("the repair was about what one hopes for, no more"))
    if point.fed_by in ("close", "weak", "reviews") and abs(gap) > ABOUT:
        return Message(
            N_("others speak well of the place, more than expected")
            if gap > 0
            else N_("others speak worse of the place than expected")
        )
    if gap < -ABOUT and minutes > patience and point.time != "experience":
        return Message(N_("waiting about {minutes:.0f} minutes ate up the rest"), {"minutes": minutes})
    if abs(gap) <= ABOUT:
        return Message(N_("as expected, so hardly noticed"))
    return Message(_by_class(point.kano, gap > 0))


def _another(scenario: Scenario, point: Touchpoint) -> Owner | None:
    """Whose the touchpoint is, if not the team's own."""
    if point.owner is None or point.owner == scenario.owners[0].id:
        return None
    return scenario.owner(point.owner)


def _by_class(kano: str, better: bool) -> str:
    if kano == "must_be":
        if better:
            return N_("better than expected, but this is taken for granted")
        return N_("less than expected of what is taken for granted, which hurts most")
    if kano == "attractive":
        if better:
            return N_("a surprise that nobody asked for, and so a delight")
        return N_("less than it could be, but nobody misses what they did not ask for")
    if kano == "indifferent":
        return N_("hardly anybody cares about this, good or bad")
    if better:
        return N_("better than expected, and a little of it stays as the new normal")
    return N_("worse than expected, and a shortfall weighs almost twice as much as an excess")


def _answers(run: Outcome, customer: int, week: int) -> tuple[float, int, bool]:
    for page in pages_of(run.evidence, customer):
        if page.week == week:
            at = np.flatnonzero(page.who == customer)
            if len(at):
                first = int(at[0])
                return float(page.satisfaction[first]), int(page.rating[first]), bool(page.talked[first])
    raise IndexError(f"customer {customer} did not come in week {week}")


def _talk(talked: bool, satisfaction: float) -> Message:
    if not talked:
        return Message(N_("told nobody."))
    if satisfaction >= 0.66:
        return Message(N_("told friends a good story."))
    return Message(N_("told friends a bad story."))


def _absent(run: Outcome, customer: int) -> Message:
    last = int(run.evidence.roll.last[customer])
    if last == 0:
        return Message(N_("Did not come in this round; the last outing was to us."))
    rival = run.scenario.market.rivals[last - 1].name
    return Message(N_("Did not come in this round; the last outing was to {rival}."), {"rival": rival})
