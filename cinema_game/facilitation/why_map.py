"""The map score as numbers that can be asked "why"."""

from __future__ import annotations

from cinema_game.facilitation.score import Score
from cinema_game.language import N_
from cx.journey.point import ALL
from cx.message import Message, Sayable
from cx.scenario.scenario import Scenario
from cx.scoring.map import curve as curves
from cx.scoring.map import key_moments as keys
from cx.scoring.map.coverage import Coverage
from cx.scoring.map.curve import EmotionCurve
from cx.scoring.map.fields import Fields
from cx.scoring.map.key_moments import KeyMoments
from cx.scoring.map.order import Order
from cx.scoring.map.score import PART_NAMES, SHUFFLES, MapScore

_KINDS = {"painful": N_("painful moments"), "decisive": N_("decisive moments")}
_FIELDS = {
    "need": N_("needs worded like the customer's"),
    "screen": N_("right screens"),
    "team": N_("right delivering teams"),
    "kind": N_("direct or indirect told apart"),
}


def of_map(score: MapScore, percentile: float, scenario: Scenario) -> Score:
    """The map score with its five parts and its place among shuffled maps."""
    parts = (
        _coverage(score.coverage),
        _order(score.order),
        _keys(score.keys, scenario),
        _curves(score.curves, scenario),
        _fields(score.fields),
        of_percentile(percentile),
    )
    how = N_(
        "Geometric mean of coverage, order, key moments, curve and fields: none can be bought with another."
    )
    return Score("map", Message(N_("map")), score.composite, "share", Message(how), score.in_words(), parts)


def of_percentile(percentile: float) -> Score:
    """The place among maps of the same points whose cards chance has dealt."""
    how = Message(
        N_(
            "Share of {count} maps with lower scores, each this map with its cards dealt by chance; ties "
            "count half (permutation test, Good 2005)."
        ),
        {"count": SHUFFLES},
    )
    said = Message(
        N_("It scores higher than {share} % of the maps that chance makes of its points."),
        {"share": round(100 * percentile)},
    )
    return _share("map.percentile", N_("place among shuffled maps"), percentile, how, (said,))


def _coverage(found: Coverage) -> Score:
    weighted = Message(N_("Visits of the touchpoints drawn over visits of all touchpoints (recall)."))
    matched = Message(N_("Recognised points over all points drawn (precision)."))
    of_kind = Message(N_("Touchpoints of this kind drawn over all of this kind."))
    parts = (
        _share("map.coverage.coverage", N_("touchpoints found, by visits"), found.coverage, weighted),
        _share("map.coverage.relevance", N_("relevance"), found.relevance, matched),
        _share("map.coverage.direct", N_("direct touchpoints"), found.direct, of_kind, _none(found.direct)),
        _share(
            "map.coverage.indirect",
            N_("indirect touchpoints"),
            found.indirect,
            of_kind,
            _none(found.indirect),
        ),
    )
    missing = found.of_missing()
    said = (found.in_words(), *(() if missing is None else (missing,)))
    how = Message(N_("F1: the harmonic mean of coverage and relevance (van Rijsbergen 1979)."))
    return _share("map.coverage", PART_NAMES["coverage"], found.score, how, said, parts)


def _none(share: float | None) -> tuple[Message, ...]:
    return () if share is not None else (Message(N_("The journey has no touchpoint of this kind.")),)


def _order(found: Order) -> Score:
    compared = Score(
        "map.order.compared",
        Message(N_("points compared")),
        found.compared,
        "count",
        Message(N_("Points that were recognised on the way.")),
    )
    tau = Score(
        "map.order.tau",
        Message(N_("Kendall's τ-b")),
        found.tau,
        "index",
        Message(N_("Pairs in order less pairs out of order, over all pairs: −1 to 1 (Kendall 1945).")),
        () if found.tau is not None else (found.in_words(),),
    )
    how = Message(N_("(τ-b + 1) / 2 of the recognised points against the way."))
    return _share("map.order", PART_NAMES["order"], found.score, how, (found.in_words(),), (tau, compared))


