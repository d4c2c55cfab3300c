"""The briefing: readable page by page on a small screen, at once on a large one; one key goes on."""

from __future__ import annotations

import pytest
from in_memory import OneScreen, begun, case, seen
from textual.widgets import Static

from cinema_game.ui.screens.briefing import BriefingScreen
from cinema_game.ui.screens.cards import Cards
from cinema_game.ui.widgets.bars import Bars
from cx.scenario.reader import load_scenario
from cx.scenario.text import Language

SMALL, LARGE = (80, 23), (120, 36)


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_enter_reads_every_page_and_then_goes_on(language: Language) -> None:
    session = begun(language=language)
    pages = []
    async with OneScreen(session, language).run_test(size=SMALL) as pilot:
        for _page in range(4):
            await pilot.pause()
            pages.append(seen(pilot.app))
            await pilot.press("enter")
    scenario = case()
    assert scenario.history is not None
    story, figures, people, task = (" ".join(page.split()) for page in pages)
    assert scenario.legend.in_(language).split(".")[0] in story
    assert scenario.history.name.in_(language) in figures
    assert "−18" in figures
    assert scenario.segments[0].person.in_(language) in people
    assert scenario.goal.in_(language).split(",")[0] in task
    assert session.state.phase == "research"


async def test_a_large_screen_shows_everything_at_once() -> None:
    session = begun()
    async with OneScreen(session, "en").run_test(size=LARGE) as pilot:
        await pilot.pause()
        text = seen(pilot.app)
        await pilot.press("enter")
    scenario = case()
    assert scenario.history is not None
    for words in (scenario.history.name, scenario.segments[0].person, scenario.segments[-1].person):
        assert words.en in text
    assert session.state.phase == "research"


async def test_the_chart_is_there_as_a_table_too() -> None:
    async with OneScreen(begun(), "en").run_test(size=SMALL) as pilot:
        await pilot.press("t")
        assert ["Oct", "12.2"] in [line.split() for line in seen(pilot.app).splitlines()]
        assert "█" not in seen(pilot.app)
        await pilot.press("t")
        assert "█" in seen(pilot.app)


async def test_the_page_stays_open_in_the_other_language() -> None:
    async with OneScreen(begun(), "en").run_test(size=SMALL) as pilot:
        await pilot.press("right", "right", "f12")
        await pilot.pause()
        assert case().segments[0].person.ru in seen(pilot.app)


async def test_cards_of_the_phase_come_first_and_close_again() -> None:
    async with OneScreen(begun(), "en").run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+k")
        assert isinstance(pilot.app.screen, Cards)
        first = next(card for card in case().cards if card.phase == "briefing")
        shown = str(pilot.app.screen.query_one("#text", Static).visual)
        assert first.text.en in shown
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, BriefingScreen)


@pytest.mark.parametrize("name", ["cinema", "missed-flight"])
@pytest.mark.parametrize(("language", "words"), [("en", "Where from: "), ("ru", "Откуда: ")])
async def test_every_card_fits_with_where_it_comes_from(language: Language, words: str, name: str) -> None:
    scenario = load_scenario(name)
    game = OneScreen(begun(language=language, scenario=scenario), language)
    async with game.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+k")
        cards = sorted(scenario.cards, key=lambda card: card.phase != "briefing")
        for card in cards:
            await pilot.pause()
            shown = str(pilot.app.screen.query_one("#text", Static).visual)
            assert shown.endswith(words + card.source.in_(language)), card.id
            assert pilot.app.screen.query_one("#card").max_scroll_y == 0, card.id
            await pilot.press("down")


@pytest.mark.parametrize("count", [1, 2, 13, 60])
async def test_bars_of_any_number_keep_within_their_width(count: int) -> None:
    values = [float(number % 7) - 1 for number in range(count)]
    bars = Bars(values, [f"month {number}" for number in range(count)])

    class Alone(OneScreen):
        def enter(self) -> None:
            self.mount(bars)

    async with Alone(begun(), "en").run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert all(bars.render_line(y).cell_length == bars.size.width for y in range(bars.size.height))
    assert bars.table().plain.count("\n") == count - 1
