"""A kept tournament, damaged or by a stranger: whole classes are used, the others played again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lived import RESULTS
from tiny import TINY

from cinema_game.cli.kept_games import KeptGames
from cinema_game.cli.words import Problem
from cinema_game.workshop.bots.kinds import BOTS
from cinema_game.workshop.tournament.game import Game
from cinema_game.workshop.tournament.setting import Setting
from cx.checked_lines import body_of, line_of
from cx.model.plan import Plan

SETTING = Setting(TINY, RESULTS, 3, 60, 3)
PLANS = (Plan().add("order"),)


def game(number: int) -> Game:
    return Game(
        number=number,
        draw=SETTING.draw(number),
        result=dict.fromkeys(BOTS, 1.5),
        map=dict.fromkeys(BOTS, 0.5),
        plans=dict.fromkeys(BOTS, ("order@1",)),
        fixed=(2.5,),
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    games = KeptGames(tmp_path / "games", SETTING)
    games.begin(PLANS)
    for number in range(3):
        games.keep(game(number))
    return tmp_path / "games"


def changed(file: Path, place: int, change: Callable[[dict[str, Any]], object]) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    body = body_of(lines[place])
    assert body is not None
    change(body)
    lines[place] = line_of(body)
    file.write_bytes(b"".join(lines))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(number=10**10),
        lambda body: body.update(number=0),
        lambda body: body.update(draw=7),
        lambda body: body.pop("map"),
        lambda body: body["result"].popitem(),
        lambda body: body["result"].update(researcher=float("nan")),
        lambda body: body["map"].update(researcher="1"),
        lambda body: body["plans"].update(researcher=[1]),
        lambda body: body.update(fixed=[]),
        lambda body: body.update(fixed=None),
    ],
)
def test_a_class_that_no_tournament_plays_is_left_out(
    kept: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    changed(kept, 2, change)
    again = KeptGames(kept, SETTING)
    found = again.read()
    assert found == (PLANS, (game(0), game(2)))
    assert again.notice is not None
    assert str(kept) in again.notice.in_("ru")


@pytest.mark.parametrize(
    "plans", [None, [["nothing_like_it@1"]], [["@"]], [5], [["order@1", "order@1"]], "order"]
)
def test_fixed_plans_of_another_case_are_refused(kept: Path, plans: object) -> None:
    changed(kept, 0, lambda body: body.update(plans=plans))
    with pytest.raises(Problem, match="not a kept tournament"):
        KeptGames(kept, SETTING).read()


def test_damage_leaves_the_other_classes(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"\n", b"\r\n")[:-9])
    again = KeptGames(kept, SETTING)
    assert again.read() == (PLANS, (game(0), game(1)))
    again.keep(game(2))
    assert KeptGames(kept, SETTING).read() == (PLANS, (game(0), game(1), game(2)))


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "none")
    for name in ("pipe", "link"):
        with pytest.raises(Problem, match="a link, a folder or a device"):
            KeptGames(tmp_path / name, SETTING).read()
    (tmp_path / "empty").write_bytes(b"")
    assert KeptGames(tmp_path / "empty", SETTING).read() is None
