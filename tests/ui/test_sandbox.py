"""The sandbox: a switch moves the curve and the figures, and nothing blocks the keys."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
from in_memory import OneScreen, begun, case, done, seen
from textual.pilot import Pilot
from textual.widgets import Static

from cinema_game.language import LANGUAGES
from cinema_game.results.lab import Lab, Lived
from cinema_game.ui.screens.plan.card import MeasureCard
from cinema_game.ui.screens.sandbox import SandboxScreen
from cinema_game.ui.screens.sandbox.switches import Switches
from cinema_game.ui.screens.sandbox.walk import Walk
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cx.model.plan import Plan
from cx.model.simulate import Cancelled
from cx.scenario.text import Language

SMALL, WIDE = (80, 23), (160, 45)
FEW = 1_000
"""Customers: enough to see an effect."""


def sandbox(*more: do.Action, language: Language = "en") -> tuple[Session, OneScreen]:
    session = begun(*more, mode="sandbox", language=language, customers=FEW)
    return session, OneScreen(session, language)


def lines(game: OneScreen) -> list[tuple[float | None, ...]]:
    return [series.values for series in game.screen.query_one(Walk).picture.series]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def answered(pilot: Pilot[None]) -> None:
    """Wait until the customers have lived through the plan that is on the screen."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def on(pilot: Pilot[None], game: OneScreen, measure: str) -> None:
    """Go to a switch and press it."""
    switches = game.screen.query_one(Switches)
    switches.highlighted = switches.get_option_index(measure)
    await press(pilot, "space")


async def test_a_switch_moves_the_curve_and_the_figures_against_doing_nothing() -> None:
    session, game = sandbox()
    async with game.run_test(size=SMALL) as pilot:
        await answered(pilot)
        ours, nothing = lines(game)
        assert ours == nothing
        before = seen(game)
        await on(pilot, game, "honest_sound")
        await answered(pilot)
        assert session.state.plan.interventions == ("honest_sound",)
        ours, nothing = lines(game)
        assert ours != nothing
        assert seen(game) != before
        await press(pilot, "space")
        await answered(pilot)
        assert not session.state.plan
        assert lines(game)[0] == nothing


async def test_switches_are_saved_actions_that_can_be_undone() -> None:
    session, game = sandbox()
    async with game.run_test(size=SMALL) as pilot:
        await on(pilot, game, "short_ads")
        await press(pilot, "right", "right", "right")
        assert [(choice.intervention, choice.round) for choice in session.state.plan.choices] == [
            ("short_ads", 3)
        ]
        await press(pilot, "ctrl+z", "ctrl+z")
        assert [choice.round for choice in session.state.plan.choices] == [1]
        await press(pilot, "ctrl+z")
        assert not session.state.plan
        await press(pilot, "ctrl+y")
        assert session.state.plan.interventions == ("short_ads",)
        await press(pilot, "delete")
        assert not session.state.plan
        assert [action.do for action in done(session)][-1] == "drop"


async def test_no_budget_and_no_limit_but_what_excludes_one_another_is_told() -> None:
    session, game = sandbox()
    async with game.run_test(size=WIDE) as pilot:
        for measure in case().interventions:
            if not any(measure.id in other.blocks for other in case().interventions) and not measure.blocks:
                await on(pilot, game, measure.id)
        assert len(session.state.plan) > case().rounds.per_round
        await answered(pilot)
        assert lines(game)[0] != lines(game)[1]


async def test_groups_and_rounds_can_be_looked_at() -> None:
    _session, game = sandbox()
    async with game.run_test(size=SMALL) as pilot:
        await answered(pilot)
        everyone = lines(game)
        await press(pilot, "ctrl+down")
        assert lines(game) != everyone
        assert case().segments[0].name.en in seen(game)
        await press(pilot, "ctrl+up", "ctrl+right")
        assert "Quarter 1" in seen(game)
        assert lines(game) != everyone


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_numbers_of_every_touchpoint_are_open(language: Language) -> None:
    _session, game = sandbox(language=language)
    async with game.run_test(size=SMALL) as pilot:
        await answered(pilot)
        await press(pilot, "shift+tab")
        assert isinstance(game.focused, Walk)
        await press(pilot, "end")
        last = case().touchpoints[-1]
        panel = game.screen.query_one("#number", Static)
        assert panel.region.width > 30
        told = str(panel.content)
        assert last.name.in_(language) in told
        assert all(segment.name.in_(language)[:6] in told for segment in case().segments)
        await press(pilot, "tab")
        assert not panel.region


async def test_the_mouse_walks_and_the_card_of_a_measure_has_its_numbers() -> None:
    session, game = sandbox()
    async with game.run_test(size=WIDE) as pilot:
        await answered(pilot)
        await pilot.click(Walk, offset=(158, 3))
        assert isinstance(game.focused, Walk)
        assert case().touchpoints[-1].name.en in str(game.screen.query_one("#number", Static).content)
        switches = game.screen.query_one(Switches)
        switches.focus()
        switches.highlighted = switches.get_option_index("order_from_seat")
        await press(pilot, "enter")
        assert isinstance(game.screen, MeasureCard)
        assert "quality +" in seen(game)
        await press(pilot, "space")
        assert session.state.plan.interventions == ("order_from_seat",)


async def test_keys_are_answered_while_the_customers_walk_and_an_old_run_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The customers are held up by a gate that the test alone opens."""
    gate, given_up = threading.Event(), []
    live = Lab.live

    def held(lab: Lab, plan: Plan, cancelled: Callable[[], bool]) -> Lived:
        while plan.interventions == ("short_ads",) and not gate.is_set():
            if cancelled():
                given_up.append(plan.interventions)
                raise Cancelled
            time.sleep(0.005)
        return live(lab, plan, cancelled)

    monkeypatch.setattr(Lab, "live", held)
    session, game = sandbox()
    async with game.run_test(size=SMALL) as pilot:
        await answered(pilot)
        await on(pilot, game, "short_ads")
        switches = game.screen.query_one(Switches)
        place = switches.highlighted
        await press(pilot, "down", "down")
        assert switches.highlighted != place
        await asyncio.sleep(0.7)
        assert game.screen.query_one("#working").region
        await on(pilot, game, "honest_sound")
        await answered(pilot)
        assert given_up == [("short_ads",)]
        assert session.state.plan.interventions == ("short_ads", "honest_sound")
        assert not game.screen.query_one("#working").region
        gate.set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SMALL, (110, 30), WIDE])
async def test_everything_is_in_sight_and_survives_another_language(
    language: Language, size: tuple[int, int]
) -> None:
    _session, game = sandbox(language=language)
    async with game.run_test(size=size) as pilot:
        await answered(pilot)
        for widget in (Walk, Switches):
            region = game.screen.query_one(widget).region
            assert region.height >= 7
            assert game.screen.region.contains_region(region)
        assert "NPS" in seen(game)
        other: Language = "en" if language == "ru" else "ru"
        game.speak(other)
        await pilot.pause()
        assert isinstance(game.screen, SandboxScreen)
        assert isinstance(game.focused, Switches)
        assert {"en": "with the measures", "ru": "с мерами"}[other] in seen(game)
