"""The numbers that a workshop never shows: a touchpoint by segment, a measure by its effects."""

from __future__ import annotations

import math
from collections.abc import Iterable

from textual.content import Content

from cinema_game.figures import number, percent
from cinema_game.language import N_, _, say
from cinema_game.results.lab import Lived
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.lettering import fit
from cinema_game.ui.plain import plain
from cx.scenario.measures import Effect, Intervention
from cx.scenario.scenario import Scenario
from cx.scenario.touchpoints import Kano, Touchpoint

_CELL = 8
_NOTICEABLE = 0.03
_SMALL = 0.01
_KANO: dict[Kano, str] = {
    "must_be": N_("must be there"),
    "one_dimensional": N_("the better, the happier"),
    "attractive": N_("delights, never missed"),
    "indifferent": N_("hardly noticed"),
}
_PARTS: tuple[tuple[str, str], ...] = (
    ("quality", N_("quality")),
    ("expectation", N_("expectation")),
    ("meeting", N_("chance to meet it")),
    ("failure", N_("failures")),
    ("wait", N_("minutes of waiting")),
    ("drop_out", N_("leave here")),
)


def touchpoint(lived: Lived, nothing: Lived, scenario: Scenario, place: int, row: int, width: int) -> Content:
    """A touchpoint in one round: what was met, expected and felt, and what it weighs.

    Args:
        lived: the run with the measures that are on.
        nothing: the run without any.
        scenario: with the class's hidden values.
        place: index of the touchpoint.
        row: index of the round.
        width: cells of the panel.
    """
    point = scenario.touchpoints[place]
    kind = _("direct") if point.kind == "direct" else _("indirect")
    met = _("met on {share} of visits").format(share=percent(point.meeting.value))
    if len(scenario.owners) > 1:
        kind = f"{say(scenario.owner(point.owner or scenario.owners[0].id).name)} · {kind}"
    heads = (_("quality"), _("expect."), _("feeling"), _("weight"))
    room = max(8, width - _CELL * len(heads))
    lines = [
        plain(say(point.name), "bold $accent"),
        Content.styled(f"{say(scenario.stage_of(point.id).name)} · {kind} · {met}", "$foreground 65%"),
        Content.styled(_(_KANO[point.kano]), "$foreground 65%"),
        Content.styled(" " * room + "".join(head.rjust(_CELL) for head in heads), "$foreground 65%"),
    ]
    names = [_("Everyone"), *(say(segment.name) for segment in scenario.segments)]
    for index, name in enumerate(names, start=-1):
        lines.append(_by_segment(lived, nothing, scenario, point, (row, place, index), fit(name, room)))
    if reached := [one for one in scenario.interventions if _reaches(one, point.id, lived)]:
        lines += [Content(""), Content.styled(_("Changed by"), "$foreground 65%")]
        lines += [plain(f"■ {say(one.name)}") for one in reached]
    return Content("\n").join(lines)


def _by_segment(
    lived: Lived, nothing: Lived, scenario: Scenario, point: Touchpoint, cell: tuple[int, int, int], name: str
) -> Content:
    row, place, segment = cell
    run, base = lived.run, nothing.run
    now = run.emotion_all[row, place] if segment < 0 else run.emotion[row, place, segment]
    before = base.emotion_all[row, place] if segment < 0 else base.emotion[row, place, segment]
    quality, other = lived.quality[row, place, segment], nothing.quality[row, place, segment]
    importance = point.importance
    if segment >= 0:
        importance = point.importance_by.get(scenario.segments[segment].id, importance)
    return Content.assemble(
        name,
        (number(quality, 2).rjust(_CELL), _moved(quality - other)),
        number(lived.expectation[row, place, segment], 2).rjust(_CELL),
        (signed(now).rjust(_CELL), _moved(now - before) or (felt(now).style if math.isfinite(now) else "")),
        number(importance.value, 1).rjust(_CELL),
    )


def _moved(change: float) -> str:
    """Bold in the colour of the change where a measure has changed more than who happened to come."""
    if not math.isfinite(change) or abs(change) < _NOTICEABLE:
        return ""
    return "bold $emotion-good" if change > 0 else "bold $emotion-bad"


def _reaches(measure: Intervention, point: str, lived: Lived) -> bool:
    on = measure.id in lived.run.plan.interventions
    return on and any(effect.touchpoint == point for effect in measure.effects)


def effects(measure: Intervention, scenario: Scenario) -> Content:
    """What a measure changes once it acts in full, number by number."""
    lines = [Content.styled(_("In numbers, once it acts in full"), "$accent")]
    for effect in measure.effects:
        parts = ", ".join(_parts(effect))
        lines.append(plain(f"{say(scenario.touchpoint(effect.touchpoint).name)}: {parts}"))
    if measure.price.value:
        change = percent(measure.price.value, sign=True)
        lines.append(plain(_("Price of a ticket: {change}").format(change=change)))
    if measure.talk.value:
        change = percent(measure.talk.value, sign=True)
        lines.append(plain(_("Talk about you: {change}").format(change=change)))
    if measure.readiness is not None:
        chance = percent(measure.readiness.failure.value)
        lines.append(plain(_("Chance of a failed launch: {chance}").format(chance=chance)))
    return Content("\n").join(lines)


def _parts(effect: Effect) -> Iterable[str]:
    for field, name in _PARTS:
        value = getattr(effect, field).value
        if value:
            digits = 0 if field == "wait" else 2 if abs(value) >= _SMALL else 3
            yield f"{_(name)} {number(value, digits, sign=True)}"
