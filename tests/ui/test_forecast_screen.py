"""The forecast: each alone and covered, then the team, locked on purpose; then the reveal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_memory import OneScreen, begun, seen
from textual.pilot import Pilot

from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.forecast.draft import CERTAIN, COIN, SCALES, Draft, Guess, in_words
from cinema_game.ui.screens.forecast.gauge import Gauge
from cinema_game.ui.screens.forecast.worst import candidates
from cinema_game.ui.session import Session
from cinema_game.workshop import actions as do
from cx.scenario.text import Language
from cx.scoring.forecast import FIGURES, Estimate, Figure, Forecast

SMALL = (80, 23)


def foretelling(*members: str, language: Language = "en", customers: int = 500) -> Session:
    members = members or ("Anna",)
    who = members[0]
    session = begun(
        do.AddPoint(who=who, id="p1", stage="before", ref="bar_queue"),
        do.Feel(who=who, point="p1", value=-2),
        do.Lock(who=who, phase="plan"),
        do.Move(who=who, phase="forecast"),
        members=members,
        language=language,
        customers=customers,
    )
    return session


async def name_worst(pilot: Pilot[None], *letters: str) -> None:
    await pilot.press("down", "down", "down", "enter", *letters, "enter")
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("size", [SMALL, (120, 36)])
async def test_one_player_fills_in_locks_and_reveals_by_keys(
    size: tuple[int, int], language: Language
) -> None:
    session = foretelling(language=language)
    async with OneScreen(session, language).run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*["right"] * 6, "pageup", "shift+right", "plus")
        await name_worst(pilot)
        await pilot.press("ctrl+n")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert session.state.locked("forecast")
        assert session.state.revealed == 0
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert session.state.revealed == 1
        assert session.state.phase == "reveal"
    team = session.state.prediction(1)
    assert team is not None
    assert team.forecast.nps.direction == "up"
    assert (team.forecast.nps.low, team.forecast.nps.high) == (-6, 18)
    assert team.forecast.worst == "bar_queue"
    assert team.forecast.revenue == Estimate(direction="up", low=-0.1, high=0.1, confidence=0.5)


async def test_members_write_alone_and_covered_and_the_team_after_them() -> None:
    session = foretelling("Anna", "Boris")
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Give the keyboard to Anna" in seen(pilot.app)
        assert not pilot.app.screen.query(Gauge)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*["left"] * 5)
        await name_worst(pilot)
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        text = seen(pilot.app)
        assert "Give the keyboard to Boris" in text
        assert "✓ Anna" in text
        assert "−5" not in text
        await pilot.press("enter")
        await pilot.pause()
        assert "▲ +3" not in seen(pilot.app)
        await pilot.press(*["right"] * 3)
        await name_worst(pilot, *"advert")
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        assert "Now together" in seen(pilot.app)
        assert {"A", "B"} <= set(seen(pilot.app).splitlines()[5])
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        assert session.state.locked("forecast")
    who = [(p.member, p.locked) for p in session.state.predictions]
    assert who == [("Anna", True), ("Boris", True), (None, True)]


async def test_a_line_that_is_missing_is_named_and_gets_the_hand() -> None:
    session = foretelling()
    async with OneScreen(session, "en").run_test(size=SMALL, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause(0.1)
        assert "One line is missing" in seen(pilot.app)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "worst"


async def test_a_draft_is_kept_when_the_team_goes_elsewhere() -> None:
    session = foretelling()
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        await name_worst(pilot)
        await pilot.press("up", "up", "up", "right", "right", "f5")
        await pilot.pause()
        await pilot.press("f6")
        await pilot.pause()
        assert "▲ +2" in seen(pilot.app)
    kept = session.state.prediction(1)
    assert kept is not None
    assert not kept.locked


async def test_without_a_fixed_plan_it_leads_to_the_plan() -> None:
    session = begun(do.Move(who="Anna", phase="forecast"))
    async with OneScreen(session, "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Fix the plan first" in " ".join(seen(pilot.app).split())
        await pilot.press("enter")
        await pilot.pause()
    assert session.state.phase == "plan"


async def test_today_stands_beside_every_line() -> None:
    async with OneScreen(foretelling(), "en").run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert seen(pilot.app).count("today: ") == 3


async def test_a_click_on_the_track_moves_the_middle() -> None:
    async with OneScreen(foretelling(), "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        gauge = pilot.app.screen.query_one("#gauge-nps", Gauge)
        await pilot.click(gauge, offset=(gauge.size.width - 3, 1))
        assert "▲ +4" in gauge.render().plain.splitlines()[0]


@pytest.mark.parametrize("name", ["[@click=app.quit]x[/]", "👩‍👩‍👧‍👦"])
async def test_a_name_is_shown_as_it_was_typed(name: str) -> None:
    session = foretelling(name, "Boris")
    async with OneScreen(session, "en").run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert name in seen(pilot.app)
        for letters in ("advert", "way"):
            await pilot.press("enter", "right")
            await name_worst(pilot, *letters)
            await pilot.press("ctrl+n", "enter")
            await pilot.pause()
        assert "Now together" in seen(pilot.app)
        assert name in seen(pilot.app)


def test_the_worst_felt_points_of_the_map_are_offered_first() -> None:
    session = foretelling()
    items = candidates(session.state, session.scenario)
    assert items[0].id == "bar_queue"
    assert {item.id for item in items} == {point.id for point in session.scenario.touchpoints}


guesses = st.builds(
    Guess,
    middle=st.integers(-25, 25),
    half=st.integers(0, 25),
    own=st.none() | st.integers(COIN, CERTAIN),
)


@given(guesses, st.sampled_from(FIGURES))
def test_what_is_written_is_what_is_read_again(guess: Guess, figure: Figure) -> None:
    scale = SCALES[figure]
    again = Guess.of(guess.estimate(scale), scale)
    assert (again.middle, again.half, again.confidence) == (guess.middle, guess.half, guess.confidence)


@given(guesses)
def test_more_doubt_never_makes_surer(guess: Guess) -> None:
    scale = SCALES["nps"]
    bare = Guess(guess.middle, guess.half)
    assert bare.widened(1, scale).confidence <= bare.confidence
    assert COIN <= bare.surer(7).confidence <= CERTAIN
    assert in_words(bare, scale)


def test_a_team_begins_between_its_members() -> None:
    def said(change: int, worst: str) -> Forecast:
        draft = Draft.blank(worst)
        forecast = draft.with_guess("nps", Guess(change, 3)).forecast()
        assert forecast is not None
        return forecast

    between = Draft.between([said(-10, "ads"), said(20, "ads"), said(5, "exit")])
    assert between.guesses["nps"].middle == 5
    assert between.guesses["nps"].half == 15
    assert between.worst == "ads"
