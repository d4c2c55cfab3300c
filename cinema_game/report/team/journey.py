"""The map against the truth: curves, point by point, what nobody drew, what is no touchpoint."""

from __future__ import annotations

import math

from cinema_game.figures import number, percent
from cinema_game.language import _, say
from cinema_game.report.document import (
    Bullets,
    Cell,
    Column,
    Figure,
    Figures,
    Paragraph,
    Section,
    Table,
    Tone,
)
from cinema_game.report.svg.emotion_curve import Flag, Line, Path, emotion_curve
from cinema_game.report.svg.legend import legend
from cinema_game.report.team.facts import FULL, Levels, TeamFacts, levels
from cx.journey.matching import By
from cx.journey.point import Key, MapPoint
from cx.scenario.scenario import Scenario
from cx.scoring.map.key_moments import KeyMoments

STRIKING, NOTICED = 2.0, 1.0
"""Steps of the scale from which a gap is large, or there at all."""


def way(scenario: Scenario) -> Path:
    """The stages beneath a curve."""
    return Path(
        tuple(say(stage.name) for stage in scenario.stages),
        tuple(len(stage.touchpoints) for stage in scenario.stages),
    )


def hero(facts: TeamFacts) -> Figure:
    """The team's curve over that of the customers, the gap shaded, key moments at the edges."""
    own, true = facts.own, levels(facts.truth.felt())
    us, them = Line(_("your map"), "us", own), Line(_("customers, if nothing is done"), "them", true)
    title = _("Emotion along the journey: your map and the customers")
    told = _told(facts, own, true)
    svg = emotion_curve(title, told, way(facts.scenario), (them, us), gap=(us, them), flags=_flags(facts))
    entries = (
        ("them", them.name),
        ("us", us.name),
        ("gap", _("the gap")),
        ("flag painful", _("painful moment: above what you marked, below the truth")),
        ("flag decisive", _("decisive moment: above what you marked, below the truth")),
    )
    return Figure(title, told, svg, legend(entries))


def section(facts: TeamFacts) -> Section:
    """All of the map against the truth."""
    said = tuple(say(sentence) for sentence in facts.judged.map_score.in_words())
    return Section(
        title=_("The map against the truth"),
        blocks=(
            Paragraph(
                _(
                    "The truth is what the simulated customers of this class live through when nothing is "
                    "done. Numbers below the curves are those of the table."
                )
            ),
            Bullets(said),
            by_segment(facts),
            _points(facts),
            *_own_words(facts),
            *_unseen(facts),
            *_extra(facts),
        ),
        fresh=True,
    )


def by_segment(facts: TeamFacts) -> Figures:
    """A curve a segment: the team's if it drew one, and the truth."""
    small = []
    for segment in facts.scenario.segments:
        own, true = facts.own_of(segment.id), levels(facts.truth.felt(segment.id))
        us, them = Line(_("your map"), "us", own), Line(_("customers, if nothing is done"), "them", true)
        name, drawn = say(segment.name), any(level is not None for level in own)
        told = _ends(facts, true, name)
        told += "" if drawn else " " + _("You drew no curve of their own for them.")
        lines = (them, us) if drawn else (them,)
        gap = (us, them) if drawn else None
        svg = emotion_curve(name, told, way(facts.scenario), lines, gap=gap, height=168.0)
        small.append(Figure(told, told, svg))
    entries = (("them", _("customers, if nothing is done")), ("us", _("your map")), ("gap", _("the gap")))
    return Figures(_("Segment by segment"), tuple(small), legend(entries), abreast=1)


def _told(facts: TeamFacts, own: Levels, true: Levels) -> str:
    """What the hero shows, in words."""
    gaps = [
        (abs(mine - real), place)
        for place, (mine, real) in enumerate(zip(own, true, strict=True))
        if mine is not None and real is not None
    ]
    words = [_ends(facts, true, _("All customers"))]
    if gaps:
        gap, place = max(gaps)
        mine, real = own[place], true[place]
        words.append(
            _("The largest gap is at “{point}”: you wrote {mine}, they feel {real}.").format(
                point=say(facts.scenario.touchpoints[place].name),
                mine=number(mine or 0.0, 1, sign=True),
                real=number(real or 0.0, 1, sign=True),
            )
            if gap >= 0.5
            else _("Your curve runs close to theirs everywhere.")
        )
    return " ".join(words)


def _ends(facts: TeamFacts, true: Levels, who: str) -> str:
    """Where a group feels best and worst."""
    known = [(level, place) for place, level in enumerate(true) if level is not None]
    if not known:
        return _("{who}: nobody came.").format(who=who)
    names = [say(point.name) for point in facts.scenario.touchpoints]
    (low, worst), (high, best) = min(known), max(known)
    return _("{who}: worst at “{worst}” ({low}), best at “{best}” ({high}).").format(
        who=who,
        worst=names[worst],
        low=number(low, 1, sign=True),
        best=names[best],
        high=number(high, 1, sign=True),
    )


