"""The debrief: a question first, data on a key, answers kept, scores that open."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, case, done, seen
from made import revealed
from textual.pilot import Pilot

from cinema_game.results.spec import spec_of
from cinema_game.ui.screens.debrief.facts import facts_of
from cinema_game.ui.screens.debrief.pages import NAMES, Question
from cinema_game.ui.screens.debrief.screen import DebriefScreen
from cinema_game.ui.screens.follow import Follow
from cinema_game.ui.screens.matches import Matches
from cinema_game.ui.screens.pick import Pick
from cinema_game.ui.screens.why_score import WhyScore
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.answer import Lines
from cinema_game.ui.widgets.rows import Rows
from cinema_game.workshop import actions as do
from cx.scenario.text import Language


async def at_debrief(language: Language = "en", name: str = "tutorial") -> Session:
    """A workshop whose facts are known already, so that tests do not wait for them one by one."""
    session = revealed(case(name), case(name).rounds.count, language, customers=400)
    session.do(do.Move(who="Anna", phase="debrief"))
    await facts_of(session)
    spec = spec_of(session.state, session.scenario)
    await session.reckon(session.results.score, spec)
    if name == "tutorial":
        await session.reckon(session.results.par, session.state, session.scenario)
    return session


async def ready(pilot: Pilot[None]) -> DebriefScreen:
    for _ in range(600):
        await pilot.pause(0.05)
        screen = pilot.app.screen
        if isinstance(screen, DebriefScreen) and screen.reckoned:
            await pilot.pause()
            return screen
    raise AssertionError("nothing was reckoned")


@pytest.mark.parametrize("size", [(80, 23), (120, 36)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_every_page_asks_first_and_shows_its_data_on_a_key(
    size: tuple[int, int], language: Language
) -> None:
    game = OneScreen(await at_debrief(language), language)
    async with game.run_test(size=size) as pilot:
        screen = await ready(pilot)
        for leaf in NAMES:
            assert screen.leaf == leaf
            if leaf != "scores":
                assert screen.prompt is not None
                asked = screen.prompt.text.in_(language)
                assert asked.split()[0] in seen(game)
                assert not screen.query_one(Rows).region
                await pilot.press("space")
            await pilot.pause()
            assert screen.query_one(Rows).lines(screen.query_one(Rows).size.width)
            if leaf != "scores":
                await pilot.press("space")
            await pilot.press("right")


async def test_an_answer_is_kept_when_the_page_is_turned_and_found_again() -> None:
    session = await at_debrief()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        asked = screen.prompt
        assert asked is not None
        await pilot.press("enter", *"dread", "escape")
        assert isinstance(game.focused, Question)
        await pilot.press("right")
        await pilot.pause()
        last = done(session)[-1]
        assert isinstance(last, do.Answer)
        assert (last.question, last.text) == (asked.id, "dread")
        await pilot.press("left")
        await pilot.pause()
        assert screen.query_one(Lines).text == "dread"


async def test_the_questions_of_a_page_are_asked_one_by_one() -> None:
    game = OneScreen(await at_debrief(name="cinema"), "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        first = screen.prompt
        assert first is not None
        assert first.moment is not None, "what this team lived through is asked first"
        await pilot.press("down")
        assert screen.prompt != first
        await pilot.press("up")
        assert screen.prompt == first


async def test_a_measure_can_be_taken_away_and_the_traps_are_told() -> None:
    session = await at_debrief(name="cinema")
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 36)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right", "right", "right", "space")
        assert screen.leaf == "what_if"
        assert "its doing" not in seen(game)
        await pilot.press("enter")
        for _ in range(200):
            await pilot.pause(0.05)
            if "its doing" in seen(game):
                break
        assert "its doing" in seen(game)
        chosen = session.state.plan.choices[0].intervention
        trap = case().intervention(chosen).trap
        assert trap is None or trap.en.split()[0] in seen(game)


async def test_the_map_lies_beside_the_truth_and_decoys_say_why() -> None:
    game = OneScreen(await at_debrief(name="cinema"), "en")
    async with game.run_test(size=(120, 45)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right", "right", "space")
        rows = screen.query_one(Rows)
        text = "\n".join(row.content.plain for row in rows.lines(rows.size.width))
        assert "Point by point" in text
        why = case().decoys[0].why.en
        assert why.split(".")[0][:20] in text.replace("\n  ", " ")
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(game.screen, Follow)


async def test_three_scores_are_kept_apart_and_open() -> None:
    game = OneScreen(await at_debrief(), "en")
    async with game.run_test(size=(80, 36)) as pilot:
        screen = await ready(pilot)
        for _ in range(6):
            await pilot.press("right")
        assert screen.leaf == "scores"
        text = seen(game)
        assert all(word in text for word in ("MAP", "FORECAST", "RESULT"))
        assert "coverage" not in text
        await pilot.press("enter")
        assert "coverage" in seen(game)
        await pilot.press("enter", "down", "enter", "down", "enter")
        assert "Mean of the three figures" in seen(game)


async def test_every_question_leads_to_its_moment() -> None:
    game = OneScreen(await at_debrief(name="cinema"), "en")
    async with game.run_test(size=(80, 36)) as pilot:
        screen = await ready(pilot)
        for _page in range(4):
            for _ in screen.prompts:
                prompt = screen.prompt
                assert prompt is not None
                await pilot.press("g")
                await pilot.pause()
                if prompt.moment is None:
                    assert isinstance(game.screen, DebriefScreen)
                elif prompt.moment.intervention is not None:
                    assert screen.shown
                else:
                    assert isinstance(game.screen, Follow)
                    await pilot.press("escape")
                screen.shown = False
                await pilot.pause()
                await pilot.press("down")
            await pilot.press("right")


async def test_a_point_that_was_not_recognised_is_corrected_and_the_score_follows() -> None:
    session = await at_debrief(name="cinema")
    game = OneScreen(session, "en")
    async with game.run_test(size=(120, 45)) as pilot:
        screen = await ready(pilot)
        facts = screen.facts
        assert facts is not None
        before = facts.map_score
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(game.screen, Matches)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(game.screen, Pick)
        await pilot.press(*"nothing", "enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if screen.facts is not facts:
                break
        after = screen.facts
        assert after is not None
        assert after.map_score.coverage.seen == before.coverage.seen - 1
        assert isinstance(done(session)[-1], do.CorrectMatch)
        await pilot.press("ctrl+z")
        for _ in range(200):
            await pilot.pause(0.02)
            if screen.facts is not after:
                break
        assert screen.facts is not None
        assert screen.facts.map_score == before


async def test_foretold_figures_tell_why_and_scores_know_par() -> None:
    session = await at_debrief()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 36)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right", "space")
        rows = screen.query_one(Rows)
        rows.cursor = next(key for key in rows.keys if key.startswith("why:"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(game.screen, WhyScore)
        assert "How:" in seen(game)
        await pilot.press("escape", *["right"] * 5)
        for _ in range(300):
            await pilot.pause(0.05)
            if "best plan found" in seen(game):
                break
        assert "best plan found" in seen(game)


async def test_next_turns_the_pages_and_ends_in_the_lobby(monkeypatch: pytest.MonkeyPatch) -> None:
    left = []
    game = OneScreen(await at_debrief(), "en")
    monkeypatch.setattr(game, "leave_workshop", lambda: left.append(True))
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        for _ in range(6):
            await pilot.press("ctrl+n")
        assert screen.leaf == "scores"
        await pilot.press("ctrl+n")
        assert left
