"""A clock that was put back, or files from another century: listed in a sensible order, shown, played on."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from toy_rules import Action, Begin, Put, State

from cinema_game.figures import day, when
from cinema_game.language import Language, use
from cinema_game.store.saves import Saves

ENDS = [-(10**10), -1, 0, 2**31, 10**11, 2**40]
"""Seconds since 1970 that a file may claim; a file system takes what it can."""


def dated(saves: Saves[Action, State], id_: str, seconds: float) -> None:
    with saves.create(Begin(team=id_), id_):
        pass
    for path in (saves.folder / id_).iterdir():
        os.utime(path, (seconds, seconds))


def test_saves_from_the_future_come_last(saves: Saves[Action, State]) -> None:
    now = time.time()
    for id_, age in (
        ("tomorrow", -86_400),
        ("long-ago", 10**9),
        ("an-hour-ago", 3_600),
        ("in-a-year", -(10**7.5)),
    ):
        dated(saves, id_, now - age)
    assert [card.id for card in saves.list()] == ["an-hour-ago", "long-ago", "in-a-year", "tomorrow"]
    with saves.open("tomorrow") as workshop:
        workshop.do(Put(key="a", value=1))
    assert saves.list()[0].id == "tomorrow"


@pytest.mark.parametrize("seconds", ENDS)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Niue"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_any_time_of_a_file_is_listed_and_shown(
    saves: Saves[Action, State], monkeypatch: pytest.MonkeyPatch, seconds: int, zone: str, language: Language
) -> None:
    dated(saves, "odd", seconds)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    use(language)
    (card,) = saves.list()
    assert when(card.when)
    assert "-" not in when(card.when)[:1]
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("moment", [datetime.min, datetime.max], ids=["first", "last"])
@pytest.mark.parametrize("hours", [-14, 0, 14])
def test_the_ends_of_the_calendar_are_shown(moment: datetime, hours: int) -> None:
    there = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert str(moment.year) in day(there)
    assert str(moment.year) in when(there)


def test_a_workshop_goes_on_when_the_clock_goes_back(tmp_path: Path) -> None:
    from class_of_two import log
    from tiny import TINY

    from cinema_game.store.workshops import Cases, workshops

    cases = Cases()
    cases.add(TINY)
    first, *rest = log()
    late = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    kept = workshops(tmp_path, cases)
    with kept.create(first.model_copy(update={"at": late})) as workshop:
        assert workshop.do_all(rest) == [None] * len(rest)
    with kept.open(workshop.id) as again:
        assert again.state == workshop.state
        assert again.notices == ()
