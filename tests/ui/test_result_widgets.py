"""Lists of lines after the reveal: nothing is wider than its room, bars stand where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from cinema_game.compared import Compared, arrow
from cinema_game.ui.widgets.dashboard import Figure, figures, widths
from cinema_game.ui.widgets.rows import Row, Rows, heading, sentence
from cinema_game.ui.widgets.voices import Said, spoken
from cinema_game.ui.widgets.walk import Walked, walked
from cinema_game.ui.widgets.waterfall import Part, bar, falling

ROOMS = st.integers(34, 170)
WORDS = st.text(st.sampled_from("ab ё[]/й—"), min_size=1, max_size=70)


@given(ROOMS, st.lists(st.tuples(WORDS, st.floats(-500, 500)), min_size=1, max_size=8))
def test_a_waterfall_stays_in_its_room(room: int, gains: list[tuple[str, float]]) -> None:
    parts = [Part("start", 10, "10", whole=True), *(Part(name, gain, f"{gain:+.1f}") for name, gain in gains)]
    assert all(row.content.cell_length <= room for row in falling(parts, room))


def test_a_bar_begins_where_the_one_before_it_ended() -> None:
    assert bar(0, 5, 0, 10, 20) == (0, 10)
    assert bar(5, 10, 0, 10, 20) == (10, 20)
    assert bar(10, 7.5, 0, 10, 20) == (15, 20)
    first, last = bar(10, 10, 0, 10, 20)
    assert last - first == 1


@given(ROOMS, WORDS, st.integers(1, 3))
def test_a_dashboard_stays_in_its_room_and_keeps_its_value(room: int, name: str, columns: int) -> None:
    compared = tuple(Compared("+1.2 pp", True, "↑") for _ in range(columns))
    row = Figure(name, "−22", "±2", compared, key="x")
    lines = list(figures([row], ["nothing"] * columns, room))
    assert all(line.content.cell_length <= room for line in lines)
    assert "−22" in lines[-1].content.plain


def test_intervals_give_way_first_then_the_last_comparisons() -> None:
    assert widths(76, 21, 3, interval=True).interval > 0
    narrow = widths(60, 21, 3, interval=True)
    assert (narrow.interval, narrow.shown) == (0, 3)
    assert widths(44, 30, 3, interval=True).shown < 3


@pytest.mark.parametrize(("change", "sign"), [(0.2, "↑"), (-0.2, "↓"), (0.0, "="), (0.01, "=")])
def test_an_arrow_needs_a_change_worth_it(change: float, sign: str) -> None:
    assert arrow(change, 0.05) == sign


@given(ROOMS, WORDS, WORDS)
def test_voices_and_steps_stay_in_their_room(room: int, words: str, who: str) -> None:
    assert all(r.content.cell_length <= room for r in spoken(Said(words, who[:25], "▲", ""), room, new=True))
    step = Walked("a", words, 0.5, float("nan"), -0.4, 0.2, who)
    wide = max(room, 70)
    assert all(r.content.cell_length <= wide for r in walked([step], wide))


class Listed(App[None]):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Rows(lambda width: self.rows, scrolls=True)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.opened.append(message.key)


async def test_arrows_go_from_item_to_item_and_enter_opens() -> None:
    rows = [*heading("Head"), Row(Content("a"), "a"), Row(Content("still a"), "a"), Row(Content("b"), "b")]
    game = Listed(rows)
    async with game.run_test(size=(40, 10)) as pilot:
        await pilot.press("tab", "enter", "down", "enter", "down", "enter", "up", "enter")
        assert game.opened == ["a", "b", "b", "a"]


async def test_lines_that_cannot_be_opened_are_scrolled_to_the_last() -> None:
    game = Listed(
        [Row(Content("first"), "first"), *sentence("word " * 200, 38), Row(Content("last"), "last")]
    )
    async with game.run_test(size=(40, 8)) as pilot:
        await pilot.press("tab")
        for _ in range(20):
            await pilot.press("down")
        listed = game.query_one(Rows)
        assert listed.cursor == "last"
        assert game.query_one(VerticalScroll).scroll_offset.y > 10


async def test_a_click_goes_there_and_a_second_one_opens() -> None:
    game = Listed([Row(Content("a"), "a"), Row(Content("b"), "b")])
    async with game.run_test(size=(40, 10)) as pilot:
        await pilot.click(Rows, offset=(5, 1))
        assert game.query_one(Rows).cursor == "b"
        await pilot.click(Rows, offset=(5, 1))
        assert game.opened == ["b"]
