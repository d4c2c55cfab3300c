"""What the program can fill in of the rubric: eight measures, each a share 0..1 with its sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cinema_game.facilitation.rubric import Measured
from cinema_game.language import N_
from cx.journey.map import JourneyMap
from cx.journey.point import ALL, MapPoint
from cx.message import Message, Names, Sayable
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario
from cx.scoring.map import key_moments
from cx.scoring.map.score import MapScore
from cx.scoring.truth import Truth


@dataclass(frozen=True)
class Work:
    """What a team has made: its map, held against the truth, and its plan."""

    map: JourneyMap
    score: MapScore
    truth: Truth
    plan: Plan

    @property
    def scenario(self) -> Scenario:
        """With the hidden values of the class."""
        return self.truth.scenario


@dataclass(frozen=True)
class Finding:
    """A measured share."""

    share: float
    """0..1."""
    said: tuple[Message, ...]
    """What was counted, for people."""


def measured(measure: Measured, work: Work) -> Finding:
    """One measure of a team's work."""
    return _MEASURES[measure](work)


def how(measure: Measured) -> Message:
    """The formula of a measure in words."""
    return Message(_FORMULAS[measure])


def _stages(work: Work) -> Finding:
    seen = {work.scenario.stage_of(match.touchpoint).id for match in work.score.matching.matches}
    blank = tuple(stage.name for stage in work.scenario.stages if stage.id not in seen)
    count = len(work.scenario.stages)
    told = Message(
        N_("Stages with at least one recognised touchpoint: {seen} of {of}."),
        {"seen": count - len(blank), "of": count},
    )
    return Finding((count - len(blank)) / count, (told, *_named(N_("Blank: {names}."), blank)))


def _direct(work: Work) -> Finding:
    return _of_kind(work, "direct", N_("Direct touchpoints on the map: {seen} of {of}."))


def _indirect(work: Work) -> Finding:
    return _of_kind(work, "indirect", N_("Indirect touchpoints on the map: {seen} of {of}."))


def _of_kind(work: Work, kind: str, template: str) -> Finding:
    points = [point for point in work.scenario.touchpoints if point.kind == kind]
    if not points:
        return Finding(1.0, (Message(N_("The journey has no touchpoint of this kind.")),))
    unseen = tuple(point.name for point in points if point.id in work.score.matching.unseen)
    seen = len(points) - len(unseen)
    told = Message(template, {"seen": seen, "of": len(points)})
    return Finding(seen / len(points), (told, *_named(N_("Nobody drew: {names}."), unseen)))


def _evidence(work: Work) -> Finding:
    felt = [point for point in work.map.points if point.emotion]
    pinned = sum(bool(point.pins) for point in felt)
    told = Message(
        N_("Points with a feeling: {felt}; of these with evidence pinned: {pinned}."),
        {"felt": len(felt), "pinned": pinned},
    )
    return Finding(pinned / len(felt) if felt else 0.0, (told,))


def _key_moments(work: Work) -> Finding:
    told = tuple(kind.in_words() for kind in work.score.keys)
    return Finding(key_moments.score(work.score.keys), told)


def _fields(work: Work) -> Finding:
    found = work.score.fields
    told = Message(
        N_("Of the recognised points {screen} % have the right screen and {team} % the right team."),
        {"screen": round(100 * found.screen), "team": round(100 * found.team)},
    )
    return Finding((found.screen + found.team) / 2, (told,))


def _segments(work: Work) -> Finding:
    own = {curve.curve: curve.score for curve in work.score.curves if curve.curve != ALL}
    segments = work.scenario.segments
    told = Message(
        N_("Segments with a curve of their own: {drawn} of {of}."), {"drawn": len(own), "of": len(segments)}
    )
    close = tuple(
        Message(N_("{segment}: {share} % like what this segment feels."), {"segment": s.name, "share": share})
        for s in segments
        if s.id in own and (share := round(100 * own[s.id])) >= 0
    )
    return Finding(sum(own.values()) / len(segments), (told, *close))


def _interventions(work: Work) -> Finding:
    chosen = work.plan.choices
    if not chosen:
        return Finding(0.0, (Message(N_("No intervention was chosen.")),))
    keys = _touchpoints(work, work.map.keys)
    tied: list[Sayable] = []
    loose: list[Sayable] = []
    for choice in chosen:
        intervention = work.scenario.intervention(choice.intervention)
        acts = {effect.touchpoint for effect in intervention.effects} | {choice.touchpoint}
        (tied if acts & keys else loose).append(intervention.name)
    told = Message(
        N_("Interventions that act on a moment marked as key: {tied} of {of}."),
        {"tied": len(tied), "of": len(chosen)},
    )
    beside = _named(N_("Beside the key moments: {names}."), tuple(loose))
    return Finding(len(tied) / len(chosen), (told, *beside))


def _touchpoints(work: Work, points: tuple[MapPoint, ...]) -> set[str | None]:
    """What points stand for, those that stand for nothing left out."""
    found = {work.score.matching.touchpoint(point.id) for point in points}
    return found - {None}


def _named(template: str, names: tuple[Sayable, ...]) -> tuple[Message, ...]:
    return (Message(template, {"names": Names(names)}),) if names else ()


_MEASURES: dict[Measured, Callable[[Work], Finding]] = {
    "stages": _stages,
    "direct": _direct,
    "indirect": _indirect,
    "evidence": _evidence,
    "key_moments": _key_moments,
    "fields": _fields,
    "segments": _segments,
    "interventions": _interventions,
}

_FORMULAS: dict[Measured, str] = {
    "stages": N_("Stages with a recognised touchpoint over all stages."),
    "direct": N_("Direct touchpoints drawn over all direct touchpoints of the journey."),
    "indirect": N_("Indirect touchpoints drawn over all indirect touchpoints of the journey."),
    "evidence": N_("Points with a feeling and evidence pinned to it over points with a feeling."),
    "key_moments": N_(
        "For each kind the mean of F1 and average precision against the truth; then the mean of both kinds."
    ),
    "fields": N_("Mean of the shares of recognised points with the right screen and the right team."),
    "segments": N_(
        "Mean over all segments of ½ (1 + Lin's concordance) of the drawn and the true curve; 0 if none."
    ),
    "interventions": N_("Chosen interventions that act on a touchpoint marked as key over all chosen ones."),
}