def _keys(found: tuple[KeyMoments, KeyMoments], scenario: Scenario) -> Score:
    parts = tuple(_kind(kind, scenario) for kind in found)
    how = Message(N_("Mean of the two kinds: the most painful and the most decisive moments."))
    said = tuple(kind.in_words() for kind in found)
    return _share("map.keys", PART_NAMES["keys"], keys.score(found), how, said, parts)


def _kind(found: KeyMoments, scenario: Scenario) -> Score:
    id_ = f"map.keys.{found.kind}"
    recall = Message(N_("Strength of the moments found over strength of all true ones."))
    precision = Message(N_("Right marks over all marks."))
    ranked = Message(
        N_(
            "Mean precision at each true moment down your ranking by mark, importance and feeling "
            "(Buckley & Voorhees 2000)."
        )
    )
    missed = tuple(
        Message(
            N_("“{name}” was one and is found.")
            if point in found.hits
            else N_("“{name}” was one and is not marked."),
            {"name": scenario.touchpoint(point).name},
        )
        for point in found.truth
    )
    parts = (
        _share(f"{id_}.recall", N_("found, by strength"), found.recall, recall),
        _share(f"{id_}.precision", N_("right marks"), found.precision, precision),
        _share(f"{id_}.ranking", N_("average precision"), found.average_precision, ranked),
    )
    how = Message(N_("Mean of F1 and average precision, so that the number of marks does not decide."))
    return _share(id_, _KINDS[found.kind], found.score, how, (found.in_words(), *missed), parts)


def _curves(found: tuple[EmotionCurve, ...], scenario: Scenario) -> Score:
    parts = tuple(_curve(curve, scenario) for curve in found)
    how = Message(N_("Mean over the curves drawn."))
    said = tuple(curve.in_words() for curve in found[:1]) or (Message(N_("No curve was drawn.")),)
    return _share("map.curve", PART_NAMES["curve"], curves.score(found), how, said, parts)


def _curve(found: EmotionCurve, scenario: Scenario) -> Score:
    id_ = f"map.curve.{found.curve}"
    names: dict[str, Sayable] = {segment.id: segment.name for segment in scenario.segments}
    name = Message(N_("all customers")) if found.curve == ALL else names[found.curve]
    close = Message(N_("2 cov / (var + var + (mean − mean)²): level and spread count, −1 to 1 (Lin 1989)."))
    parts = (
        Score(f"{id_}.concordance", Message(N_("Lin's concordance")), found.concordance, "index", close),
        _share(
            f"{id_}.filled",
            N_("points with a feeling"),
            found.filled,
            Message(N_("Recognised points that carry a feeling on this curve, over all recognised points.")),
        ),
        _share(
            f"{id_}.shape",
            N_("shape"),
            found.shape,
            Message(
                N_("Similarity after warping by at most two steps (Sakoe & Chiba 1978); it does not count.")
            ),
        ),
    )
    turns = (
        N_("The highest point is where it truly is.")
        if found.peak
        else N_("The highest point truly lies elsewhere."),
        N_("The lowest point is where it truly is.")
        if found.trough
        else N_("The lowest point truly lies elsewhere."),
    )
    how = Message(N_("½ (1 + Lin's concordance) times the share of points with a feeling."))
    said = (found.in_words(), *map(Message, turns))
    return Score(id_, name, found.score, "share", how, said, parts)


def _fields(found: Fields) -> Score:
    how = Message(N_("Recognised points where the field is right, over all recognised points."))
    worded = Message(
        N_("Likeness of the words in either language, none below .35, full from .65; people may differ.")
    )
    parts = tuple(
        _share(f"map.fields.{id_}", name, getattr(found, id_), worded if id_ == "need" else how)
        for id_, name in _FIELDS.items()
    )
    mean = Message(N_("Mean of needs, screens, teams and kinds."))
    return _share("map.fields", PART_NAMES["fields"], found.score, mean, (found.in_words(),), parts)


def _share(
    id_: str,
    name: str,
    value: float | None,
    how: Message,
    said: tuple[Message, ...] = (),
    parts: tuple[Score, ...] = (),
) -> Score:
    return Score(id_, Message(name), value, "share", how, said, parts)
