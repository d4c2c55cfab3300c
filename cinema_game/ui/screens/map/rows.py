"""What the rows of the grid say of a point, and what each row is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cinema_game.language import N_, _, say
from cinema_game.ui.feelings import feeling
from cinema_game.ui.screens.map.sheet import Sheet
from cx.journey.point import Evidence, Key, MapPoint
from cx.scenario.touchpoints import Kind

NONE = "·"
DOUBT = "≠"
"""Pinned evidence says something else than the curve."""
STRONGEST_IMPORTANCE = 3

EVIDENCE: dict[Evidence, tuple[str, str]] = {
    "guess": ("○", N_("guess")),
    "partly": ("◐", N_("partly")),
    "researched": ("●", N_("researched")),
}
KEYS: dict[Key | None, tuple[str, str]] = {
    None: (NONE, N_("none")),
    "painful": ("✕", N_("painful")),
    "decisive": ("◆", N_("decisive")),
}
KINDS: dict[Kind, str] = {"direct": N_("direct"), "indirect": N_("indirect")}

Cell = tuple[str, str]
"""Text and the theme variable of its colour (`quiet` for what stays in the background)."""


@dataclass(frozen=True)
class Column:
    """A point on its sheet."""

    sheet: Sheet
    point: MapPoint


@dataclass(frozen=True)
class Row:
    """One row: its head, one sentence about it, what it says of a point."""

    id: str
    label: str
    about: str
    cell: Callable[[Column], Cell]


def _emotion(of: Column) -> Cell:
    step = of.point.feeling(of.sheet.curve, of.sheet.version)
    if step is None:
        return "—", "quiet"
    shown = feeling(step)
    return f"{figure(step)} {shown.word}", shown.style.removeprefix("$")


def figure(step: int) -> str:
    """`−2`, ` 0`, `+1`: two cells."""
    return f"{'−' if step < 0 else '+' if step else ' '}{abs(step)}"


def dots(importance: int) -> str:
    """`●●○`."""
    return "●" * importance + "○" * (STRONGEST_IMPORTANCE - importance)


def _importance(of: Column) -> Cell:
    return dots(of.point.importance), "foreground" if of.point.importance else "quiet"


def _kind(of: Column) -> Cell:
    return _(KINDS[of.point.kind]), "quiet" if of.point.kind == "direct" else "secondary"


def _need(of: Column) -> Cell:
    return of.point.need or NONE, "foreground" if of.point.need else "quiet"


def _screen(of: Column) -> Cell:
    names = {screen.id: screen.name for screen in of.sheet.scenario.screens}
    return (say(names[of.point.screen]), "foreground") if of.point.screen in names else (NONE, "quiet")


def _team(of: Column) -> Cell:
    names = {team.id: team.name for team in of.sheet.scenario.teams}
    return (say(names[of.point.team]), "foreground") if of.point.team in names else (NONE, "quiet")


def _evidence(of: Column) -> Cell:
    sign, word = EVIDENCE[of.point.evidence]
    if of.point.id in of.sheet.doubts:
        return f"{DOUBT} {_(word)}", "warning"
    return f"{sign} {_(word)}", "quiet" if of.point.evidence == "guess" else "foreground"


def _key(of: Column) -> Cell:
    sign, word = KEYS[of.point.key]
    return (f"{sign} {_(word)}", "accent") if of.point.key else (sign, "quiet")


ROWS = (
    Row("emotion", N_("emotion"), N_("How the customer feels here. + and − lift and lower it."), _emotion),
    Row("importance", N_("importance"), N_("How much this point decides for the customer."), _importance),
    Row("kind", N_("kind"), N_("Direct: with you. Indirect: with what others say of you."), _kind),
    Row("need", N_("need"), N_("What the customer needs here, in their words. Enter writes it."), _need),
    Row("screen", N_("screen"), N_("Where it happens: the channel."), _screen),
    Row("team", N_("team"), N_("Who in the company delivers it."), _team),
    Row("evidence", N_("evidence"), N_("What you know it from: a guess, partly, or research."), _evidence),
    Row(
        "key", N_("key moment"), N_("The most painful and the most decisive points. Space changes it."), _key
    ),
)
"""From top to bottom."""
PLACE = {row.id: place for place, row in enumerate(ROWS)}
