"""Page 5, reality: where it hurt and failed in the game, and who delivered the service there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from textual.content import Content

from cinema_game.language import _, say
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.debrief.facts import Facts
from cinema_game.ui.widgets.rows import Row, heading, sentence
from cx.scenario.touchpoints import Touchpoint

MOST = 5


def rows(facts: Facts, width: int) -> Iterable[Row]:
    """Where it hurt most and where something failed: need, screen, team. What is it called where you work?"""
    points = facts.scenario.touchpoints
    pain = np.argsort(-facts.truth.pain, kind="stable")[:MOST]
    yield from heading(_("Where it hurt most. What is it called where you work?"), gap=False)
    for place in pain:
        yield from _who(facts, points[int(place)], width)
    failing = [point for point in points if point.failure is not None or point.when == "failure"]
    if failing:
        yield from heading(_("Where the first failure met them"))
        for point in failing:
            yield from _who(facts, point, width)


def _who(facts: Facts, point: Touchpoint, width: int) -> Iterable[Row]:
    emotion = float(facts.runs.run.emotion_all[-1, facts.scenario.touchpoints.index(point)])
    shown = felt(emotion)
    teams = {team.id: say(team.name) for team in facts.scenario.teams}
    screens = {screen.id: say(screen.name) for screen in facts.scenario.screens}
    key = f"point:{point.id}:"
    yield Row(
        Content.assemble(
            plain(say(point.name), "bold"),
            "  ",
            (f"{shown.glyph} {signed(emotion)} {shown.word}", shown.style),
        ),
        key,
    )
    by = ", ".join(teams[id_] for id_ in point.teams if id_ in teams) or _("nobody of the firm")
    where = ", ".join(screens[id_] for id_ in point.screens if id_ in screens)
    told = _("needs: {need} · on: {screens} · by: {teams}").format(
        need=say(point.need), screens=where, teams=by
    )
    yield from sentence(told, width, key=key, indent=2, style="$foreground 75%")