def _flags(facts: TeamFacts) -> tuple[Flag, ...]:
    ids = [point.id for point in facts.scenario.touchpoints]
    marked = [
        Flag(ids.index(id_), point.key, above=True)
        for id_, point in facts.drawn.items()
        if point.key is not None
    ]
    true = [
        Flag(ids.index(id_), kind.kind, above=False)
        for kind in facts.judged.map_score.keys
        for id_ in kind.truth
    ]
    return (*marked, *true)


def _points(facts: TeamFacts) -> Table:
    own, true = facts.own, levels(facts.truth.felt())
    strongest = float(facts.truth.weight.max()) or 1.0
    rows = []
    for place, point in enumerate(facts.scenario.touchpoints):
        mine, real = own[place], true[place]
        gap = None if mine is None or real is None else real - mine
        decides = round(FULL * float(facts.truth.weight[place]) / strongest)
        drawn = facts.drawn.get(point.id)
        rows.append(
            (
                Cell(f"{place + 1}. {say(point.name)}", "plain" if drawn is not None else "quiet"),
                Cell(say(facts.scenario.stage_of(point.id).name)),
                Cell(_level(mine) if drawn is not None else _("not drawn"), "plain" if drawn else "quiet"),
                Cell(_level(real)),
                Cell(_level(gap), _gap_tone(gap)),
                Cell(dots(drawn.importance) if drawn is not None else "—"),
                Cell(dots(decides)),
                Cell(_marks(drawn, point.id, facts.judged.map_score.keys)),
            )
        )
    columns = (
        Column(_("Touchpoint")),
        Column(_("Stage")),
        Column(_("You"), figures=True),
        Column(_("They"), figures=True),
        Column(_("Gap"), figures=True),
        Column(_("Your importance")),
        Column(_("Decisive")),
        Column(_("Key moment: yours / true")),
    )
    return Table(_("Point by point, emotion from −3 to +3"), columns, tuple(rows), wide=True)


def dots(strength: int) -> str:
    """`●●○` of three."""
    return "●" * strength + "○" * (FULL - strength)


def key_names() -> dict[Key, str]:
    """What the two kinds of key moments are called."""
    return {"painful": _("painful"), "decisive": _("decisive")}


def _marks(drawn: MapPoint | None, touchpoint: str, keys: tuple[KeyMoments, KeyMoments]) -> str:
    names = key_names()
    mine = names[drawn.key] if drawn is not None and drawn.key is not None else "—"
    true = ", ".join(names[kind.kind] for kind in keys if touchpoint in kind.truth) or "—"
    return "—" if mine == true == "—" else f"{mine} / {true}"


def _own_words(facts: TeamFacts) -> tuple[Table, ...]:
    """What the team's own words were taken for, and who said so: cards need no such word."""
    how: dict[By, str] = {"text": _("by its words"), "hand": _("by hand")}
    rows = tuple(
        (
            Cell(point_name(facts.map.point(match.point), facts.scenario)),
            Cell(say(facts.scenario.touchpoint(match.touchpoint).name)),
            Cell(how[match.by]),
            Cell(percent(match.similarity)),
        )
        for match in facts.judged.map_score.matching.matches
        if match.by in how
    )
    if not rows:
        return ()
    columns = (
        Column(_("Your words")),
        Column(_("Taken for")),
        Column(_("How it was found")),
        Column(_("Likeness"), figures=True),
    )
    return (Table(_("What your own points were taken for"), columns, rows),)


def _unseen(facts: TeamFacts) -> tuple[Table, ...]:
    unseen = facts.judged.map_score.matching.unseen
    if not unseen:
        return ()
    rows = tuple(
        (
            Cell(say(point.name)),
            Cell(_("indirect") if point.kind == "indirect" else _("direct")),
            Cell(say(point.need)),
        )
        for point in map(facts.scenario.touchpoint, unseen)
    )
    columns = (Column(_("Touchpoint")), Column(_("Kind")), Column(_("What the customer needs there")))
    return (Table(_("What nobody drew ({n})").format(n=number(len(unseen))), columns, rows),)


def _extra(facts: TeamFacts) -> tuple[Table, ...]:
    extra = [facts.map.point(id_) for id_ in facts.judged.map_score.matching.extra]
    if not extra:
        return ()
    reasons = {decoy.id: say(decoy.why) for decoy in facts.scenario.decoys}
    unknown = _("It was not recognised. Would a customer call it so?")
    rows = tuple(
        (Cell(point_name(point, facts.scenario)), Cell(reasons.get(point.ref or "", unknown)))
        for point in extra
    )
    columns = (Column(_("Point")), Column(_("Why")))
    return (Table(_("What is no touchpoint of this journey"), columns, rows),)


def point_name(point: MapPoint, scenario: Scenario) -> str:
    """What a point is called: the team's words, or those of its card."""
    if point.name is not None:
        return point.name
    names = {decoy.id: decoy.name for decoy in scenario.decoys}
    names |= {touchpoint.id: touchpoint.name for touchpoint in scenario.touchpoints}
    return say(names[point.ref]) if point.ref in names else "—"


def _level(level: float | None) -> str:
    return "—" if level is None or not math.isfinite(level) else number(level, 1, sign=True)


def _gap_tone(gap: float | None) -> Tone:
    if gap is None:
        return "quiet"
    return "bad" if abs(gap) >= STRIKING else "good" if abs(gap) < NOTICED else "plain"
