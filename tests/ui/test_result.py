"""The result as a person sees it: figures against three things, why, one question, and on."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from in_memory import InMemory, OneScreen, case, done, seen
from made import revealed
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from cinema_game.results.results import asked
from cinema_game.results.spec import spec_of
from cinema_game.ui.screens.follow import Follow
from cinema_game.ui.screens.result.screen import ResultScreen
from cinema_game.ui.screens.result.why import parts
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.answer import Answer, Lines
from cinema_game.ui.widgets.dashboard import Dashboard
from cinema_game.workshop import actions as do
from cx.model.simulate import Cancelled
from cx.scenario.text import Language

LABELS: dict[Language, tuple[str, ...]] = {
    "en": ("Loyalty (NPS)", "Retention", "Churn", "Average ticket", "Revenue", "Occupancy", "Word of mouth"),
    "ru": ("Лояльность (NPS)", "Удержание", "Отток", "Средний чек", "Выручка", "Заполняемость", "Сарафанное"),
}


def at_result(rounds: int = 1, language: Language = "en", name: str = "cinema") -> Session:
    session = revealed(case(name), rounds, language)
    session.do(do.Move(who="Anna", phase="result"))
    return session


async def ready(pilot: Pilot[None]) -> ResultScreen:
    for _ in range(400):
        await pilot.pause(0.05)
        screen = pilot.app.screen
        if isinstance(screen, ResultScreen) and screen.explained and screen.query(Answer):
            return screen
    raise AssertionError("nothing was reckoned")


@pytest.mark.parametrize("size", [(80, 23), (120, 36), (160, 45)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_figures_stand_with_their_interval_beside_nothing_forecast_and_before(
    size: tuple[int, int], language: Language
) -> None:
    game = OneScreen(at_result(2, language), language)
    async with game.run_test(size=size) as pilot:
        await ready(pilot)
        text = seen(game)
        assert all(label in text for label in LABELS[language]), text
        nps = next(line for line in text.splitlines() if "(NPS)" in line and "±" in line)
        assert sum(sign in nps for sign in "↑↓≈=✓") >= 1
        assert "…" not in nps[: nps.index("±")]


async def test_enter_follows_a_customer_and_escape_comes_back() -> None:
    game = OneScreen(at_result(), "en")
    async with game.run_test(size=(80, 23)) as pilot:
        await ready(pilot)
        assert isinstance(game.focused, Dashboard)
        await pilot.press("down", "enter")
        await pilot.pause(0.2)
        assert isinstance(game.screen, Follow)
        await pilot.press("escape")
        assert isinstance(game.screen, ResultScreen)


async def test_an_answer_is_kept_as_it_is_typed_and_next_begins_the_next_round() -> None:
    session = at_result()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        screen.query_one(Lines).focus()
        await pilot.press(*"[red]x[/]")
        await pilot.press("ctrl+n")
        await pilot.pause()
        answer, following = done(session)[-2:]
        assert isinstance(answer, do.Answer)
        assert answer.text == "[red]x[/]"
        assert isinstance(following, do.NextRound)
        assert session.state.round == 2


async def test_typed_text_is_still_there_in_another_language_and_after_coming_back() -> None:
    session = at_result()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)
        screen.query_one(Lines).focus()
        await pilot.press(*"why")
        game.speak("ru")
        screen = await ready(pilot)
        assert screen.query_one(Lines).text == "why"
        assert "в цифрах" in seen(game)
        game.speak("en")


async def test_after_the_last_round_it_goes_on_to_the_debrief() -> None:
    session = at_result(case("tutorial").rounds.count, name="tutorial")
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert session.state.phase == "debrief"


async def test_a_workshop_left_while_it_is_reckoned_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def until_left(*_of: object, cancel: Callable[[], bool], **_told: object) -> object:
        while not cancel():
            time.sleep(0.001)
        raise Cancelled

    monkeypatch.setattr("cinema_game.results.results.Results.contributions", until_left)
    session = at_result()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        await pilot.pause()
        (reckoning,) = (worker for worker in game.workers if worker.group == "run")
        session.close()
        with pytest.raises(WorkerCancelled):
            await reckoning.wait()


async def test_the_waterfall_ends_in_what_came() -> None:
    session = at_result(2)
    runs = await session.runs()
    why = session.results.contributions(spec_of(session.state, session.scenario))
    for explained in ("nps", "revenue"):
        bars = parts(runs, why, explained)
        assert bars[0].whole
        assert bars[-1].whole
        between = sum(bar.value for bar in bars[1:-1])
        assert bars[0].value + between == pytest.approx(bars[-1].value, abs=0.6 if explained == "nps" else 1)
        assert {bar.key for bar in bars[1:-1] if not bar.quiet} == {
            f"measure:{choice.intervention}" for choice in session.state.plan.choices
        }


def test_short_plans_are_explained_with_all_customers_and_long_ones_with_enough() -> None:
    assert asked(3, 1, 20_000) == 20_000
    assert 4_096 <= asked(9, 3, 20_000) <= 20_000
    assert asked(9, 3, 500) == 500


async def test_a_disk_that_refuses_leaves_the_answer_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    from cinema_game.store.errors import StoreError
    from cx.message import Message

    session = at_result()
    game = OneScreen(session, "en")
    async with game.run_test(size=(80, 23)) as pilot:
        screen = await ready(pilot)

        def full(self: InMemory, action: object) -> None:
            raise StoreError(Message("The disk is full."))

        monkeypatch.setattr(InMemory, "do", full)
        screen.query_one(Lines).focus()
        await pilot.press(*"abc", "enter")
        await pilot.pause(0.2)
        assert screen.query_one(Lines).text == "abc"
        assert "could not be kept" in seen(game)
