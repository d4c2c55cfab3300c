"""Presets of the sandbox: the paradox appears, and one key makes it vanish and come back."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun
from incident import incident
from textual.pilot import Pilot

from cinema_game.language import LANGUAGES, Language, say
from cinema_game.results.lab import Lab
from cinema_game.ui.screens.pick import Pick
from cx.scenario.reader import load_scenario

CASE = incident()
CARE = ("soon", "promise", "choice")


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def paradox(game: OneScreen) -> bool:
    """Whether the screen says that those whom something failed are more satisfied than without it."""
    lived = getattr(game.screen, "_lived", None)
    assert lived is not None
    assert lived.after is not None
    return bool(lived.after.satisfaction.low > 0)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_one_key_takes_the_paradox_away_and_brings_it_back(language: Language) -> None:
    session = begun(mode="sandbox", language=language, customers=1_500, scenario=CASE)
    game = OneScreen(session, language)
    async with game.run_test(size=(80, 23)) as pilot:
        await settled(pilot)
        assert not paradox(game)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(game.screen, Pick)
        await pilot.press("enter")
        await settled(pilot)
        assert session.state.plan.interventions == CARE
        assert paradox(game)
        await pilot.press("x")
        await settled(pilot)
        assert "soon" not in session.state.plan.interventions
        assert not paradox(game)
        await pilot.press("x")
        await settled(pilot)
        assert set(session.state.plan.interventions) == set(CARE)
        assert paradox(game)


async def test_a_case_without_presets_says_so() -> None:
    session = begun(mode="sandbox", customers=300)
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        await pilot.press("p", "x")
        await pilot.pause()
        assert session.state.plan.choices == ()


def test_the_paradox_of_the_missed_flight_hangs_on_its_switch() -> None:
    case = load_scenario("missed-flight")
    preset = case.presets[0]
    assert preset.switch is not None
    session = begun(mode="sandbox", customers=2_048, scenario=case)
    lab, plan = Lab(session.state, case), session.state.plan
    for chosen in preset.plan:
        plan = plan.add(chosen.intervention, chosen.round, chosen.touchpoint)
    with_, without = (lab.live(one, lambda: False).after for one in (plan, plan.without(preset.switch)))
    assert with_ is not None
    assert without is not None
    assert 0.05 < with_.satisfaction.value < 0.6, say(preset.name)
    assert with_.satisfaction.low > 0
    assert with_.returning.value < 0.02, "a feeling, and not a business model"
    assert without.satisfaction.value < 0
