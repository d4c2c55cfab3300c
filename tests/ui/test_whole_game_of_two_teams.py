"""The missed flight, by two teams at one laptop and by keyboard alone, to the debrief."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_whole_game import Player

from cinema_game.language import LANGUAGES, Language, use
from cinema_game.settings import Settings
from cinema_game.store.workshops import workshops
from cinema_game.ui.app import CinemaGame, Wanted
from cinema_game.ui.screens.plan.catalogue import Catalogue
from cinema_game.workshop.actions import Begin, Second
from cinema_game.workshop.state import Workshop
from cinema_game.workshop.together import proposals
from cx.scenario.fingerprint import fingerprint
from cx.scenario.reader import load_scenario

CASE = load_scenario("missed-flight")
COVER = "Cover"


def begun(folder: Path, language: Language) -> str:
    """A workshop of two teams with few customers, so that its rounds play quickly."""
    use(language)
    names = ("Vera", "Boris") if language == "en" else ("Вера", "Борис")
    second = Second(owner=CASE.owners[1].id, team=names[1], members=(names[1],))
    first = Begin(
        who=names[0],
        scenario=CASE.id,
        fingerprint=fingerprint(CASE),
        seed=7,
        draw=7,
        team=names[0],
        members=(names[0],),
        language=language,
        customers=400,
        second=second,
    )
    with workshops(folder).create(first) as kept:
        return kept.id


def state(player: Player) -> Workshop:
    assert player.app.session is not None
    return player.app.session.state


async def go_to(player: Player, measure: str) -> None:
    """Down the catalogue to a measure."""
    await player.press("home")
    for _ in range(60):
        option = player.app.screen.query_one(Catalogue).highlighted_option
        if option is not None and option.id == measure:
            return
        await player.press("down")
    raise AssertionError(f"{measure} is not in the catalogue")


async def draw_and_plan(player: Player, joint: str) -> None:
    """A team's map in the first round, its plan in every round; it proposes or answers a joint measure."""
    await player.until("map", "ctrl+n")
    if state(player).round == 1:
        await player.press("insert", "enter", "down", "enter", "escape", "plus", "plus")
    await player.until("plan", "ctrl+n")
    if state(player).round == 1:
        await go_to(player, joint)
        await player.press("space")
        assert joint in state(player).plan.interventions
    await player.until("forecast", "ctrl+n")


async def sit_down(player: Player) -> None:
    """The other team takes the laptop."""
    owner = state(player).owner
    await player.until(COVER, "ctrl+n")
    assert state(player).owner != owner
    await player.press("enter")


async def foretell(player: Player) -> None:
    await player.until("forecast")
    await player.press("right", "plus", "down", "left", "down", "down", "enter", "enter")
    for _ in range(20):
        if state(player).locked("forecast"):
            return
        await player.press("ctrl+n")
    raise AssertionError("the forecast cannot be locked")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
async def test_two_teams_play_to_the_debrief_by_keys_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    id_ = begun(tmp_path, language)
    joint = next(card.id for card in CASE.interventions if card.joint is not None)
    rounds = CASE.rounds.count
    app = CinemaGame(Settings(language=language), saves=tmp_path, wanted=Wanted(save=id_))
    async with app.run_test(size=(80, 24)) as pilot:
        player = Player(app, pilot, language)
        while app.session is None:
            await pilot.pause(0.02)
        await player.until(COVER)
        await player.press("enter")
        for round_ in range(1, rounds + 1):
            assert state(player).round == round_
            await draw_and_plan(player, joint)
            await sit_down(player)
            assert len(proposals(state(player), CASE)) == (round_ == 1)
            await draw_and_plan(player, joint)
            await foretell(player)
            await sit_down(player)
            await foretell(player)
            await player.until("reveal", "ctrl+n")
            await player.press("end")
            await player.until("result", "ctrl+n")
            await player.press("down", "tab")
            await player.until("research" if round_ < rounds else "debrief", "ctrl+n")
            if round_ < rounds:
                assert app.session.state.other is not None
        for _ in range(7):
            await player.press("space", "right")
        last = state(player)
        assert (last.phase, last.revealed) == ("debrief", rounds)
        assert last.other is not None
        for team in (last, last.other):
            assert team.map.points
            assert joint in team.plan.interventions
            assert len([one for one in team.predictions if one.locked and one.member is None]) == rounds
    with workshops(tmp_path).open(id_) as kept:
        assert kept.state == last
