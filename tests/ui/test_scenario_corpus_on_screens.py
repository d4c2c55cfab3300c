"""A case with the corpus in every text, on the screens of a game at 80 × 24: nothing acts, nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from in_memory import OneScreen, begun, seen
from made import mapped, one_round
from scenario_texts import acting, full_of_corpus

from cinema_game.settings import Settings
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cx.scenario.lessons import Phase

PHASES: tuple[Phase, ...] = ("briefing", "research", "map", "plan", "forecast", "reveal", "result")


def at(phase: Phase) -> Session:
    scenario = full_of_corpus()
    log: list[do.Action] = []
    if phase in ("reveal", "result"):
        log = [*mapped(scenario), *one_round(scenario)]
    return begun(*log, do.Move(who="Anna", phase=phase), scenario=scenario, customers=200)


def actions(game: CinemaGame) -> list[str]:
    """Whatever on the screen would do something when it is clicked: the corpus asks to quit."""
    styles = (part.style for line in game.screen._compositor.render_strips() for part in line)
    return [str(style.meta) for style in styles if style is not None and "app.quit" in str(style.meta)]


@pytest.mark.parametrize("phase", PHASES)
async def test_a_phase(phase: Phase) -> None:
    game = OneScreen(at(phase), "en")
    async with game.run_test(size=(80, 24)) as pilot:
        for key in ("down", "down", "tab", "right", "down", "f12", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            assert not acting(seen(game))
            assert not actions(game)
    assert game.return_code in (None, 0)


async def test_straight_in_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    data = full_of_corpus(7).model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
    game = CinemaGame(Settings(language="en"), saves=tmp_path / "saves", wanted=Wanted(scenario=str(path)))
    async with game.run_test(size=(80, 24)) as pilot:
        for _ in range(10):
            await pilot.pause()
        assert not acting(seen(game))
