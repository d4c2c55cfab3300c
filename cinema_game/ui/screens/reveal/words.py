"""What the reveal says in words and figures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from textual.content import Content

from cinema_game.figures import number
from cinema_game.language import _, current, say
from cinema_game.results.runs import Runs
from cinema_game.ui.feelings import felt, signed
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.reveal.picture import Values
from cinema_game.ui.screens.reveal.story import Beat
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.voices import Said
from cx.scenario.scenario import Scenario

_CLOCK = 24
"""Cells of the bar of weeks."""


def clock(session: Session, beats: Sequence[Beat], at: int, *, playing: bool, speed: int) -> Content:
    """Which quarter, which week, how fast."""
    rounds = session.scenario.rounds
    title = plain(f"{say(rounds.name)} {session.state.revealed}", "bold")
    if not beats:
        return title
    week = beats[at - 1].week if at else 0
    full = round(_CLOCK * at / len(beats))
    bar = Content.assemble(("━" * full, "$accent"), ("━" * (_CLOCK - full), "$panel-lighten-2"))
    if at >= len(beats):
        return Content.assemble(title, "  ", bar, "  ", _("←→ look at each touchpoint"))
    weeks = _("week {week} of {weeks}").format(week=week, weeks=rounds.weeks)
    sign = ("▶" if playing else "‖", "bold $accent")
    return Content.assemble(title, "  ", bar, "  ", weeks, "   ", sign, f" ×{speed}")


def at_point(runs: Runs, own: Values, row: int, cursor: int | None) -> Content:
    """The touchpoint of the moment with what was felt there."""
    if cursor is None:
        return Content("")
    emotion = float(runs.run.emotion_all[row, cursor])
    name = plain(say(runs.run.scenario.touchpoints[cursor].name), "bold")
    parts = [name, Content("  "), shown(emotion)]
    other = float(runs.nothing.emotion_all[row, cursor])
    quiet = "$foreground 70%"
    parts.append(Content.styled("   " + _("doing nothing {figure}").format(figure=signed(other)), quiet))
    if (drawn := own[cursor]) is not None:
        parts.append(Content.styled("   " + _("your map {figure}").format(figure=signed(drawn, 0)), quiet))
    return Content.assemble(*parts)


def shown(emotion: float) -> Content:
    """`▾ −1.4 uneasy` in its colour; a dash where nobody felt anything."""
    if not math.isfinite(emotion):
        return Content(_("nobody came here"))
    near = felt(emotion)
    return Content.styled(f"{near.glyph} {signed(emotion)} {near.word}", near.style)


def heard(scenario: Scenario, beats: Sequence[Beat], at: int | None) -> list[Said]:
    """Voices and news so far, the newest first; with a touchpoint chosen, those of it on top."""
    said: list[Said] = []
    for beat in reversed(beats):
        if beat.voice is not None:
            near = felt(beat.voice.emotion)
            name = say(beat.voice.speaker)
            place = say(beat.voice.touchpoint.name)
            voice = Said(
                quoted(say(beat.voice.words)),
                f"{name} · {place}",
                near.glyph,
                near.style,
            )
            chosen = at is not None and scenario.touchpoints[at].id == beat.voice.touchpoint.id
            said.insert(0 if chosen else len(said), voice)
        said += [
            Said(
                f"{say(event.name)}. {say(event.text)}",
                _("news of week {week}").format(week=event.week),
                "◆",
                "$accent",
                news=True,
            )
            for event in beat.news
        ]
    return said


def quoted(words: str) -> str:
    """Words in the quotation marks of the current language, those within in the inner ones."""
    inner = words.translate(
        {ord("«"): "„", ord("»"): "“"} if current() == "ru" else {ord("“"): "‘", ord("”"): "’"}
    )
    return _("“{words}”").format(words=inner)


def counted(beat: Beat | None) -> Content:
    """What has been counted so far, of the simulated customers."""
    if beat is None:
        return Content("")
    count = beat.counted
    quiet = "$foreground 75%"
    return Content.assemble(
        (_("told friends") + " ", quiet),
        (f"{number(count.told_good)}▲", "$emotion-good"),
        " ",
        (f"{number(count.told_bad)}▼", "$emotion-bad"),
        ("  " + _("came back") + " ", quiet),
        (number(count.came_back), "bold"),
        ("  " + _("to a rival") + " ", quiet),
        (number(count.went_to_rival), "bold"),
        ("  " + _("visits/week") + " ", quiet),
        (number(beat.on_the_way), "bold"),
    )
